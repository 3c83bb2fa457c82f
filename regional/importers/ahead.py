"""Working ahead: one process makes what another takes, so that both processors of a computer have something to do.

The other process is begun anew, and told what to do; it has no part of the database. It ends when this one is done with
it, or is gone: then nobody takes what it makes.
"""

import gc
import pickle
import signal
import subprocess
import sys
from collections.abc import Callable, Generator, Iterator
from contextlib import suppress
from typing import TypeVar

from regional.errors import RegionalError

T = TypeVar("T")

_BEGIN = "import sys; sys.path[:] = {path}; from regional.importers.ahead import work; work()"
_AHEAD = 1 << 20
"""How many bytes it can be ahead, where the system lets us choose."""

_STOPPING = {"SIGINT", "SIGTERM", "SIGHUP"}
"""What stops a command reaches both processes: the first one heeds it, and ends the other."""


def ahead(making: Callable[[], Iterator[T]], what: str) -> Generator[T, None, None]:
    """What a generator makes in another process.

    Args:
        making: makes the generator; what it holds is copied to the other process.
        what: what is read there, for the message.

    Raises:
        RegionalError: the generator raised it, or the process ended before it was done.
    """
    try:
        process = _begun()
    except OSError:  # the system has no room for one more
        yield from making()
        return
    with process:
        try:
            yield from _taken(process, making)
        except (EOFError, OSError, pickle.UnpicklingError) as error:
            ended = f"ended too early (exit status {process.wait()})"
            raise RegionalError(f"{what}: the process that reads it {ended}, so nothing is changed") from error
        finally:
            process.kill()


def _begun() -> subprocess.Popen[bytes]:
    return subprocess.Popen(  # noqa: S603 - this very program
        [sys.executable, "-P", "-c", _BEGIN.format(path=sys.path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        pipesize=_AHEAD,
    )


def _taken(process: subprocess.Popen[bytes], making: Callable[[], Iterator[T]]) -> Iterator[T]:
    with process.stdin as task, process.stdout as made:  # type: ignore[union-attr]
        pickle.dump(making, task)
        task.flush()
        while True:
            found = pickle.load(made)  # noqa: S301 - our own process wrote it
            if found is None:
                return
            if isinstance(found, RegionalError):
                raise found
            yield found


def work() -> None:
    """Make what the other process takes, until it is gone."""
    gc.disable()  # rows form no cycles, for which Python would look often
    for name in _STOPPING & {*signal.Signals.__members__}:  # not every system has all
        signal.signal(signal.Signals[name], signal.SIG_IGN)
    with open(0, "rb") as task, open(1, "wb") as made, suppress(BrokenPipeError):
        try:
            making = pickle.load(task)  # noqa: S301 - the program that began this process wrote it
            for found in making():
                pickle.dump(found, made, pickle.HIGHEST_PROTOCOL)
                made.flush()
            pickle.dump(None, made)
        except RegionalError as error:
            pickle.dump(error, made)
