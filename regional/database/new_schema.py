"""The schema of a new database in SQLite: the migrations make it once in a process, in memory, and leave statements."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from sqlite3 import Connection as SqliteConnection

from sqlalchemy import Connection, create_engine, event

from regional.database.derived import make_derived
from regional.database.migrating import upgrade
from regional.database.waiting import hear_signals

_IN_ORDER = """
    SELECT sql
    FROM sqlite_master
    WHERE type <> 'view' AND sql IS NOT NULL AND name NOT GLOB 'search_index_*'  -- SQLite makes these with the index
    ORDER BY type <> 'table', rowid
"""


def is_empty(connection: Connection) -> bool:
    """Whether there is nothing yet in a file; a server never counts as empty here."""
    found = "SELECT 1 FROM sqlite_master LIMIT 1"
    return connection.dialect.name == "sqlite" and connection.exec_driver_sql(found).first() is None


def make_schema(connection: Connection) -> None:
    """Give an empty database in SQLite the schema of this program, as the migrations would."""
    for statement in _statements():
        connection.exec_driver_sql(statement)
    make_derived(connection)


@contextmanager
def in_memory() -> Iterator[Connection]:
    """A database of this program's schema that nobody else sees and that is gone afterwards."""
    with _nothing() as connection:
        make_schema(connection)
        yield connection


@cache
def _statements() -> tuple[str, ...]:
    """What makes the tables and the indexes, and notes to which version they belong."""
    with _nothing() as scratch:
        upgrade(scratch)
        version = scratch.exec_driver_sql("SELECT version_num FROM alembic_version").scalar_one()
        made = scratch.exec_driver_sql(_IN_ORDER).scalars().all()
    return (*made, f"INSERT INTO alembic_version VALUES ('{version}')")  # noqa: S608 - a name of ours


@contextmanager
def _nothing() -> Iterator[Connection]:
    engine = create_engine("sqlite://")
    event.listen(engine, "connect", leave_transactions_to_us)
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN"))
    try:
        with engine.begin() as connection:
            yield connection
    finally:
        engine.dispose()


def leave_transactions_to_us(connection: SqliteConnection, _record: object) -> None:
    """Keep Python from opening transactions by itself, and let Ctrl-C be heard."""
    connection.isolation_level = None
    hear_signals(connection)
