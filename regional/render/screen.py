"""What a terminal shows: a list that stays a list, a matrix that stays a matrix, or cards."""

from collections.abc import Iterable, Sequence
from itertools import chain, islice
from typing import Any, TextIO

from regional.render.cards import write_cards
from regional.render.grid import GAPS, Grid, grid_of, write_blocks, write_grid
from regional.render.lines import width_of, wrapped
from regional.render.squeeze import (
    Sheet,
    in_order,
    place_of_names,
    with_changes,
    with_cut_names,
    with_letters,
    with_marked_names,
    with_marks,
    with_short_words,
    without_constants,
)
from regional.render.values import Layout, Table, numbered, printable

_AT_ONCE = 2000
"""From so many rows the widths of the columns are found; the rows after them are written as they come."""

_BROKEN = 0.6
"""In a list, an id or a date that is broken where it has parts is not as bad as one more line."""

_KEYS = 2
"""The columns of a matrix that say what its rows are about: an id and a name."""

_NAME = 20
"""How much room a matrix leaves for names at least."""


def write_screen(table: Table, stream: TextIO, width: int | None) -> None:
    """Write the rows as a terminal of this width, or this terminal, shows them best."""
    from shutil import get_terminal_size  # noqa: PLC0415

    width = width or get_terminal_size().columns
    marks, notes = numbered(table.remarks)
    if table.layout is None:
        _write_whole(table, stream, width)
    elif table.layout.card and table.rows:
        write_cards(table, table.layout, marks, stream, width)
    else:
        _write_squeezed(table, table.layout, marks, stream, width)
    if notes and table.layout and table.layout.card:
        stream.write("\n")
    stream.writelines(f"{line}\n" for note in notes for line in wrapped(printable(note), width))
    if table.common:
        stream.write(f"all rows: {table.common}\n")
    stream.writelines(f"[{number}] {printable(note)}\n" for number, note in enumerate(table.footnotes, start=1))


def _write_whole(table: Table, stream: TextIO, width: int) -> None:
    """Write every column of every row, however many there are."""
    rows = iter(table.rows)
    first = list(islice(rows, _AT_ONCE))
    cells = _cells(first)
    headings = list(map(printable, table.columns))
    grid = grid_of(headings, cells, _numeric(headings, first), width)
    _write(grid, headings, chain(cells, _each(rows)), stream)


def _write_squeezed(table: Table, layout: Layout, marks: Sequence[str], stream: TextIO, width: int) -> None:
    """Write what distinguishes the rows, and above them what they have in common."""
    rows = list(table.rows)
    headings = list(map(printable, table.columns))
    numbers = {name for name, is_number in zip(headings, _numeric(headings, rows), strict=True) if is_number}
    sheet = in_order(Sheet(headings, _cells(rows), [], []), layout.order)
    marks = marks or [""] * len(rows)
    if layout.is_matrix:
        sheet = with_marked_names(sheet, marks)
    else:
        sheet = without_constants(with_changes(with_marks(sheet, marks)))
    if sheet.above:
        stream.writelines(
            f"{line}\n" for line in wrapped("   ".join(f"{n}: {value}" for n, value in sheet.above), width)
        )
        stream.write("\n")
    parts = _matrices(sheet, width) if layout.is_matrix else [_list(sheet, width)]
    for number, (part, grid) in enumerate(parts):
        stream.write("\n" if number else "")
        numeric = [name in numbers for name in part.columns]
        _write(grid and grid._replace(numeric=numeric), part.columns, part.rows, stream)
    stream.writelines(f"{line}\n" for text in parts[-1][0].legend for line in wrapped(text, width))


def _list(sheet: Sheet, width: int) -> tuple[Sheet, Grid | None]:
    """The sheet in full where it fits, else with short words."""
    full = _fitted(sheet, width)
    if full is not None and full.is_natural:
        return sheet, full
    short = with_short_words(sheet)
    whole = _fitted(short, width)
    if whole is None or whole.is_natural:
        return short, whole
    at = place_of_names(short)
    if at is None or whole.widths[at] >= _widths(short)[at]:
        return short, whole
    return _with_cut_names(short, at, width)


def _with_cut_names(sheet: Sheet, at: int, width: int) -> tuple[Sheet, Grid | None]:
    """The sheet with names so short that each row is one line; if that is too short, other cells are wrapped."""
    widths = _widths(sheet)
    cut = with_cut_names(sheet, at, width - GAPS[-1] * (len(widths) - 1) - sum(widths) + widths[at])
    grid = _fitted(cut, width)
    return (with_cut_names(cut, at, grid.widths[at]) if grid else cut), grid


def _widths(sheet: Sheet) -> list[int]:
    return [max(map(width_of, [name, *sheet.column(name)])) for name in sheet.columns]


def _matrices(sheet: Sheet, width: int) -> list[tuple[Sheet, Grid | None]]:
    """The matrix in words, else in letters, else several matrices of fewer columns, about as wide as each other."""
    grid = _fitted(sheet, width)
    if _is_plain(sheet, grid):
        return [(sheet, grid)]
    lettered, count = with_letters(sheet), len(sheet.columns) - _KEYS
    for number in range(1, count + 1):
        size = -(-count // number)
        parts = [_some(lettered, first, size) for first in range(_KEYS, len(sheet.columns), size)]
        found = [(part, _fitted(part, width)) for part in parts]
        if all(_is_plain(part, grid) for part, grid in found):
            return found
    return [(lettered, None)]


def _is_plain(sheet: Sheet, grid: Grid | None) -> bool:
    """Whether no cell of a matrix is broken, and there is room for the names of what its rows are about."""
    if grid is None:
        return False
    cells = [(name, *sheet.column(name)) for name in sheet.columns]
    natural = max(map(width_of, cells[_KEYS - 1]))
    return grid.widths[_KEYS - 1] >= min(natural, _NAME) and all(
        width_of(cell) <= width
        for column, width in zip(cells[_KEYS:], grid.widths[_KEYS:], strict=True)
        for cell in column
    )


def _some(sheet: Sheet, first: int, count: int) -> Sheet:
    """The rows of a matrix that have anything in some of its columns."""
    at = [*range(_KEYS), *range(first, min(first + count, len(sheet.columns)))]
    rows = [cells for row in sheet.rows if any((cells := [row[place] for place in at])[_KEYS:])]
    return sheet._replace(columns=[sheet.columns[place] for place in at], rows=rows)


def _fitted(sheet: Sheet, width: int) -> Grid | None:
    return grid_of(sheet.columns, sheet.rows, [False] * len(sheet.columns), width, _BROKEN)


def _write(grid: Grid | None, headings: Sequence[str], rows: Iterable[Sequence[str]], stream: TextIO) -> None:
    if grid is None:
        write_blocks(headings, rows, stream)
    else:
        write_grid(grid, headings, rows, stream)


def _cells(rows: Iterable[Sequence[Any]]) -> list[list[str]]:
    return list(_each(rows))


def _each(rows: Iterable[Sequence[Any]]) -> Iterable[list[str]]:
    return (list(map(printable, row)) for row in rows)


def _numeric(headings: Sequence[str], rows: Sequence[Sequence[Any]]) -> list[bool]:
    """For each column whether all its values are numbers."""
    return [all(isinstance(row[at], int | float | None) for row in rows) for at in range(len(headings))]
