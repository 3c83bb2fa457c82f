"""Waiting for the lock of a file: counted, said, and ended by Ctrl-C at once. SQLite itself would wait deaf."""

import math
import sqlite3
import time
from collections.abc import Callable
from typing import TypeVar

from regional.errors import RegionalError
from regional.progress import Say, unsaid

PATIENCE = 60.0
"""How many seconds a command waits for others to finish what they do with a file."""

_UNSAID = 0.5
"""How many seconds nobody needs to be told of."""

_PAUSE = 0.02

Done = TypeVar("Done")


def patiently(action: Callable[[], Done], what: str, seconds: float | None = None, say: Say = unsaid) -> Done:
    """Do something as soon as nobody else holds the lock of a file that it needs.

    Args:
        action: what is tried again and again, by a connection that does not wait itself.
        what: what is waited for, as a message says it.
        seconds: how long to wait, if that is less than usual.
        say: is told once what is waited for.

    Raises:
        RegionalError: it took too long.
    """
    begin, limit = time.monotonic(), PATIENCE if seconds is None else min(PATIENCE, seconds)
    is_said = False
    while True:
        try:
            return action()
        except sqlite3.OperationalError as error:
            if not is_busy(error):
                raise
        waited = time.monotonic() - begin
        if waited >= limit:
            raise RegionalError(f"{what}, and after {limit:g} seconds has not ended: try again later")
        if waited >= _UNSAID and not is_said:
            say(f"{what}: waiting up to {limit:g} seconds for that")
            is_said = True
        time.sleep(min(_PAUSE, limit - waited))


def is_busy(error: sqlite3.Error) -> bool:
    """Whether an error says that somebody else holds the lock."""
    return _code(error) & 0xFF == sqlite3.SQLITE_BUSY


def hear_signals(connection: sqlite3.Connection, until: float = math.inf) -> None:
    """Let Python hear Ctrl-C while SQLite is busy with a long statement, which then ends as if it were interrupted.

    Args:
        connection: a connection.
        until: when a statement must end in any case, by the stopwatch.
    """
    connection.set_progress_handler(lambda: time.monotonic() > until, _STEPS)


_STEPS = 200_000
"""After how many steps of its virtual machine, some ten milliseconds, SQLite lets Python look around."""


def was_interrupted(error: BaseException | None) -> bool:
    """Whether SQLite ended a statement because of Ctrl-C."""
    return isinstance(error, sqlite3.OperationalError) and _code(error) == sqlite3.SQLITE_INTERRUPT


def _code(error: sqlite3.Error) -> int:
    """The code of an error of SQLite; what Python says by itself, as of a text that is no UTF-8, has none."""
    return getattr(error, "sqlite_errorcode", 0)
