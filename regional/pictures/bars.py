"""A timeline as text: bars of shades, or of plain letters where a terminal has no others."""

from typing import NamedTuple

from regional.pictures import wording
from regional.pictures.axis import Axis, number
from regional.pictures.spells import Group, Row, Spell, axis_of, grouped, spells_of
from regional.pictures.typeface import clean
from regional.questions.answer import Answer
from regional.render.lines import width_of
from regional.vocabulary import Status

_DATE = 10
_MOST_NAME = 0.34
_GAP = 1


class _Signs(NamedTuple):
    """What bars are made of."""

    status: dict[Status, str]
    possible: str
    unreviewed: str
    asked: str
    ellipsis: str


_SHADES = _Signs(
    {
        Status.MEMBER: "█",
        Status.OBSERVER: "▓",
        Status.DIALOGUE_PARTNER: "▒",
        Status.PARTNER: "░",
        Status.ASSOCIATE: "▚",
        Status.CANDIDATE: "·",
        Status.SUSPENDED: "x",
    },
    *("?", "─", "│", "…"),
)

_PLAIN = _Signs(
    {
        Status.MEMBER: "#",
        Status.OBSERVER: "o",
        Status.DIALOGUE_PARTNER: "=",
        Status.PARTNER: ":",
        Status.ASSOCIATE: "%",
        Status.CANDIDATE: ".",
        Status.SUSPENDED: "x",
    },
    *("?", "-", "|", "~"),
)


def lines(answer: Answer, width: int, *, is_plain: bool = False) -> list[str]:
    """The bars of the spells in an answer to the query `spells`.

    Args:
        answer: the answer.
        width: how many columns there are.
        is_plain: use letters of ASCII alone, in the bars and for what is cut off.
    """
    spells = spells_of(answer)
    signs = _PLAIN if is_plain else _SHADES
    groups = grouped(spells)
    widest = max(width_of(clean(row.name)) for group in groups for row in group.rows)
    names = min(widest, int(width * _MOST_NAME))
    cells = width - names - _DATE - 2 * _GAP
    days = axis_of(spells, 0, cells)
    indent = " " * (names + _GAP)
    written = [indent + _ticks(days, cells)]
    for group in groups:
        written += ["", _heading(group)] if len(groups) > 1 else []
        written += [_line(row, days, signs, names, cells) for row in group.rows]
    return [line.rstrip() for line in (*written, "", *_legend(spells, signs, width))]


def _heading(group: Group) -> str:
    return f"{group.heading} ({group.beside})"


def _ticks(days: Axis, cells: int) -> str:
    """The years above the bars, as far apart as they need."""
    line = [" "] * cells
    end = 0
    scaled = days._replace(right=days.left + cells * 9)  # a letter is about nine pixels wide
    for iso, word in scaled.ticks():
        at = _column(days, iso, cells)
        if at >= end and at + len(word) <= cells:
            line[at : at + len(word)] = word
            end = at + len(word) + 1
    return "".join(line)


def _column(days: Axis, iso: str, cells: int) -> int:
    return min(int(days.place(iso)), cells - 1)


def _line(row: Row, days: Axis, signs: _Signs, names: int, cells: int) -> str:
    asked = row.spells[0].asked
    line = [" "] * cells
    if asked:
        line[_column(days, asked, cells)] = signs.asked
    for spell in row.spells:
        _draw(line, spell, days, signs)
    return f"{_name(row, names, signs)}{' ' * _GAP}{''.join(line)}{' ' * _GAP}{_date(row.spells[-1])}"


def _date(spell: Spell) -> str:
    """When the status began; what is too long only as the years that it can be."""
    text = clean(spell.start_date)
    return text if len(text) <= _DATE else f"{spell.start_earliest[:4]}..{spell.start_latest[:4]}"


def _draw(line: list[str], spell: Spell, days: Axis, signs: _Signs) -> None:
    """Fill the cells of one spell; the least of them is one, and a later spell stands over an earlier one."""
    end = spell.end_latest or spell.known_last
    _fill(line, days, (spell.start_earliest, min(end, days.last)), signs.possible)
    certain = (spell.start_latest, spell.end_earliest or spell.known_last)
    if certain[0] <= certain[1]:
        _fill(line, days, certain, signs.status[Status(spell.status)])
    if not spell.is_over and number(days.last) - number(spell.known_last) > 0:
        for at in range(_column(days, spell.known_last, len(line)) + 1, len(line)):
            line[at] = signs.unreviewed


def _fill(line: list[str], days: Axis, span: tuple[str, str], sign: str) -> None:
    first = _column(days, span[0], len(line))
    last = max(first, -int(-days.place(span[1]) // 1) - 1)
    for at in range(first, min(last, len(line) - 1) + 1):
        line[at] = sign


def _name(row: Row, width: int, signs: _Signs) -> str:
    """The name in exactly so many columns; an organization is called by its acronym if its name has no room."""
    name = clean(row.name)
    if width_of(name) > width:
        name = clean(row.short)
    if width_of(name) > width:
        while width_of(name) > width - 1:
            name = name[:-1]
        name = name.rstrip() + signs.ellipsis
    return name + " " * (width - width_of(name))


def _legend(spells: list[Spell], signs: _Signs, width: int) -> list[str]:
    """What the signs mean that were used, in as many lines as they take."""
    held = {spell.status for spell in spells}
    words = [f"{signs.status[status] * 2} {wording.status(status)}" for status in Status if status in held]
    if any(spell.start_earliest < spell.start_latest or spell.end_earliest != spell.end_latest for spell in spells):
        words.append(f"{signs.possible} possibly")
    last = axis_of(spells, 0, 1).last
    if any(not spell.is_over and spell.known_last < last for spell in spells):
        words.append(f"{signs.unreviewed} not reviewed since")
    if spells[0].asked:
        words.append(f"{signs.asked} {wording.day(spells[0].asked)}")
    lines = [""]
    for word in words:
        longer = f"{lines[-1]}   {word}" if lines[-1] else word
        if len(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines
