"""The writings of dates that people, spreadsheets and other programs use, as dates of ours."""

import re
import unicodedata
from calendar import isleap
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from regional.folding import fold

_MONTHS = """
january januar janvier enero января январь
february februar fevrier febrero февраля февраль
march marz mars marzo марта март
april avril abril апреля апрель
may mai mayo мая май
june juni juin junio июня июнь
july juli juillet julio июля июль
august aout agosto августа август
september septembre septiembre сентября сентябрь
october oktober octobre octubre октября октябрь
november novembre noviembre ноября ноябрь
december dezember decembre diciembre декабря декабрь
"""
MONTHS = [line.split() for line in _MONTHS.strip().splitlines()]
"""The names of the months, without marks, in some of the languages in which sources are written."""

_MONTH = r"([^\W\d_]{3,12})\.?"
_DAY = r"(\d{1,2})(?:st|nd|rd|th|er|\.)?"
_YEAR = r"(\d{4})"
_WEEKDAY = r"^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,? "
_TIME = r"(?:t| )\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)? ?(?:z|utc|gmt|[+-]\d{2}:?\d{2})?$"
_PARTS = {"21": (3, 3), "22": (6, 3), "23": (9, 3), "33": (1, 3), "34": (4, 3), "35": (7, 3), "36": (10, 3)}
_PARTS |= {"37": (1, 4), "38": (5, 4), "39": (9, 4), "40": (1, 6), "41": (7, 6)}
"""Seasons, quarters, thirds and halves of a year by their numbers in EDTF: the first month, and how many."""

_NAMED_PARTS = {"spring": "21", "summer": "22", "autumn": "23", "fall": "23"}


def normal(text: str) -> str:
    """A writing in small letters, with plain digits, hyphens and blanks."""
    text = fold(text).strip(" ,;:\"'\u2019")
    text = re.sub(r"[\u2010-\u2015\u2212]", "-", text)
    text = "".join(str(unicodedata.digit(c)) if c.isdecimal() else c for c in text)
    return re.sub(r"\s+", " ", text)


def candidates(text: str) -> Iterator[str]:
    """The dates that a normal writing may mean, most likely first. Not all of them need be in the calendar."""
    text = re.sub(r"^(?:the|on|in) ", "", re.sub(_WEEKDAY, "", re.sub(_TIME, "", text)).strip())
    for pattern, dates in _WRITINGS.items():
        if match := re.fullmatch(pattern, text):
            yield from dates(*match.groups())
            return


def some_day_between(first: str, last: str) -> str:
    """The set of the days from one date to another; one of them may be open."""
    ends = [end.strip("[]").rstrip("~?%") for end in (first, last)]
    if all(ends):
        ends.sort()
    return f"[{ends[0].partition('..')[0]}..{ends[1].rpartition('..')[2]}]"


def _in_order(year: str, month: str, day: str | None = None) -> Iterator[str]:
    """A date whose parts are in our order; a part of zeros is not known, and a month after December is a day."""
    if int(month) == 0:
        yield year
    elif not int(day or 1):
        yield f"{year}-{int(month):02}"
    else:
        yield f"{year}-{int(month):02}" + (f"-{int(day):02}" if day else "")
        if day and int(month) > 12 >= int(day):  # noqa: PLR2004 - a year has twelve months
            yield f"{year}-{int(day):02}-{int(month):02}"


def _with_points(day: str, month: str, year: str) -> Iterator[str]:
    yield from _in_order(year, month, day)


def _with_slashes(first: str, _sign: str, second: str, year: str) -> Iterator[str]:
    """A day first, as most of the world writes, or a month first, as in the United States."""
    for month, day in ((second, first), (first, second)):
        yield f"{year}-{int(month):02}-{int(day):02}"


def _in_words(year: str, month: str, day: str | None = None) -> Iterator[str]:
    begun = [number for number, names in enumerate(MONTHS, 1) if any(name.startswith(month) for name in names)]
    if begun:
        yield from _in_order(year, str(begun[0]), day)


def _compact(year: str, month: str, day: str) -> Iterator[str]:
    yield from _in_order(year, month, day)


def _part_of_year(year: str, part: str) -> Iterator[str]:
    part = _NAMED_PARTS.get(part, part)
    if part in _PARTS:
        month, length = _PARTS[part]
        yield f"[{year}-{month:02}..{year}-{month + length - 1:02}]"


def _week(year: str, week: str, day: str | None) -> Iterator[str]:
    try:
        first = date.fromisocalendar(int(year), int(week), int(day or 1))
        last = first if day else first + timedelta(days=6)
    except (ValueError, OverflowError):
        return
    yield str(first) if day else f"[{first}..{last}]"


def _ordinal(year: str, number: str) -> Iterator[str]:
    if int(year) and 0 < int(number) <= 365 + isleap(int(year)):
        yield str(date(int(year), 1, 1) + timedelta(days=int(number) - 1))


def _unknown_digits(year: str, rest: str = "") -> Iterator[str]:
    yield re.sub(r"[ux*_?]", "X", year + rest)


_WRITINGS: dict[str, Callable[..., Iterator[str]]] = {
    rf"{_YEAR}-(2[1-3]|3[3-9]|4[01])": _part_of_year,
    rf"{_YEAR}[-/. ](\d{{1,2}})": _in_order,
    rf"{_YEAR}([-/. ])(\d{{1,2}})\2(\d{{1,2}})\.?": lambda year, _, month, day: _in_order(year, month, day),
    rf"{_YEAR}(\d{{2}})(\d{{2}})": _compact,
    rf"(\d{{1,2}})\. ?(\d{{1,2}})\. ?{_YEAR}\.?": _with_points,
    rf"(\d{{1,2}})([-/ ])(\d{{1,2}})\2{_YEAR}": _with_slashes,
    rf"(\d{{1,2}})[-/. ]{_YEAR}": lambda month, year: _in_order(year, month),
    rf"{_DAY}[- ]?(?:of )?{_MONTH},?[- ]?{_YEAR}": lambda day, month, year: _in_words(year, month, day),
    rf"{_MONTH}[- ]?{_DAY},? {_YEAR}": lambda month, day, year: _in_words(year, month, day),
    rf"{_YEAR},?[- ]?{_MONTH}[- ]{_DAY}": _in_words,
    rf"(spring|summer|autumn|fall)(?: of)? {_YEAR}": lambda part, year: _part_of_year(year, part),
    rf"(?:early|mid|late|in|end of|beginning of)[- ]{_YEAR}": lambda year: iter([year]),
    rf"{_MONTH}(?: of)?,?[- /]?{_YEAR}": lambda month, year: _in_words(year, month),
    rf"{_YEAR},?[- /]?{_MONTH}": _in_words,
    rf"q([1-4])[- /]?{_YEAR}": lambda quarter, year: _part_of_year(year, str(32 + int(quarter))),
    rf"{_YEAR}[- /]?q([1-4])": lambda year, quarter: _part_of_year(year, str(32 + int(quarter))),
    rf"{_YEAR}-?w(\d{{2}})(?:-?(\d))?": _week,
    rf"{_YEAR}-(\d{{3}})": _ordinal,
    r"(?:the |early |mid-?|late )?(\d{3})0'?s": lambda decade: iter([f"{decade}X"]),
    r"(?:the )?(\d{1,2})(?:st|nd|rd|th) (?:century|c\.?)": lambda number: iter([f"{int(number) - 1:02}XX"]),
    r"(\d{4}-(?:\d{2}|[ux*_?]{2}))(-[ux*_?]{2})": _unknown_digits,
    r"(\d{4})(-[ux*_?]{2})": _unknown_digits,
    r"(\d{3}[ux*_?]|\d{2}[ux*_?]{2})(?:-(?:\d{2}|[ux*_?]{2})){0,2}": _unknown_digits,
    r"(\d{4})-[ux*_?]{2}-\d{2}": lambda year: iter([year]),
    r"(\d{4})年(\d{1,2})月(?:(\d{1,2})日)?": _in_order,
    r"(?:ad |ce )?(\d{4}) ?(?:ad|ce|a\.d\.)?\.?": lambda year: iter([year]),
}
"""Writings, and what makes of their parts the dates that they may mean."""
