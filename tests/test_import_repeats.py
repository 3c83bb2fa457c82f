"""Lines that come again: what says the same is one event, what says something else keeps an id of its own."""

from pathlib import Path

import pytest

from regional.importers import event_ids
from regional.seeds.loader import load
from tests.datasets import BLOCS, ENGINES, new_location, rows, write
from tests.imports import gdelt_file, icews_file, take

REPEATED = "repeated: it says the same as a line before it"
NUMBERED = "noted: an id that another event has: a number is added"


@pytest.fixture(params=ENGINES)
def blocs(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A database of the dataset `blocs`."""
    location = new_location(request, tmp_path)
    load([write(tmp_path / "blocs", BLOCS)], location)
    return location


def test_a_line_that_says_the_same_is_one_event_and_any_difference_another(blocs: str, tmp_path: Path) -> None:
    others = [
        {"Event Date": "2018-06-02"},
        {"Event Text": "Meet"},
        {"CAMEO Code": "041"},
        {"Intensity": "-4.4"},
        {"Target Name": "Citizen"},
        {"Target Country": "Uzbekistan"},
        {"City": "Almaty"},
        {"Country": "Uzbekistan", "City": "NA"},
        {"Story ID": "475"},
    ]
    once = icews_file(tmp_path / "once.tab", {}, *others)
    again = icews_file(tmp_path / "again.tab", *reversed([{}, *others]), {}, others[3])
    report = take(blocs, "icews", once, again)
    assert [what for what in report.lines() if what[0] in (REPEATED, NUMBERED)] == [
        (REPEATED, len(others) + 3, f"{again}:2"),
        (NUMBERED, len(others), f"{once}:3"),
    ]
    assert rows(blocs, "SELECT count(*) FROM events") == [(len(others) + 1,)]


def test_a_number_is_added_once_also_if_it_was_forgotten_which(
    blocs: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(event_ids, "_REMEMBERED", 1)
    says = [("1", "A"), ("1", "B"), ("2", "A"), ("2", "B"), ("1", "C")]
    take(blocs, "icews", icews_file(tmp_path / "x.tab", *({"Event ID": id_, "Event Text": text} for id_, text in says)))
    ids = [f"icews-{number}" for number in ("1", "1-2", "1-3", "2", "2-2")]
    assert rows(blocs, "SELECT id FROM events ORDER BY id") == [(id_,) for id_ in ids]


def test_the_same_file_twice_brings_it_once(blocs: str, tmp_path: Path) -> None:
    """It is longer than what is looked up at once."""
    count = 6_000
    path = icews_file(tmp_path / "events.tab", *({"Event ID": str(number)} for number in range(count)))
    assert take(blocs, "icews", path, path).lines()[:2] == [("read", 2 * count, ""), (REPEATED, count, f"{path}:2")]
    assert rows(blocs, "SELECT count(*), count(DISTINCT id) FROM events") == [(count, count)]


def test_an_export_that_holds_an_event_of_another_is_told(blocs: str, tmp_path: Path) -> None:
    first = gdelt_file(tmp_path / "1.CSV", {}, {0: "2"})
    second = gdelt_file(tmp_path / "2.CSV", {0: "2"}, {0: "3"})
    before = gdelt_file(tmp_path / "0.CSV", {0: "1"}, {0: "0"})
    assert take(blocs, "gdelt", first, second, before).lines()[:2] == [("read", 6, ""), (REPEATED, 2, f"{second}:1")]
    assert rows(blocs, "SELECT id FROM events ORDER BY id") == [(f"gdelt-{number}",) for number in range(4)]
