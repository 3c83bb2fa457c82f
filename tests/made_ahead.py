"""What the tests let another process make: it imports this, and nothing else of the tests."""

import os
import signal
from collections.abc import Iterator

from regional.errors import RegionalError


def counted(most: int, then: str = "") -> Iterator[int]:
    """Count, and then fail."""
    yield from range(most)
    if then == "refused":
        raise RegionalError("f:3: this is wrong")
    if then == "killed":
        os.kill(os.getpid(), signal.SIGKILL)
    if then:
        raise ValueError(then)


def itself() -> Iterator[int]:
    """The number of the process, again and again."""
    while True:
        yield os.getpid()


def interrupted() -> Iterator[str]:
    """Do what Ctrl-C does to all processes of a command."""
    os.kill(os.getpid(), signal.SIGINT)
    os.kill(os.getpid(), signal.SIGTERM)
    yield "goes on"
