"""The engine: how the database is made, upgraded and written, through SQLAlchemy and Alembic."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from sqlite3 import Connection as SqliteConnection
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import DatabaseError

from regional.database.reading import BUSY_SECONDS, explain_version
from regional.errors import RegionalError
from regional.shipped import MIGRATIONS, schema_versions


def make_engine(path: str | None) -> Engine:
    """An engine for an SQLite file, or for a database in memory; its transactions cover schema changes too."""
    engine = create_engine(URL.create("sqlite", database=path), connect_args={"timeout": BUSY_SECONDS})
    event.listen(engine, "connect", _leave_transactions_to_us)
    event.listen(engine, "begin", _begin)
    return engine


def _leave_transactions_to_us(connection: SqliteConnection, _record: Any) -> None:
    connection.isolation_level = None


def _begin(connection: Connection) -> None:
    """Take the write lock at once, so that two loads follow each other, and hold foreign keys to the commit."""
    connection.exec_driver_sql("BEGIN IMMEDIATE")


@contextmanager
def writing(path: str | os.PathLike[str]) -> Iterator[Connection]:
    """One transaction on a database that is made or upgraded as needed: all of it is stored, or nothing.

    Raises:
        RegionalError: the file is no database, is of a newer schema, or cannot be written.
    """
    path = os.fspath(path)
    is_new = not os.path.exists(path)
    engine = make_engine(path)
    try:
        with engine.begin() as connection:
            _upgrade(connection, path)
            yield connection
            _check_foreign_keys(connection)
    except DatabaseError as error:
        raise RegionalError(f"{path} cannot be written: {error.orig}") from error
    finally:
        engine.dispose()
        if is_new and os.path.exists(path) and not os.path.getsize(path):
            os.unlink(path)


def _upgrade(connection: Connection, path: str) -> None:
    version = MigrationContext.configure(connection).get_current_revision()
    if version == schema_versions()[-1]:
        return
    if version is not None and version not in schema_versions():
        explain_version(version, path)
    if version is None and connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar():
        raise RegionalError(f"{path} holds something else than a regional database: choose another file")
    upgrade(connection)


def upgrade(connection: Connection, revision: str = "head") -> None:
    """Bring the schema to a revision, in the transaction of the connection."""
    config = Config()
    config.set_main_option("script_location", MIGRATIONS.replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, revision)


def _check_foreign_keys(connection: Connection) -> None:
    """Refuse to store a row that points nowhere. The pragma that enforces keys cannot be set inside a transaction."""
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchone()
    if broken:
        table, _, parent, _ = broken
        raise RegionalError(f"a row of {table} would point to a row of {parent} that is not there; nothing was changed")
