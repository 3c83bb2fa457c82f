"""The state system list of Correlates of War: every spell comes back to the day, under the states of the record."""

import csv
import shutil
from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from regional.importers.cow_states import COLUMNS, OTHERS
from regional.seeds.loader import load
from tests.conftest import REFERENCE, Result, run_command
from tests.datasets import BLOCS, rows, write
from tests.imports import take

LIST = REFERENCE / "cow" / "states2016.csv"

with_the_list = pytest.mark.skipif(not LIST.exists(), reason="the reference data does not lie beside the project")

TOLD = (
    "SELECT c.locator, m.member_id, m.start_date, m.end_date FROM memberships AS m"
    " JOIN membership_citations AS c ON c.membership_id = m.id"
    " WHERE m.dataset_id = 'cow-states' AND m.organization_id = 'COW-STATE-SYSTEM' AND m.status = 'member'"
    " ORDER BY c.locator, m.start_date"
)
"""Under which number of the list a state was in the system, from a day until before another."""


def spells(told: Iterable[tuple[str, str, str, str | None]]) -> dict[str, list[tuple[str, str | None]]]:
    """The spells of each number, whoever had it: where one state followed another on one day, it was one spell."""
    found: dict[str, list[tuple[str, str | None]]] = defaultdict(list)
    for number, _, start, end in told:
        follows = found[number] and found[number][-1][1] == start
        found[number].append((found[number].pop()[0] if follows else start, end))
    return found


def printed() -> dict[str, list[tuple[str, str | None]]]:
    """The spells of each number as the list has them: its last day is the last day of a spell, or that of the list."""
    found: dict[str, list[tuple[str, str | None]]] = defaultdict(list)
    with LIST.open(encoding="utf-8", newline="") as file:
        for line in csv.DictReader(file):
            start, last = (
                date(*(int(line[f"{of}{part}"]) for part in ("year", "month", "day"))) for of in ("st", "end")
            )
            end = None if last == date(2016, 12, 31) else (last + timedelta(days=1)).isoformat()
            found[f"ccode {line['ccode']}"].append((start.isoformat(), end))
    return found


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory, record: Path) -> Path:
    """The record with the list beside it."""
    database = Path(shutil.copy(record, tmp_path_factory.mktemp("states") / "regional.db"))
    assert take(database, "cow-states", LIST).lines() == [("read", 243, "")]
    return database


@pytest.fixture(scope="module")
def loaded_alone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The list in a database that knows no state."""
    database = tmp_path_factory.mktemp("alone") / "regional.db"
    take(database, "cow-states", LIST)
    return database


@with_the_list
def test_every_spell_comes_back_to_the_day(loaded: Path) -> None:
    listed = printed()
    assert (len(listed), sum(map(len, listed.values()))) == (217, 243)
    assert spells(rows(loaded, TOLD)) == listed


@with_the_list
def test_every_spell_comes_back_without_the_record_too(loaded_alone: Path) -> None:
    assert spells(rows(loaded_alone, TOLD)) == printed()
    made = "SELECT count(*), sum(CASE WHEN kind = 'state' THEN 1 ELSE 0 END) FROM actors"
    assert rows(loaded_alone, made) == [(218, 217)]


@with_the_list
def test_no_state_is_made_that_the_record_has(loaded: Path) -> None:
    assert rows(loaded, "SELECT id, kind FROM actors WHERE dataset_id = 'cow-states'") == [
        ("COW-STATE-SYSTEM", "organization")
    ]


@with_the_list
@pytest.mark.parametrize(
    ("number", "told"),
    [
        ("705", [("KAZ", "1991-12-26", None)]),
        ("41", [("HTI", "1859-01-01", "1915-07-29"), ("HTI", "1934-08-15", None)]),
        (
            "365",
            [
                ("RUE", "1816-01-01", "1917-11-07"),
                ("RSF", "1917-11-07", "1922-12-30"),
                ("SUN", "1922-12-30", "1991-12-26"),
                ("RUS", "1991-12-26", None),
            ],
        ),
        ("265", [("DDR", "1954-03-25", "1990-10-03")]),
        ("679", [("YEM", "1990-05-22", None)]),
    ],
    ids=["Kazakhstan", "Haiti", "Russia", "East Germany", "Yemen"],
)
def test_a_spell_is_of_the_state_that_had_the_number(
    loaded: Path, number: str, told: list[tuple[str, str, str | None]]
) -> None:
    assert [tuple(row[1:]) for row in rows(loaded, TOLD) if row[0] == f"ccode {number}"] == told


@with_the_list
def test_two_states_of_one_number_are_never_in_the_system_at_once(loaded: Path) -> None:
    for before, after in pairwise(rows(loaded, TOLD)):
        assert before[0] != after[0] or (before[3] is not None and before[3] <= after[2])


@with_the_list
@pytest.mark.parametrize("database", ["loaded", "loaded_alone"])
def test_the_file_breaks_no_rule(database: str, request: pytest.FixtureRequest) -> None:
    path = request.getfixturevalue(database)
    checked = run_command("--database", path, "check")
    assert checked == Result("", f"regional: no problem in {path}\n", 0)


@with_the_list
def test_a_question_about_a_day_of_the_list(loaded: Path) -> None:
    asked = ("members", "COW-STATE-SYSTEM", "--dataset", "cow-states", "-f", "ids", "--on")
    listed = printed()
    for day in ("1816-01-01", "1938-03-12", "1945-05-08", "2016-12-31"):
        expected = sum(start <= day < (end or "9999") for told in listed.values() for start, end in told)
        assert len(run_command("--database", loaded, *asked, day).stdout.splitlines()) == expected, day


def list_file(path: Path, *lines: str) -> Path:
    path.write_text("\n".join([",".join([*COLUMNS, *OTHERS]), *lines, ""]), encoding="utf-8")
    return path


@pytest.fixture
def blocs(tmp_path: Path) -> Path:
    """A database of three states, of which one has the number 705."""
    database = tmp_path / "regional.db"
    codes = "scheme,code,actor_id\ncow,705,KAZ\n"
    load([write(tmp_path / "blocs", BLOCS | {"codes.csv": codes})], database)
    return database


def test_a_state_that_is_not_recorded_is_made_with_its_name_codes_and_life(blocs: Path, tmp_path: Path) -> None:
    path = list_file(
        tmp_path / "states.csv",
        "KZK,705,Kazakhstan,1991,12,16,2016,12,31,2016",
        "ATL,998,Atlantis,1900,1,1,1910,6,30,2016",
        "ATL,998,Atlantis,1920,2,29,1930,12,31,2016",
        "MUU,999,Mu,1950,5,1,2016,12,31,2016",
    )
    assert take(blocs, "cow-states", path).lines() == [
        ("read", 4, ""),
        ("noted: a state that is not recorded yet", 3, f"{path}:3"),
    ]
    assert rows(blocs, TOLD) == [
        ("ccode 705", "KAZ", "1991-12-16", None),
        ("ccode 998", "COW-ATL", "1900-01-01", "1910-07-01"),
        ("ccode 998", "COW-ATL", "1920-02-29", "1931-01-01"),
        ("ccode 999", "COW-MUU", "1950-05-01", None),
    ]
    made = "SELECT id, name, classification, start_date, end_date FROM states WHERE id LIKE 'COW-%' ORDER BY id"
    assert rows(blocs, made) == [
        ("COW-ATL", "Atlantis", "historical", "1900-01-01", "1931-01-01"),
        ("COW-MUU", "Mu", "un_member", "1950-05-01", None),
    ]
    codes = "SELECT scheme, code, actor_id FROM codes WHERE dataset_id = 'cow-states' ORDER BY code"
    assert rows(blocs, codes) == [
        ("cow", "998", "COW-ATL"),
        ("cow", "999", "COW-MUU"),
        ("cow-abbreviation", "ATL", "COW-ATL"),
        ("cow-abbreviation", "MUU", "COW-MUU"),
    ]
    assert run_command("--database", blocs, "resolve", "Atlantis", "-f", "ids").stdout == "COW-ATL\n"
    assert run_command("--database", blocs, "check").status == 0


def test_two_new_states_with_one_abbreviation_are_two(blocs: Path, tmp_path: Path) -> None:
    lines = ("MUU,999,Mu,1950,1,1,2016,12,31,2016", "MUU,998,Lemuria,1900,1,1,1910,6,30,2016")
    take(blocs, "cow-states", list_file(tmp_path / "states.csv", *lines))
    states = "SELECT s.id, s.name FROM states AS s JOIN actors AS a ON a.id = s.id WHERE a.dataset_id = 'cow-states'"
    assert sorted(rows(blocs, states)) == [("COW-MUU", "Mu"), ("COW-MUU-998", "Lemuria")]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("MUU,999,Mu,1950,2,30,2016,12,31,2016", "its days are no days of the calendar"),
        ("MUU,999,Mu,,1,1,2016,12,31,2016", "its days are no days of the calendar"),
        ("MUU,999,Mu,1950,1,1,9999,12,31,2016", "it ends after the list does"),
        (",999,Mu,1950,1,1,2016,12,31,2016", "its abbreviation, number or name is missing"),
        ("MUU,999, ,1950,1,1,2016,12,31,2016", "its abbreviation, number or name is missing"),
        ("MUU,999,Mu,1815,12,31,2016,12,31,2016", "it starts before the list does"),
        ("MUU,999,Mu,1950,1,1,1940,1,1,2016", "it ends before it starts, or is not after the one before it"),
        ("ATL,998,Atlantis,1905,1,1,1908,1,1,2016", "it ends before it starts, or is not after the one before it"),
    ],
)
def test_a_line_that_makes_no_spell_is_skipped_with_its_reason(
    blocs: Path, tmp_path: Path, line: str, reason: str
) -> None:
    path = list_file(tmp_path / "states.csv", "ATL,998,Atlantis,1900,1,1,1910,6,30,2016", line)
    report = take(blocs, "cow-states", path)
    assert (report.read, report.skipped, str(report.first[reason])) == (2, {reason: 1}, f"{path}:3")
    assert rows(blocs, TOLD) == [("ccode 998", "COW-ATL", "1900-01-01", "1910-07-01")]


UNTIL_2008 = "B,2,B,1950,1,1,2008,2,16,"
ENDED = "2008-02-17"


@pytest.mark.parametrize(
    ("line", "about", "end"),
    [
        ("A,1,A,1950,1,1,2011,12,31,2011", ("2011", "2011-12-31"), None),
        ("A,1,A,1950,1,1,1999,5,1,2016", ("2016", "2016-12-31"), "1999-05-02"),
        ("A,1,A,1950,1,1,2020,6,30,", (None, "2020-06-30"), None),
        ("A,1,A,1950,1,1,2024,12,31,v2024", (None, "2024-12-31"), None),
    ],
)
def test_a_list_tells_its_version_and_until_when_it_reaches(
    blocs: Path, tmp_path: Path, line: str, about: tuple[str | None, str], end: str | None
) -> None:
    take(blocs, "cow-states", list_file(tmp_path / "states.csv", line, UNTIL_2008))
    assert rows(blocs, "SELECT version, as_of FROM datasets WHERE id = 'cow-states'") == [about]
    assert [until for *_, until in rows(blocs, TOLD)] == [end, ENDED]
