"""Reading from a PostgreSQL server: a read-only transaction of the database's own, through psycopg and nothing more."""

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from regional.database.location import server_url, shown
from regional.database.reading import Answer, Reader, explain_version
from regional.errors import RegionalError

_PLACEHOLDER = re.compile(r"(?<![:\w]):([a-z_]+)")
_BATCH = 1000

try:
    import psycopg
except ImportError as error:
    raise RegionalError("a PostgreSQL server needs psycopg: pip install 'regional[postgresql]'") from error


class ServerReader(Reader):
    """A read-only transaction on a server."""

    def __init__(self, connection: psycopg.Connection[tuple[Any, ...]]) -> None:
        """Take a connection whose transactions are read-only."""
        self._server = connection

    def ask(self, statement: str, parameters: Mapping[str, Any] | None = None) -> Answer:
        """Run one SELECT.

        Raises:
            RegionalError: the server does not understand it, or it takes longer than allowed.
        """
        translated = _PLACEHOLDER.sub(r"%(\1)s", statement.replace("%", "%%"))
        try:
            cursor = self._server.execute(translated, dict(parameters or {}), prepare=True)  # so it can be but one
            return Answer([column.name for column in cursor.description or ()], cursor.fetchall())
        except psycopg.Error as error:
            raise RegionalError(_explain(error)) from error

    def stream(self, statement: str) -> tuple[list[str], Iterable[tuple[Any, ...]]]:
        """Run one SELECT of any size, inside another so that it can be nothing else, and give its rows as they come."""
        cursor = self._server.cursor("asked")
        try:
            inner = statement.strip().rstrip(";")
            cursor.execute(f"SELECT * FROM (\n{inner}\n) AS asked".encode())  # noqa: S608 - it can only be read
        except psycopg.Error as error:
            raise RegionalError(_explain(error)) from error
        return [column.name for column in cursor.description or ()], _rows(cursor)


def _rows(cursor: psycopg.ServerCursor[tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
    try:
        while batch := cursor.fetchmany(_BATCH):
            yield from batch
    except psycopg.Error as error:
        raise RegionalError(_explain(error)) from error


def _explain(error: psycopg.Error) -> str:
    if isinstance(error, psycopg.errors.QueryCanceled):
        return "stopped: it took longer than the timeout allows"
    if isinstance(error, psycopg.errors.ReadOnlySqlTransaction | psycopg.errors.InsufficientPrivilege):
        return "that would do more than read, and questions only read"
    return f"the database says: {str(error).partition(chr(10))[0]}"


@contextmanager
def reading_server(location: str, timeout: float | None) -> Iterator[ServerReader]:
    """Begin a read-only transaction on a server to ask it questions.

    Raises:
        RegionalError: the server cannot be reached, or has no database of this program's schema.
    """
    try:
        connection = psycopg.connect(server_url(location))
    except psycopg.Error as error:
        reason = " ".join(str(error).split())
        raise RegionalError(f"{shown(location)} cannot be reached: {reason}") from error
    with connection:
        connection.read_only = True
        connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ  # all statements see the same
        _prepare(connection, location)
        if timeout is not None:
            connection.execute(f"SET LOCAL statement_timeout = {max(1, round(timeout * 1000))}".encode())
        yield ServerReader(connection)


def _prepare(connection: psycopg.Connection[tuple[Any, ...]], location: str) -> None:
    """Check the schema, and give up the powers of a superuser, which could read files of the server."""
    try:
        with connection.transaction():
            row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    except psycopg.errors.UndefinedTable:
        row = None
    explain_version(row[0] if row else None, shown(location))
    power = connection.execute("SELECT rolsuper FROM pg_roles WHERE rolname = current_user").fetchone()
    if power and power[0]:
        connection.execute("SET LOCAL ROLE pg_read_all_data")
