"""Files of which nothing can be imported, or less than is skipped: one line says why, and nothing is changed."""

import shutil
from pathlib import Path

import pytest

from tests.conftest import Result, run_command
from tests.datasets import rows
from tests.imports import gdelt_file, icews_file, sound_file, speech_file, take

EMPTY = {
    "icews": "Event ID\tEvent Date\tEvent Text\tSource Name\tTarget Name\n",
    "ungdc": "statement_id,iso3,session,year,country,speaker,post,path\n",
    "cow-igo": "ionum,ioname,orgname,year,kazakhstan,sdate\n",
    "cow-states": "stateabb,ccode,statenme,styear,stmonth,stday,endyear,endmonth,endday,version\n",
}
"""A heading of each kind that has one."""


@pytest.fixture
def database(tmp_path: Path, actors: Path) -> Path:
    """A copy of the actors of the record, with an event of ICEWS."""
    path = Path(shutil.copy(actors, tmp_path / "regional.db"))
    take(path, "icews", icews_file(tmp_path / "sound.tab", {}))
    return path


def refused(database: Path, *arguments: str) -> str:
    """The one line that refuses an import; the database is as it was."""
    before = database.read_bytes()
    result = run_command("--database", database, "import", *arguments, cwd=database.parent)
    assert (result.stdout, result.status) == ("", 1)
    assert database.read_bytes() == before
    (line,) = result.stderr.splitlines()
    return line


@pytest.mark.parametrize("kind", EMPTY)
def test_a_heading_alone(database: Path, tmp_path: Path, kind: str) -> None:
    (tmp_path / "data").write_text(EMPTY[kind], encoding="utf-8")
    said = "nothing of it can be imported, so nothing is changed: no line after the heading"
    assert refused(database, kind, "data") == f"regional: data: {said}"


def test_every_line_is_skipped(database: Path, tmp_path: Path) -> None:
    bad = [{"Event Date": "6/1/2018"}, {"Event ID": "2", "Event Date": "6/2/2018"}, {"Event Date": "0018-06-01"}]
    icews_file(tmp_path / "events.tab", *bad)
    said = (
        "regional: events.tab: nothing of it can be imported, so nothing is changed: its date can be read in two ways:"
        " day first or month first (2, first events.tab:2); its day is not from 1995-01-01 to 2023-12-31 (1, first"
        " events.tab:4)"
    )
    assert refused(database, "icews", "events.tab") == said
    assert refused(database, "icews", "events.tab", "--force") == said


def test_every_speech_and_every_line_of_an_export_is_skipped(database: Path, tmp_path: Path) -> None:
    speech_file(tmp_path / "speeches.csv", {"year": "x"})
    assert refused(database, "ungdc", "speeches.csv").endswith(": its year is no year (1, first speeches.csv:2)")
    gdelt_file(tmp_path / "export.CSV", {1: "19200101"})
    assert "its day is not from 1979-01-01 to " in refused(database, "gdelt", "export.CSV")


def test_no_cell_says_anything(database: Path, tmp_path: Path) -> None:
    (tmp_path / "igo.csv").write_text("ccode,year,state,SCO\n705,1995,kazakhstan,0\n", encoding="utf-8")
    said = "nothing of it can be imported, so nothing is changed: no line says anything"
    assert refused(database, "cow-igo", "igo.csv") == f"regional: igo.csv: {said}"


def test_of_no_state_a_line_is_sound(database: Path, tmp_path: Path) -> None:
    line = "KZK,705,Kazakhstan,1991,13,26,2016,12,31,2016\n"
    (tmp_path / "states.csv").write_text(EMPTY["cow-states"] + line, encoding="utf-8")
    assert refused(database, "cow-states", "states.csv").endswith(
        ": its days are no days of the calendar (1, first states.csv:2)"
    )


def test_more_is_skipped_than_can_be_imported(database: Path, tmp_path: Path) -> None:
    bad = [{"Event ID": str(number), "Event Date": "NA"} for number in range(2, 4)]
    icews_file(tmp_path / "events.tab", {}, *bad)
    assert refused(database, "icews", "events.tab") == (
        "regional: events.tab: more is skipped than can be imported, 2 lines of 3, so nothing is changed:"
        " its date is no day (2, first events.tab:3): to import the rest, add --force"
    )
    asked = ("--database", database, "import", "icews", "events.tab", "--force")
    assert run_command(*asked, cwd=tmp_path) == Result(
        "what,lines,first\nread,3,\nskipped: its date is no day,2,events.tab:3\n"
        "written: event_citations,1,\nwritten: event_participants,2,\nwritten: events,1,\nwritten: sources,1,\n",
        "",
        0,
    )


def test_half_may_be_skipped_and_what_is_repeated_is_not_lost(database: Path, tmp_path: Path) -> None:
    half = icews_file(tmp_path / "half.tab", {}, {"Event Date": "NA"})
    assert take(database, "icews", half).skipped.total() == 1
    often = icews_file(tmp_path / "often.tab", *[{}] * 10)
    assert take(database, "icews", often).lines() == [
        ("read", 10, ""),
        ("repeated: it says the same as a line before it", 9, f"{often}:3"),
    ]


@pytest.mark.parametrize("kind", ["icews", "gdelt"])
def test_a_dataset_never_reaches_until_a_day_that_is_no_event_s(database: Path, tmp_path: Path, kind: str) -> None:
    take(database, kind, sound_file(tmp_path / "data", kind, 1))
    last = rows(database, "SELECT max(start_date) FROM events WHERE dataset_id = :kind", kind=kind)
    assert rows(database, "SELECT as_of FROM datasets WHERE id = :kind", kind=kind) == last


def test_what_was_told_before_it_happened_is_skipped(database: Path, tmp_path: Path) -> None:
    later = gdelt_file(tmp_path / "export.CSV", {59: "20191024143000"}, {0: "2", 59: "20191023234500"}, {0: "3"})
    assert take(database, "gdelt", later).lines()[1] == (
        "skipped: its day is after the one on which it was told",
        1,
        f"{later}:2",
    )
