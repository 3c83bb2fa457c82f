"""Opening a file so that SQLite writes, makes and deletes nothing, there or beside it."""

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

from regional.database.journal import (
    explain,
    is_in_wal_mode,
    is_of_nothing,
    journal_of,
    refuse_what_is_no_journal,
    wal_of,
)
from regional.database.reader import explain_version
from regional.database.waiting import PATIENCE, hear_signals, patiently
from regional.errors import RegionalError
from regional.progress import Say, unsaid

LONGEST = 50_000_000
"""How many bytes a value can have that a question reads or makes, so that no function of SQLite works for minutes."""

_SOON = 1
"""How many seconds there are in any case to read the version of the schema."""

_PATIENCE = (0.02, 0.1, 0)
"""How many seconds to wait before each further look at a journal that seems to be of nobody at work."""


def read_only(path: str) -> str:
    """The URI under which SQLite reads a file, and writes, makes and deletes nothing.

    A file in WAL mode, of which nothing waits in its log, is read as one that cannot change: otherwise SQLite would
    make a log beside it, or refuse to if it may not. `unchanged` says so if it does change.

    Raises:
        RegionalError: something lies beside it that is not of this file.
    """
    refuse_what_is_no_journal(path)
    wal, options = wal_of(path), "mode=ro"
    if os.path.exists(wal) and os.path.getsize(wal):
        options = "mode=ro&readonly_shm=1"
    elif _stands_still(path):
        options = "mode=ro&immutable=1"
    return f"file:{_quote(os.path.realpath(path))}?{options}"


def _stands_still(path: str) -> bool:
    """Whether a file is read without the locks and the journal that it would otherwise need."""
    return (is_in_wal_mode(path) or os.path.exists(wal_of(path))) and not os.path.exists(journal_of(path))


@contextmanager
def unchanged(path: str) -> Iterator[None]:
    """Read a file; if it was read without locks, see to it that nobody has written it meanwhile.

    Raises:
        RegionalError: somebody has.
    """
    before = os.stat(path) if _stands_still(path) else None
    yield
    if before is not None and os.path.exists(path):
        after = os.stat(path)
        if before.st_ino == after.st_ino and (before.st_mtime_ns, before.st_size) != (after.st_mtime_ns, after.st_size):
            raise RegionalError(f"{path} was changed while it was read: ask again")


def is_half_written(path: str) -> bool:
    """Whether SQLite would play a journal into a file; that of a load which is still running it would not."""
    if not os.path.getsize(path):
        return True
    try:
        opened(path)[0].close()
    except HalfWrittenError:
        return True
    return False


class HalfWrittenError(RegionalError):
    """A journal lies beside a file, and nobody is at work who could have written it."""


def opened(path: str, seconds: float | None = None, say: Say = unsaid) -> tuple[sqlite3.Connection, Any]:
    """Open a file, begin a transaction that sees it as it is now, and read the version of its schema.

    A journal that goes or comes at this very moment looks half written for once, but not again a little later.

    Args:
        path: the file.
        seconds: how long to wait for a load that is storing what it did, and for the version.
        say: is told what is waited for.

    Raises:
        RegionalError: it cannot be opened or read, or that takes too long.
    """
    what = f"{path} is being written by a load"
    for patience in _PATIENCE:
        connection = _connect(path)
        try:
            until = time.monotonic() + (PATIENCE if seconds is None else max(seconds, _SOON))
            hear_signals(connection, until)
            return connection, patiently(partial(_version, connection), what, seconds, say)
        except RegionalError:
            connection.close()
            raise
        except (sqlite3.DatabaseError, UnicodeDecodeError) as error:  # a message repeats what is no text in the schema
            connection.close()
            code = getattr(error, "sqlite_errorcode", None)
            if code == sqlite3.SQLITE_INTERRUPT:
                if time.monotonic() < until:
                    raise KeyboardInterrupt from error
                raise RegionalError(f"{path}: to read which schema it has takes too long") from error
            if code != sqlite3.SQLITE_READONLY_ROLLBACK:
                raise RegionalError(f"{path} is not a database that can be read: {error}") from error
        time.sleep(patience)
    if is_of_nothing(path):
        explain_version(None, path)
    raise HalfWrittenError(explain(path))


def _connect(path: str) -> sqlite3.Connection:
    try:
        connection = sqlite3.connect(read_only(path), uri=True, timeout=0)
        connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST)
    except sqlite3.OperationalError as error:
        raise RegionalError(f"{path} cannot be opened: {error}") from error
    except OSError as error:
        raise RegionalError(f"{path} cannot be opened: {error.strerror}") from error
    return connection


def _quote(path: str) -> str:
    """The path as a part of a URI (https://sqlite.org/uri.html); urllib would take longer to import than the answer."""
    path = "/" + path.lstrip("/") if path.startswith("//") else path
    return path.replace("%", "%25").replace("?", "%3f").replace("#", "%23")


def _version(connection: sqlite3.Connection) -> Any:
    """The version that a file says it has; of what is no plain table, which could have rows without end, its kind."""
    if not connection.in_transaction:
        connection.execute("BEGIN")
    table = connection.execute("SELECT type, sql FROM sqlite_master WHERE name = 'alembic_version'").fetchone()
    if table is None or table[0] != "table" or not table[1].upper().startswith("CREATE TABLE"):
        return table and table[0]
    found = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    return found[0] if found else None
