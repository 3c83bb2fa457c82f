"""Put a row into a CSV text, or a value into a cell, and leave every other line in the text as it is."""

import csv
import io
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from regional.errors import RegionalError

if TYPE_CHECKING:
    from regional.seeds.yaml_editing import Value  # what is imported from tables needs no YAML


def with_row(text: str, file: str, values: "Mapping[str, Value]") -> str:
    """The text with one more row at its end.

    Raises:
        RegionalError: the first line does not name a column that the row needs.
    """
    cells = {name: value if isinstance(value, str) else "; ".join(value) for name, value in values.items()}
    columns = _columns(text)
    for name in cells:
        _require(name, columns, file)
    ending = "\r\n" if "\r\n" in text else "\n"
    start = text if text.endswith(("\n", "\r")) else text + ending
    return start + line_of([cells.get(name, "") for name in columns], ending)


def with_cell(text: str, file: str, line: int, name: str, value: str) -> str:
    """The text with a value in one column of the row that begins on a line.

    Raises:
        RegionalError: the first line does not name the column.
    """
    columns = _columns(text)
    _require(name, columns, file)
    lines = text.splitlines(keepends=True)
    rows = csv.reader(lines[line - 1 :])
    cells = next(rows)
    cells[columns.index(name)] = value
    last = lines[line - 2 + rows.line_num]
    ending = last[len(last.rstrip("\r\n")) :]
    return "".join([*lines[: line - 1], line_of(cells, ending), *lines[line - 1 + rows.line_num :]])


def _columns(text: str) -> list[str]:
    return [name.strip() for name in next(csv.reader(io.StringIO(text)), [])]


def _require(name: str, columns: Sequence[str], file: str) -> None:
    if name not in columns:
        raise RegionalError(f"{file}:1: the first line names no column '{name}': add it there first")


def line_of(cells: Sequence[str], ending: str, delimiter: str = ",") -> str:
    """The line of a row, with what must be quoted in quotes."""
    written = io.StringIO()
    # With another ending than its own, the writer would not quote a line end in a cell.
    csv.writer(written, delimiter=delimiter).writerow(cells)
    return written.getvalue().removesuffix("\r\n") + ending
