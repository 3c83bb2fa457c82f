"""A time axis: where a day stands, and which years or months are named."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from regional.dates import Span
from regional.pictures.canvas import Canvas, Style
from regional.pictures.colours import QUIET, RULE
from regional.pictures.frame import SMALL
from regional.pictures.typeface import width
from regional.pictures.wording import MONTHS

_YEARS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000)
_MONTHS = (1, 3, 6)
_DAYS = (1, 2, 5, 10, 15)
_MONTH = 31
_ABBREVIATED = tuple(month[:3] for month in MONTHS)
_FEW_DAYS = 800
_VERY_FEW_DAYS = 70


class Axis(NamedTuple):
    """The days from the first to the last, laid out from left to right."""

    first: str
    last: str
    left: float
    right: float

    def place(self, iso: str) -> float:
        """Where a day stands; one outside stands at the edge."""
        start, end = number(self.first), number(self.last)
        part = (number(iso) - start) / max(end - start, 1)
        return self.left + (self.right - self.left) * min(max(part, 0.0), 1.0)

    def draw(self, canvas: Canvas, top: float, bottom: float) -> None:
        """Draw a thin line for each tick, and name it above the line."""
        end = -1.0
        for iso, word in self.ticks():
            at = self.place(iso)
            canvas.line((at, top), (at, bottom), RULE)
            half = width(word, SMALL) / 2
            if at - half > end and at + half <= canvas.width:
                canvas.text((at, top - 6), word, Style(SMALL, fill=QUIET, anchor="middle"))
                end = at + half + 6

    def ticks(self) -> Iterator[tuple[str, str]]:
        """The days that are named, as far apart as their names need."""
        days = number(self.last) - number(self.first)
        most = max(2, int((self.right - self.left) / 72))
        if days < _VERY_FEW_DAYS:
            yield from self._days(next((step for step in _DAYS if days / step <= most), _DAYS[-1]))
        elif days < _FEW_DAYS and (step := next((m for m in _MONTHS if days / 30 / m <= most), 0)):
            yield from self._months(step)
        else:
            step = next((years for years in _YEARS if days / 365 / years <= most), _YEARS[-1])
            first = -(-int(self.first[:4]) // step) * step
            for year in range(max(first, 1), int(self.last[:4]) + 1, step):
                if self.first <= f"{year:04}-01-01" <= self.last:
                    yield f"{year:04}-01-01", str(year)

    def _days(self, step: int) -> Iterator[tuple[str, str]]:
        for ordinal in range(number(self.first), number(self.last) + 1):
            iso = date.fromordinal(ordinal).isoformat()
            if int(iso[8:]) % step == 1 % step and int(iso[8:]) + step // 2 <= _MONTH:
                yield iso, f"{int(iso[8:])} {_ABBREVIATED[int(iso[5:7]) - 1]} {int(iso[:4])}"

    def _months(self, step: int) -> Iterator[tuple[str, str]]:
        for month in range(int(self.first[:4]) * 12, int(self.last[:4]) * 12 + 12, step):
            iso = f"{month // 12:04}-{month % 12 + 1:02}-01"
            if self.first <= iso <= self.last:
                yield iso, f"{_ABBREVIATED[month % 12]} {month // 12}"


def spanning(spans: Iterable[Span], left: float, right: float) -> Axis:
    """The days of all spans, and a little more on both sides."""
    known = list(spans)
    first, last = min(span.earliest for span in known), max(span.latest for span in known)
    more = timedelta(max((number(last) - number(first)) // 40, 3))
    start, end = date.fromisoformat(first), date.fromisoformat(last)
    return Axis(
        (max(start, date.min + more) - more).isoformat(), (min(end, date.max - more) + more).isoformat(), left, right
    )


def number(iso: str) -> int:
    """The number of a day, counted from the first day of the year 1."""
    return date.fromisoformat(iso).toordinal()
