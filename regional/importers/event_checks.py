"""Which lines of coded events make an event, and why the others do not."""

from math import nan

from regional.importers.columns import Column, Columns
from regional.importers.days import Days

_STRONGEST = 10
"""How far the scales of intensity go, up and down."""

_LONGEST = 4_000
"""How many digits the number of an event can have; Python reads a few more."""


class EventChecks:
    """Checks the lines of one file."""

    def __init__(self, days: Days, reach: tuple[str, str]) -> None:
        """Take the days of the file, and the first and the last one of which it can tell."""
        self._days = days
        self._reach = reach

    def skipped(self, form: Columns, day: Column, told: Column, intensity_: Column, number: Column) -> dict[int, str]:
        """Which lines make no event, by their place in the columns, and why.

        They are looked at one by one only if there is such a line.

        Args:
            form: the form of the columns.
            day: the day of each event.
            told: the day on which it was told, if that is known.
            intensity_: its intensity, if it has one.
            number: the number that it has in the file.
        """
        columns = (day, told, intensity_, number)
        found = {}
        if not self._are_sound(form, *columns):
            for at, printed in enumerate(zip(*map(form.listed, columns), strict=True)):
                try:
                    self._check(*printed)
                except ValueError as error:
                    found[at] = str(error)
        return found

    def _are_sound(self, form: Columns, day: Column, told: Column, intensity_: Column, number: Column) -> bool:
        try:
            form.each(_check_day, form.each(self._day, day), told)
            form.each(intensity, intensity_)
        except ValueError:
            return False
        return form.are_numbers(number, _LONGEST)

    def _check(self, day: str, told: str, intensity_: str, number: str) -> None:
        """Refuse a line.

        Raises:
            ValueError: there is no such day or intensity, the publisher cannot know of it, or it has no id.
        """
        _check_day(self._day(day), told)
        intensity(intensity_)
        if not _is_number(number):
            raise ValueError("its id is no number")

    def _day(self, printed: str) -> str:
        day = self._days.read(printed)
        first, last = self._reach
        if not first <= day <= last:
            raise ValueError(f"its day is not from {first} to {last}")
        return day


def _check_day(day: str, told: str) -> None:
    if told and day > told:
        raise ValueError("its day is after the one on which it was told")


def _is_number(printed: str) -> bool:
    return printed.isdecimal() and len(printed) <= _LONGEST


def intensity(printed: str) -> float | None:
    """The number, if one is printed.

    Raises:
        ValueError: it is none, or beyond the scale.
    """
    if not printed:
        return None
    try:
        value = float(printed)
    except ValueError:
        value = nan
    if not -_STRONGEST <= value <= _STRONGEST:
        raise ValueError(f"its intensity is no number from -{_STRONGEST} to {_STRONGEST}")
    return value
