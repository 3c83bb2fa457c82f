"""What lies beside a file: the rollback journal of a load that was cut off, or something that is not the file's own.

SQLite plays whatever journal it finds into the file beside it: that of a load that was killed, but also one that was
left from before a backup was restored, or one that names further files, which SQLite then deletes. So a load proves
first that a journal is of the file as it lies there. For that each load writes the first page of the file into its
journal before any other, and at its end the number of its journal into the first page. The formats are those of
https://sqlite.org/fileformat2.html.
"""

import os
import stat
from typing import TYPE_CHECKING, NamedTuple

from regional.database.held import first_bytes
from regional.errors import RegionalError

if TYPE_CHECKING:
    from sqlalchemy import Connection

_MAGIC = bytes.fromhex("d9d505f920a163d7")
_HEADER = 28
_COOKIE = slice(40, 44)
"""Where the first page holds the schema's number, which a load makes that of its journal."""


class _Journal(NamedTuple):
    """What the beginning of a journal says."""

    number: bytes
    """A random number that SQLite gives each journal."""
    pages: int
    """How many pages the file had before."""
    first_page: bytes
    """The first page of the file as it was before, if it is what the journal begins with."""


def journal_of(path: str) -> str:
    """Where SQLite puts the journal of a file."""
    return f"{os.path.realpath(path)}-journal"


def wal_of(path: str) -> str:
    """Where a database in SQLite's WAL mode, which no load chooses, keeps what was written last."""
    return f"{os.path.realpath(path)}-wal"


def refuse_what_is_no_journal(path: str) -> None:
    """Refuse to let SQLite open what lies under the name of a journal and is none: a pipe would be waited for.

    Raises:
        RegionalError: it does, or a write-ahead log lies there which is not of the file, or whose writer is gone.
    """
    for beside in (journal_of(path), wal_of(path)):
        if os.path.lexists(beside) and not stat.S_ISREG(os.lstat(beside).st_mode):
            raise RegionalError(f"{beside} is no file that SQLite could have left beside {path}: remove it")
    wal = wal_of(path)
    is_lonely = not is_in_wal_mode(path) or not os.path.exists(wal.removesuffix("wal") + "shm")
    if os.path.exists(wal) and os.path.getsize(wal) and is_lonely:
        raise RegionalError(
            f"{wal} lies beside {path}, and no load makes one: close the database with the program that made it,"
            f" or if {path} is a restored backup, remove {wal}"
        )


def is_in_wal_mode(path: str) -> bool:
    """Whether the header of a file says that it is written through a write-ahead log."""
    return first_bytes(path, 20)[18:] == b"\2\2"


def is_foreign(path: str) -> bool:
    """Whether a journal that SQLite would play into a file is not the journal of this file as it lies there."""
    journal = journal_of(path)
    if not _beginning(journal, 1).strip(b"\0"):
        return False
    return bool(other_named(journal)) or not _is_of(path, _read(journal))


def is_of_nothing(path: str) -> bool:
    """Whether a journal is that of a first load: before it there was no database."""
    found = None if is_foreign(path) else _read(journal_of(path))
    return found is not None and not found.pages


def explain(path: str) -> str:
    """What lies beside a file that was left half written, and what to do."""
    journal = journal_of(path)
    other = other_named(journal)
    if other:
        return f"{journal} names another file, {other}, so no load of {path} left it: remove {journal}"
    if is_foreign(path):
        return (
            f"{journal} lies beside {path}, but is not of this file as it is now: if {path} is a restored backup,"
            f" remove {journal}"
        )
    return (
        f"{path} was left half written by a load that was cut off: run `regional load`, which mends it, or if it is a"
        f" restored backup, remove {journal}"
    )


def other_named(journal: str) -> str:
    """The file that the end of a journal names, which SQLite would delete (section 3 of the format: super-journals)."""
    with open(journal, "rb") as stream:
        size = stream.seek(0, os.SEEK_END)
        stream.seek(max(0, size - 16))
        end = stream.read()
        length = int.from_bytes(end[:4], "big")
        if end[8:] != _MAGIC or not length:
            return ""
        stream.seek(max(0, size - 16 - length))
        return os.fsdecode(stream.read(min(length, 1000)))


def put_first_page_first(connection: "Connection") -> None:
    """Begin the journal of a transaction with the first page of the file."""
    version = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
    connection.exec_driver_sql(f"PRAGMA user_version = {version}")


def put_number_on_first_page(connection: "Connection", path: str) -> None:
    """Write into the first page of a file which journal keeps what it was before.

    The first page is written before all others when a transaction ends. Whoever is killed then leaves a file whose
    first page is new, and only this number shows whose journal lies beside it. Other connections see that the schema's
    number is another, and read the schema again.
    """
    number = _beginning(journal_of(path), _HEADER)[12:16]
    if number:
        connection.exec_driver_sql(f"PRAGMA schema_version = {int.from_bytes(number, 'big', signed=True)}")


def _read(journal: str) -> _Journal | None:
    header = _beginning(journal, _HEADER)
    if len(header) < _HEADER or not header.startswith(_MAGIC):
        return None
    pages, sector, size = (int.from_bytes(header[at : at + 4], "big") for at in (16, 20, 24))
    record = _beginning(journal, min(sector, 1 << 16) + 4 + min(size, 1 << 16))[sector:]
    return _Journal(header[12:16], pages, record[4:] if record[:4] == b"\0\0\0\1" else b"")


def _is_of(path: str, journal: _Journal | None) -> bool:
    if journal is None:
        return False
    page = first_bytes(path, len(journal.first_page) or 100)
    if page[_COOKIE] == journal.number:
        return True
    return page == journal.first_page if journal.pages else not page.strip(b"\0")


def _beginning(path: str, length: int) -> bytes:
    """The first bytes of a file; of one that is not there, none."""
    try:
        with open(path, "rb") as stream:
            return stream.read(length)
    except FileNotFoundError:
        return b""
