"""The row counter: counts the rows that pass, and reports how far an export has come."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

STEP = 10_000
"""After how many rows it reports."""


class Written(NamedTuple):
    """What was written of a table."""

    package: str
    table: str
    rows: int
    bytes: int


class RowCounter:
    """Counts rows."""

    def __init__(self, report: Callable[[int], None] = lambda _rows: None) -> None:
        """Take the function that is called from time to time with how many rows have passed."""
        self._report = report
        self.passed = 0

    def through(self, rows: Iterable[Sequence[Any]]) -> Iterator[Sequence[Any]]:
        """The rows, counted as they pass."""
        for row in rows:
            yield row
            self.passed += 1
            if self.passed % STEP == 0:
                self._report(self.passed)
        self._report(self.passed)
