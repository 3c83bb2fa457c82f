"""Looking into a database file beside SQLite, without taking its locks away.

A process that closes a file loses all its locks on it, also those that SQLite holds through another opening of it
(https://sqlite.org/howtocorrupt.html, section 2.2). So what is opened here while a database is in use stays open until
none is.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager

_files: dict[tuple[int, int], int] = {}
"""The files that stay open, by their device and number."""

_users: list[None] = []
"""One for each use of a database that has not ended."""


@contextmanager
def in_use() -> Iterator[None]:
    """Say that a database is opened, used and closed again meanwhile."""
    _users.append(None)
    try:
        yield
    finally:
        _users.pop()
        while not _users and _files:
            os.close(_files.popitem()[1])


def first_bytes(path: str, length: int) -> bytes:
    """The first bytes of a database file; of one that is not there, none."""
    with in_use():
        try:
            found = os.stat(path)
        except FileNotFoundError:
            return b""
        key = found.st_dev, found.st_ino
        if key not in _files:
            _files[key] = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
        os.lseek(_files[key], 0, os.SEEK_SET)
        return os.read(_files[key], length)
