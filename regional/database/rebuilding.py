"""Making a file anew from its own rows: to give room back, or because the pages of an index are damaged.

A new file is written beside the old one, and takes its name at the end. So whoever is killed meanwhile leaves the old
one as it was, and no journal of it.
"""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress

from regional.database.held import in_use
from regional.database.journal import is_in_wal_mode, journal_of, wal_of
from regional.database.place import refuse_to_write
from regional.database.waiting import hear_signals, patiently, was_interrupted
from regional.errors import RegionalError
from regional.progress import Say, unsaid

_INDEXES = "SELECT sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"


def damage(connection: sqlite3.Connection) -> str | None:
    """What is wrong with the pages of a file, if SQLite finds anything."""
    try:
        (found,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    except sqlite3.DatabaseError as error:
        if was_interrupted(error):
            raise KeyboardInterrupt from error
        return str(error)
    return None if found == "ok" else " ".join(str(found).removeprefix("*** in database main ***").split())


def compact(path: str, say: Say = unsaid) -> int:
    """Write a file anew without the room that removed rows have left. Returns how many bytes smaller it is.

    Raises:
        RegionalError: it is damaged.
    """
    before = os.path.getsize(path)
    with _replacing(path, say) as (connection, new):
        connection.execute("VACUUM INTO ?", (new,))
    return before - os.path.getsize(path)


def mend_indexes(path: str, say: Say = unsaid) -> None:
    """Write a file anew, all its indexes from its rows.

    Raises:
        RegionalError: its rows are damaged too; the file stays as it is.
    """
    with _replacing(path, say) as (reader, new), closing(sqlite3.connect(new, isolation_level=None)) as copy:
        reader.backup(copy)
        indexes = [statement for (statement,) in copy.execute(_INDEXES)]
        copy.execute("PRAGMA writable_schema = ON")
        copy.execute("DELETE FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL")
        copy.execute("PRAGMA writable_schema = RESET")
        copy.execute("VACUUM")  # it gives back the pages of what was an index
        for statement in indexes:
            copy.execute(statement)


class _DamagedError(Exception):
    """What was written anew is damaged too."""


@contextmanager
def _replacing(path: str, say: Say) -> Iterator[tuple[sqlite3.Connection, str]]:
    """Let a new file take the place of a file that nobody else may write meanwhile.

    Yields:
        A connection to the file, which holds the lock of a writer on it, and where to put the new file.
    """
    refuse_to_write(path)
    if is_in_wal_mode(path) or os.path.exists(wal_of(path)):  # the log would be played into the new file
        raise RegionalError(f"{path} is in SQLite's WAL mode: say `PRAGMA journal_mode = DELETE` to it first")
    real = os.path.realpath(path)
    new = f"{real}.{os.getpid()}.part"
    try:
        with (
            in_use(),
            closing(sqlite3.connect(path, timeout=0, isolation_level=None)) as lock,
            closing(sqlite3.connect(path, timeout=0, isolation_level=None)) as reader,
        ):
            hear_signals(reader)
            patiently(lambda: lock.execute("BEGIN IMMEDIATE"), f"{path} is in use by another command", say=say)
            yield reader, new
            _finish(new)
            shutil.copystat(real, new)
            os.replace(new, real)
    except _DamagedError as error:
        raise RegionalError(f"{path} is damaged: {error}: load into a new database, or restore a backup") from error
    except sqlite3.DatabaseError as error:
        if was_interrupted(error):
            raise KeyboardInterrupt from error
        raise RegionalError(f"{path} cannot be written anew: {error}") from error
    except OSError as error:
        raise RegionalError(f"{path} cannot be written anew: {error.strerror}") from error
    finally:
        for beside in (new, journal_of(new)):
            with suppress(OSError):
                os.unlink(beside)


def _finish(path: str) -> None:
    """See to it that a file is sound and on the disk before it takes the name of another."""
    with closing(sqlite3.connect(path)) as made:
        found = damage(made)
    if found is not None:
        raise _DamagedError(found)
    with open(path, "rb") as stream:
        os.fsync(stream.fileno())
