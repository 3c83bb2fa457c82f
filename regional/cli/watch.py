"""A guard over commands: they end when they are told to, whatever they wait for.

At the end of its time a command is told to end as by Ctrl-C, and says why. One that does not hear it is ended by a
thread: a function of SQLite can work for minutes without looking up, a server can fall silent. What only reads leaves
nothing behind when it is ended so.
"""

import _thread
import os
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

from regional.database.reader import TOO_LONG
from regional.errors import RegionalError

_GRACE = 1.0
"""How many seconds a command has to hear that it must end."""

_PATIENCE = 3.0
"""How many seconds a command that has heard it has to put away what it has begun."""


_SIGNALS = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]
"""What ends a command as Ctrl-C does; not every system has all."""


_OURS = (signal.default_int_handler, signal.SIG_IGN)
"""What a signal does in a program that is no part of another."""


class _Heard:
    """What the thread and the command that it watches tell each other."""

    count = 0
    """How often Python has heard Ctrl-C, since the thread looked."""
    is_read = False
    """Whether somebody reads the answer in a pager, for as long as they like."""
    is_late = False
    """Whether the command has been told that its time is over."""
    is_over = False
    """Whether the command has ended."""

    def __init__(self) -> None:
        self.ignored = {number for number in _SIGNALS if signal.getsignal(number) == signal.SIG_IGN}
        """What the program was started not to hear, as by `nohup`: it still keeps its time."""
        self.lock = _thread.allocate_lock()

    def ignores(self, number: int) -> bool:
        """Whether a signal has nothing to say."""
        return number in self.ignored and not self.is_late


_watching: list[_Heard] = []


def let_time_pass() -> None:
    """Let a command go on after its time, because somebody reads its answer in a pager."""
    for heard in _watching:
        heard.is_read = True


@contextmanager
def watched(
    seconds: float | None,
    *,
    message: str = f"regional: {TOO_LONG}\n",
    status: int = 1,
    grace: float = _GRACE,
    writes: bool = False,
) -> Iterator[None]:
    """End the program if it goes on after its time, or if Python does not hear a Ctrl-C.

    Args:
        seconds: how long it may take; nothing means as long as it likes.
        message: what it says if it has to be ended then.
        status: its exit status then.
        grace: how many seconds later it is told: what asks has limits of its own, which can say more.
        writes: whether it is told and never ended, because it would leave something behind.

    Raises:
        RegionalError: its time is over.
    """
    if signal.getsignal(signal.SIGINT) not in _OURS:  # the program is part of another
        yield
        return
    reader, writer = os.pipe()
    os.set_blocking(writer, False)
    heard = _Heard()
    _watching.append(heard)
    handlers = {number: found for number in _SIGNALS if (found := signal.getsignal(number)) in _OURS}
    for number in handlers:
        signal.signal(number, partial(_hear, heard))
    before = signal.set_wakeup_fd(writer, warn_on_full_buffer=False)
    limit = None if seconds is None else seconds + grace
    ends = () if writes else (("\nAborted!\n", 1), (message, status))
    _thread.start_new_thread(_watch, (reader, heard, limit, ends, _thread.get_ident()))
    try:
        yield
    except KeyboardInterrupt:
        if heard.is_late:
            raise RegionalError(TOO_LONG) from None
        raise
    finally:
        heard.is_over = True
        with heard.lock:
            _watching.remove(heard)
        signal.set_wakeup_fd(before)
        for number, earlier in handlers.items():
            signal.signal(number, earlier)
        os.close(writer)


def _hear(heard: _Heard, number: int, frame: Any) -> None:
    heard.count += 1
    if heard.ignores(number):
        return
    if not (heard.is_late and heard.is_over):
        signal.default_int_handler(number, frame)


def _watch(reader: int, heard: _Heard, seconds: float | None, ends: tuple[tuple[str, int], ...], command: int) -> None:
    """Wait in a thread until the command has ended; tell it to end when it should, and end it if it does not."""
    is_told = False
    until = None if seconds is None else time.monotonic() + seconds
    while True:
        if until is not None and not heard.is_read and not _is_told(reader, until):
            if is_told:
                _end(*ends[heard.is_late])
            if not heard.is_read:
                until = None
                _tell(heard, command)
            continue
        signals = os.read(reader, 1)
        if not signals:
            os.close(reader)
            return
        if signals[0] in _SIGNALS and ends and not heard.ignores(signals[0]):
            time.sleep(_GRACE)
            if not heard.count:
                _end(*ends[heard.is_late])
            heard.count = 0
            if not is_told:  # who is told again has no more time for it
                until, is_told = time.monotonic() + _PATIENCE, True


def _is_told(reader: int, until: float) -> bool:
    from select import select  # noqa: PLC0415 - without a limit of time it is not needed

    left = until - time.monotonic()
    return left > 0 and bool(select([reader], [], [], left)[0])


def _tell(heard: _Heard, command: int) -> None:
    """Let the thread of the command hear what stands for Ctrl-C, and know why."""
    with heard.lock:
        if heard.is_over:
            return
        heard.is_late = True
        if hasattr(signal, "pthread_kill"):  # it also wakes who waits for a server
            signal.pthread_kill(command, signal.SIGINT)
        else:
            _thread.interrupt_main()


def _end(message: str, status: int) -> None:
    os.write(2, message.encode())
    os._exit(status)
