"""What an import brings keeps to what holds for a load: keys, spells, names, references and rules."""

from pathlib import Path

import pytest

from regional.seeds.loader import load
from tests.conftest import Result, run_command
from tests.datasets import BLOCS, ENGINES, contents, copy_actors, new_location, rows, write
from tests.imports import icews_file, speech_file, take

STATES = "stateabb,ccode,statenme,styear,stmonth,stday,endyear,endmonth,endday,version"
YEARS = "ionum,ioname,orgname,year,kazakhstan,uzbekistan,sdate"
CODES = "scheme,code,actor_id,start_date,end_date\ncow,1,KAZ,,\ncow,2,KAZ,,\ncow-column,kazakhstan,KAZ,,\n"


@pytest.fixture(params=ENGINES)
def blocs(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A database of the dataset `blocs`, in which Kazakhstan has two numbers and one column."""
    location = new_location(request, tmp_path)
    load([write(tmp_path / "blocs", BLOCS | {"codes.csv": f"{CODES}cow-column,uzbekistan,UZB,,\n"})], location)
    return location


def lines(path: Path, *said: str) -> Path:
    path.write_text("\n".join([*said, ""]), encoding="utf-8")
    return path


def test_a_state_under_two_numbers_has_no_two_spells_at_once(blocs: str, tmp_path: Path) -> None:
    path = lines(
        tmp_path / "states.csv",
        STATES,
        "KAZ,1,Kazakhstan,1992,1,1,2000,12,31,2016",
        "KZK,2,Kazakhstan,1999,1,1,2003,12,31,2016",
        "KZL,2,Kazakhstan,2004,1,1,2016,12,31,2016",
    )
    skipped = "skipped: its state has another line for the same time, under another number"
    assert take(blocs, "cow-states", path).lines() == [("read", 3, ""), (skipped, 1, f"{path}:3")]
    spells = "SELECT start_date, end_date FROM memberships WHERE dataset_id = 'cow-states' ORDER BY 1"
    assert rows(blocs, spells) == [("1992-01-01", "2001-01-01"), ("2004-01-01", None)]


def test_two_columns_of_one_state_that_overlap_are_refused_with_the_line(blocs: str, tmp_path: Path) -> None:
    """The one is in from 1995 on, the other from 1996: two spells, of which neither has the key of the other."""
    load([write(tmp_path / "blocs", {"codes.csv": f"{CODES}cow-column,uzbekistan,KAZ,,\n"})], blocs)
    years = (f"9,ORG,A club,{year},1,{int(year > 1995)},1995" for year in range(1995, 2000))
    lines(tmp_path / "igo.csv", YEARS, *years)
    before = contents(blocs)
    refused = run_command("--database", blocs, "import", "cow-igo", "igo.csv", cwd=tmp_path)
    twice = "ORG and KAZ are in uzbekistan and in another column: leave out one of the two"
    assert refused == Result("", f"regional: igo.csv:2: {twice}\n", 1)
    assert contents(blocs) == before


def test_a_new_organization_never_takes_an_id_that_is_taken(blocs: str, tmp_path: Path) -> None:
    """Neither its acronym nor what is made of it is free here."""
    heading = "id,name,classification,founding_date,citations\n"
    taken = "".join(f"{id_},Taken,igo,1990,archive\n" for id_ in ("ORG", "COW-ORG", "COW-ORG-9"))
    sources = BLOCS["sources.csv"].replace("archive", "notes")
    taken = taken.replace("archive", "notes")
    load([write(tmp_path / "taken", {"sources.csv": sources, "organizations.csv": heading + taken})], blocs)
    path = lines(tmp_path / "igo.csv", YEARS, "9,ORG,A club,1995,1,0,1995", "8,org,Another club,1995,1,0,1995")
    take(blocs, "cow-igo", path)
    found = "SELECT o.id, name FROM organizations AS o JOIN actors AS a ON a.id = o.id WHERE dataset_id = 'cow-igo'"
    assert rows(blocs, f"{found} ORDER BY 1") == [("COW-ORG-8", "Another club"), ("COW-ORG-9-2", "A club")]


def test_a_name_that_another_dataset_tells_of_an_imported_actor_is_kept_there(blocs: str, tmp_path: Path) -> None:
    first = lines(tmp_path / "igo.csv", YEARS, "9,ORG,A club,1995,1,0,1995")
    take(blocs, "cow-igo", first)
    names = {"names.csv": "actor_id,language,name\nORG,en,The club\n"}
    load([write(tmp_path / "mine", names)], blocs)
    second = lines(tmp_path / "igo.csv", YEARS, "9,ORG,The club,1995,1,0,1995")
    if blocs.startswith("postgresql"):
        leans = "regional: the dataset 'mine' depends on 'cow-igo': its names point to ORG\n"
        assert run_command("--database", blocs, "import", "cow-igo", second) == Result("", leans, 1)
        return
    take(blocs, "cow-igo", second)
    told = "SELECT language, name, dataset_id FROM names WHERE actor_id = 'ORG' ORDER BY 1"
    assert rows(blocs, told) == [("en", "The club", "mine"), ("und", "ORG", "cow-igo")]


def test_an_import_cannot_leave_out_what_another_dataset_points_to(blocs: str, tmp_path: Path) -> None:
    take(blocs, "cow-igo", lines(tmp_path / "igo.csv", YEARS, "9,ORG,A club,1995,1,0,1995"))
    load([write(tmp_path / "mine", {"names.csv": "actor_id,language,name\nORG,kk,Клуб\n"})], blocs)
    before = contents(blocs)
    lines(tmp_path / "igo.csv", YEARS, "8,OTHER,Another club,1995,1,0,1995")
    refused = run_command("--database", blocs, "import", "cow-igo", "igo.csv", cwd=tmp_path)
    assert refused == Result("", "regional: the dataset 'mine' depends on 'cow-igo': its names point to ORG\n", 1)
    assert contents(blocs) == before


def test_an_event_and_a_speech_get_an_id_that_nothing_else_has(blocs: str, tmp_path: Path) -> None:
    sources = "id,type,title,consulted\nicews-1,record,My notes,no\nungdc-KAZ,record,More notes,no\n"
    events = "id,title,kind,start_date,citations\nun-general-debate-76-ungdc,Mine,meeting,2021,icews-1\n"
    load([write(tmp_path / "mine", {"sources.csv": sources, "events.csv": events})], blocs)
    path = icews_file(tmp_path / "events.tab", {}, {"Event ID": "2"})
    number = "noted: an id that another event has: a number is added"
    assert (number, 1, f"{path}:2") in take(blocs, "icews", path).lines()
    assert rows(blocs, "SELECT id FROM events WHERE dataset_id = 'icews' ORDER BY 1") == [("icews-1-2",), ("icews-2",)]
    path = speech_file(tmp_path / "speeches.csv", {"statement_id": "KAZ"})
    assert take(blocs, "ungdc", path).lines()[2:] == [
        ("noted: an id that another speech has: a number is added", 1, f"{path}:2"),
        ("noted: a debate whose id another event has: a number is added", 1, f"{path}:2"),
    ]
    assert rows(blocs, "SELECT id, event_id FROM statements") == [("ungdc-KAZ-2", "un-general-debate-76-ungdc-2")]


def test_a_speech_of_nobody_but_a_code_is_attributed_to_the_code(blocs: str, tmp_path: Path) -> None:
    unknown = {"iso3": "XYZ", "country": "", "speaker": "", "post": ""}
    take(blocs, "ungdc", speech_file(tmp_path / "speeches.csv", unknown))
    assert rows(blocs, "SELECT attribution FROM statements") == [("XYZ",)]


def test_a_rule_that_an_import_breaks_is_a_line_and_changes_nothing(blocs: str, tmp_path: Path) -> None:
    """An organization is called by an id that a source has, which nobody looks up before."""
    load([write(tmp_path / "mine", {"sources.csv": "id,type,title,consulted\nORG,record,My notes,no\n"})], blocs)
    lines(tmp_path / "igo.csv", YEARS, "9,ORG,A club,1995,1,0,1995")
    before = contents(blocs)
    refused = run_command("--database", blocs, "import", "cow-igo", "igo.csv", cwd=tmp_path)
    assert refused == Result("", "igo.csv:2: the id ORG names several things, in actors and in sources\n", 1)
    assert contents(blocs) == before


@pytest.fixture(params=ENGINES)
def recorded(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A copy of the actors of the shipped record."""
    return copy_actors(request, tmp_path)


def test_the_database_is_sound_after_each_import(recorded: str, tmp_path: Path) -> None:
    take(recorded, "icews", icews_file(tmp_path / "events.tab", {}, {"Event ID": "2", "CAMEO Code": "999"}))
    take(recorded, "ungdc", speech_file(tmp_path / "speeches.csv", {}, {"statement_id": "RUS", "iso3": "RUS"}))
    take(recorded, "cow-igo", lines(tmp_path / "igo.csv", YEARS, "9,ORG,A club,1995,1,0,1995"))
    take(recorded, "cow-states", lines(tmp_path / "s.csv", STATES, "KZK,705,Kazakhstan,1991,12,16,2016,12,31,2016"))
    checked = run_command("--database", recorded, "check")
    assert (checked.stdout, checked.status) == ("", 0)
