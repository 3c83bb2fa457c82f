"""Reading a file: it is opened read-only with the standard sqlite3 module, and an authorizer denies all but reading."""

import os
import sqlite3
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

from regional.database.held import in_use
from regional.database.opening import opened, unchanged
from regional.database.place import refuse_to_read
from regional.database.reader import (
    ANOTHER,
    NO_TEXT,
    NO_VERSION,
    NOT_UTF8,
    NOT_UTF8_INSIDE,
    ONLY_READ,
    TOO_LONG,
    About,
    Reader,
    Result,
    as_sent,
    explain_version,
)
from regional.errors import RegionalError
from regional.progress import Say, unsaid

NEEDED = (3, 37)
"""The version of SQLite that first has STRICT tables."""

APPLICATION_ID = int.from_bytes(b"Rgnl")
"""The number in the header of a file that marks it as ours (https://sqlite.org/pragma.html#pragma_application_id)."""

_STEPS = 20_000
"""After how many steps of its virtual machine, some milliseconds, SQLite asks whether to go on."""

_ALLOWED = {sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_RECURSIVE}
_BEYOND = {"load_extension", "fts3_tokenizer"}
"""The functions that reach beyond the database: a library is loaded, an address in memory is shown or called."""

_REFUSALS = (
    *("not authorized", "authorization denied", "attempt to write a readonly database"),
    "cannot VACUUM from within a transaction",
)
_DAMAGE = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_FORMAT, sqlite3.SQLITE_IOERR}
"""What SQLite says of a file that cannot be what it wrote."""

_PRAGMAS = {"table_info", "table_xinfo", "table_list", "index_list", "index_info", "foreign_key_list"}
_CHECKS = {"foreign_key_check", "integrity_check", "quick_check", "data_version", "user_version", "encoding"}


class FileReader(Reader):
    """A read-only connection to a file."""

    def __init__(self, connection: sqlite3.Connection, path: str, timeout: float | None = None) -> None:
        """Take a connection that is already read-only, its file, and how many seconds a statement may take."""
        self._connection = connection
        self._path = path
        self._timeout = timeout
        self._deadline: float | None = None
        self._authorize = lru_cache(maxsize=None)(_authorize)
        connection.set_progress_handler(self._is_late, _STEPS)
        connection.set_authorizer(self._authorize)

    def _is_late(self) -> bool:
        """Say whether a statement must stop. SQLite asks this while it runs; at that moment Python also sees Ctrl-C."""
        return self._deadline is not None and time.monotonic() > self._deadline

    def _has_heard(self) -> bool:
        """Say, once, whether Python heard Ctrl-C while SQLite asked for leave.

        SQLite takes that for a refusal and tells nobody. What was asked and has no answer gives it away; the cache
        counts both outside of Python, where no Ctrl-C can come between.
        """
        asked = self._authorize.cache_info()
        if asked.misses == asked.currsize:
            return False
        self._authorize.cache_clear()
        return True

    def _execute(self, statement: str, parameters: Mapping[str, Any]) -> sqlite3.Cursor:
        if self._timeout is not None:
            self._deadline = time.monotonic() + self._timeout
        return self._connection.execute(statement, parameters)

    def _explain(self, error: Exception) -> str:
        text = str(error)
        if self._has_heard() or (text == "interrupted" and not self._is_late()):
            raise KeyboardInterrupt from error
        if text == "interrupted":
            return TOO_LONG
        if isinstance(error, UnicodeEncodeError):
            return NOT_UTF8
        if text.startswith(NO_TEXT):
            return f"{self._path} {NOT_UTF8_INSIDE}"
        if text in _REFUSALS:
            return ONLY_READ
        if getattr(error, "sqlite_errorcode", 0) & 0xFF in _DAMAGE:
            return f"{self._path} is damaged ({text}): restore a backup, or load into a new file"
        return f"the database says: {text}"

    def ask(self, statement: str, parameters: Mapping[str, Any] | None = None) -> Result:
        """Run one SELECT.

        Raises:
            RegionalError: the database does not understand it, or it would do more than read.
        """
        try:
            cursor = self._execute(statement, as_sent(parameters))
            return Result([column[0] for column in cursor.description or ()], cursor.fetchall())
        except (sqlite3.Error, sqlite3.Warning, UnicodeError) as error:
            raise RegionalError(self._explain(error)) from error

    def stream(self, statement: str) -> tuple[list[str], Iterable[tuple[Any, ...]]]:
        """Run one SELECT of any size and give its columns, and its rows as they come."""
        try:
            cursor = self._execute(statement, {})
        except (sqlite3.Error, sqlite3.Warning, UnicodeError) as error:
            raise RegionalError(self._explain(error)) from error
        return [column[0] for column in cursor.description or ()], self._rows(cursor)

    def about(self) -> About:
        """The version of SQLite, and the file."""
        path = os.path.abspath(self._path)
        return About("SQLite", sqlite3.sqlite_version, path, os.path.getsize(path))

    def _rows(self, cursor: sqlite3.Cursor) -> Iterator[tuple[Any, ...]]:
        try:
            for row in cursor:  # noqa: UP028 - who stops reading must not close the cursor after its connection
                yield row
        except (sqlite3.Error, UnicodeDecodeError) as error:
            raise RegionalError(self._explain(error)) from error


def check_library(version: tuple[int, ...] = sqlite3.sqlite_version_info) -> None:
    """Refuse to open a file with a library that cannot read it.

    Raises:
        RegionalError: SQLite is too old.
    """
    if version < NEEDED:
        found, needed = (".".join(map(str, numbers)) for numbers in (version, NEEDED))
        raise RegionalError(
            f"Python has SQLite {found} here, and regional needs {needed} or later: use a Python that has a newer one"
        )


def belongs_to_another(connection: sqlite3.Connection) -> str:
    """What is wrong with a file without a version of ours: it is another program's, or has lost it; else nothing."""
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (entries,) = connection.execute("SELECT count(*) FROM sqlite_master WHERE tbl_name <> 'alembic_version'").fetchone()
    if entries and application == APPLICATION_ID:
        return NO_VERSION
    return ANOTHER if entries or application not in (0, APPLICATION_ID) else ""


@contextmanager
def reading_file(path: str, timeout: float | None, say: Say = unsaid) -> Iterator[FileReader]:
    """Open a file to ask it questions.

    Raises:
        RegionalError: there is none, or it is no database of this program's schema.
    """
    check_library()
    refuse_to_read(path)
    if not os.path.getsize(path):  # SQLite would delete what lies beside it
        explain_version(None, path)
    with in_use():
        connection, version = opened(path, timeout, say)
        try:
            if version is None and (refusal := belongs_to_another(connection)):
                raise RegionalError(f"{path} {refusal}")
            explain_version(version, path)
            with unchanged(path):
                yield FileReader(connection, path, timeout)
        finally:
            connection.close()


def _authorize(action: int, first: str | None, second: str | None, *_: str | None) -> int:
    """Deny everything but reading. SQLite asks this for every step of a statement while it prepares the statement."""
    allowed = (
        action in _ALLOWED
        # so that json_each and the full-text index can tell SQLite their columns; a read-only file is not written
        or (action == sqlite3.SQLITE_UPDATE and first == "sqlite_master")
        or (action == sqlite3.SQLITE_FUNCTION and second not in _BEYOND)
        or (action == sqlite3.SQLITE_PRAGMA and (first in _PRAGMAS or (first in _CHECKS and second is None)))
    )
    return sqlite3.SQLITE_OK if allowed else sqlite3.SQLITE_DENY
