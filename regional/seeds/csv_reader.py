"""CSV becomes rows of named cells, also as spreadsheets write it; a mistake in all rows is told once."""

import csv
from collections.abc import Iterator, Sequence
from functools import cached_property
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
    is_whole: bool = True
    """Whether it has the columns that the first line names; of one that has not, only what must be its id is given."""


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
        self._nameless: set[int] = set()

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
        uneven: list[tuple[int, int]] = []
        numbers = 0
        try:
            for row in self._rows if self.columns else ():
                cells = [cell.strip() for cell in row]
                if any(cells):
                    numbers += 1
                    filled = self._filled(cells)
                    if filled != len(self._named):
                        uneven.append((line, filled))
                    yield self._line(line, cells, is_even=filled == len(self._named))
                line = self._rows.line_num + 1
        except csv.Error as error:
            self._add(line, f"not CSV: {error}")
        self._tell_uneven(uneven, numbers)

    @cached_property
    def _named(self) -> list[str]:
        """The columns up to the last that has a name."""
        return self.columns[: max(number for number, name in enumerate(self.columns, 1) if name)]

    def _filled(self, cells: Sequence[str]) -> int:
        """How many columns a row has, but for empty ones behind the last that has a name."""
        filled = len(cells)
        while filled > len(self._named) and not cells[filled - 1]:
            filled -= 1
        return filled

    def _line(self, line: int, cells: Sequence[str], *, is_even: bool) -> Line:
        pairs = [*zip(self._named, cells, strict=False)]
        nameless = [number for number, (name, cell) in enumerate(pairs, 1) if cell and not name] if is_even else []
        for number in nameless:
            if number not in self._nameless:
                self._add(line, f"'{cells[number - 1]}' stands in column {number}, which has no name in the first line")
        self._nameless.update(nameless)
        if is_even and not nameless:
            return Line(line, {name: cell for name, cell in pairs if cell})
        at = self.columns.index("id") if "id" in self.columns else 0
        id_ = cells[at] if at < len(cells) else ""
        return Line(line, {"id": id_} if id_ else {}, is_whole=False)

    def _tell_uneven(self, uneven: Sequence[tuple[int, int]], rows: int) -> None:
        """Tell which rows have too many fields or too few; if all have the same, the mistake is in the first line."""
        numbers = {filled for _, filled in uneven}
        if len(uneven) == rows > 1 and len(numbers) == 1:
            self._add(1, f"the first line has {len(self._named)} fields, and all others {numbers.pop()}")
            return
        for line, filled in uneven:
            self._add(line, f"{filled} fields, but the first line has {len(self._named)}")


def _separator(first: str) -> str:
    """What separates the names in a first line."""
    if first.startswith("sep=") and first[4:] in _SEPARATORS:
        return first[4:]
    return next((sign for sign in _SEPARATORS if sign in first), ",") if "," not in first else ","
