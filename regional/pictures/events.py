"""`plot events`: what happened when, each event with its title beside its day."""

from typing import NamedTuple

from regional import dates
from regional.pictures import wording
from regional.pictures.axis import Axis, spanning
from regional.pictures.canvas import Box, Canvas, Style
from regional.pictures.colours import PAPER, QUIET, RULE, STATUS
from regional.pictures.frame import NARROW, SMALL, TEXT, Key, head, legend, margin
from regional.pictures.shown import Shown
from regional.pictures.typeface import clean, width, wrapped
from regional.vocabulary import Status

_COLOUR = STATUS[Status.MEMBER]
_DOT = 4.5
_LINE = 17.0
_DATES = 92.0
"""How wide the column of dates is."""


class _Event(NamedTuple):
    """What is drawn of one row of the question `events`."""

    date: str
    id: str
    kind: str
    title: str
    place: str | None
    amount: object
    currency: str | None
    source: str | None

    @property
    def days(self) -> dates.Span:
        """The first and the last day that it can have begun; an open end is left out."""
        span = dates.parse(self.date)
        first = span.latest if span.earliest <= dates.FIRST_DAY else span.earliest
        return dates.Span(first, first if span.latest >= dates.LAST_DAY else span.latest)

    @property
    def words(self) -> str:
        """What it is, in one line."""
        where = f", {self.place}" if self.place else ""
        return f"{self.date}{where}: {self.title} ({wording.status(self.kind)})"


def titles(shown: Shown) -> tuple[str, str]:
    """What the picture shows, and what it finds."""
    events = _events(shown)
    first, last = min(event.days.earliest for event in events), max(event.days.latest for event in events)
    between = f"on {wording.day(first)}" if first == last else f"from {wording.day(first)} to {wording.day(last)}"
    asked = f" Asked for: {shown.conditions}." if shown.conditions else ""
    return f"What happened {between}", f"{wording.count(len(events), 'event')}, in order.{asked}"


def command(shown: Shown) -> str:
    """The command that lists what is drawn."""
    return shown.command("events")


def draw(canvas: Canvas, shown: Shown) -> float:
    """Draw the events from the first to the last, and return where they end."""
    top = head(canvas, *titles(shown))
    events = _events(shown)
    if any(event.days.earliest < event.days.latest for event in events):
        keys = [Key(_COLOUR, "On this day", shape="dot"), Key(canvas.hatched(_COLOUR), "Some day of this time")]
        top = legend(canvas, top, keys)
    left = margin(canvas)
    is_wide = canvas.width >= NARROW
    days = spanning([event.days for event in events], left + (_DATES if is_wide else 6), canvas.width - left - 6)
    top += 14
    lines = [_lines(canvas, days, event) for event in events]
    bottom = top + sum(map(_height, lines)) + (0 if is_wide else 16 * len(lines))
    days.draw(canvas, top, bottom)
    for event, words in zip(events, lines, strict=True):
        with canvas.group(event.words):
            top = (_wide_row if is_wide else _narrow_row)(canvas, days, event, words, top)
    return bottom


def _events(shown: Shown) -> list[_Event]:
    return [_Event(*(event[name] for name in _Event._fields)) for event in shown.answer.records()]


def _height(lines: list[str]) -> float:
    return len(lines) * _LINE + 5


def _lines(canvas: Canvas, days: Axis, event: _Event) -> list[str]:
    """The title in as many lines as it takes on the side of its day that has more room."""
    if canvas.width < NARROW:
        return wrapped(clean(f"{event.date}  {event.title}"), canvas.width - 2 * margin(canvas), TEXT, most=3)
    start, end = days.place(event.days.earliest), days.place(event.days.latest)
    return wrapped(clean(event.title), max(start - days.left, days.right - end) - 12, TEXT, most=3)


def _wide_row(canvas: Canvas, days: Axis, event: _Event, lines: list[str], top: float) -> float:
    start, end = days.place(event.days.earliest), days.place(event.days.latest)
    canvas.text((margin(canvas), top + 13), _fitted_date(event), Style(SMALL, fill=QUIET))
    _mark(canvas, days, event, top + 9)
    is_left = start - days.left > days.right - end
    at, anchor = (start - 11, "end") if is_left else (end + 11, "")
    for number, line in enumerate(lines):
        canvas.text((at, top + 13 + number * _LINE), line, Style(TEXT, anchor=anchor, halo=PAPER))
    return top + _height(lines)


def _fitted_date(event: _Event) -> str:
    """The date; a long one only as the years or the months that it can mean."""
    if width(event.date, SMALL) <= _DATES - 8:
        return clean(event.date)
    return " / ".join(dict.fromkeys([event.days.earliest[:7], event.days.latest[:7]]))


def _narrow_row(canvas: Canvas, days: Axis, event: _Event, lines: list[str], top: float) -> float:
    for number, line in enumerate(lines):
        canvas.text((margin(canvas), top + 13 + number * _LINE), line, Style(TEXT, halo=PAPER))
    middle = top + len(lines) * _LINE + 9
    canvas.line((days.left, middle), (days.right, middle), RULE)
    _mark(canvas, days, event, middle)
    return middle + 12


def _mark(canvas: Canvas, days: Axis, event: _Event, middle: float) -> None:
    start, end = days.place(event.days.earliest), days.place(event.days.latest)
    if event.days.earliest == event.days.latest:
        canvas.dot((start, middle), _DOT, _COLOUR)
    else:
        canvas.rect(Box(start, middle - 5, max(end - start, 2 * _DOT), 10), canvas.hatched(_COLOUR), stroke=_COLOUR)
