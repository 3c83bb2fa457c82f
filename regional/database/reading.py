"""Reading is not writing: a question opens the file read-only with the standard sqlite3 module, and nothing more."""

import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, NamedTuple

from regional.errors import RegionalError
from regional.shipped import schema_versions

BUSY_SECONDS = 60
"""How long a reader waits for a load to finish its commit."""

_ALLOWED = {sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_RECURSIVE}
_PRAGMAS = {"table_info", "table_xinfo", "table_list", "index_list", "index_info", "foreign_key_list"}
_CHECKS = {"foreign_key_check", "integrity_check", "quick_check", "data_version", "user_version", "encoding"}


class Answer(NamedTuple):
    """What a statement gave: the names of its columns, and its rows."""

    columns: list[str]
    rows: list[tuple[Any, ...]]

    def records(self) -> Iterator[dict[str, Any]]:
        """The rows as mappings from column to value."""
        return (dict(zip(self.columns, row, strict=True)) for row in self.rows)


class Reader:
    """A connection that can read and do nothing else."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Take a connection that is already read-only."""
        self._connection = connection

    def ask(self, statement: str, parameters: Mapping[str, Any] | None = None) -> Answer:
        """Run one SELECT.

        Raises:
            RegionalError: the database does not understand it, or it would do more than read.
        """
        try:
            cursor = self._connection.execute(statement, dict(parameters or {}))
            return Answer([column[0] for column in cursor.description or ()], cursor.fetchall())
        except (sqlite3.Error, sqlite3.Warning) as error:
            raise RegionalError(_explain(error)) from error

    def stream(self, statement: str) -> tuple[list[str], Iterable[tuple[Any, ...]]]:
        """Run one SELECT of any size and give its columns, and its rows as they come."""
        try:
            cursor = self._connection.execute(statement)
        except (sqlite3.Error, sqlite3.Warning) as error:
            raise RegionalError(_explain(error)) from error
        return [column[0] for column in cursor.description or ()], _rows(cursor)


def _rows(cursor: sqlite3.Cursor) -> Iterator[tuple[Any, ...]]:
    try:
        yield from cursor
    except sqlite3.Error as error:
        raise RegionalError(_explain(error)) from error


def _explain(error: Exception) -> str:
    text = str(error)
    if text in ("not authorized", "attempt to write a readonly database") or text.startswith("access to"):
        return "that would do more than read, and questions only read"
    return f"the database says: {text}"


@contextmanager
def reading(path: str | os.PathLike[str]) -> Iterator[Reader]:
    """Open an existing database of this program's schema to ask it questions.

    Raises:
        RegionalError: there is none, it is no database, or its schema is older or newer than this program's.
    """
    path = os.fspath(path)
    if not os.path.isfile(path):
        raise RegionalError(f"there is no database at {path}: make one with `regional load`")
    connection = _open(path)
    try:
        _check_schema(connection, path)
        connection.set_authorizer(_authorize)
        yield Reader(connection)
    finally:
        connection.close()


def _open(path: str) -> sqlite3.Connection:
    try:
        return sqlite3.connect(f"file:{_quote(path)}?mode=ro", uri=True, timeout=BUSY_SECONDS)
    except sqlite3.OperationalError as error:
        raise RegionalError(f"{path} cannot be opened: {error}") from error


def _quote(path: str) -> str:
    """The path as a part of a URI (https://sqlite.org/uri.html); urllib would take longer to import than the answer."""
    return path.replace("%", "%25").replace("?", "%3f").replace("#", "%23")


def _check_schema(connection: sqlite3.Connection, path: str) -> None:
    try:
        version = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    except sqlite3.DatabaseError as error:
        if "no such table" in str(error):
            version = None
        elif "readonly" in str(error):
            version = _recover(path)
        else:
            raise RegionalError(f"{path} is not a database that can be read: {error}") from error
    explain_version(version[0] if version else None, path)


def _recover(path: str) -> Any:
    """Let SQLite roll back what a killed load left half done, which a read-only connection cannot do."""
    with sqlite3.connect(path, timeout=BUSY_SECONDS) as writer:
        version = writer.execute("SELECT version_num FROM alembic_version").fetchone()
    writer.close()
    return version


def explain_version(version: str | None, path: str) -> None:
    """Refuse a database that this program cannot ask, and say what to do.

    Raises:
        RegionalError: the schema is missing, older or newer.
    """
    known = schema_versions()
    if version is None:
        raise RegionalError(f"{path} is not a regional database: make one with `regional load`")
    if version not in known:
        raise RegionalError(f"{path} has the schema {version}, newer than this program's {known[-1]}: upgrade regional")
    if version != known[-1]:
        raise RegionalError(f"{path} has the older schema {version}: `regional load` brings it to {known[-1]}")


def _authorize(action: int, first: str | None, second: str | None, *_: str | None) -> int:
    """SQLite asks this for every step of a statement that is being prepared; everything but reading is denied."""
    allowed = (
        action in _ALLOWED
        # so json_each and the full-text index tell SQLite their columns; in a read-only file it writes nothing
        or (action == sqlite3.SQLITE_UPDATE and first == "sqlite_master")
        or (action == sqlite3.SQLITE_FUNCTION and second != "load_extension")
        or (action == sqlite3.SQLITE_PRAGMA and (first in _PRAGMAS or (first in _CHECKS and second is None)))
    )
    return sqlite3.SQLITE_OK if allowed else sqlite3.SQLITE_DENY
