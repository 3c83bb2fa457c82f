"""`plot statements`: who spoke about whom, and when."""

from math import sqrt
from typing import NamedTuple

from regional import dates
from regional.pictures import wording
from regional.pictures.axis import Axis, spanning
from regional.pictures.canvas import Canvas, Style
from regional.pictures.colours import PAPER, QUIET, STATUS, legible_on
from regional.pictures.frame import NARROW, TEXT, Key, head, heading, legend, margin
from regional.pictures.shown import Shown
from regional.pictures.typeface import ASCENT, BOLD, clean, fitting, width
from regional.vocabulary import StatementKind, Status

_COLOUR = STATUS[Status.MEMBER]
_LINE = 22.0
_DOT = 4.6
_COUNT = 10.5
_MOST_SAID = 3
"""A mark quotes so many statements, and counts the others."""


class _Said(NamedTuple):
    """One statement, by one of its speakers, about one of its subjects; the columns of the query `parties`."""

    id: str
    date: str
    earliest: str
    latest: str
    kind: str
    text: str
    speaker: str | None
    on_behalf_of: str | None
    subject: str | None

    @property
    def days(self) -> dates.Span:
        """The days that it can be from; an open end is left out."""
        first = self.latest if self.earliest <= dates.FIRST_DAY else self.earliest
        return dates.Span(first, first if self.latest >= dates.LAST_DAY else self.latest)

    @property
    def who(self) -> str:
        """The speaker, and in whose name."""
        name = self.speaker or "Not identified"
        return f"{name}, {self.on_behalf_of}" if self.on_behalf_of and self.on_behalf_of != name else name

    @property
    def about(self) -> str:
        """Whom it is about."""
        return f"About {self.subject}" if self.subject else "About nobody that is recorded"


def titles(shown: Shown) -> tuple[str, str]:
    """What the picture shows, and what it finds."""
    said = _said(shown)
    number = len({one.id for one in said})
    speakers, subjects = len({one.who for one in said}), len({one.subject for one in said if one.subject})
    asked = f" Asked for: {shown.conditions}." if shown.conditions else ""
    by, about = wording.count(speakers, "speaker"), wording.count(subjects, "actor")
    counted = f"{wording.count(number, 'statement')} by {by} about {about}"
    return "Who spoke about whom, and when", f"{counted}.{asked}"


def command(shown: Shown) -> str:
    """The command that lists what is drawn."""
    return shown.command("statements")


def draw(canvas: Canvas, shown: Shown) -> float:
    """Draw a row for each speaker under each subject, and return where they end."""
    top = head(canvas, *titles(shown))
    said = _said(shown)
    keys = [
        Key(_COLOUR, "Quotation", shape="dot"),
        Key(PAPER, "Paraphrase", stroke=_COLOUR, shape="dot"),
        Key(QUIET, "A number: so many on one day", shape="dot"),
    ]
    top = legend(canvas, top, keys) + 14
    left = margin(canvas)
    most = (canvas.width - 2 * left) * (0.34 if canvas.width >= NARROW else 0.46)
    labels = min(max(width(clean(one.who), TEXT) for one in said) + 16, most)
    days = spanning([one.days for one in said], left + labels, canvas.width - left - 10)
    groups = _groups(said)
    bottom = top + sum(32 + _LINE * len(rows) for _, rows in groups)
    days.draw(canvas, top, bottom)
    for about, rows in groups:
        number = len({one.id for row in rows.values() for one in row})
        heading(canvas, (left, top + 22), about, wording.count(number, "statement"))
        top += 30
        for row in rows.values():
            with canvas.group():
                canvas.text((left, top + 14), _name(row[0], labels - 12), Style(TEXT))
                _draw_marks(canvas, days, row, top + 9)
            top += _LINE
        top += 2
    return bottom


def _name(one: _Said, room: float) -> str:
    """The speaker with the state, or without it if there is no room for both."""
    who = clean(one.who)
    return who if width(who, TEXT) <= room else fitting(clean(one.speaker or one.who), room, TEXT)


def _said(shown: Shown) -> list[_Said]:
    return [_Said(*row) for row in shown.details]


def _groups(said: list[_Said]) -> list[tuple[str, dict[str, list[_Said]]]]:
    """The statements by subject, of whom most is said first, and under each by speaker."""
    groups: dict[str, dict[str, list[_Said]]] = {}
    for one in said:
        groups.setdefault(one.about, {}).setdefault(one.who, []).append(one)
    by_number = sorted(groups.items(), key=lambda group: (-sum(map(len, group[1].values())), group[0]))
    return [(about, dict(sorted(rows.items(), key=lambda row: (-len(row[1]), row[0])))) for about, rows in by_number]


def _draw_marks(canvas: Canvas, days: Axis, row: list[_Said], middle: float) -> None:
    """One disc for each day; its number says how many statements it stands for."""
    by_day: dict[dates.Span, list[_Said]] = {}
    for one in row:
        by_day.setdefault(one.days, []).append(one)
    for span, some in by_day.items():
        start, end = days.place(span.earliest), days.place(span.latest)
        if end - start > 2 * _DOT:
            canvas.line((start, middle), (end, middle), _COLOUR, 2)
        is_quoted = any(one.kind == StatementKind.QUOTATION for one in some)
        radius = min(_DOT * sqrt(len(some)) if len(some) == 1 else 4 + 2 * sqrt(len(some)), _LINE / 2)
        fill = _COLOUR if is_quoted else PAPER
        at = (start + end) / 2
        canvas.dot((at, middle), radius, fill, _title(some), stroke=_COLOUR)
        if len(some) > 1:
            style = Style(_COUNT, BOLD, legible_on(fill), "middle")
            canvas.text((at, middle + _COUNT * ASCENT / 2), f"{len(some)}", style)


def _title(some: list[_Said]) -> str:
    quoted = "; ".join(f"“{clean(one.text, 110)}”" for one in some[:_MOST_SAID])
    more = f"; and {len(some) - _MOST_SAID} more" if len(some) > _MOST_SAID else ""
    return f"{some[0].who}, {some[0].date}: {quoted}{more}"
