"""The engine: how the database is made, upgraded and written, through SQLAlchemy and Alembic."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext, suppress
from functools import partial
from sqlite3 import Connection as SqliteConnection
from sqlite3 import DatabaseError as SqliteError
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, inspect
from sqlalchemy.exc import DatabaseError

from regional.database import schema
from regional.database.derived import is_current, make_derived, remove_derived
from regional.database.file import belongs_to_another, check_library
from regional.database.held import in_use
from regional.database.interference import refuse_interference
from regional.database.journal import (
    explain,
    is_foreign,
    put_first_page_first,
    put_number_on_first_page,
    refuse_what_is_no_journal,
)
from regional.database.location import error_text, file_path, is_server, shown
from regional.database.mending import make_anew, mend_pages, refuse_what_is_lost
from regional.database.migrating import upgrade
from regional.database.new_schema import is_empty, leave_transactions_to_us, make_schema
from regional.database.on_server import analyze, begin_on_server
from regional.database.opening import is_half_written
from regional.database.place import refuse_to_write
from regional.database.reader import ANOTHER, NO_TEXT, NOT_UTF8_INSIDE, explain_version
from regional.database.reading import understood
from regional.database.waiting import patiently, was_interrupted
from regional.errors import RegionalError
from regional.models import Base
from regional.progress import Say, unsaid
from regional.shipped import schema_versions


def make_engine(location: str, say: Say = unsaid) -> Engine:
    """An engine for a file or a server; its transactions cover schema changes too.

    Args:
        location: the path of a file, or the URL of a server.
        say: is told what is waited for, where the program itself waits: for the lock of a file.

    Raises:
        RegionalError: the location is of a kind that is not supported, or its driver is not installed.
    """
    if is_server(location):
        return _server_engine(location)
    check_library()
    path = os.path.realpath(file_path(location))  # so that `:memory:` is a file like any other
    engine = create_engine(URL.create("sqlite", database=path), connect_args={"timeout": 0})
    event.listen(engine, "connect", leave_transactions_to_us)
    for name, statement in _LOCKING.items():
        event.listen(engine, name, partial(_patiently, statement, f"{location} is in use by another command", say))
    return engine


def _server_engine(location: str) -> Engine:
    """An engine that understands a URL as a question does: libpq reads it, with all the options that it knows."""
    from regional.database.server import connect_for_engine  # noqa: PLC0415 - a file does without psycopg

    return create_engine("postgresql+psycopg://", creator=partial(connect_for_engine, location))


_LOCKING = {"begin": "BEGIN IMMEDIATE", "commit": "COMMIT"}
"""What waits for others: the begin takes the write lock at once, so that two loads follow each other."""


def _patiently(statement: str, what: str, say: Say, connection: Connection) -> None:
    file: Any = connection.connection.driver_connection
    if statement != "COMMIT" or file.in_transaction:
        patiently(lambda: file.execute(statement), what, say=say)


@contextmanager
def writing(
    location: str | os.PathLike[str],
    *,
    must_exist: bool = False,
    check_keys: bool = True,
    mends: bool = False,
    say: Say = unsaid,
) -> Iterator[Connection]:
    """One transaction on a database that is made or upgraded as needed: all of it is stored, or nothing.

    Args:
        location: the path of a file, or the URL of a server.
        must_exist: whether a file that is not there is an error.
        check_keys: whether a file is searched for rows that point nowhere before anything is stored.
        mends: whether the database is looked through, and what can be made anew is mended.
        say: is told what is mended, and what is waited for.

    Raises:
        RegionalError: the file is no database, is of a newer schema, or cannot be written.
    """
    location = os.fspath(location)
    on_server = is_server(location)
    path = "" if on_server else file_path(location)
    is_new = not on_server and not os.path.exists(path)
    if must_exist and is_new:
        raise RegionalError(f"there is no database at {path}: make one with `regional load`")
    if not on_server:
        refuse_to_write(path)
        _refuse_others_journal(path)
        if mends:
            mend_pages(path, say)
    engine = make_engine(location, say)
    try:
        with (
            in_use(),
            understood(location),
            engine.begin() as connection,
            nullcontext() if on_server else _with_own_journal(connection, path),
        ):
            if on_server:
                begin_on_server(connection, say)
            bring_up_to_date(connection, location, say if mends else None)
            yield connection
            if check_keys and connection.in_transaction():
                check_foreign_keys(connection)
            if on_server and connection.in_transaction():
                analyze(connection)
    except (DatabaseError, SqliteError) as error:
        cause = error.orig or error if isinstance(error, DatabaseError) else error
        if was_interrupted(cause):
            raise KeyboardInterrupt from error
        raise _unwritten(shown(location), error_text(cause)) from error
    finally:
        engine.dispose()
        if is_new and os.path.exists(path) and not os.path.getsize(path):
            os.unlink(path)


def _unwritten(place: str, reason: str) -> RegionalError:
    """The error of a database that cannot be written, for a reason that the engine gives."""
    if reason.startswith(NO_TEXT):
        return RegionalError(f"{place} {NOT_UTF8_INSIDE}; {schema.LOST}")
    return RegionalError(f"{place} cannot be written: {reason}")


def _refuse_others_journal(path: str) -> None:
    """Refuse to open a file into which SQLite would play what is not of this file.

    Raises:
        RegionalError: such a thing lies beside it.
    """
    with suppress(OSError):  # what cannot be read SQLite cannot write either, and says so
        refuse_what_is_no_journal(path)
        if is_foreign(path) and (not os.path.exists(path) or is_half_written(path)):
            raise RegionalError(explain(path))


@contextmanager
def _with_own_journal(connection: Connection, path: str) -> Iterator[None]:
    """Let the journal of a transaction show whose it is; a transaction that changed nothing leaves the file alone."""
    before = _changes(connection)
    put_first_page_first(connection)
    yield
    if connection.in_transaction():
        if _changes(connection) == before:
            connection.rollback()
        else:
            put_number_on_first_page(connection, path)


def _changes(connection: Connection) -> tuple[int, int]:
    """How many rows this connection has written, and which schema the file has."""
    file = connection.connection.driver_connection
    written = file.total_changes if isinstance(file, SqliteConnection) else 0
    return written, connection.exec_driver_sql("PRAGMA schema_version").scalar_one()


def bring_up_to_date(connection: Connection, location: str, say: Say | None = None) -> None:
    """Make or upgrade the schema, unless it is this program's already; mend it if somebody is told of that.

    Raises:
        RegionalError: it is newer, or of another program, or lacks something.
    """
    version = None
    if inspect(connection).has_table("alembic_version"):
        version = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    if version in schema_versions():
        refuse_interference(connection, shown(location))
    if version == schema_versions()[-1]:
        if say is not None:
            refuse_what_is_lost(connection, shown(location))
            make_anew(connection, say)
        elif not is_current(connection):
            remove_derived(connection)
            make_derived(connection)
        return
    if version is not None and version not in schema_versions():
        explain_version(version, shown(location))
    if version is None and (refusal := _is_anothers(connection)):
        raise RegionalError(f"{shown(location)} {refusal}")
    make = make_schema if is_empty(connection) else upgrade
    make(connection)


def _is_anothers(connection: Connection) -> str:
    """What is wrong with a database without a version of ours: on a server, that it has tables with names of ours."""
    if connection.dialect.name == "sqlite":
        file = connection.connection.driver_connection
        return belongs_to_another(file) if isinstance(file, SqliteConnection) else ""
    return ANOTHER if set(inspect(connection).get_table_names()) & set(Base.metadata.tables) else ""


def check_foreign_keys(connection: Connection) -> None:
    """Refuse to store a row that points nowhere, as a server does by itself.

    SQLite's pragma that enforces keys cannot be set inside a transaction.

    Raises:
        RegionalError: there is such a row.
    """
    if connection.dialect.name != "sqlite":
        return
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchone()
    if broken:
        table, _, parent, _ = broken
        raise RegionalError(f"a row of {table} would point to a row of {parent} that is not there; nothing was changed")
