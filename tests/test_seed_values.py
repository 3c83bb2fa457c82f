"""Numbers and lists in the cells of a seed file: what fits is stored as it is, what does not is told with its line."""

from pathlib import Path

import pytest

from regional.seeds.loader import load
from regional.seeds.problems import SeedError
from tests.datasets import BLOCS, rows, write

EVENTS = "id,title,kind,start_date,amount,currency,intensity,citations\n"


def event(folder: Path, amount: str = "", intensity: str = "", citations: str = "archive") -> Path:
    currency = "EUR" if amount else ""
    line = f"it,It,other,2001,{amount},{currency},{intensity},{citations}\n"
    return write(folder / "mine", {"sources.csv": BLOCS["sources.csv"], "events.csv": EVENTS + line})


@pytest.mark.parametrize("amount", ["0", "-1", "999999999999999999", "-999999999999999999"])
def test_a_whole_number_of_eighteen_digits_fits(tmp_path: Path, amount: str) -> None:
    load([event(tmp_path, amount=amount)], tmp_path / "regional.db")
    assert rows(tmp_path / "regional.db", "SELECT amount FROM events") == [(int(amount),)]


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"amount": "1000000000000000000"}, "amount '1000000000000000000' is not a whole number, such as 31000000"),
        ({"amount": "1.5"}, "amount '1.5' is not a whole number, such as 31000000"),
        ({"amount": "--1"}, "amount '--1' is not a whole number, such as 31000000"),
        ({"intensity": "1e999"}, "intensity '1e999' is not a number, such as -6.5"),
        ({"intensity": "-1e999"}, "intensity '-1e999' is not a number, such as -6.5"),
        ({"intensity": "nan"}, "intensity 'nan' is not a number, such as -6.5"),
    ],
)
def test_what_does_not_fit_is_told(tmp_path: Path, cells: dict[str, str], said: str) -> None:
    with pytest.raises(SeedError) as caught:
        load([event(tmp_path, **cells)], tmp_path / "regional.db")
    assert [line.partition("events.csv:2: ")[2] for line in str(caught.value).splitlines()] == [said]


@pytest.mark.parametrize(
    "citations", ["archive; archive page 2", "archive;;archive page 2", ";archive ; archive page 2;"]
)
def test_nothing_between_two_semicolons_is_no_item(tmp_path: Path, citations: str) -> None:
    load([event(tmp_path, citations=citations)], tmp_path / "regional.db")
    cited = "SELECT source_id, locator FROM event_citations ORDER BY locator"
    assert rows(tmp_path / "regional.db", cited) == [("archive", ""), ("archive", "page 2")]
