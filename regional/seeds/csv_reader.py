"""CSV becomes rows of named cells, also as spreadsheets write it; a mistake in all rows is told once."""

import csv
from collections.abc import Iterator, Sequence
from typing import NamedTuple, TextIO

from regional.seeds.problems import Place, Problems

csv.field_size_limit(10_000_000)  # a speech in full is longer than Python allows by itself

_SEPARATORS = {";": "semicolons", "\t": "tabs", "|": "bars"}


_MOST = 1_000
"""How many columns a file can have."""


class Line(NamedTuple):
    """The cells of a row that are not empty, by the names of their columns."""

    number: int
    cells: dict[str, str]


class Csv:
    """The rows of a stream. A column without a name is left out while it is empty, as are rows of nothing."""

    def __init__(self, stream: TextIO, file: str, problems: Problems) -> None:
        """Read the first line, which names the columns."""
        self._file, self._problems = file, problems
        first = stream.readline().split("\n", 1)[0].rstrip("\r")
        stream.seek(0)
        separator = _separator(first)
        self._rows = csv.reader(stream, delimiter=separator, strict=True)
        if separator != ",":
            self._add(1, f"the columns are separated by {_SEPARATORS[separator]}: save the file with commas")
        if first == f"sep={separator}":  # a line for one spreadsheet
            next(self._rows)
        self.columns = self._columns()
        """The names of the columns."""

    def _add(self, line: int, message: str) -> None:
        self._problems.add(Place(self._file, line), message)

    def _columns(self) -> list[str]:
        try:
            names = [name.strip() for name in next(self._rows, [])]
        except csv.Error as error:
            self._add(1, f"not CSV: {error}")
            return []
        if len(names) > _MOST:
            self._add(1, f"{len(names):,} columns, and no table has so many: is it a CSV file?")
            return []
        if not any(names):
            self._add(1, "the first line names the columns, and it is empty")
        for name in sorted({name for name in names if name and names.count(name) > 1}):
            self._add(1, f"the column '{name}' appears twice in the first line")
        return names if any(names) else []

    def __iter__(self) -> Iterator[Line]:
        """The rows with at least one cell."""
        line = self._rows.line_num + 1
        try:
            for row in self._rows if self.columns else ():
                cells = [cell.strip() for cell in row]
                if any(cells) and self._fits(line, cells):
                    yield Line(
                        line, {name: cell for name, cell in zip(self.columns, cells, strict=False) if cell and name}
                    )
                line = self._rows.line_num + 1
        except csv.Error as error:
            self._add(line, f"not CSV: {error}")

    def _fits(self, line: int, cells: Sequence[str]) -> bool:
        """Whether each cell is in a column with a name, and no column is without a cell."""
        named = self.columns
        while named and not named[-1]:
            named = named[:-1]
        filled = len(cells)
        while filled > len(named) and not cells[filled - 1]:
            filled -= 1
        if filled != len(named):
            self._add(line, f"{filled} fields, but the first line has {len(named)}")
            return False
        for number, (name, cell) in enumerate(zip(named, cells, strict=False), 1):
            if cell and not name:
                self._add(line, f"'{cell}' stands in column {number}, which has no name in the first line")
        return True


def _separator(first: str) -> str:
    """What separates the names in a first line."""
    if first.startswith("sep=") and first[4:] in _SEPARATORS:
        return first[4:]
    return next((sign for sign in _SEPARATORS if sign in first), ",") if "," not in first else ","
