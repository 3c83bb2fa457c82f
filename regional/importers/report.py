"""The report of an import: every line that was read is accounted for."""

import csv
from collections import Counter
from collections.abc import Callable, Sequence
from io import StringIO

from regional.seeds.problems import Place


class Report:
    """Counts what was read, and what was skipped and why, with the first place of each kind."""

    def __init__(self, reject: Callable[[str], object] | None = None, *, again: bool = False) -> None:
        """Take what gets the skipped lines, if anything does, and whether to import what is imported already."""
        self._reject = reject
        self.is_wanted = again or reject is not None
        """Whether somebody wants to read of every line, or have the skipped ones, even if nothing has changed."""
        self.read = 0
        self.skipped: Counter[str] = Counter()
        self.noted: Counter[str] = Counter()
        self.first: dict[str, Place] = {}

    def skip(self, reason: str, place: Place, fields: Sequence[str], delimiter: str) -> None:
        """Count a line from which no row is made."""
        self.skipped[reason] += 1
        self.first.setdefault(reason, place)
        if self._reject is not None:
            self._reject(as_line(fields, delimiter))

    def note(self, reason: str, place: Place) -> None:
        """Count a line from which a row is made that leaves out some of what the line says."""
        self.noted[reason] += 1
        self.first.setdefault(reason, place)

    def lines(self) -> list[tuple[str, int, str]]:
        """What was read, skipped and noted: how many, and where first."""
        found = [("read", self.read, "")]
        found += [(f"skipped: {reason}", count, str(self.first[reason])) for reason, count in self.skipped.items()]
        return found + [(f"noted: {reason}", count, str(self.first[reason])) for reason, count in self.noted.items()]


def as_line(fields: Sequence[str], delimiter: str) -> str:
    """The line that fields came from: quoted where they must be, if a comma separates them."""
    if delimiter == "\t":
        return "\t".join(fields) + "\n"
    line = StringIO()
    csv.writer(line, delimiter=delimiter, lineterminator="\n").writerow(fields)
    return line.getvalue()
