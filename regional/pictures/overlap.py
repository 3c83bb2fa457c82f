"""`plot overlap`: which states belong to exactly which of some organizations on a day."""

from typing import NamedTuple

from regional.pictures import wording
from regional.pictures.canvas import CELL, Box, Canvas, Style
from regional.pictures.colours import QUIET, RULE, SHADE, STATUS
from regional.pictures.frame import NARROW, SMALL, TEXT, head, margin
from regional.pictures.holdings import Holder, holders
from regional.pictures.shown import Shown
from regional.pictures.typeface import BOLD, clean, fitting, width
from regional.vocabulary import Status

_COLOUR = STATUS[Status.MEMBER]
_CHIP = 24.0
_PAD = 8.0


class _Row(NamedTuple):
    """The states that are in exactly these organizations."""

    combination: tuple[bool, ...]
    states: list[Holder]
    is_shaded: bool


def titles(shown: Shown) -> tuple[str, str]:
    """The finding: who is in all of them; and what is asked."""
    found = holders(shown.answer)
    everywhere = [holder.label for holder in found if len(holder.held) == len(shown.names)]
    asked = f"{_statuses(shown)} on {wording.day(shown.day)}."
    order = "Each stands once, in the row of exactly those organizations that it is in."
    return _finding(everywhere, len(shown.names)), f"{asked} {order}"


def _finding(names: list[str], number: int) -> str:
    every = "both" if number == 2 else f"all {wording.spelled(number)}"  # noqa: PLR2004 - two are both
    if not names:
        return f"None is in {every}"
    if len(names) == 1:
        return f"{names[0]} alone is in {every}"
    if len(names) <= 6:  # noqa: PLR2004 - a title names no more
        return f"{wording.listed(names)} are in {every}"
    return f"{wording.spelled(len(names)).capitalize()} are in {every}"


def _statuses(shown: Shown) -> str:
    if not shown.status or "any" in shown.status:
        return "Every status"
    return wording.listed([wording.statuses(status) for status in shown.status])


def command(shown: Shown) -> str:
    """The command that lists what is drawn."""
    statuses = "".join(f" --status {status}" for status in shown.status)
    return f"regional matrix {' '.join(shown.names)}{statuses} --on {shown.day} --sources"


def draw(canvas: Canvas, shown: Shown) -> float:
    """Draw one row for each combination of organizations that occurs, and return where they end."""
    top = head(canvas, *titles(shown))
    left = margin(canvas)
    is_wide = canvas.width >= NARROW
    most = (canvas.width - 2 * left - (220 if is_wide else 0)) / len(shown.names)
    widest = max(width(clean(id_), TEXT, BOLD) for id_ in shown.names)
    step = max(min(widest + 18, most), min(30.0, most))
    columns = [left + step * (number + 0.5) for number in range(len(shown.names))]
    chips = left + step * len(shown.names) + 56 if is_wide else left
    top = _headings(canvas, shown, columns, top, step)
    for row in _rows(shown):
        top = _row(canvas, columns, row, Box(chips, top, canvas.width - left - chips, 0))
    return top


def _rows(shown: Shown) -> list[_Row]:
    """The combinations of organizations that occur, those of most first."""
    rows: dict[tuple[bool, ...], list[Holder]] = {}
    for holder in sorted(holders(shown.answer), key=lambda holder: holder.name):
        rows.setdefault(tuple(id_ in holder.held for id_ in shown.names), []).append(holder)
    ordered = sorted(rows.items(), key=lambda row: (-sum(row[0]), [not is_in for is_in in row[0]]))
    return [_Row(combination, some, number % 2 == 0) for number, (combination, some) in enumerate(ordered)]


def _headings(canvas: Canvas, shown: Shown, columns: list[float], top: float, step: float) -> float:
    found = holders(shown.answer)
    for at, id_ in zip(columns, shown.names, strict=True):
        with canvas.group(shown.names[id_]):
            canvas.text((at, top + 12), fitting(clean(id_), step - 2, TEXT, BOLD), Style(TEXT, BOLD, anchor="middle"))
            count = f"{sum(id_ in holder.held for holder in found)}"
            canvas.text((at, top + 28), count, Style(SMALL, fill=QUIET, anchor="middle"))
    return top + 40


def _row(canvas: Canvas, columns: list[float], row: _Row, box: Box) -> float:
    """Draw the dots of one combination, and the states that have it, named, in as many lines as they take."""
    is_wide = canvas.width >= NARROW
    lines = _lines([holder.label for holder in row.states], box.width)
    first = box.top + _PAD + (0 if is_wide else 26)
    bottom = first + len(lines) * (_CHIP + 4) - 4 + _PAD
    if row.is_shaded:
        left = margin(canvas)
        canvas.rect(Box(left - 6, box.top, canvas.width - 2 * left + 12, bottom - box.top), SHADE)
    middle = box.top + _PAD + _CHIP / 2
    with canvas.group(", ".join(holder.label for holder in row.states)):
        ends = [at for at, is_in in zip(columns, row.combination, strict=True) if is_in]
        canvas.line((ends[0], middle), (ends[-1], middle), _COLOUR, 3)
        for at, is_in in zip(columns, row.combination, strict=True):
            canvas.dot((at, middle), 7.5 if is_in else 3.5, _COLOUR if is_in else RULE)
        beside = box.left - 14 if is_wide else canvas.width - margin(canvas)
        canvas.text((beside, middle + 5), f"{len(row.states)}", Style(TEXT, BOLD, anchor="end"))
    for number, line in enumerate(lines):
        at = box.left
        for label, room in line:
            chip = Box(at, first + number * (_CHIP + 4), room, _CHIP)
            canvas.cell(chip, _COLOUR, label, title=label, is_possible=label.endswith("?"))
            at += room + 4
    return bottom


def _lines(labels: list[str], room: float) -> list[list[tuple[str, float]]]:
    """The labels in lines, each with the width of its box."""
    lines: list[list[tuple[str, float]]] = [[]]
    for label in labels:
        needed = min(width(clean(label), CELL) + 20, room)
        if lines[-1] and sum(wide + 4 for _, wide in lines[-1]) + needed > room:
            lines.append([])
        lines[-1].append((label, needed))
    return lines
