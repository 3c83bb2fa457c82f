"""Each line of small lists of the state system, and the states and spells that come of it."""

from pathlib import Path

import pytest

from regional.errors import RegionalError
from tests.datasets import rows
from tests.import_world import database, said, take, world
from tests.test_import_years import spells, year_file

__all__ = ["database", "world"]  # fixtures, for pytest to find

SYSTEM = "stateabb,ccode,statenme,styear,stmonth,stday,endyear,endmonth,endday,version"


def test_the_states_of_the_system(database: Path, tmp_path: Path) -> None:
    path = year_file(
        tmp_path / "states.csv",
        "RUS,365,Russia,1816,1,1,2016,12,31,2016",
        "SDN,625,Sudan,1956,1,1,2016,12,30,2016",
        "CON,625,Sudan again,1960,1,1,2016,12,31,2016",
        " ATL ,900, Atlantis ,1816,1,1,1850,2,28,2016",
        "ATL,900,Atlantis,1850,3,1,1850,3,1,2016",
        "ATL,900,Atlantis,1850,3,1,1851,3,1,2016",
        "A T/L,901,Other Atlantis,1900,1,1,2016,12,31,2016",
        "KOS,347,Kosovo,2008,2,17,2016,12,31,2016",
        "TAW,713,Taiwan,1949,12,8,2016,12,31,2016",
        "KO,348,Montenegro,2006,6,3,2016,12,31,2016",
        "X,902,X,1815,12,31,2016,12,31,2016",
        "X,902,X,1900,1,2,1900,1,1,2016",
        "X,902,X,1900,1,1,2020,1,1,2016",
        "X,902,X,1900,13,1,2016,12,31,2016",
        "X,902,,1900,1,1,2016,12,31,2016",
        "X,,X,1900,1,1,2016,12,31,2016",
        ",902,X,1900,1,1,2016,12,31,2016",
        *(f"N,{number},N{number},1900,1,1,1900,1,1,2016" for number in (906, 907)),
        heading=SYSTEM,
    )
    report, rejected = take(database, "cow-states", path, last_day="2020-01-01")
    assert spells(database, "cow-states", "member_id, status, start_date, end_date") == [
        "SUN member 1816-01-01 1991-12-26",
        "RUS member 1991-12-26 -",
        "SDN member 1956-01-01 2016-12-31",
        "COW-ATL member 1816-01-01 1850-03-01",
        "COW-ATL member 1850-03-01 1850-03-02",
        "COW-A-T-L member 1900-01-01 -",
        "COW-KOS member 2008-02-17 -",
        "COW-TAW member 1949-12-08 -",
        "COW-KO member 2006-06-03 -",
        "COW-N member 1900-01-01 1900-01-02",
        "COW-N-907 member 1900-01-01 1900-01-02",
    ]
    twice = "it ends before it starts, or is not after the one before it"
    assert said(report, path) == [
        "19 read",
        f"3 skipped: {twice} :4",
        "1 skipped: it starts before the list does :12",
        "1 skipped: it ends after the list does :14",
        "1 skipped: its days are no days of the calendar :15",
        "3 skipped: its abbreviation, number or name is missing :16",
        "8 noted: a state that is not recorded yet :5",
    ]
    assert len(rejected) == 9
    made = "SELECT s.id, name, classification, start_date, end_date FROM states AS s JOIN actors AS a ON a.id = s.id"
    assert rows(database, f"{made} WHERE dataset_id = 'cow-states' ORDER BY s.id") == [
        ("COW-A-T-L", "Other Atlantis", "un_member", "1900-01-01", None),
        ("COW-ATL", "Atlantis", "historical", "1816-01-01", "1850-03-02"),
        ("COW-KO", "Montenegro", "un_member", "2006-06-03", None),
        ("COW-KOS", "Kosovo", "partially_recognized", "2008-02-17", None),
        ("COW-N", "N906", "historical", "1900-01-01", "1900-01-02"),
        ("COW-N-907", "N907", "historical", "1900-01-01", "1900-01-02"),
        ("COW-TAW", "Taiwan", "partially_recognized", "1949-12-08", None),
    ]
    system = "SELECT id, name, classification, founding_date FROM organizations WHERE id = 'COW-STATE-SYSTEM'"
    assert rows(database, system) == [
        ("COW-STATE-SYSTEM", "State system of Correlates of War", "association", "1816-01-01")
    ]
    cited = "SELECT locator FROM membership_citations WHERE membership_id LIKE '%COW-KOS%'"
    assert rows(database, cited) == [("ccode 347",)]
    assert rows(database, "SELECT as_of, version FROM datasets WHERE id = 'cow-states'") == [("2016-12-31", "2016")]


@pytest.mark.parametrize(
    ("lists", "last_day", "about"),
    [
        (("1999-05-01 -", "2008-02-16 -"), "9999-12-31", ("2008-02-16", None)),
        (("1999-05-01 -", "2008-02-16 -"), "2008-02-16", ("1999-05-01", None)),
        (("1999-05-01 -", "2008-02-16 -"), "2008-02-17", ("2008-02-16", None)),
        (("1999-05-01 2004", "2004-02-16 2008"), "9999-12-31", ("2008-12-31", "2008")),
        (("1999-05-01 2004", "2004-02-16 20081"), "9999-12-31", ("2004-12-31", "2004")),
        (("1999-05-01 2004", "2004-02-16 3008"), "9999-12-31", ("2004-12-31", "2004")),
        (("1999-05-01 2004", "2005-02-16 2004"), "9999-12-31", ("2005-02-16", "2004")),
    ],
)
def test_until_when_a_list_reaches(
    database: Path, tmp_path: Path, lists: tuple[str, str], last_day: str, about: tuple[str, str | None]
) -> None:
    lines = [
        f"{name},90{name},{name},1900,1,1,{end.replace('-', ',')},{version}"
        for name, (end, version) in zip("12", (each.split() for each in lists), strict=True)
    ]
    take(database, "cow-states", year_file(tmp_path / "states.csv", *lines, heading=SYSTEM), last_day=last_day)
    assert rows(database, "SELECT as_of, version FROM datasets WHERE id = 'cow-states'") == [about]


@pytest.mark.parametrize("column", SYSTEM.split(",")[:-1])
def test_a_list_without_a_column_is_refused(database: Path, tmp_path: Path, column: str) -> None:
    heading = ",".join(name for name in SYSTEM.split(",") if name != column)
    path = year_file(tmp_path / "states.csv", heading=heading)
    with pytest.raises(RegionalError) as refused:
        take(database, "cow-states", path)
    assert str(refused.value) == f"{path}:1: there is no column '{column}': is it a file of this kind?"
