"""What is asked in parts, because a statement takes so many values at most, says what it says at once."""

from collections.abc import Iterator

import pytest

from regional.database.reader import Reader
from regional.database.reading import reading
from regional.questions.evidence import sources
from regional.questions.pivot import pivoted
from regional.questions.remarks import remarks
from regional.questions.rows import Rows
from regional.seeds.loader import load
from tests.datasets import BLOCS, write

FACTS = [
    "CSTO/KAZ/member/2002-10-07/blocs",
    "CSTO/UZB/member/2006-08-16/blocs",
    "SCO/KAZ/member/2001-06-15/blocs",
    "SCO/RUS/member/2001-06-15/blocs",
]


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    folder = tmp_path_factory.mktemp("parts")
    heading, *lines = BLOCS["memberships.csv"].splitlines()
    noted = "\n".join([f"{heading},note", *(f"{line},note {number}" for number, line in enumerate(lines)), ""])
    load([write(folder / "blocs", BLOCS | {"memberships.csv": noted})], folder / "regional.db")
    with reading(folder / "regional.db") as opened:
        yield opened


@pytest.mark.parametrize("most", [1, 2, 3, 4, 5])
def test_citations_and_notes_are_all_found(reader: Reader, monkeypatch: pytest.MonkeyPatch, most: int) -> None:
    monkeypatch.setattr("regional.questions.evidence._AT_ONCE", most)
    monkeypatch.setattr("regional.questions.remarks._AT_ONCE", most)
    asked = [[fact] for fact in FACTS]
    assert sources(reader, asked).texts() == ["archive"] * 4
    assert remarks(reader, asked) == [["note 2"], ["note 3"], ["note 0"], ["note 1"]]


def test_what_several_facts_of_a_row_rest_on_is_said_once(reader: Reader) -> None:
    found = sources(reader, [FACTS, []])
    assert (found.texts(), found.marks()) == (["archive", ""], ["[1]", ""])
    assert remarks(reader, [[FACTS[0], FACTS[0]], []]) == [["note 2"], []]


def test_a_row_that_has_nothing_but_a_heading_is_a_column_and_no_row() -> None:
    told = Rows(
        ["state", "name", "year", "status"],
        [("KAZ", None, 2001, "member"), (None, None, 2002, None), ("KAZ", None, 2001, "x")],
        [["a"], [], ["b"]],
    )
    made = pivoted(told, "year", "status")
    assert (made.columns, made.rows, made.facts) == (
        ["state", "name", "2001", "2002"],
        [("KAZ", None, "member/x", None)],
        [[["a"], ["b"]]],
    )
