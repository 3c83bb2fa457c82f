"""A folder of Parquet files is changed as a database is: whole or not at all, and only in what is changed."""

import fcntl
import os
import shlex
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from pyarrow import parquet

from regional.cli import main
from regional.database import engine
from regional.database.new_schema import leave_transactions_to_us
from regional.exporters.parquet_kept import UNSEEN
from regional.seeds.loader import load
from tests.conftest import Result
from tests.datasets import BLOCS, write
from tests.imports import icews_file, take
from tests.packages import tree

QUESTIONS = (
    "events --tier machine-coded -f json --sources",
    "events --state KAZ --tier machine-coded --since 2018 -f csv",
    "datasets -f csv",
    "show icews-20 -f csv",
    "sql 'SELECT * FROM event_participants ORDER BY event_id, actor_id, role' -f csv",
    "sql 'SELECT * FROM events ORDER BY id' -f csv",
    "sql 'SELECT * FROM participations ORDER BY event_id, actor_id, role' -f csv",
)
EVENTS = (
    {"Event ID": "20", "Event Date": "2018-06-01", "Source Country": "Kazakhstan", "Target Country": "Uzbekistan"},
    {"Event ID": "21", "Event Date": "2017-12-31", "Source Country": "Russian Federation", "City": "Bishkek"},
    {"Event ID": "21", "Event Date": "2017-12-31", "Source Country": "Russian Federation", "City": "Bishkek"},
    {"Event ID": "21", "Event Date": "2016-12-31", "Source Country": "Atlantis", "Source Name": 'It\'s "quoted"'},
    {"Event ID": "007", "Event Date": "2018-06-02", "CAMEO Code": "999"},
    {"Event ID": "7", "Event Date": "2018-06-02"},
    {"Event ID": "x", "Event Date": "2018-06-02"},
)


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database of two organizations and three states."""
    database = tmp_path_factory.mktemp("blocs") / "regional.db"
    load([write(database.parent / "blocs", BLOCS)], database)
    return database


@pytest.fixture(scope="module")
def exported(file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("parquet") / "exported"
    assert ask(file, f"export {folder} --parquet").status == 0
    return folder


@pytest.fixture
def folder(exported: Path, tmp_path: Path) -> Path:
    """A copy to be changed."""
    return Path(shutil.copytree(exported, tmp_path / "regional"))


def ask(place: Path, question: str) -> Result:
    """What a command prints, run in this process on a file or on a folder."""
    location = f"parquet:{place}" if place.suffix != ".db" else str(place)
    done = CliRunner().invoke(main, ["--database", location, *shlex.split(question)], catch_exceptions=False)
    return Result(done.stdout, done.stderr, done.exit_code)


def test_an_import_gives_what_it_gives_on_a_file(folder: Path, file: Path, tmp_path: Path) -> None:
    file = Path(shutil.copy(file, tmp_path / "regional.db"))
    events = icews_file(tmp_path / "events.tab", *EVENTS)
    assert ask(folder, f"import icews {events}") == ask(file, f"import icews {events}")
    for question in QUESTIONS:
        on_file = ask(file, question)
        assert ask(folder, question) == on_file
        assert on_file.stdout.count("\n") > 1


def test_the_files_of_a_dataset_are_parted_by_year_and_others_stay(folder: Path, tmp_path: Path) -> None:
    before = tree(folder)
    assert ask(folder, f"import icews {icews_file(tmp_path / 'events.tab', *EVENTS)}").status == 0
    years = [path.name for path in sorted((folder / "events" / "dataset=icews").iterdir())]
    assert years == ["year=2016", "year=2017", "year=2018"]
    assert not [path for path in tree(folder) if path.startswith(".")]
    assert ask(folder, "drop icews").stderr == "regional: dropped the dataset icews\n"
    assert not (folder / "events" / "dataset=icews").exists()
    assert len(tree(folder)) == len(before)


def test_the_years_of_participants_are_those_of_their_folders_whatever_the_dataset_is_called(
    folder: Path, tmp_path: Path
) -> None:
    ask(folder, f"import icews --dataset 'a=b%20é' {icews_file(tmp_path / 'events.tab', *EVENTS)}")
    counted = "SELECT dataset_id, year, count(*) AS rows FROM participations GROUP BY dataset_id, year ORDER BY year"
    assert ask(folder, f"sql '{counted}' -f csv").stdout == ("dataset_id,year,rows\na=b%20é,2018,4\n")


def test_events_in_one_state_and_acts_of_one_actor_stand_together(folder: Path, tmp_path: Path) -> None:
    """So that few pages are read to find them."""
    turns = [{"Event ID": str(n), "Source Country": ("Kazakhstan", "Uzbekistan")[n % 2]} for n in range(4)]
    ask(folder, f"import icews {icews_file(tmp_path / 'events.tab', *turns)}")
    acts = parquet.read_table(folder / "event_participants", filters=[("dataset", "==", "icews")])
    assert acts["actor_id"].to_pylist() == ["KAZ", "KAZ", "UZB", "UZB"]


def test_an_import_of_the_same_files_changes_nothing(folder: Path, tmp_path: Path) -> None:
    events = icews_file(tmp_path / "events.tab", *EVENTS)
    ask(folder, f"import icews {events}")
    before = tree(folder)
    assert ask(folder, f"import icews {events}").stderr == (
        "regional: nothing changed: 'icews' is these files already; --again imports them anew\n"
    )
    assert tree(folder) == before


def test_a_first_import_leaves_the_files_of_what_it_does_not_see(folder: Path, tmp_path: Path) -> None:
    before = tree(folder)
    ask(folder, f"import icews {icews_file(tmp_path / 'events.tab', *EVENTS)}")
    after = tree(folder)
    assert {name for name in UNSEEN if (folder / f"{name}.parquet").exists()} == {*UNSEEN}
    assert {path: after.get(path) for path in before if path.split(".")[0] in UNSEEN}.items() <= before.items()
    assert not (folder / "sources.parquet").exists()


def test_a_first_import_neither_reads_nor_changes_what_it_leaves(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    touched: set[str | None] = set()

    def allow(_action: int, table: str | None, *_: object) -> int:
        touched.add(table)
        return sqlite3.SQLITE_OK

    def watched(connection: sqlite3.Connection, record: object) -> None:
        leave_transactions_to_us(connection, record)
        connection.set_authorizer(allow)

    monkeypatch.setattr(engine, "leave_transactions_to_us", watched)
    take(shutil.copy(file, tmp_path / "r.db"), "icews", icews_file(tmp_path / "events.tab", *EVENTS))
    assert {"events", "names", "sources"} <= touched
    assert not {*UNSEEN} - {"search_index"} & touched  # which is looked through in a file alone


def test_an_id_that_an_event_of_the_record_has_is_not_given_again(folder: Path, tmp_path: Path) -> None:
    """Of the events that stay where they are, it is known which ids they have."""
    events = "id,title,kind,start_date,citations\nicews-20,A meeting,meeting,2001-06-15,archive\n"
    assert ask(folder, f"load {write(tmp_path / 'more', {'events.csv': events})}").status == 0
    ask(folder, f"import icews {icews_file(tmp_path / 'events.tab', *EVENTS[:1])}")
    assert ask(folder, "events --tier machine-coded -f ids").stdout == "icews-20-2\n"


def test_an_import_replaces_its_dataset_alone(folder: Path, tmp_path: Path) -> None:
    ask(folder, f"import icews {icews_file(tmp_path / 'events.tab', *EVENTS)}")
    ask(folder, f"import icews --dataset other {icews_file(tmp_path / 'other.tab', *EVENTS[:1])}")
    ask(folder, f"import icews {icews_file(tmp_path / 'fewer.tab', *EVENTS[1:2])}")
    assert ask(folder, "events --tier machine-coded -f ids").stdout == "icews-21\nother-20\n"


@pytest.mark.parametrize("command", ["import icews {0}/bad.tab", "load {0}/bad"])
def test_what_is_refused_changes_nothing(folder: Path, tmp_path: Path, command: str) -> None:
    icews_file(tmp_path / "bad.tab", *EVENTS[-1:])
    write(tmp_path / "bad", BLOCS | {"topics.csv": "id\nx\n"})
    before = tree(folder)
    assert ask(folder, command.format(tmp_path)).status == 1
    assert tree(folder) == before


def test_a_load_keeps_the_events_of_an_import(folder: Path, tmp_path: Path) -> None:
    ask(folder, f"import icews {icews_file(tmp_path / 'events.tab', *EVENTS)}")
    coded = tree(folder / "events" / "dataset=icews")
    rain = write(tmp_path / "rain", {"topics.csv": "id,name\nrain,Rain\n"})
    assert ask(folder, f"load {rain}").status == 0
    assert tree(folder / "events" / "dataset=icews") == coded
    assert "rain,Rain" in ask(folder, "topics -f csv").stdout
    assert ask(folder, f"load {rain}").stderr == f"regional: nothing changed in parquet:{folder}\n"


def test_a_first_load_makes_the_folder(tmp_path: Path) -> None:
    assert ask(tmp_path / "new", "drop blocs").stderr.startswith(f"regional: there is no folder {tmp_path}/new: ")
    assert ask(tmp_path / "new", f"load {tmp_path}/nothing").status == 1
    assert not (tmp_path / "new").exists()
    assert ask(tmp_path / "new", f"load {write(tmp_path / 'blocs', BLOCS)}").status == 0
    assert ask(tmp_path / "new", "members SCO --on 2001-06-15 -f ids").stdout == "KAZ\nRUS\n"


def test_a_preference_is_kept(folder: Path) -> None:
    assert ask(folder, "prefer blocs --for CSTO").stderr == "regional: blocs speaks for CSTO\n"
    found = ask(folder, "sql 'SELECT * FROM preferences' -f csv").stdout
    assert found == "organization_id,preferred_id\nCSTO,blocs\n"


def hold(folder: Path) -> int:
    opened = os.open(folder, os.O_RDONLY)
    fcntl.flock(opened, fcntl.LOCK_SH)
    return opened


def test_the_old_files_stay_as_long_as_somebody_reads_them(folder: Path) -> None:
    old = set(tree(folder))
    reader = hold(folder)
    ask(folder, "prefer blocs")
    assert old < set(tree(folder))
    os.close(reader)
    ask(folder, "prefer blocs --for CSTO")
    assert not {path for path in old & set(tree(folder)) if "/" not in path} - {"datapackage.json"}


def test_of_two_that_write_one_is_refused(folder: Path) -> None:
    (folder / ".regional-00000000").mkdir()
    other = hold(folder / ".regional-00000000")
    before = tree(folder)
    assert ask(folder, "prefer blocs").stderr == (
        f"regional: another command is writing into {folder}: try again when it has ended\n"
    )
    assert tree(folder) == before
    os.close(other)
    assert ask(folder, "prefer blocs").status == 0
    assert not (folder / ".regional-00000000").exists()


def stranger(folder: Path) -> None:
    (folder / "notes.txt").write_text("mine", encoding="utf-8")


@pytest.mark.parametrize(
    "spoil", [lambda f: (f / "datapackage.json").unlink(), lambda f: (f / "names.parquet").unlink()]
)
def test_a_folder_that_is_not_whole_is_not_changed(folder: Path, spoil: Callable[[Path], None]) -> None:
    spoil(folder)
    stranger(folder)
    before = tree(folder)
    assert ask(folder, "load").status == 1
    assert tree(folder) == before
