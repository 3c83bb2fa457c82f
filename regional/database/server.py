"""Reading from a PostgreSQL server: a read-only transaction of the database's own, through psycopg and nothing more."""

import logging
import math
import re
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from typing import Any

from regional.database.location import error_text, server_url, shown
from regional.database.powers import is_superuser, refuse_more_than_reading
from regional.database.reader import NOT_UTF8, ONLY_READ, TOO_LONG, About, Reader, Result, as_sent, explain_version
from regional.errors import MissingExtraError, RegionalError
from regional.sql.statement import replaced

logging.getLogger("psycopg").setLevel(logging.CRITICAL)
"""What it notes of a lost connection comes from the error too, which is said in our words."""

_BATCH = 1000

try:
    import psycopg
except ImportError as error:
    raise MissingExtraError("a PostgreSQL server", "psycopg", "postgresql") from error


class ServerReader(Reader):
    """A read-only transaction on a server."""

    def __init__(
        self, connection: psycopg.Connection[tuple[Any, ...]], location: str, timeout: float | None = None
    ) -> None:
        """Take a read-only connection, its URL, and how many seconds a statement may take with all its rows."""
        self._server = connection
        self._location = location
        self._timeout = math.inf if timeout is None else timeout
        self._streams = 0

    def ask(self, statement: str, parameters: Mapping[str, Any] | None = None) -> Result:
        """Run one SELECT.

        Raises:
            RegionalError: the server does not understand it, or it takes longer than allowed.
        """
        refuse_more_than_reading(statement)
        if not _QUESTION.match(statement):
            raise RegionalError(ONLY_READ)
        escaped = statement.replace("%", "%%")
        translated = replaced(escaped, "%({})s".format)
        try:
            # without placeholders psycopg would send it by a protocol that takes several statements at once
            cursor = self._server.execute(translated, as_sent(parameters), binary=translated == escaped)
            return Result([column.name for column in cursor.description or ()], cursor.fetchall())
        except psycopg.errors.InsufficientPrivilege as error:  # our own statement reads what was not granted
            raise self._refusal(_quoted(error)) from error
        except (psycopg.Error, UnicodeError) as error:
            raise self._refusal(_explain(error)) from error

    def stream(self, statement: str) -> tuple[list[str], Iterable[tuple[Any, ...]]]:
        """Run one SELECT of any size inside another, so that it can be nothing else, and give its rows as they come."""
        refuse_more_than_reading(statement)
        self._streams += 1
        until = time.monotonic() + self._timeout
        cursor = self._server.cursor(f"stream_{self._streams}")
        try:
            inner = statement.strip().rstrip(";")
            cursor.execute(f"SELECT * FROM (\n{inner}\n) AS asked".encode())  # noqa: S608 - it can only be read
        except (psycopg.Error, UnicodeError) as error:
            cursor.close()
            raise self._refusal(_explain(error)) from error
        return [column.name for column in cursor.description or ()], self._rows(cursor, until)

    def about(self) -> About:
        """The version of PostgreSQL, and the server."""
        ((version, size),) = self.ask(_ABOUT).rows
        return About("PostgreSQL", version, shown(self._location), size)

    def _rows(self, cursor: psycopg.ServerCursor[tuple[Any, ...]], until: float) -> Iterator[tuple[Any, ...]]:
        try:
            with cursor:
                while batch := cursor.fetchmany(_BATCH):
                    yield from batch
                    if time.monotonic() > until:
                        raise self._refusal(TOO_LONG)
        except (psycopg.Error, UnicodeError) as error:
            raise self._refusal(_explain(error)) from error

    def _refusal(self, text: str) -> RegionalError:
        """Return to before the statement that failed, or PostgreSQL would refuse all that is asked after it."""
        with suppress(psycopg.Error):
            self._server.execute(b"ROLLBACK TO SAVEPOINT asked")
        return RegionalError(text)


_ABOUT = "SELECT current_setting('server_version'), pg_database_size(current_database())"

_QUESTION = re.compile(r"(\s|--.*\n)*\(*(select|with|values|table)\b", re.IGNORECASE)


def _explain(error: Exception) -> str:
    if isinstance(error, UnicodeEncodeError):
        return NOT_UTF8
    if isinstance(error, UnicodeDecodeError):
        return "the database holds a text that is not UTF-8: it has another encoding"
    if isinstance(error, psycopg.errors.QueryCanceled):
        return TOO_LONG
    if isinstance(error, psycopg.errors.ReadOnlySqlTransaction | psycopg.errors.InsufficientPrivilege):
        return ONLY_READ
    return _quoted(error)


def _quoted(error: Exception) -> str:
    return f"the database says: {str(error).partition(chr(10))[0]}"


def connect(location: str, timeout: float | None = None) -> psycopg.Connection[tuple[Any, ...]]:
    """Connect to a server; one that does not answer is waited for only so long.

    Args:
        location: its URL, in which `connect_timeout` says how many seconds, if it is another number than ours.
        timeout: how many seconds a question may take; libpq counts two at least.
    """
    url = server_url(location)
    if "connect_timeout" in url:
        return psycopg.connect(url, client_encoding="UTF8")
    seconds = ANSWERS_WITHIN if timeout is None else min(ANSWERS_WITHIN, max(2, math.ceil(timeout)))
    return psycopg.connect(url, connect_timeout=seconds, client_encoding="UTF8")


def connect_for_engine(location: str) -> psycopg.Connection[tuple[Any, ...]]:
    """Connect for SQLAlchemy, which looks names up at once: before that, a superuser must be safe from those of others.

    Raises:
        RegionalError: a superuser would run what another role has written.
    """
    connection = connect(location)
    try:
        is_superuser(connection.execute)
        connection.rollback()
    except BaseException:
        connection.close()
        raise
    return connection


ANSWERS_WITHIN = 10
"""How many seconds a server has until it answers."""


def compact_server(location: str, tables: Sequence[str]) -> int:
    """Let a server write tables anew, each of which nobody can read meanwhile. Returns how many bytes smaller it is.

    Raises:
        RegionalError: the server cannot be reached, or refuses.
    """
    try:
        with connect(location) as connection:
            connection.autocommit = True
            before = _size(connection)
            connection.execute(f"VACUUM (FULL, ANALYZE) {', '.join(tables)}".encode())
            return before - _size(connection)
    except psycopg.Error as error:
        raise RegionalError(f"{shown(location)} cannot be written anew: {error_text(error)}") from error


def _size(connection: psycopg.Connection[tuple[Any, ...]]) -> int:
    return int((connection.execute("SELECT pg_database_size(current_database())").fetchone() or (0,))[0])


@contextmanager
def reading_server(location: str, timeout: float | None) -> Iterator[ServerReader]:
    """Begin a read-only transaction on a server to ask it questions.

    Raises:
        RegionalError: the server cannot be reached, or has no database of this program's schema.
    """
    try:
        connection = connect(location, timeout)
    except psycopg.Error as error:
        raise RegionalError(f"{shown(location)} cannot be reached: {error_text(error)}") from error
    try:
        try:
            _prepare(connection, location, timeout)
        except psycopg.errors.QueryCanceled as error:
            raise RegionalError(f"{shown(location)} cannot be read: {TOO_LONG}") from error
        except psycopg.Error as error:
            raise RegionalError(f"{shown(location)} cannot be read: {error_text(error)}") from error
        yield ServerReader(connection, location, timeout)
    finally:
        with suppress(psycopg.Error):
            connection.rollback()  # PostgreSQL 15 would keep a large object that a question made
        connection.close()


def _prepare(connection: psycopg.Connection[tuple[Any, ...]], location: str, timeout: float | None) -> None:
    """Check the schema, and give up the powers of a superuser, who could read files."""
    connection.read_only = True
    connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ  # all statements see the same
    if timeout is not None:
        connection.execute(f"SET LOCAL statement_timeout = {max(1, round(timeout * 1000))}".encode())
    has_all_powers = is_superuser(connection.execute)
    try:
        row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    except psycopg.errors.UndefinedTable:
        row = None
    explain_version(row[0] if row else None, shown(location))
    connection.execute("SET LOCAL jit = off")  # compiling a question can take a second, answering it a thousandth
    if has_all_powers:
        connection.execute(_KEEP_SCHEMAS)
        connection.execute("SET LOCAL ROLE pg_read_all_data")
    connection.execute(b"SAVEPOINT asked")


_KEEP_SCHEMAS = """
SELECT set_config('search_path', string_agg(quote_ident(s), ', '), true) FROM unnest(current_schemas(false)) AS s
"""
"""The statement that keeps the search path: another role would have another schema of its own in it."""
