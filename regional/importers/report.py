"""The report of an import: every line that was read is accounted for."""

from collections import Counter
from collections.abc import Callable


class Report:
    """Counts what was read, and what was skipped and why, with the first place of each kind."""

    def __init__(self, reject: Callable[[str], object] = lambda _line: None) -> None:
        """Take what is to be done with a skipped line."""
        self._reject = reject
        self.read = 0
        self.skipped: Counter[str] = Counter()
        self.noted: Counter[str] = Counter()
        self.first: dict[str, str] = {}

    def skip(self, reason: str, place: str, line: str) -> None:
        """A line that brings no row."""
        self.skipped[reason] += 1
        self.first.setdefault(reason, place)
        self._reject(line if line.endswith("\n") else line + "\n")

    def note(self, reason: str, place: str) -> None:
        """A line that brings its row, but not all that it says."""
        self.noted[reason] += 1
        self.first.setdefault(reason, place)

    def lines(self) -> list[tuple[str, int, str]]:
        """What was read, skipped and noted: how many, and where first."""
        found = [("read", self.read, "")]
        found += [(f"skipped: {reason}", count, self.first[reason]) for reason, count in self.skipped.items()]
        return found + [(f"noted: {reason}", count, self.first[reason]) for reason, count in self.noted.items()]
