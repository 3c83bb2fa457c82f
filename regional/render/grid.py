"""Columns side by side, as wide as the terminal. A cell that is too wide is wrapped; nothing is cut."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple, TextIO

from regional.render.lines import longest_part, longest_word, width_of, wrapped

GAPS = (3, 2)
"""How many blanks stand between two columns: fewer where the table would be too wide."""

_LEAST = 12
"""A column is not made narrower than its longest part, or than this if that part is longer."""

_SAMPLE = 100
"""How many rows are looked at to find the widths with which they take the fewest lines."""


class Grid(NamedTuple):
    """Where the columns of a table stand."""

    widths: Sequence[int]
    gap: int
    numeric: Sequence[bool]
    is_natural: bool = True
    """Whether no cell is wrapped to fit."""

    def line(self, cells: Sequence[str]) -> str:
        """One row, in as many lines as its cells need."""
        parts = [wrapped(cell, width) for cell, width in zip(cells, self.widths, strict=True)]
        return "".join(
            self._joined([part[at] if at < len(part) else "" for part in parts])
            for at in range(max(map(len, parts), default=0))
        )

    def _joined(self, cells: Sequence[str]) -> str:
        padded = []
        for cell, width, is_number in zip(cells, self.widths, self.numeric, strict=True):
            blanks = " " * (width - width_of(cell))
            padded.append(blanks + cell if is_number else cell + blanks)
        return (" " * self.gap).join(padded).rstrip() + "\n"

    @property
    def width(self) -> int:
        """How wide the whole table is."""
        return sum(self.widths) + self.gap * (len(self.widths) - 1)


def grid_of(
    headings: Sequence[str], rows: Sequence[Sequence[str]], numeric: Sequence[bool], width: int, broken: float = 3
) -> Grid | None:
    """Find widths with which the rows fit; None if the terminal is too narrow for a table.

    Args:
        headings: the names of the columns.
        rows: the cells, or as many of them as the widths are to be found from.
        numeric: for each column whether its cells are numbers, which end in one place.
        width: how wide the table can be.
        broken: a word that is broken is as bad as so many more lines.
    """
    columns = [[heading, *(row[at] for row in rows)] for at, heading in enumerate(headings)]
    natural = [_widest(column) for column in columns]
    for gap in GAPS:
        if sum(natural) + gap * (len(natural) - 1) <= width:
            return Grid(natural, gap, numeric)
    gap = GAPS[-1]
    room = width - gap * (len(natural) - 1)
    parts = [max(map(longest_part, column)) for column in columns]
    first = min(max(*parts, _LEAST), max(room, _LEAST))
    cap = next((cap for cap in range(first, _LEAST - 1, -1) if _total(parts, cap) <= room), None)
    if cap is None:
        return None
    least = [min(part, cap) for part in parts]
    return Grid(_narrowed(natural, least, columns, room, broken), gap, numeric, is_natural=False)


_FAR = 20
"""From how many times the room on the narrowest widths are looked for, though a cell can be of millions of letters."""


def _widest(column: Iterable[str]) -> int:
    return max(width_of(line) for cell in column for line in cell.splitlines() or [""])


def _total(widths: Sequence[int], cap: int) -> int:
    return sum(min(width, cap) for width in widths)


def _narrowed(
    natural: Sequence[int], least: Sequence[int], columns: Sequence[Sequence[str]], room: int, broken: float
) -> Sequence[int]:
    """The widths that fit, made narrower where it makes the fewest lines more, and breaks the fewest words."""
    widths = [max(min(wide, _FAR * room), narrow) for wide, narrow in zip(natural, least, strict=True)]
    step = max(1, len(columns[0]) // _SAMPLE)
    sizes = [[(width_of(cell), longest_word(cell)) for cell in column[::step]] for column in columns]
    rows = list(zip(*sizes, strict=True))
    while sum(widths) > room:
        candidates = [at for at, width in enumerate(widths) if width > least[at]]
        at = min(candidates, key=lambda at: (_cost(rows, widths, at, broken), -widths[at]))
        widths[at] -= 1
    return widths


def _cost(rows: Iterable[Sequence[tuple[int, int]]], widths: Sequence[int], narrower: int, broken: float) -> float:
    """About how many lines the rows take if one column is narrower by one, and what breaking words in them costs."""
    tried = [max(1, width - (at == narrower)) for at, width in enumerate(widths)]
    return sum(
        max(-(-size // width) for (size, _), width in zip(row, tried, strict=True))
        + broken * sum(word > width for (_, word), width in zip(row, tried, strict=True))
        for row in rows
    )


def write_grid(grid: Grid, headings: Sequence[str], rows: Iterable[Sequence[str]], stream: TextIO) -> None:
    """Write the headings, a line under them, and the rows as they come."""
    stream.write(grid.line(headings) + "─" * grid.width + "\n")
    stream.writelines(map(grid.line, rows))


def write_blocks(headings: Sequence[str], rows: Iterable[Sequence[str]], stream: TextIO) -> None:
    """Write each row as a block of lines, for a terminal that is too narrow for a table."""
    for row in rows:
        stream.writelines(f"{name}: {value}\n" for name, value in zip(headings, row, strict=True) if value)
        stream.write("\n")
