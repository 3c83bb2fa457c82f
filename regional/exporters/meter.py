"""The meter: counts the rows that pass, and tells how far an export has come."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

STEP = 10_000
"""After how many rows it is told."""


class Written(NamedTuple):
    """What was written of a table."""

    package: str
    table: str
    rows: int
    bytes: int


class Meter:
    """Counts rows."""

    def __init__(self, tell: Callable[[int], None]) -> None:
        """Take what is to be told how many rows have passed."""
        self._tell = tell
        self.passed = 0

    def through(self, rows: Iterable[Sequence[Any]]) -> Iterator[Sequence[Any]]:
        """The rows, counted as they pass."""
        for row in rows:
            yield row
            self.passed += 1
            if self.passed % STEP == 0:
                self._tell(self.passed)
        self._tell(self.passed)
