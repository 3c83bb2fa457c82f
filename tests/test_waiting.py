"""Waiting is counted, said, and ended by Ctrl-C: for a load, for a server that never answers, for a slow function."""

import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import psycopg
import pytest

from regional.database import waiting
from regional.database.reading import reading
from regional.errors import RegionalError
from regional.progress import Say
from regional.seeds.loader import Terms, load
from tests.conftest import COMMAND, Result, run_command
from tests.datasets import BLOCS, write
from tests.test_completion import completions

MEMBERS = ("members", "CSTO", "--on", "2021-09-17", "-f", "ids")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write(tmp_path / "blocs", BLOCS)


@pytest.fixture
def database(folder: Path, tmp_path: Path) -> Path:
    path = tmp_path / "regional.db"
    load([folder], path)
    return path


@pytest.fixture
def locked(database: Path) -> Iterator[Path]:
    """A file that somebody else is writing, for as long as the test takes."""
    with closing(sqlite3.connect(database, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        yield database


@pytest.fixture
def mute() -> Iterator[str]:
    """The URL of a server that accepts and never answers."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield f"postgresql://u@127.0.0.1:{server.getsockname()[1]}/x"


BUSY = 25
"""How many seconds a command may take on a machine that does much else; without a limit it would take 60 or more."""


@contextmanager
def lasting_less_than(seconds: float) -> Iterator[None]:
    begin = time.monotonic()
    yield
    assert time.monotonic() - begin < seconds


@contextmanager
def busy(database: Path, *statements: str) -> Iterator[tuple[list[str], Say]]:
    """Somebody at work on a file, who ends when told that another waits; and what the other has said so far."""
    said: list[str] = []
    with closing(sqlite3.connect(database, isolation_level=None)) as somebody:
        for statement in statements:
            somebody.execute(statement).fetchone()

        def say(line: str) -> None:
            said.append(line)
            somebody.execute("COMMIT")

        yield said, say


def test_the_limit_of_time_holds_for_a_lock(locked: Path) -> None:
    with lasting_less_than(BUSY):
        result = run_command("--database", locked, *MEMBERS, "--timeout", "0.2")
    line = f"regional: {locked} is being written by a load, and after 0.2 seconds has not ended: try again later\n"
    assert result == Result("", line, 1)


def test_a_reader_who_waits_is_told_for_what_and_goes_on_when_it_has_ended(database: Path) -> None:
    with busy(database, "BEGIN EXCLUSIVE") as (said, say), reading(database, say=say) as reader:
        assert reader.ask("SELECT count(*) FROM memberships").rows == [(4,)]
    assert said == [f"{database} is being written by a load: waiting up to 60 seconds for that"]


def test_a_load_that_waits_says_for_what_and_stores_when_it_has_ended(database: Path, tmp_path: Path) -> None:
    with busy(database, "BEGIN IMMEDIATE") as (said, say):
        load(
            [write(tmp_path / "more" / "blocs", BLOCS, title="Another")], database, Terms(allow_removals=True, say=say)
        )
    assert said == [f"{database} is in use by another command: waiting up to 60 seconds for that"]


def test_a_load_waits_for_who_still_reads_when_it_stores(database: Path, tmp_path: Path) -> None:
    with busy(database, "BEGIN", "SELECT * FROM states") as (said, say):
        load(
            [write(tmp_path / "more" / "blocs", BLOCS, title="Another")], database, Terms(allow_removals=True, say=say)
        )
    assert said == [f"{database} is in use by another command: waiting up to 60 seconds for that"]
    with reading(database) as reader:
        assert reader.ask("SELECT title FROM datasets").rows == [("Another",)]


def test_a_load_waits_only_so_long(locked: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(waiting, "PATIENCE", 0.1)
    with pytest.raises(RegionalError) as caught:
        load([folder], locked)
    line = f"{locked} is in use by another command, and after 0.1 seconds has not ended: try again later"
    assert str(caught.value) == line


@pytest.mark.parametrize("command", [MEMBERS, ("load", "{folder}"), ("check",)], ids=["members", "load", "check"])
def test_ctrl_c_ends_a_wait_at_once(command: tuple[str, ...], locked: Path, folder: Path) -> None:
    line: list[str | Path] = [COMMAND, "--database", locked, *(word.format(folder=folder) for word in command)]
    with subprocess.Popen(line, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stderr
        assert b" waiting up to 60 seconds for that\n" in process.stderr.readline()
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=5)
    assert (said, process.returncode) == (b"\nAborted!\n", 1)


def test_a_load_on_a_server_says_that_it_waits_for_another(record_on_server: str) -> None:
    with psycopg.connect(record_on_server) as other:
        other.execute("LOCK TABLE datasets IN SHARE ROW EXCLUSIVE MODE")
        line: list[str | Path] = [COMMAND, "--database", record_on_server, "load"]
        with subprocess.Popen(line, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
            assert process.stderr
            said = process.stderr.readline()
            process.send_signal(signal.SIGINT)
            process.communicate(timeout=20)
    assert said == b"regional: another load is writing into this database: waiting for it to end\n"
    assert process.returncode == 1


def test_a_server_that_never_answers_is_not_waited_for_longer_than_allowed(mute: str) -> None:
    with lasting_less_than(BUSY):
        result = run_command("--database", mute, *MEMBERS, "--timeout", "1")
    assert (result.stdout, result.status) == ("", 1)
    assert result.stderr.startswith("regional: ")


def test_ctrl_c_ends_the_wait_for_a_server_that_never_answers(mute: str) -> None:
    line: list[str | Path] = [COMMAND, "--database", mute, *MEMBERS]
    with subprocess.Popen(line, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        time.sleep(0.7)
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=5)
    assert process.returncode in {1, 130}


SLOW = "SELECT instr(replace(hex(zeroblob(8000000)), '0', 'a') , replace(hex(zeroblob(4000000)), '0', 'a') || 'b')"
"""A question that SQLite answers by one call of a function, in which it hears nobody."""


def test_the_limit_of_time_holds_for_a_function_that_hears_nobody(database: Path) -> None:
    with lasting_less_than(BUSY):
        result = run_command("--database", database, "sql", SLOW, "--timeout", "0.3")
    assert result == Result("", "regional: stopped: it took longer than the timeout allows\n", 1)


def worked(process: int) -> float:
    """How many seconds a process has been at work."""
    ticks = Path(f"/proc/{process}/stat").read_text("ascii").split()[13:15]
    return sum(map(int, ticks)) / os.sysconf("SC_CLK_TCK")


def test_ctrl_c_ends_a_function_that_hears_nobody(database: Path) -> None:
    line: list[str | Path] = [COMMAND, "--database", database, "sql", SLOW]
    with subprocess.Popen(line, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        while worked(process.pid) < 0.7:  # by then it counts, however long the machine lets it wait
            time.sleep(0.05)
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=6)
    assert (said, process.returncode) == (b"\nAborted!\n", 1)


def test_a_value_is_not_made_of_any_length(database: Path) -> None:
    result = run_command("--database", database, "sql", "SELECT length(hex(zeroblob(40000000)))")
    assert result == Result("", "regional: the database says: string or blob too big\n", 1)


def test_the_shell_gets_no_offer_from_a_file_that_is_being_written(locked: Path) -> None:
    with lasting_less_than(BUSY):
        assert completions(run_command, "regional members CS", REGIONAL_DATABASE=str(locked)) == []


def test_the_shell_gets_no_offer_from_a_server_that_never_answers(mute: str) -> None:
    with lasting_less_than(BUSY):
        assert completions(run_command, "regional members CS", REGIONAL_DATABASE=mute) == []


def test_a_version_without_end_is_none(database: Path) -> None:
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute("DROP TABLE alembic_version")
        connection.execute(
            "CREATE VIEW alembic_version AS WITH RECURSIVE n(i) AS (SELECT 1 UNION SELECT i + 1 FROM n)"
            " SELECT i AS version_num FROM n ORDER BY i DESC"
        )
    line = f"regional: {database} holds something other than a regional database: choose another\n"
    with lasting_less_than(BUSY):
        assert run_command("--database", database, *MEMBERS) == Result("", line, 1)


ODD = {"a%b": "Percent", "a_b": "Underscore", "axb": "Neither", "a\nb": "Two lines"}


def test_the_shell_completes_ids_with_wildcards_and_none_with_line_ends(database: Path, tmp_path: Path) -> None:
    odd = Path(shutil.copy(database, tmp_path / "odd.db"))
    with closing(sqlite3.connect(odd)) as connection, connection:
        for id_, name in ODD.items():
            connection.execute("INSERT INTO topics VALUES (?, ?, 'blocs')", (id_, name))
    offered = {
        typed: completions(run_command, f"regional statements --topic {typed}", REGIONAL_DATABASE=str(odd))
        for typed in ("a", "a%", "a_")
    }
    assert offered == {"a": ["a%b", "a_b", "axb"], "a%": ["a%b"], "a_": ["a_b"]}


def test_a_second_look_at_a_file_takes_no_lock_away_from_the_first(database: Path) -> None:
    """A process that closes a file loses its locks on it: a load would then write into what is being read."""
    write_at_once = "import sqlite3, sys; sqlite3.connect(sys.argv[1], timeout=0).execute('BEGIN EXCLUSIVE')"
    with reading(database) as first:
        with reading(database) as second:
            assert second.ask("SELECT 1").rows == [(1,)]
        done = subprocess.run(
            [sys.executable, "-c", write_at_once, database], capture_output=True, text=True, check=False
        )
        assert first.ask("SELECT count(*) FROM memberships").rows == [(4,)]
    assert done.stderr.splitlines()[-1] == "sqlite3.OperationalError: database is locked"
