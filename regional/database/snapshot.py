"""A snapshot: a read-only connection through SQLAlchemy, whose statements all see the database as of one moment."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import Any

from sqlalchemy import Connection, Engine, NullPool, create_engine
from sqlalchemy.exc import DatabaseError

from regional.database.engine import make_engine
from regional.database.held import in_use
from regional.database.location import file_path, is_server, shown
from regional.database.opening import read_only, unchanged
from regional.database.reading import reading, understood
from regional.database.waiting import hear_signals, patiently, was_interrupted
from regional.errors import RegionalError
from regional.progress import Say, unsaid


@contextmanager
def snapshot(location: str | os.PathLike[str], say: Say = unsaid) -> Iterator[Connection]:
    """Open an existing database of this program's schema to read much of it, all as of one moment.

    Args:
        location: the path of a file, or the URL of a server.
        say: is told what is waited for.

    Raises:
        RegionalError: there is none, it is of another schema, or it cannot be read.
    """
    location = os.fspath(location)
    with reading(location, say=say):
        pass  # it says what is wrong with a database that cannot be read
    engine = _engine(location)
    try:
        with in_use(), understood(location), _standing(location), engine.connect() as connection:
            file: Any = connection.connection.driver_connection
            if connection.dialect.name == "sqlite":
                hear_signals(file)
                patiently(lambda: _begin(file), f"{location} is being written by a load", say=say)
            yield connection
    except DatabaseError as error:
        if was_interrupted(error.orig):
            raise KeyboardInterrupt from error
        raise RegionalError(f"{shown(location)} cannot be read: {' '.join(str(error.orig).split())}") from error
    finally:
        engine.dispose()


def _begin(file: sqlite3.Connection) -> None:
    """Begin a transaction, and read something at once, so that it sees the file as it is now."""
    if not file.in_transaction:
        file.execute("BEGIN")
    file.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone()


def _standing(location: str) -> AbstractContextManager[None]:
    return nullcontext() if is_server(location) else unchanged(file_path(location))


def _engine(location: str) -> Engine:
    if is_server(location):
        options = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
        return make_engine(location).execution_options(**options)
    path = file_path(location)

    def connect() -> sqlite3.Connection:
        return sqlite3.connect(read_only(path), uri=True, timeout=0, isolation_level=None)

    return create_engine("sqlite://", creator=connect, poolclass=NullPool)
