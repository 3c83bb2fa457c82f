"""What lies beside a file is not always its own: a question changes nothing there, and a load only what is its own."""

import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import AbstractContextManager, closing
from pathlib import Path
from typing import Any

import pytest

from regional.database.engine import writing
from regional.database.reading import reading
from regional.database.snapshot import snapshot
from regional.errors import RegionalError
from regional.seeds.folder import read_folder
from regional.seeds.loader import Terms, load
from regional.seeds.sync import sync
from tests.conftest import Result, run_command
from tests.datasets import BLOCS, write
from tests.test_faults import half_written, interrupt

MEMBERS = ("members", "CSTO", "--on", "2021-09-17", "-f", "ids")
MAGIC = bytes.fromhex("d9d505f920a163d7")
RENAMED = "UPDATE documentation SET meaning = hex(randomblob(900))"
COMPLETION: dict[str, Any] = {
    "_REGIONAL_COMPLETE": "bash_complete",
    "COMP_WORDS": "regional members C",
    "COMP_CWORD": "2",
}


@pytest.fixture
def blocs(tmp_path: Path) -> Path:
    """The folder of a small dataset."""
    return write(tmp_path / "blocs", BLOCS)


@pytest.fixture
def database(blocs: Path, tmp_path: Path) -> Path:
    """A database of it, alone in its folder."""
    path = tmp_path / "here" / "regional.db"
    path.parent.mkdir()
    load([blocs], path)
    return path


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def refused(database: Path, *command: str | Path) -> str:
    """What a command says that refuses a database; nothing beside it is changed."""
    before = contents(database.parent)
    result = run_command("--database", database, *command)
    assert (result.stdout, result.status, contents(database.parent)) == ("", 1, before)
    return result.stderr


def load_and_leave(folder: Path, word: str, database: Path) -> None:
    """Load the blocs with another name of the dataset."""
    load([write(folder / word, BLOCS, id="blocs", title=word)], database, Terms(allow_removals=True))


def test_a_journal_that_names_another_file_deletes_nothing(database: Path, blocs: Path, tmp_path: Path) -> None:
    """SQLite takes the file for a list of journals: as none of those in it is there, it would delete the file."""
    mine = tmp_path / "here" / "thesis.txt"
    received = tmp_path / "here" / "received.db"
    interrupt(database, RENAMED, received)
    mine.write_text("nowhere-journal\0")
    name = str(mine).encode()
    length, checksum = len(name).to_bytes(4, "big"), sum(name).to_bytes(4, "big")
    with open(f"{received}-journal", "ab") as journal:
        journal.write(b"\0\0\0\0" + name + length + checksum + MAGIC)
    said = f"regional: {received}-journal names another file, {mine}, so no load of {received} left it:"
    expected = f"{said} remove {received}-journal\n"
    before = contents(received.parent)
    completed = run_command(REGIONAL_DATABASE=str(received), **COMPLETION)
    assert (completed, contents(received.parent)) == (Result("\n", "", 0), before)
    assert refused(received, *MEMBERS) == expected
    assert refused(received, "load", blocs) == expected


@pytest.mark.parametrize("age", ["older", "newer"])
def test_the_journal_of_another_state_is_not_played_into_a_restored_backup(
    age: str, database: Path, blocs: Path, tmp_path: Path
) -> None:
    backup, cut_off = tmp_path / "backup.db", tmp_path / "here" / "cut-off.db"
    older = Path(shutil.copy(database, tmp_path / "older.db"))
    load_and_leave(tmp_path, "newer", database)
    shutil.copy(older if age == "older" else database, backup)
    interrupt(database if age == "older" else older, RENAMED, cut_off)
    shutil.copy(backup, cut_off)
    expected = (
        f"regional: {cut_off}-journal lies beside {cut_off}, but is not of this file as it is now: if {cut_off} is a"
        f" restored backup, remove {cut_off}-journal\n"
    )
    assert refused(cut_off, *MEMBERS) == expected
    assert refused(cut_off, "load", blocs) == expected
    Path(f"{cut_off}-journal").unlink()
    assert run_command("--database", cut_off, *MEMBERS) == Result("KAZ\n", "", 0)
    assert cut_off.read_bytes() == backup.read_bytes()


def test_the_backup_of_the_very_state_before_a_cut_off_load_may_be_mended(database: Path, blocs: Path) -> None:
    cut_off = database.with_name("cut-off.db")
    interrupt(database, RENAMED, cut_off)
    shutil.copy(database, cut_off)
    assert refused(cut_off, *MEMBERS) == f"regional: {half_written(cut_off)}\n"
    assert run_command("--database", cut_off, "load", blocs).status == 0
    assert run_command("--database", cut_off, *MEMBERS) == Result("KAZ\n", "", 0)


def test_an_empty_log_hides_no_journal(database: Path) -> None:
    cut_off = database.with_name("cut-off.db")
    interrupt(database, RENAMED, cut_off)
    Path(f"{cut_off}-wal").touch()
    assert refused(cut_off, *MEMBERS) == f"regional: {half_written(cut_off)}\n"


def test_the_journal_of_another_line_of_loads_is_told_at_the_end_of_a_load_too(
    database: Path, blocs: Path, tmp_path: Path
) -> None:
    """Two loads into copies of one file have equal numbers of changes, and only the number of its journal tells one."""
    one, other = (Path(shutil.copy(database, tmp_path / "here" / name)) for name in ("one.db", "other.db"))
    journals = {}
    for path in (one, other):
        journals[path] = journal_of_a_load(path, tmp_path)
    Path(f"{one}-journal").write_bytes(journals[other])
    assert "is not of this file as it is now" in refused(one, "load", blocs)
    Path(f"{one}-journal").write_bytes(journals[one])
    assert run_command("--database", one, "load", blocs).status == 0
    assert run_command("--database", one, *MEMBERS) == Result("KAZ\n", "", 0)


def journal_of_a_load(database: Path, folder: Path) -> bytes:
    """Load, and give the journal as it was before SQLite deleted it: it has a second name."""
    kept = folder / f"{database.name}-kept"
    renamed = write(folder / database.stem, BLOCS, id="blocs", title=database.stem)
    with writing(database) as connection:
        sync(connection, [read_folder(renamed)])
        os.link(f"{database}-journal", kept)
    return kept.read_bytes()


def test_what_is_left_of_another_programs_journal_is_refused(database: Path, blocs: Path) -> None:
    Path(f"{database}-journal").write_bytes(b"What I wanted to write")
    expected = f"regional: {database}-journal lies beside {database}, but is not of this file as it is now"
    assert refused(database, *MEMBERS).startswith(expected)
    assert refused(database, "load", blocs).startswith(expected)


@pytest.mark.parametrize("suffix", ["-journal", "-wal"])
def test_a_pipe_under_the_name_of_a_journal_is_not_waited_for(suffix: str, database: Path, blocs: Path) -> None:
    os.mkfifo(f"{database}{suffix}")
    said = f"{database}{suffix} is no file that SQLite could have left beside {database}: remove it"
    assert refused(database, *MEMBERS) == f"regional: {said}\n"
    assert refused(database, "load", blocs) == f"regional: {said}\n"


def test_an_empty_file_keeps_what_lies_beside_it(database: Path, tmp_path: Path) -> None:
    cut_off = tmp_path / "here" / "cut-off.db"
    interrupt(database, RENAMED, cut_off)
    cut_off.write_bytes(b"")
    assert refused(cut_off, *MEMBERS) == (
        f"regional: {cut_off} is not a regional database: make one with `regional load`\n"
    )


def in_wal_mode(database: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(database, isolation_level=None)
    assert connection.execute("PRAGMA journal_mode = WAL").fetchone() == ("wal",)
    return connection


def test_a_question_leaves_nothing_beside_a_file_in_wal_mode(database: Path) -> None:
    in_wal_mode(database).close()
    before = contents(database.parent)
    assert run_command("--database", database, *MEMBERS) == Result("KAZ\n", "", 0)
    with snapshot(database) as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM states").scalar() == 3
    assert contents(database.parent) == before
    assert list(before) == ["regional.db"]


def test_what_waits_in_the_log_of_a_file_in_wal_mode_is_read(database: Path) -> None:
    with closing(in_wal_mode(database)) as connection:
        connection.execute("UPDATE states SET name = 'Qazaqstan'")
        before = contents(database.parent)
        with reading(database) as reader:
            assert reader.ask("SELECT name FROM states").rows == [("Qazaqstan",)] * 3
        assert contents(database.parent).keys() == before.keys()
        assert before[f"{database.name}-wal"]


def test_nothing_is_noted_in_the_index_of_a_log_for_those_who_write(database: Path) -> None:
    copy = database.with_name("copy.db")
    with closing(in_wal_mode(database)) as connection:
        connection.execute("UPDATE states SET name = 'Qazaqstan'")
        for suffix in ("", "-wal", "-shm"):
            shutil.copy(f"{database}{suffix}", f"{copy}{suffix}")
    before = contents(database.parent)
    with reading(copy) as reader, snapshot(copy) as connected:
        assert reader.ask("SELECT DISTINCT name FROM states").rows == [("Qazaqstan",)]
        assert connected.exec_driver_sql("SELECT DISTINCT name FROM states").all() == [("Qazaqstan",)]
    assert contents(database.parent) == before


@pytest.mark.parametrize("opened", [reading, snapshot])
def test_a_file_in_wal_mode_that_changes_while_it_is_read_is_told(
    opened: Callable[[Path], AbstractContextManager[object]], database: Path
) -> None:
    in_wal_mode(database).close()
    with pytest.raises(RegionalError) as told, opened(database):
        load_and_leave(database.parent.parent, "newer", database)
    assert str(told.value) == f"{database} was changed while it was read: ask again"


@pytest.mark.parametrize("is_replaced", [True, False])
def test_one_in_wal_mode_that_is_replaced_or_removed_is_read_as_it_was(database: Path, *, is_replaced: bool) -> None:
    in_wal_mode(database).close()
    shutil.copy(database, copy := database.with_name("copy.db"))
    with reading(database) as reader:
        copy.replace(database) if is_replaced else database.unlink()
        assert reader.ask("SELECT count(*) FROM states").rows == [(3,)]


def test_a_log_whose_writer_is_not_there_is_not_played_into_a_restored_backup(database: Path, blocs: Path) -> None:
    copy = database.with_name("copy.db")
    with closing(in_wal_mode(database)) as connection:
        connection.execute("UPDATE states SET name = 'Qazaqstan'")
        shutil.copy(f"{database}-wal", f"{copy}-wal")
        shutil.copy(database, copy)
    said = (
        f"regional: {copy}-wal lies beside {copy}, and no load makes one: close the database with the program that made"
        f" it, or if {copy} is a restored backup, remove {copy}-wal\n"
    )
    assert refused(copy, *MEMBERS) == said
    assert refused(copy, "load", blocs) == said


def test_a_load_that_changes_nothing_writes_nothing(database: Path, blocs: Path) -> None:
    before = contents(database.parent)
    assert "nothing changed" in run_command("--database", database, "load", blocs).stderr
    assert contents(database.parent) == before
