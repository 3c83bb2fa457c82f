"""Dates as sources have them: a subset of EDTF, each with the earliest and latest day that it can mean.

EDTF is the Extended Date/Time Format of the Library of Congress, part of ISO 8601-2:2019. These forms are understood:

=============  ==============================================  ==========================
text           means                                           earliest .. latest day
=============  ==============================================  ==========================
2001-06-15     that day                                        2001-06-15 .. 2001-06-15
2001-06        some day of that month                          2001-06-01 .. 2001-06-30
2001           some day of that year                           2001-01-01 .. 2001-12-31
199X, 2001-XX  unknown digits                                  1990-01-01 .. 1999-12-31
2001~, 2001?   approximately, or uncertain: one unit wider     2000-01-01 .. 2002-12-31
2001%          both: two units wider                           1999-01-01 .. 2003-12-31
[2005..2009]   one day of that range                           2005-01-01 .. 2009-12-31
[2005..]       some day from then on                           2005-01-01 .. 9999-12-31
[..1996-04]    some day until then                             0001-01-01 .. 1996-04-30
..             some day, nobody knows which                    0001-01-01 .. 9999-12-31
=============  ==============================================  ==========================

EDTF leaves the width of "approximately" to the reader. Here it is one unit of the date's own precision.
"""

import re
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

FIRST_DAY = "0001-01-01"
"""Stands for "no earliest day is known"."""

LAST_DAY = "9999-12-31"
"""Stands for "no latest day is known"."""

_DATE = r"([0-9]{4}|[0-9]{3}X|[0-9]{2}XX)(?:-([0-9]{2}|XX))?(?:-([0-9]{2}|XX))?"
_WIDTHS = {"~": 1, "?": 1, "%": 2}
_EXAMPLES = "write 2001-06-15, 2001-06, 2001, 2001~, [2005..2009] or [2005..]"


class InvalidDateError(ValueError):
    """A text is no date, or names a day that no calendar has. The message says what would be right."""


class Span(NamedTuple):
    """The days that a date can mean, as ISO 8601 text; both ends included."""

    earliest: str
    latest: str


class _NoDateError(ValueError):
    """Why a text, or a part of it, is no date; empty: it has no form of ours."""


@lru_cache(maxsize=65536)
def parse(text: str) -> Span:
    """The earliest and the latest day that an EDTF text can mean.

    Raises:
        InvalidDateError: the text is outside the subset, or no such day exists.
    """
    try:
        return _read(text)
    except _NoDateError as error:
        from regional.date_mends import explain  # noqa: PLC0415 - only a mistake needs it

        raise InvalidDateError(f"'{text}' is not a date: {explain(text, str(error), _why) or _EXAMPLES}") from None


def _why(text: str) -> str | None:
    """Why a text is no date; None: it is one."""
    try:
        _read(text)
    except _NoDateError as error:
        return str(error)
    return None


def _read(text: str) -> Span:
    if text == "..":
        return Span(FIRST_DAY, LAST_DAY)
    if text.startswith("[") and text.endswith("]") and ".." in text:
        start, _, end = text[1:-1].partition("..")
        if not start and not end:
            raise _NoDateError
        span = Span(_plain(start).earliest if start else FIRST_DAY, _plain(end).latest if end else LAST_DAY)
        if span.earliest > span.latest:
            raise _NoDateError("it ends before it starts")
        return span
    if text[-1:] in _WIDTHS:
        known_parts = text.replace("-XX", "").count("-")
        return _widen(_plain(text[:-1]), known_parts, _WIDTHS[text[-1]])
    return _plain(text)


def parse_day(text: str) -> str:
    """One day, written out in full, as a question needs it.

    Raises:
        InvalidDateError: the text is no date, or leaves open which day is meant.
    """
    span = parse(text)
    if span.earliest != span.latest:
        raise InvalidDateError(f"'{text}' is not one day: write it in full, such as {_some_day(span)}")
    return span.earliest


def _some_day(span: Span) -> str:
    return span.earliest if span.earliest != FIRST_DAY else span.latest if span.latest != LAST_DAY else "2001-06-15"


def _plain(text: str) -> Span:
    """A date without qualifier: a year, month or day, its last digits perhaps unknown."""
    match = re.fullmatch(_DATE, text)
    if match is None:
        raise _NoDateError
    year, month, day = match.groups()
    if ("X" in year and month) or (month == "XX" and day not in (None, "XX")):
        raise _NoDateError("only the last digits can be unknown, as in 199X or 2001-XX")
    first_year, last_year = int(year.replace("X", "0")), int(year.replace("X", "9"))
    if first_year == 0:
        raise _NoDateError("years run from 0001 to 9999")
    if month in (None, "XX"):
        return Span(f"{first_year:04}-01-01", f"{last_year:04}-12-31")
    if not 1 <= int(month) <= 12:  # noqa: PLR2004 - a year has twelve months
        raise _NoDateError(f"there is no month {month}")
    days = _days_of(first_year, int(month))
    if day in (None, "XX"):
        return Span(f"{year}-{month}-01", f"{year}-{month}-{days}")
    if not 1 <= int(day) <= days:
        raise _NoDateError(f"{year}-{month} has {days} days")
    return Span(text, text)


def _days_of(year: int, month: int) -> int:
    """How many days a month has."""
    return 31 if month == 12 else (date(year, month + 1, 1) - timedelta(days=1)).day  # noqa: PLR2004 - December


def _widen(span: Span, precision: int, units: int) -> Span:
    """The span with `units` years, months or days more on either side; precision 0 is a year, 2 a day."""
    if precision == 0:
        earliest = _clamp(int(span.earliest[:4]) - units), "-01-01"
        latest = _clamp(int(span.latest[:4]) + units), "-12-31"
        return Span("".join(earliest), "".join(latest))
    if precision == 1:
        first, last = _month_index(span.earliest) - units, _month_index(span.latest) + units
        return Span(_month(first, 1), _month(last, 0))
    day = date.fromisoformat(span.earliest).toordinal()
    first, last = max(day - units, date.min.toordinal()), min(day + units, date.max.toordinal())
    return Span(date.fromordinal(first).isoformat(), date.fromordinal(last).isoformat())


def _clamp(year: int) -> str:
    return f"{min(max(year, 1), 9999):04}"


def _month_index(day: str) -> int:
    return int(day[:4]) * 12 + int(day[5:7]) - 1


def _month(index: int, day: int) -> str:
    """The first day (1) or the last day (0) of a month counted from year 0, inside the calendar."""
    year, month = divmod(min(max(index, 12), 9999 * 12 + 11), 12)
    return f"{year:04}-{month + 1:02}-{day or _days_of(year, month + 1):02}"
