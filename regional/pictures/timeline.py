"""`plot timeline`: who was in it, in which status, and from when until when."""

from collections import Counter

from regional.pictures import axis, wording
from regional.pictures.canvas import Box, Canvas, Style
from regional.pictures.colours import ACCENT, PAPER, QUIET, STATUS, edge_of, legible_on
from regional.pictures.frame import NARROW, TEXT, Key, head, heading, legend, margin
from regional.pictures.shown import Shown
from regional.pictures.spells import Group, Row, Spell, axis_of, grouped, spells_of
from regional.pictures.typeface import BOLD, clean, fitting, width
from regional.vocabulary import Status

_BAR = 15.0
_LINE = 20.0
_YEAR = 11.5
_THIN = 3.0
_LEAST = 3.0
"""How wide a bar is at least, so that no spell is too short to be seen."""


def titles(shown: Shown) -> tuple[str, str]:
    """What the picture shows, and what it finds."""
    spells = spells_of(shown.answer)
    names = list(dict.fromkeys(spell.actor_name for spell in spells))
    days = axis_of(spells, 0, 1)
    years = f"{int(days.first[:4])} to {int(days.last[:4])}"
    hint = "The year in a bar is that in which the status began."
    if len(names) > 1:
        return f"{wording.listed(names)}: statuses held", f"{years}. {hint}"
    found = f"{_counted(spells)} by status, {years}. {hint}"
    if spells[0].relation == "in":
        return f"{names[0]}: what it belongs to, and since when", found
    is_gone = spells[0].dissolved is not None
    return f"{names[0]}: who {'was in it, and when' if is_gone else 'is in it, and since when'}", found


def _counted(spells: list[Spell]) -> str:
    """`27 states and 2 organizations`."""
    others = {spell.other: spell.other_kind for spell in spells}
    kinds = Counter(others.values())
    return wording.listed([wording.count(number, kind) for kind, number in sorted(kinds.items(), reverse=True)])


def draw(canvas: Canvas, shown: Shown) -> float:
    """Draw the bars, and return where they end."""
    spells = spells_of(shown.answer)
    top = head(canvas, *titles(shown))
    top = legend(canvas, top, _keys(canvas, spells))
    left = margin(canvas)
    groups = grouped(spells)
    labels = min(
        max(width(clean(row.name), TEXT) for group in groups for row in group.rows) + 14,
        (canvas.width - 2 * left) * (0.3 if canvas.width >= NARROW else 0.36),
    )
    days = axis_of(spells, left + labels, canvas.width - left - _LEAST - 4)
    asked = spells[0].asked
    top += 34 if asked else 16
    bottom = top + sum(_height(group) for group in groups)
    days.draw(canvas, top, bottom)
    for group in groups:
        top = _draw_group(canvas, days, group, top)
    if asked:
        _mark(canvas, days, asked, bottom - sum(_height(group) for group in groups), bottom)
    return bottom


def _keys(canvas: Canvas, spells: list[Spell]) -> list[Key]:
    held = {spell.status for spell in spells}
    keys = [
        Key(STATUS[status], wording.status(status).capitalize(), stroke=edge_of(STATUS[status]))
        for status in Status
        if status in held
    ]
    if any(start < end for spell in spells for start, end in _possible(spell)):
        keys.append(Key(canvas.hatched(QUIET), "Possibly: the day is not known"))
    last = axis_of(spells, 0, 1).last
    if any(not spell.is_over and spell.known_last < last for spell in spells):
        keys.append(Key(QUIET, "Not reviewed since", shape="thin"))
    return keys


def _height(group: Group) -> float:
    return 32 + _LINE * len(group.rows)


def _draw_group(canvas: Canvas, days: axis.Axis, group: Group, top: float) -> float:
    heading(canvas, (margin(canvas), top + 22), group.heading, group.beside)
    top += 30
    for row in group.rows:
        _draw_row(canvas, days, row, top, group.status)
        top += _LINE
    return top + 2


def _draw_row(canvas: Canvas, days: axis.Axis, row: Row, top: float, heading_says: str) -> None:
    left = margin(canvas)
    with canvas.group():
        canvas.text((left, top + 12), _name(row, days.left - left - 8), Style(TEXT))
        for spell in row.spells:
            _draw_spell(canvas, days, spell, top, says_status=spell.status != heading_says)


def _name(row: Row, room: float) -> str:
    name = clean(row.name)
    return name if width(name, TEXT) <= room else fitting(clean(row.short), room, TEXT)


def _draw_spell(canvas: Canvas, days: axis.Axis, spell: Spell, top: float, *, says_status: bool) -> None:
    colour = STATUS[Status(spell.status)]
    start, end = _certain(spell)
    with canvas.group(spell.words):
        for first, last in _possible(spell):
            if first < last:
                left = days.place(first)
                wide = max(days.place(last) - left, 0.0)
                canvas.rect(Box(left, top, wide, _BAR), canvas.hatched(colour))
        if start <= end:
            box = Box(days.place(start), top, max(days.place(end) - days.place(start), _LEAST), _BAR)
            canvas.rect(box, colour, stroke=edge_of(colour))
            canvas.line((box.left, top), (box.left, top + _BAR), PAPER)
            _label(canvas, box, spell, says_status=says_status)
            if not spell.is_over and spell.known_last < days.last:
                canvas.rect(Box(box.right, top + (_BAR - _THIN) / 2, days.right - box.right, _THIN), colour)


def _label(canvas: Canvas, box: Box, spell: Spell, *, says_status: bool) -> None:
    """Write the year in which the status began, and the status if the heading does not say it, as room allows."""
    year = spell.start_latest[:4] if spell.start_earliest[:4] == spell.start_latest[:4] else ""
    longer = f"{year} {wording.status(spell.status)}".strip()
    for words in ([longer] if says_status else []) + [year]:
        if words and width(words, _YEAR) + 9 <= box.width:
            canvas.text(
                (box.left + 5, box.top + 11.5), words, Style(_YEAR, fill=legible_on(STATUS[Status(spell.status)]))
            )
            return


def _certain(spell: Spell) -> tuple[str, str]:
    """The days between which the status certainly held; in the wrong order if there are none."""
    return spell.start_latest, spell.end_earliest or spell.known_last


def _possible(spell: Spell) -> list[tuple[str, str]]:
    """The stretches in which the status possibly held."""
    if spell.end_earliest is None or spell.end_latest is None:
        return [(spell.start_earliest, spell.start_latest)]
    if spell.end_earliest < spell.start_latest:
        return [(spell.start_earliest, spell.end_latest)]
    return [(spell.start_earliest, spell.start_latest), (spell.end_earliest, spell.end_latest)]


def _mark(canvas: Canvas, days: axis.Axis, asked: str, top: float, bottom: float) -> None:
    at = days.place(asked)
    words = wording.day(asked)
    canvas.line((at, top - 20), (at, bottom), ACCENT, 1.5)
    half = width(words, TEXT, BOLD) / 2
    middle = min(max(at, half + margin(canvas)), canvas.width - margin(canvas) - half)
    canvas.text((middle, top - 24), words, Style(TEXT, BOLD, ACCENT, "middle"))


def command(shown: Shown) -> str:
    """The command that lists what is drawn."""
    actors = dict.fromkeys(spell.actor for spell in spells_of(shown.answer))
    return "; ".join(f"regional timeline {actor} --sources" for actor in actors)
