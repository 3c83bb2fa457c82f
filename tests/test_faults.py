"""What goes wrong while a load is under way: it is killed, it has company, or there is no room for it."""

import shutil
import sqlite3
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from signal import SIGKILL

import pytest

from regional.database.reading import reading
from regional.errors import RegionalError
from regional.seeds.loader import load
from regional.shipped import schema_versions
from tests.conftest import COMMAND, Result, run_command
from tests.datasets import BLOCS, facts, write

SIZE = 1000
"""So few topics, of many letters, are soon loaded and soon compared."""

TOLD = "SELECT count(*), min(substr(name, 1, 3)), max(substr(name, 1, 3)) FROM topics"
OLD, NEW = (SIZE, "old", "old"), (SIZE, "new", "new")


def write_topics(folder: Path, word: str) -> Path:
    """A dataset that is larger than SQLite's cache, so that a load writes into the file before its end."""
    lines = "".join(f"topic-{number},{word} {'x' * 3200}\n" for number in range(SIZE))
    return write(folder, {"topics.csv": f"id,name\n{lines}"}, id="topics")


def start_load(folder: Path, database: Path) -> subprocess.Popen[bytes]:
    command: list[str | Path] = [COMMAND, "--database", database, "load", folder, "--allow-removals"]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


@pytest.fixture(scope="module")
def old(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database of old topics."""
    folder = tmp_path_factory.mktemp("old")
    load([write_topics(folder / "topics", "old")], folder / "regional.db")
    return folder / "regional.db"


@pytest.fixture(scope="module")
def new(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the same topics with new names."""
    return write_topics(tmp_path_factory.mktemp("new") / "topics", "new")


def ask(database: Path) -> tuple[int, str, str]:
    """How many topics there are, with their first words; the file is whole."""
    with reading(database) as reader:
        ((count, first, last),) = reader.ask(TOLD).rows
        assert reader.ask("PRAGMA integrity_check").rows == [("ok",)]
    return count, first, last


def half_written(database: Path) -> str:
    return (
        f"{database} was left half written by a load that was cut off: run `regional load`, which mends it, or if it is"
        f" a restored backup, remove {database}-journal"
    )


def mend(database: Path, blocs: Path) -> None:
    """Load something else if a question is told that a file is half written."""
    try:
        ask(database)
    except RegionalError as error:
        refusal = str(error)
    else:
        return
    assert refusal == half_written(database)
    load([write(blocs, BLOCS)], database)


def test_a_killed_load_leaves_the_old_or_the_new(old: Path, new: Path, tmp_path: Path) -> None:
    began = time.perf_counter()
    database = Path(shutil.copy(old, tmp_path / "regional.db"))
    assert start_load(new, database).wait() == 0
    duration = time.perf_counter() - began
    assert ask(database) == NEW
    statuses = set()
    for moment in (3, 5, 7, 9):
        database = Path(shutil.copy(old, tmp_path / f"{moment}.db"))
        process = start_load(new, database)
        try:
            process.wait(duration * moment / 10)
        except subprocess.TimeoutExpired:
            process.kill()
        statuses.add(process.wait())
        mend(database, tmp_path / "blocs")
        assert ask(database) in (OLD, NEW)
    assert -SIGKILL in statuses


def interrupt(database: Path, statements: str, copy: Path) -> None:
    """Copy a database as a process leaves it that is killed in a transaction which has reached the file.

    Like a load, it writes the first page of the file into the journal before all others.
    """
    with closing(sqlite3.connect(database, isolation_level=None)) as connection:
        connection.execute("PRAGMA cache_size = 5")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(f"PRAGMA user_version = {len(schema_versions())}")
        for statement in statements.split(";"):
            connection.execute(statement)
        shutil.copy(database, copy)
        shutil.copy(f"{database}-journal", f"{copy}-journal")
        connection.execute("ROLLBACK")


def test_after_a_killed_load_a_question_writes_nothing_and_a_load_mends(old: Path, tmp_path: Path) -> None:
    database, journal = tmp_path / "regional.db", tmp_path / "regional.db-journal"
    other = Path(shutil.copy(old, tmp_path / "other.db"))
    interrupt(other, "UPDATE topics SET name = 'new'", database)
    left = database.read_bytes(), journal.read_bytes()
    assert left[0] != old.read_bytes()
    result = run_command("--database", database, "sql", TOLD, "-f", "tsv")
    assert result == Result("", f"regional: {half_written(database)}\n", 1)
    assert (database.read_bytes(), journal.read_bytes()) == left
    assert run_command("--database", database, "load", write(tmp_path / "blocs", BLOCS)).status == 0
    assert ask(database) == OLD
    assert not journal.exists()


def test_after_a_killed_first_load_there_is_no_database_and_a_load_makes_one(tmp_path: Path) -> None:
    database = tmp_path / "regional.db"
    statements = (
        "CREATE TABLE topics (name); INSERT INTO topics"
        " WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 999)"
        " SELECT hex(randomblob(99)) FROM n"
    )
    interrupt(tmp_path / "other.db", statements, database)
    assert database.stat().st_size > 0
    result = run_command("--database", database, "members", "SCO", "--on", "2021-09-17")
    assert (result.stdout, result.status) == ("", 1)
    assert result.stderr == f"regional: {database} is not a regional database: make one with `regional load`\n"
    assert run_command("--database", database, "load", write(tmp_path / "blocs", BLOCS)).status == 0
    assert run_command("--database", database, "members", "CSTO", "--on", "2021-09-17", "-f", "ids").stdout == "KAZ\n"


def test_two_loads_at_once_both_succeed(tmp_path: Path) -> None:
    database = tmp_path / "regional.db"
    topics = {"topics.csv": "id,name\naid,Humanitarian aid\n"}
    folders = [write(tmp_path / "blocs", BLOCS), write(tmp_path / "topics", topics)]
    processes = [start_load(folder, database) for folder in folders]
    assert [process.wait() for process in processes] == [0, 0]
    load(folders, tmp_path / "other.db")
    assert facts(database) == facts(tmp_path / "other.db")


def test_a_question_during_a_load_sees_the_old_or_the_new(old: Path, new: Path, tmp_path: Path) -> None:
    database = Path(shutil.copy(old, tmp_path / "regional.db"))
    process = start_load(new, database)
    seen = [ask(database)]
    while process.poll() is None:
        seen.append(ask(database))
    assert process.returncode == 0
    assert seen == sorted(seen, key=[OLD, NEW].index)
    assert (seen[0], ask(database)) == (OLD, NEW)


@pytest.mark.parametrize("database", ["/proc/regional.db", "nowhere/regional.db", "."])
def test_a_place_that_cannot_be_written_is_one_line(database: str, tmp_path: Path) -> None:
    """Which line is told in test_places."""
    write(tmp_path / "blocs", BLOCS)
    result = run_command("--database", database, "load", "blocs", cwd=tmp_path)
    assert (result.stdout, result.stderr.count("\n"), result.status) == ("", 1, 1)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["blocs"]


def load_without_room(folder: Path, database: Path) -> None:
    """Load while no file can grow beyond a mebibyte."""
    limited = f'ulimit -f 1024; exec "{COMMAND}" --database "{database}" load "{folder}" --allow-removals'
    full = subprocess.run(["bash", "-c", limited], capture_output=True, text=True, check=False)
    assert (full.stdout, full.returncode) == ("", 1)
    assert full.stderr == f"regional: {database} cannot be written: disk I/O error\n"


def test_a_load_without_room_leaves_what_was_there(old: Path, new: Path, tmp_path: Path) -> None:
    database = Path(shutil.copy(old, tmp_path / "regional.db"))
    load_without_room(new, database)
    assert ask(database) == OLD
    assert database.read_bytes() == old.read_bytes()


@pytest.fixture
def small_disk(old: Path, tmp_path: Path) -> Iterator[Path]:
    """A file system in memory that has room for the old topics, but not for the journal of the new ones as well."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={old.stat().st_size + 2**20}", "tmpfs", str(disk)]
    if not shutil.which("mount") or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("only root on Linux can mount a small file system")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def test_a_load_onto_a_full_disk_leaves_what_was_there(old: Path, new: Path, small_disk: Path) -> None:
    database = Path(shutil.copy(old, small_disk / "regional.db"))
    result = run_command("--database", database, "load", new, "--allow-removals")
    assert result == Result("", f"regional: {database} cannot be written: database or disk is full\n", 1)
    assert ask(database) == OLD
    assert database.read_bytes() == old.read_bytes()
    assert sorted(path.name for path in small_disk.iterdir()) == ["regional.db"]


def test_a_first_load_onto_a_full_disk_succeeds_when_there_is_room(new: Path, small_disk: Path) -> None:
    database, other = small_disk / "regional.db", small_disk / "other"
    other.write_bytes(bytes(2 * 2**20))
    result = run_command("--database", database, "load", new)
    assert result == Result("", f"regional: {database} cannot be written: database or disk is full\n", 1)
    asked = run_command("--database", database, "members", "SCO", "--on", "2021-09-17")
    assert (asked.stdout, asked.status, len(asked.stderr.splitlines())) == ("", 1, 1)
    assert asked.stderr.endswith(": make one with `regional load`\n")
    other.unlink()
    assert run_command("--database", database, "load", new).status == 0
    assert ask(database) == NEW


def test_after_a_first_load_without_room_there_is_no_database(new: Path, tmp_path: Path) -> None:
    database = tmp_path / "regional.db"
    load_without_room(new, database)
    result = run_command("--database", database, "members", "SCO", "--on", "2021-09-17")
    assert (result.stdout, result.status, len(result.stderr.splitlines())) == ("", 1, 1)
    assert result.stderr.endswith(": make one with `regional load`\n")
