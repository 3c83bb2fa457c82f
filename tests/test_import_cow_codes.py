"""What the yearly codes of Correlates of War mean, in small files: each code, each gap, and each odd line."""

import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from regional.errors import RegionalError
from tests.conftest import run_command
from tests.datasets import rows
from tests.imports import take

HEADING = "ionum,ioname,orgname,year,kazakhstan,sdate"


@pytest.fixture
def database(tmp_path: Path, actors: Path) -> Path:
    """A copy of the actors of the record."""
    return Path(shutil.copy(actors, tmp_path / "regional.db"))


def year_file(path: Path, *lines: str, heading: str = HEADING) -> Path:
    path.write_text("\n".join([heading, *lines, ""]), encoding="utf-8")
    return path


def cells(path: Path, codes: str, first: int) -> Path:
    """An organization of which Kazakhstan has these codes, year by year, in a file that goes on until 2014."""
    lines = (f"9998.0,NEW,New Org,{year}.0,{code},{first}.0" for year, code in enumerate(codes.split(","), first))
    return year_file(path, *lines, "4115.0,SCO,Other,2014.0,0.0,1996.0")


def spells(database: Path, columns: str = "status, start_date, end_date") -> list[tuple[Any, ...]]:
    told = "FROM memberships WHERE dataset_id = 'cow-igo' ORDER BY start_date, member_id"
    return rows(database, f"SELECT {columns} {told}")


@pytest.mark.parametrize(
    ("codes", "first", "told"),
    [
        ("1,1,1", 2000, [("member", "2000", "[2002..2003-01-01]")]),
        ("1.0,2.0,3.0", 2000, [
            ("member", "2000", "[2000..2001-01-01]"),
            ("associate", "2001", "[2001..2002-01-01]"),
            ("observer", "2002", "[2002..2003-01-01]"),
        ]),
        ("1,0,1", 2000, [("member", "2000", "[2000..2001-01-01]"), ("member", "2002", "[2002..2003-01-01]")]),
        ("1,-9,-9,1", 2000, [
            ("member", "2000", "[2000..2003-01-01]"),
            ("member", "[2001..2003]", "[2003..2004-01-01]"),
        ]),
        ("1,-9,0", 2000, [("member", "2000", "[2000..2002-01-01]")]),
        ("0,-9,1", 2000, [("member", "[2001..2002]", "[2002..2003-01-01]")]),
        ("1,-9", 2000, [("member", "2000", "[2000..]")]),
        ("1,1,", 2000, [("member", "2000", "[2001..2002-01-01]")]),
        ("NA,,1", 2000, [("member", "2002", "[2002..2003-01-01]")]),
        ("0,-1,-9,NA", 2000, []),
        ("1,1", 2013, [("member", "2013", None)]),
        ("1,0", 2013, [("member", "2013", "[2013..2014-01-01]")]),
        ("1,-9", 2013, [("member", "2013", "[2013..]")]),
    ],
)  # fmt: skip
def test_codes_become_spells(
    database: Path, tmp_path: Path, codes: str, first: int, told: list[tuple[str, str, str | None]]
) -> None:
    report = take(database, "cow-igo", cells(tmp_path / "years.csv", codes, first))
    assert spells(database) == told
    assert report.noted == {"an organization that is not recorded yet": 1}


def test_a_year_without_a_row_is_not_known(database: Path, tmp_path: Path) -> None:
    lines = [f"9998.0,NEW,New Org,{year}.0,1.0,2000.0" for year in (2000, 2003)]
    take(database, "cow-igo", year_file(tmp_path / "years.csv", *lines))
    assert spells(database) == [
        ("member", "2000", "[2000..2003-01-01]"),
        ("member", "[2001..2003]", None),
    ]


def test_a_code_that_its_authors_do_not_have_is_noted(database: Path, tmp_path: Path) -> None:
    report = take(database, "cow-igo", cells(tmp_path / "years.csv", "1,7,0", 2000))
    assert report.noted["a code that its authors do not use: taken as missing"] == 1
    assert spells(database) == [("member", "2000", "[2000..2002-01-01]")]


def test_a_column_of_no_state_is_noted(database: Path, tmp_path: Path) -> None:
    path = cells(tmp_path / "years.csv", "1,1", 2000)
    path.write_text(path.read_text(encoding="utf-8").replace("kazakhstan", "atlantis"), encoding="utf-8")
    report = take(database, "cow-igo", path)
    assert report.noted["no state is known for the column atlantis"] == 1
    assert report.read == 3
    assert spells(database) == []


def test_years_that_go_back_are_skipped_with_their_reason(database: Path, tmp_path: Path) -> None:
    years = ("2000.0", "2001.0", "2001.0", "1999.0", "MMII", "0018", "2002.0", "2003.0")
    lines = [f"9998.0,NEW,New Org,{year},1.0,2000.0" for year in years]
    path = year_file(tmp_path / "years.csv", *lines)
    assert take(database, "cow-igo", path).lines() == [
        ("read", 8, ""),
        ("skipped: its year comes after a later one, or twice", 2, f"{path}:4"),
        ("skipped: its year is not one from 1815 on", 2, f"{path}:6"),
        ("noted: an organization that is not recorded yet", 1, f"{path}:2"),
    ]
    assert spells(database) == [("member", "2000", None)]


def test_an_organization_of_the_record_is_known_by_its_number(database: Path, tmp_path: Path) -> None:
    """Coded from 1996, as the Shanghai Five: the record has it from 2001, so the spell says whose it is."""
    lines = [f"4115.0,Other,Other name,{year}.0,1.0,1996.0" for year in (1996, 1997)]
    report = take(database, "cow-igo", year_file(tmp_path / "years.csv", *lines))
    assert report.lines() == [("read", 2, "")]
    assert spells(database, "organization_id, member_id, start_date, note") == [
        ("SCO", "KAZ", "1996", "So this dataset has it; by the others SCO began later or ended earlier.")
    ]
    assert run_command("--database", database, "check").status == 0


def test_an_acronym_that_somebody_else_has_gets_another_id(database: Path, tmp_path: Path) -> None:
    lines = [f"{number}.0,SCO,School Co-operation,2000.0,1.0,2000.0" for number in (9998, 9999)]
    take(database, "cow-igo", year_file(tmp_path / "years.csv", *lines))
    assert spells(database, "organization_id") == [("COW-SCO",), ("COW-SCO-9999",)]


@pytest.mark.parametrize(
    ("acronym", "name", "names"),
    [
        ("BIONET", "BIONET", [("en", "BIONET"), ("und", "BIONET")]),
        ("New Org", "The New Org", [("en", "The New Org"), ("und", "NEW-ORG"), ("und", "New Org")]),
        ("NEW", "", [("en", "NEW"), ("und", "NEW")]),
    ],
)
def test_an_organization_has_its_name_in_english_and_its_acronym_in_no_language(
    database: Path, tmp_path: Path, acronym: str, name: str, names: list[tuple[str, str]]
) -> None:
    take(database, "cow-igo", year_file(tmp_path / "years.csv", f"9998.0,{acronym},{name},2000.0,1.0,2000.0"))
    told = "SELECT language, name FROM names WHERE dataset_id = 'cow-igo' ORDER BY language, name"
    assert rows(database, told) == names
    (actor,) = rows(database, "SELECT id FROM actors WHERE dataset_id = 'cow-igo'")
    for _, each in names:
        resolved = run_command("--database", database, "resolve", each, "-f", "ids")
        assert set(resolved.stdout.splitlines()) == set(actor)


@pytest.mark.parametrize("between", [",", "\t", ";"])
@pytest.mark.parametrize("last", [(2005, None), (2014, "3.0"), (2020, None)])
def test_the_end_of_the_data_is_nobody_s_exit(
    database: Path, tmp_path: Path, between: str, last: tuple[int, str | None]
) -> None:
    year, version = last
    lines = [
        f"SCO,Shanghai Cooperation Organization,{each},1,{int(each < year)},1996,4115" for each in (year - 1, year)
    ]
    heading = "ioname,orgname,year,kazakhstan,russia,sdate,ionum"
    path = year_file(tmp_path / "igo.csv", *lines, heading=heading)
    path.write_text(path.read_text(encoding="utf-8").replace(",", between), encoding="utf-8")
    assert take(database, "cow-igo", path).lines() == [("read", 2, "")]
    assert spells(database, "member_id, start_date, end_date") == [
        ("KAZ", f"{year - 1}", None),
        ("RUS", f"{year - 1}", f"[{year - 1}..{year}-01-01]"),
    ]
    about = rows(database, "SELECT version, as_of FROM datasets WHERE id = 'cow-igo'")
    assert about == [(version, f"{year}-12-31")]


def test_of_two_files_the_shorter_leaves_open_what_came_later(database: Path, tmp_path: Path) -> None:
    shorter = year_file(tmp_path / "1.csv", "9998,NEW,New Org,2005,1,2000", "9997,OLD,Old Org,1950,1,1950")
    longer = year_file(tmp_path / "2.csv", "9999,LAST,Last Org,2014,1,2000")
    take(database, "cow-igo", shorter, longer)
    assert spells(database, "organization_id, end_date") == [
        ("OLD", "[1950..1951-01-01]"),
        ("NEW", "[2005..]"),
        ("LAST", None),
    ]
    assert rows(database, "SELECT as_of FROM datasets WHERE id = 'cow-igo'") == [("2014-12-31",)]


def test_a_state_year_file_tells_the_same(database: Path, tmp_path: Path) -> None:
    lines = [f"705.0,{year}.0,kazakhstan,{sco},{new}" for year, sco, new in [(1996, 1, -1), (1997, 1, 0), (1998, 0, 3)]]
    path = year_file(tmp_path / "years.csv", *lines, heading="ccode,year,state,sco,new")
    assert take(database, "cow-igo", path).read == 3
    assert spells(database, "organization_id, status, start_date, end_date") == [
        ("SCO", "member", "1996", "[1997..1998-01-01]"),
        ("NEW", "observer", "1998", None),
    ]


def test_a_pair_that_is_told_twice_is_refused(database: Path, tmp_path: Path) -> None:
    files = [cells(tmp_path / f"{name}.csv", "1,1", 2000) for name in ("one", "two")]
    before = database.read_bytes()
    with pytest.raises(RegionalError) as refused:
        take(database, "cow-igo", *files)
    assert str(refused.value) == (
        f"{files[1]}:2: NEW and kazakhstan appear a second time:"
        " sort the rows, or import each file as a --dataset of its own"
    )
    assert database.read_bytes() == before


def test_two_columns_that_are_one_state_in_one_year_are_refused(database: Path, tmp_path: Path) -> None:
    heading = HEADING.replace("kazakhstan", "germany,wgermany")
    path = year_file(tmp_path / "years.csv", "9998,NEW,New Org,2000,1,1,2000", heading=heading)
    line = f"{path}:2: NEW and DEU are in wgermany and in another column: leave out one of the two"
    with pytest.raises(RegionalError, match=re.escape(line)):
        take(database, "cow-igo", path)
