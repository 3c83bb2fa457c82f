"""What a screen leaves out because every row says it, and what it says shorter where there is no room."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from regional.render.lines import width_of

CERTAIN = "certain"
LETTERS = {
    "member": "M",
    "associate": "A",
    "observer": "O",
    "dialogue_partner": "D",
    "partner": "P",
    "candidate": "C",
    "suspended": "S",
}
"""The letter of each status in a matrix that would be too wide in words."""

SHORT = {"dialogue_partner": "dialogue"}
"""The words that are said shorter in a list that would be too wide."""

_POSSIBLE = "? possibly, not certainly: a date is not known to the day"
_COMPARED = ("before", "after")
"""What is compared stands side by side, also if all rows say the same, or nothing."""

NAME = "name"
_IDS = ("id", "state", "organization")
"""The column that is cut where there is no room, and those of which one stands before it and says who is meant."""

_LEAST_NAME = 10
"""How much of a name is left at least; rather than less, other cells are wrapped."""

_FEW = 3
"""So many rows say the same before it is said once, above them."""


class Sheet(NamedTuple):
    """Cells to be shown, with what stands above and under them."""

    columns: list[str]
    rows: list[list[str]]
    above: list[tuple[str, str]]
    """What all rows have in common: names of columns and their value."""
    legend: list[str]

    def column(self, name: str) -> list[str]:
        """The cells of a column."""
        at = self.columns.index(name)
        return [row[at] for row in self.rows]

    def without(self, *names: str) -> "Sheet":
        """The sheet without some columns."""
        kept = [at for at, name in enumerate(self.columns) if name not in names]
        rows = [[row[at] for at in kept] for row in self.rows]
        return self._replace(columns=[self.columns[at] for at in kept], rows=rows)

    def replacing(self, name: str, cells: Sequence[str], called: str) -> "Sheet":
        """The sheet with other cells, and another heading, in the place of a column."""
        at = self.columns.index(name)
        rows = [[*row[:at], cell, *row[at + 1 :]] for row, cell in zip(self.rows, cells, strict=True)]
        return self._replace(columns=[*self.columns[:at], called, *self.columns[at + 1 :]], rows=rows)


def in_order(sheet: Sheet, order: Sequence[str]) -> Sheet:
    """The sheet with only these columns, in this order; those that it does not have are left out."""
    if not order:
        return sheet
    places = [sheet.columns.index(name) for name in order if name in sheet.columns]
    return sheet._replace(
        columns=[sheet.columns[at] for at in places], rows=[[row[at] for at in places] for row in sheet.rows]
    )


def with_marks(sheet: Sheet, numbers: Sequence[str]) -> Sheet:
    """The sheet without the column that says what is certain; what is only possible, or has a note, is marked."""
    possible = [""] * len(sheet.rows)
    if CERTAIN in sheet.columns:
        possible = ["?" if cell == "no" else "" for cell in sheet.column(CERTAIN)]
        sheet = sheet.without(CERTAIN) if sheet.rows else sheet
    marks = [mark + number for mark, number in zip(possible, numbers, strict=True)]
    if not any(marks):
        return sheet
    rows = [[*row, mark] for row, mark in zip(sheet.rows, marks, strict=True)]
    legend = [*sheet.legend, *([_POSSIBLE] if any(possible) else [])]
    return sheet._replace(columns=[*sheet.columns, ""], rows=rows, legend=legend)


def with_marked_names(sheet: Sheet, marks: Sequence[str]) -> Sheet:
    """The sheet of a matrix with the marks of its notes behind the names of what its rows are about."""
    name = sheet.columns[1]
    cells = [f"{cell} {mark}".rstrip() for cell, mark in zip(sheet.column(name), marks, strict=True)]
    return sheet.replacing(name, cells, name)


def with_changes(sheet: Sheet) -> Sheet:
    """The sheet with what changed in one column: `joined: member`, `observer → member`, `left: member`."""
    if not {"change", "before", "status"} <= set(sheet.columns):
        return sheet
    cells = map(_change, *(sheet.column(name) for name in ("change", "before", "status")))
    return sheet.replacing("change", list(cells), "change").without("before", "status")


def _change(change: str, before: str, status: str) -> str:
    return f"{before} → {status}" if before and status else f"{change}: {before or status}"


def without_constants(sheet: Sheet) -> Sheet:
    """The sheet without empty columns, and without those in which all rows say the same, which is said above them."""
    empty = [name for name in sheet.columns if name not in _COMPARED and sheet.rows and not any(sheet.column(name))]
    sheet = sheet.without(*empty)
    if len(sheet.rows) < _FEW:
        return sheet
    constant = [name for name in sheet.columns if name and name not in _COMPARED and len(set(sheet.column(name))) == 1]
    if len(constant) == len(sheet.columns):
        return sheet
    above = [(name, sheet.column(name)[0]) for name in constant]
    return sheet.without(*constant)._replace(above=[*sheet.above, *above])


def with_short_words(sheet: Sheet) -> Sheet:
    """The sheet with short words for long ones, and the legend that explains them."""
    return _replacing_words(sheet, SHORT, str.replace, "{short} = {word}")


def place_of_names(sheet: Sheet) -> int | None:
    """Where the column is whose names can be cut; None if no id beside it says who is meant."""
    at = sheet.columns.index(NAME) if NAME in sheet.columns else 0
    return at if at and sheet.columns[at - 1] in _IDS else None


def with_cut_names(sheet: Sheet, at: int, room: int) -> Sheet:
    """The sheet with names no wider than this, or than the least that must be left of one."""
    return sheet.replacing(sheet.columns[at], [_cut(row[at], max(room, _LEAST_NAME)) for row in sheet.rows], NAME)


def _cut(text: str, width: int) -> str:
    if width_of(text) <= width:
        return text
    while width_of(text) > width - 1:
        text = text[:-1]
    return f"{text.rstrip()}…"


def with_letters(sheet: Sheet) -> Sheet:
    """The sheet of a matrix with a letter for each status."""
    return _replacing_words(sheet, LETTERS, _lettered, "{short} {word}")


def _lettered(cell: str, word: str, letter: str) -> str:
    parts = (part.replace(word, letter) if part.rstrip("?") == word else part for part in cell.split("/"))
    return "/".join(parts)


def _replacing_words(
    sheet: Sheet, words: dict[str, str], replaced: Callable[[str, str, str], str], explained: str
) -> Sheet:
    rows, used = sheet.rows, []
    for word, short in words.items():
        changed = [[replaced(cell, word, short) for cell in row] for row in rows]
        if changed != rows:
            used.append(explained.format(short=short, word=word))
            rows = changed
    return sheet._replace(rows=rows, legend=[*sheet.legend, *([", ".join(used)] if used else [])])
