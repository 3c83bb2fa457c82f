"""A snapshot: a read-only connection through SQLAlchemy, whose statements all see the database as of one moment."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext

from sqlalchemy import Connection, Engine, NullPool, create_engine
from sqlalchemy.exc import DatabaseError

from regional.database.engine import make_engine
from regional.database.location import file_path, is_server, shown
from regional.database.opening import BUSY_SECONDS, read_only, unchanged
from regional.database.reading import reading, understood
from regional.errors import RegionalError


@contextmanager
def snapshot(location: str | os.PathLike[str]) -> Iterator[Connection]:
    """Open an existing database of this program's schema to read much of it, all as of one moment.

    Args:
        location: the path of a file, or the URL of a server.

    Raises:
        RegionalError: there is none, it is of another schema, or it cannot be read.
    """
    location = os.fspath(location)
    with reading(location):
        pass  # it says what is wrong with a database that cannot be read
    engine = _engine(location)
    try:
        with understood(location), _standing(location), engine.connect() as connection:
            if connection.dialect.name == "sqlite":
                connection.exec_driver_sql("BEGIN")
            yield connection
    except DatabaseError as error:
        raise RegionalError(f"{shown(location)} cannot be read: {' '.join(str(error.orig).split())}") from error
    finally:
        engine.dispose()


def _standing(location: str) -> AbstractContextManager[None]:
    return nullcontext() if is_server(location) else unchanged(file_path(location))


def _engine(location: str) -> Engine:
    if is_server(location):
        options = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
        return make_engine(location).execution_options(**options)
    path = file_path(location)

    def connect() -> sqlite3.Connection:
        return sqlite3.connect(read_only(path), uri=True, timeout=BUSY_SECONDS, isolation_level=None)

    return create_engine("sqlite://", creator=connect, poolclass=NullPool)
