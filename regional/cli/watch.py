"""A guard over commands that only read: they end when they are told to, whatever they wait for.

A statement has its own limit of time, and hears Ctrl-C. A thread sees to the rest: a function of SQLite that works for
minutes without looking up, a server that never answers. What only reads leaves nothing behind when it is ended.
"""

import _thread
import os
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

_GRACE = 1.0
"""How many seconds a command has to end by itself."""

_TOO_LONG = "regional: stopped: it took longer than the timeout allows\n"


class _Heard:
    """What the thread is told by the command that it watches."""

    count = 0
    """How often Python has heard Ctrl-C, since the thread looked."""
    is_read = False
    """Whether somebody reads the answer in a pager, for as long as they like."""


_watching: list[_Heard] = []


def let_time_pass() -> None:
    """Let a command go on after its time, because somebody reads its answer in a pager."""
    for heard in _watching:
        heard.is_read = True


@contextmanager
def watched(
    seconds: float | None, message: str = _TOO_LONG, status: int = 1, *, grace: float = _GRACE
) -> Iterator[None]:
    """End the program if it goes on after its time, or if Python does not hear a Ctrl-C.

    Args:
        seconds: how long it may take; nothing means as long as it likes.
        message: what it says if it takes longer.
        status: its exit status then.
        grace: how many seconds more it has to end by itself.
    """
    if signal.getsignal(signal.SIGINT) is not signal.default_int_handler:  # the program is part of another
        yield
        return
    reader, writer = os.pipe()
    os.set_blocking(writer, False)
    heard = _Heard()
    _watching.append(heard)
    signal.signal(signal.SIGINT, partial(_hear, heard))
    before = signal.set_wakeup_fd(writer, warn_on_full_buffer=False)
    limit = None if seconds is None else seconds + grace
    _thread.start_new_thread(_watch, (reader, heard, limit, partial(_end, message, status)))
    try:
        yield
    finally:
        _watching.remove(heard)
        signal.set_wakeup_fd(before)
        signal.signal(signal.SIGINT, signal.default_int_handler)
        os.close(writer)


def _hear(heard: _Heard, number: int, frame: Any) -> None:
    heard.count += 1
    signal.default_int_handler(number, frame)


def _watch(reader: int, heard: _Heard, seconds: float | None, end: Callable[[], None]) -> None:
    """Wait in a thread until the command has ended; end it if it should have."""
    while True:
        if seconds is not None and not heard.is_read and not _is_told(reader, seconds):
            if not heard.is_read:
                end()
            continue
        signals = os.read(reader, 1)
        if not signals:
            os.close(reader)
            return
        if signals[0] == signal.SIGINT:
            time.sleep(_GRACE)
            if not heard.count:
                _end("\nAborted!\n", 1)
            heard.count = 0


def _is_told(reader: int, seconds: float) -> bool:
    from select import select  # noqa: PLC0415 - without a limit of time it is not needed

    return bool(select([reader], [], [], seconds)[0])


def _end(message: str, status: int) -> None:
    os.write(2, message.encode())
    os._exit(status)
