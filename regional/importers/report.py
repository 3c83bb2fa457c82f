"""The report of an import: every line that was read is accounted for."""

from collections import Counter
from collections.abc import Callable, Sequence

from regional.dates import LAST_DAY
from regional.errors import RegionalError
from regional.progress import Say, unsaid
from regional.seeds.csv_editing import line_of
from regional.seeds.problems import Place


class Report:
    """Counts what was read, and what was skipped and why, with the first place of each kind."""

    def __init__(
        self,
        reject: Callable[[str], object] | None = None,
        *,
        again: bool = False,
        force: bool = False,
        last_day: str = LAST_DAY,
        say: Say = unsaid,
    ) -> None:
        """Take what gets the skipped lines, if anything does, and what is wanted.

        Args:
            reject: is called with every skipped line.
            again: whether to import what is imported already.
            force: whether to import files of which more is skipped than can be imported.
            last_day: the last day of which a dataset can tell.
            say: is told what in the database was mended, and what is waited for.
        """
        self._reject = reject
        self.say = say
        self.is_forced = force
        self.last_day = last_day
        self.is_wanted = again or reject is not None
        """Whether somebody wants to read of every line, or have the skipped ones, even if nothing has changed."""
        self.read = 0
        self.skipped: Counter[str] = Counter()
        self.noted: Counter[str] = Counter()
        self.repeated = 0
        self.first: dict[str, Place] = {}

    def skip(self, reason: str, place: Place, fields: Sequence[str], delimiter: str) -> None:
        """Count a line from which no row is made."""
        self.skipped[reason] += 1
        self.first.setdefault(reason, place)
        if self._reject is not None:
            self._reject(as_line(fields, delimiter))

    def repeat(self, place: Place) -> None:
        """Count a line that says the same as one before it."""
        self.repeated += 1
        self.first.setdefault(_REPEATED, place)

    def note(self, reason: str, place: Place, count: int = 1) -> None:
        """Count lines from which a row is made that leaves out some of what the line says; the first stands there."""
        self.noted[reason] += count
        self.first.setdefault(reason, place)

    def lines(self) -> list[tuple[str, int, str]]:
        """What was read, skipped and noted: how many, and where first."""
        found = [("read", self.read, "")]
        found += [(f"skipped: {reason}", count, str(self.first[reason])) for reason, count in self.skipped.items()]
        found += [(_REPEATED, self.repeated, str(self.first[_REPEATED]))] if self.repeated else []
        return found + [(f"noted: {reason}", count, str(self.first[reason])) for reason, count in self.noted.items()]

    def _noted_first(self) -> list[tuple[str, int]]:
        """What was noted most of lines that were not skipped, but brought nothing."""
        return self.noted.most_common(_MOST_NOTES)

    def refuse_what_is_lost(self, names: Sequence[str], *, is_empty: bool) -> None:
        """Refuse files of which nothing can be imported, or more is skipped than can be, unless that is wanted.

        Raises:
            RegionalError: nothing of them is imported; the message says why.
        """
        lost = self.skipped.total()
        sound = self.read - lost - self.repeated
        if sound and not is_empty and (lost <= sound or self.is_forced):
            return
        which = names[0] if len(names) == 1 else f"{names[0]} and the other files"
        reasons = self.skipped.most_common() or ([] if sound and not is_empty else self._noted_first())
        why = "; ".join(f"{reason} ({count:,}, first {self.first[reason]})" for reason, count in reasons)
        if sound and not is_empty:
            part = f"{lost:,} lines of {self.read:,}"
            said = f"more is skipped than can be imported, {part}, so nothing is changed: {why}"
            raise RegionalError(f"{which}: {said}: to import the rest, add --force")
        why = why or ("no line says anything" if self.read else "no line after the heading")
        raise RegionalError(f"{which}: nothing of it can be imported, so nothing is changed: {why}")


_MOST_NOTES = 3
"""How many notes are told of files of which no line is skipped, and yet nothing can be imported."""

_REPEATED = "repeated: it says the same as a line before it"


def as_line(fields: Sequence[str], delimiter: str) -> str:
    """The line that fields came from: quoted where they must be, if a comma separates them."""
    if delimiter == "\t":
        return "\t".join(fields) + "\n"
    return line_of(fields, "\n", delimiter)
