"""Each year of small files of Correlates of War, and the spells that come of it: one import for many lines."""

from pathlib import Path

import pytest

from regional.errors import RegionalError
from tests.datasets import rows
from tests.import_world import database, said, take, world

__all__ = ["database", "world"]  # fixtures, for pytest to find

IGO = "ionum,ioname,orgname,year,rus,cz,sdate"


def spells(
    database: Path, dataset: str, columns: str = "organization_id, member_id, status, start_date, end_date"
) -> list[str]:
    query = f"SELECT {columns} FROM memberships WHERE dataset_id = :dataset ORDER BY rowid"  # noqa: S608
    return [
        " ".join("-" if value is None else str(value) for value in row)
        for row in rows(database, query, dataset=dataset)
    ]


def year_file(path: Path, *lines: str, heading: str = IGO) -> Path:
    path.write_text("\n".join([heading, *lines, ""]), encoding="utf-8")
    return path


def test_what_is_told_of_an_organization_that_is_not_recorded(database: Path, tmp_path: Path) -> None:
    path = year_file(
        tmp_path / "igo.csv",
        "9001,AB c,The A.B.C.,1950,0,1,1950",
        "9001,AB c,The A.B.C.,1951,0,1,1950",
        ",AB,No number,1951,1,1,1950",
        "9002,, ,1960.0,0,1.0,1960",
        "9003,NEW,Brand new,1992,0,1,1992",
        "9003,NEW,Brand new,1994,0,1,1992",
        "9004,AB c,A second one,1815,0,1,1815",
        "9004,AB c,A second one,1814,0,1,1815",
        "9005,Q,Quality Ê,1996,0,0,1996",
    )
    report, rejected = take(database, "cow-igo", path)
    assert spells(database, "cow-igo") == [
        "AB-C CSK member 1950 [1951..1952-01-01]",
        "9002 CSK member 1960 [1960..1961-01-01]",
        "COW-NEW CSK member 1992 [1992..1994-01-01]",
        "COW-NEW CZE member [1993..1994] [1994..1995-01-01]",
        "COW-AB-C CSK member 1815 [1815..1816-01-01]",
    ]
    assert (said(report, path), rejected) == (
        [
            "9 read",
            "1 skipped: its ionum is missing :4",
            "1 skipped: its year is not one from 1815 on :9",
            "5 noted: an organization that is not recorded yet :2",
        ],
        [",AB,No number,1951,1,1,1950\n", "9004,AB c,A second one,1814,0,1,1815\n"],
    )
    named = "SELECT actor_id, language, name FROM names WHERE dataset_id = 'cow-igo' ORDER BY actor_id, language, name"
    assert [" ".join(row) for row in rows(database, named)] == [
        *("9002 en 9002", "9002 und 9002"),
        *("AB-C en The A.B.C.", "AB-C und AB c", "AB-C und AB-C"),
        *("COW-AB-C en A second one", "COW-AB-C und AB c", "COW-AB-C und COW-AB-C"),
        *("COW-NEW en Brand new", "COW-NEW und COW-NEW", "COW-NEW und NEW"),
        *("Q en Quality", "Q und Q"),
    ]
    coded = "SELECT scheme, code, actor_id FROM codes WHERE dataset_id = 'cow-igo' ORDER BY code, scheme"
    assert [" ".join(row) for row in rows(database, coded)] == [
        *("cow-igo 9001 AB-C", "cow-igo 9002 9002", "cow-igo-name 9002 9002", "cow-igo 9003 COW-NEW"),
        *("cow-igo 9004 COW-AB-C", "cow-igo 9005 Q", "cow-igo-name ab c AB-C", "cow-igo-name ab c COW-AB-C"),
        *("cow-igo-name new COW-NEW", "cow-igo-name q Q"),
    ]
    claimed = "SELECT organization_id, start_date, end_date FROM claims WHERE dataset_id = 'cow-igo' ORDER BY 1"
    assert rows(database, claimed) == [
        ("9002", "1960-01-01", "1961-01-01"),
        ("AB-C", "1950-01-01", "1952-01-01"),
        ("COW-AB-C", "1815-01-01", "1816-01-01"),
        ("COW-NEW", "1992-01-01", "1995-01-01"),
        ("Q", "1996-01-01", None),
    ]
    about = "SELECT as_of, version FROM datasets WHERE id = 'cow-igo'"
    assert rows(database, about) == [("1996-12-31", None)]
    founded = "SELECT id, founding_date, classification FROM organizations AS o WHERE founding_date < '1995' ORDER BY 2"
    assert [row for row in rows(database, founded) if row[0] != "OLD"] == [
        *(("COW-AB-C", "1815", "igo"), ("AB-C", "1950", "igo"), ("9002", "1960", "igo"), ("COW-NEW", "1992", "igo")),
    ]


@pytest.mark.parametrize(
    ("years", "told"),
    [
        ("1990-1990", ["CSK 1990 [1990..1991-01-01]"]),
        ("1992-1993", ["CSK 1992 [1992..1993-01-01]", "CZE 1993 [1993..1994-01-01]"]),
        ("1994-1995", ["CZE 1994 [1995..1996-01-01]"]),
        ("1991-1996", ["CSK 1991 [1992..1993-01-01]", "CZE 1993 [1996..1997-01-01]"]),
    ],
)
def test_a_column_that_two_states_had_is_divided_at_mid_year(
    database: Path, tmp_path: Path, years: str, told: list[str]
) -> None:
    first, last = map(int, years.split("-"))
    lines = [f"9001,AB,A,{year},,1,1950" for year in range(first, last + 1)]
    take(database, "cow-igo", year_file(tmp_path / "igo.csv", *lines, "9002,B,B,2000,,,1950"))
    assert spells(database, "cow-igo", "member_id, start_date, end_date") == told


@pytest.mark.parametrize(
    ("heading", "missing"),
    [
        ("ionum,ioname,orgname,rus,sdate", "year"),
        ("ionum,ioname,orgname,year,rus", "sdate"),
        ("ionum,ioname,year,rus,sdate", "orgname"),
        ("ioname,orgname,year,rus,sdate", "ionum"),
        ("ionum,orgname,year,rus,sdate", "ccode"),
        ("ccode,year,new", "state"),
    ],
)
def test_a_file_without_a_column_is_refused(database: Path, tmp_path: Path, heading: str, missing: str) -> None:
    line = ",".join("2000" for _ in heading.split(","))
    path = year_file(tmp_path / "igo.csv", line, heading=heading)
    with pytest.raises(RegionalError) as refused:
        take(database, "cow-igo", path)
    assert str(refused.value) == f"{path}:1: there is no column '{missing}': is it a file of this kind?"


def test_the_years_of_states(database: Path, tmp_path: Path) -> None:
    path = year_file(
        tmp_path / "states.csv",
        "365,1990,cz,0,-1,1,NA",
        "365,1991,cz,1,-1,1,",
        "365,1992,cz,1,2,-9,0",
        "365,1994,cz,1,3,1,0",
        ",1994,cz,1,3,1,0",
        "366,9999,nowhere,1,3,1,0",
        "367,1994,nowhere,1,0,0,0",
        heading="ccode,year,state,one,two,three,four",
    )
    report, _ = take(database, "cow-igo", path)
    assert spells(database, "cow-igo", "organization_id, member_id, status, start_date, end_date") == [
        "ONE CSK member 1991 [1992..1993-01-01]",
        "ONE CZE member 1994 -",
        "TWO CSK associate 1992 [1992..1993-01-01]",
        "TWO CZE observer 1994 -",
        "THREE CSK member 1990 [1991..1993-01-01]",
        "THREE CZE member 1994 -",
    ]
    assert said(report, path) == [
        "7 read",
        "1 skipped: its ccode is missing :6",
        "1 skipped: its year is not one from 1815 on :7",
        "3 noted: an organization that is not recorded yet :2",
        "1 noted: no state is known for the column nowhere :8",
    ]
    founded = "SELECT id, name, founding_date FROM organizations WHERE id IN ('ONE', 'TWO', 'THREE') ORDER BY id"
    assert rows(database, founded) == [
        ("ONE", "ONE", "[..1990]"),
        ("THREE", "THREE", "[..1990]"),
        ("TWO", "TWO", "1992"),
    ]
    assert rows(database, "SELECT * FROM claims") == []
