"""Periods: the years, months or days of a panel, and what it takes to belong in one of them."""

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from regional.errors import QuestionError

LENGTHS = ("year", "month", "day")
"""The periods that a panel can be made of."""

AT = {
    "any": lambda first, last: (last, first),
    "whole": lambda first, last: (first, last),
    "first": lambda first, _: (first, first),
    "middle": lambda first, last: (_middle(first, last),) * 2,
    "last": lambda _, last: (last, last),
}
"""When a state belongs in a period: the day on which a spell must have begun, and the day after which it must end."""

_MOST_DAYS = 40_000
"""More periods than there are days in a century are a mistake."""


class Period(NamedTuple):
    """One year, month or day."""

    name: str
    first: int
    """The number of its first day, as `date.toordinal` counts."""
    last: int
    begun_by: int
    """A spell counts if it began on this day or before,"""
    beyond: int
    """and ends after this day."""


def periods(since: str, until: str, length: str, rule: str) -> list[Period]:
    """The periods from the one in which `since` is to the one in which `until` is.

    Args:
        since: a day.
        until: a day.
        length: one of `LENGTHS`.
        rule: one of `AT`, or a day of the year such as 12-31.

    Raises:
        QuestionError: there are too many, or the rule is none.
    """
    decide = _rule(rule, length)
    found = []
    for first, last in _bounds(date.fromisoformat(since), date.fromisoformat(until), length):
        begun_by, beyond = decide(first, last)
        name = first.isoformat()[: {"year": 4, "month": 7, "day": 10}[length]]
        found.append(Period(name, *(day.toordinal() for day in (first, last, begun_by, beyond))))
        if len(found) > _MOST_DAYS:
            raise QuestionError(f"that is more than {_MOST_DAYS:,} periods: ask for fewer with --since and --until.")
    return found


def _rule(rule: str, length: str) -> Callable[[date, date], tuple[date, date]]:
    if rule in AT:
        return AT[rule]
    if length == "year" and re.fullmatch(r"\d\d-\d\d", rule):
        try:
            date.fromisoformat(f"2001-{rule}")
        except ValueError:
            pass
        else:
            return lambda first, _: (date.fromisoformat(f"{first.year:04}-{rule}"),) * 2
    raise QuestionError(f"'{rule}' is not one of {', '.join(AT)}, or for years a day such as 12-31.", parameter="at")


def _bounds(since: date, until: date, length: str) -> Iterator[tuple[date, date]]:
    day = since.replace(month=1, day=1) if length == "year" else since.replace(day=1) if length == "month" else since
    while day <= until:
        last = _last(day, length)
        yield day, last
        if last == date.max:
            return
        day = last + timedelta(days=1)


def _last(day: date, length: str) -> date:
    if length == "day":
        return day
    if length == "year" or day.month == 12:  # noqa: PLR2004 - December
        return day.replace(month=12, day=31)
    return day.replace(month=day.month + 1) - timedelta(days=1)


def _middle(first: date, last: date) -> date:
    """1 July of a year, the 15th of a month, and of a day the day itself."""
    if first.year == last.year and last.month - first.month > 0:
        return first.replace(month=7)
    return first if first == last else first.replace(day=15)
