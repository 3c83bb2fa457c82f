"""Snapshots: what is read much of is read as of one moment, and can neither be written nor leave anything behind."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from regional.database.snapshot import snapshot
from regional.errors import RegionalError
from regional.seeds.loader import load
from tests.datasets import BLOCS, write

NAMES = "SELECT DISTINCT name FROM topics"
WRITTEN = "UPDATE topics SET name = 'other'"


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("snapshot")
    load([write(folder / "blocs", BLOCS | {"topics.csv": "id,name\naid,aid\n"})], folder / "regional.db")
    return folder / "regional.db"


@pytest.fixture(params=["journal", "log", "log that is empty"])
def database(request: pytest.FixtureRequest, loaded: Path, tmp_path: Path) -> Iterator[Path]:
    """A file in each of the modes in which SQLite can be told to read one, and only to read it."""
    (tmp_path / "here").mkdir()
    path = tmp_path / "here" / "regional.db"
    path.write_bytes(loaded.read_bytes())
    with closing(sqlite3.connect(path, isolation_level=None)) as writer:
        if request.param != "journal":
            writer.execute("PRAGMA journal_mode = WAL")
        if request.param == "log":
            writer.execute("UPDATE topics SET name = 'aid'")
            yield path
            return
    yield path


def test_nothing_is_written_through_it_or_beside_the_file(database: Path) -> None:
    before = {path.name: path.read_bytes() for path in database.parent.iterdir() if not path.name.endswith("-shm")}
    with snapshot(database) as connection:
        assert connection.exec_driver_sql(NAMES).all() == [("aid",)]
    told = f"^{database} cannot be read: attempt to write a readonly database$"
    for statement in (WRITTEN, "CREATE TABLE kept (x)", "DELETE FROM memberships"):
        with pytest.raises(RegionalError, match=told), snapshot(database) as connection:
            connection.exec_driver_sql(statement)
    after = {path.name: path.read_bytes() for path in database.parent.iterdir() if not path.name.endswith("-shm")}
    assert after == before


def test_a_file_is_read_as_of_one_moment(loaded: Path, tmp_path: Path) -> None:
    """Whoever writes it meanwhile is kept waiting until the last of it has been read."""
    path = tmp_path / "regional.db"
    path.write_bytes(loaded.read_bytes())
    with closing(sqlite3.connect(path, isolation_level=None, timeout=0)) as writer:
        with snapshot(path) as connection:
            with pytest.raises(sqlite3.OperationalError, match="database is locked"):
                writer.execute(WRITTEN)
            assert connection.exec_driver_sql(NAMES).all() == [("aid",)]
        writer.execute(WRITTEN)
        with snapshot(path) as connection:
            assert connection.exec_driver_sql(NAMES).all() == [("other",)]


def test_what_is_written_into_the_log_meanwhile_is_not_seen(loaded: Path, tmp_path: Path) -> None:
    path = tmp_path / "regional.db"
    path.write_bytes(loaded.read_bytes())
    with closing(sqlite3.connect(path, isolation_level=None)) as writer:
        writer.execute("PRAGMA journal_mode = WAL")
        writer.execute("UPDATE topics SET name = 'aid'")
        with snapshot(path) as connection:
            writer.execute(WRITTEN)
            assert connection.exec_driver_sql(NAMES).all() == [("aid",)]
        with snapshot(path) as connection:
            assert connection.exec_driver_sql(NAMES).all() == [("other",)]


def test_a_server_lets_nothing_be_written_through_it(record_on_server: str) -> None:
    for statement, what in ((WRITTEN, "UPDATE"), ("CREATE TABLE kept (x text)", "CREATE TABLE")):
        told = f"cannot be read: cannot execute {what} in a read-only transaction$"
        with pytest.raises(RegionalError, match=told), snapshot(record_on_server) as connection:
            connection.exec_driver_sql(statement)
