"""Days as data files print them: read wherever they can be read beyond doubt."""

import re
from collections.abc import Callable, Iterable
from datetime import date
from functools import cached_property, lru_cache

_TIME = r"(?:[T ]\d\d?:\d\d(?::\d\d(?:\.\d+)?)?(?: ?[AP]M)?(?:Z|[+-]\d\d:?\d\d)?)?"
_YEAR_FIRST = re.compile(r"(\d{4})([-/.]?)(\d\d?)\2(\d\d?)" + _TIME)
_YEAR_LAST = re.compile(r"(\d\d?)([-/.])(\d\d?)\2(\d{4})" + _TIME)
_WITH_NAME = re.compile(r"(\d\d?)[- ]?([A-Za-z]{3})[a-z]*\.?[-, ]*(\d{4})" + _TIME)
_NAME_FIRST = re.compile(r"([A-Za-z]{3})[a-z]*\.? (\d\d?),? (\d{4})" + _TIME)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

_REMEMBERED = 8_192

NO_DAY = "its date is no day"
TWO_WAYS = "its date can be read in two ways: day first or month first"


class Days:
    """The days of one file. Which of two numbers is the month, all of its dates say together, if any of them says."""

    def __init__(self, all_printed: Callable[[], Iterable[str]]) -> None:
        """Take what gives every date of the file as it is printed."""
        self._all_printed = all_printed
        self.read = lru_cache(_REMEMBERED)(self._read)
        """The day in full of a date as it is printed.

        Raises:
            ValueError: there is no such day, or it can be one of two.
        """

    def _read(self, printed: str) -> str:
        numbers = _numbers(printed)
        if numbers is None:
            first, _, second, year = _YEAR_LAST.fullmatch(printed).groups()  # type: ignore[union-attr]
            day, month = (second, first) if self._is_month_first(int(first), int(second)) else (first, second)
            numbers = (int(year), int(month), int(day))
        try:
            return date(*numbers).isoformat()
        except ValueError:
            raise ValueError(NO_DAY) from None

    def _is_month_first(self, first: int, second: int) -> bool:
        """Whether the first of two numbers is the month: where both can be it, as in the rest of the file."""
        if first == second or not 0 < min(first, second) <= max(first, second) <= len(_MONTHS):
            return first <= second
        if len(self._orders) != 1:
            raise ValueError(TWO_WAYS)
        return self._orders == {True}

    @cached_property
    def _orders(self) -> set[bool]:
        """Whether the month comes first in the dates of the file that can be read in one way only."""
        found = set()
        for printed in self._all_printed():
            if match := _YEAR_LAST.fullmatch(printed):
                first, second = int(match[1]), int(match[3])
                if (first > len(_MONTHS)) != (second > len(_MONTHS)):
                    found.add(second > first)
                    if len(found) > 1:
                        break
        return found


def _numbers(printed: str) -> tuple[int, int, int] | None:
    """The year, the month and the day of a date; nothing if its year comes last, behind two other numbers.

    Raises:
        ValueError: it is no date.
    """
    if match := _YEAR_FIRST.fullmatch(printed):
        if match[2] or len(match[3]) + len(match[4]) == len("0601"):
            return int(match[1]), int(match[3]), int(match[4])
    elif _YEAR_LAST.fullmatch(printed):
        return None
    elif (match := _WITH_NAME.fullmatch(printed)) and match[2].lower() in _MONTHS:
        return int(match[3]), _MONTHS.index(match[2].lower()) + 1, int(match[1])
    elif (match := _NAME_FIRST.fullmatch(printed)) and match[1].lower() in _MONTHS:
        return int(match[3]), _MONTHS.index(match[1].lower()) + 1, int(match[2])
    raise ValueError(NO_DAY)
