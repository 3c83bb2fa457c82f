"""Write rows as a table for people, or as markdown, csv, tsv, json, ndjson, HTML or bare ids."""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple, TextIO

FORMATS = ("table", "csv", "tsv", "json", "ndjson", "markdown", "ids")
"""Every format that `write` knows."""

FOR_PEOPLE = ("table", "markdown")
"""The formats that show sources as numbered footnotes."""

_CONTROL = r"[\x00-\x08\x0b-\x1f\x7f-\x9f]"


class Table(NamedTuple):
    """Rows to be written, and the footnotes under them."""

    columns: Sequence[str]
    rows: Iterable[Sequence[Any]]
    footnotes: Sequence[str] = ()


def write(table: Table, format_: str, stream: TextIO, width: int | None = None) -> None:
    """Write the rows to a stream.

    Args:
        table: what to write.
        format_: one of `FORMATS`.
        stream: what they are written to.
        width: how many columns the format `table` can use; without it, as many as the terminal has.
    """
    match format_:
        case "table":
            _write_table(table, stream, width)
        case "csv":
            import csv  # noqa: PLC0415 - the other formats do without it

            writer = csv.writer(_NewLines(stream))
            writer.writerow(table.columns)
            writer.writerows(map(_plain, row) for row in table.rows)
        case "tsv":
            lines = (table.columns, *table.rows)
            stream.writelines("\t".join(map(_escape_tsv, line)) + "\n" for line in lines)
        case "json":
            stream.write(json.dumps(list(_records(table)), ensure_ascii=False, indent=2) + "\n")
        case "ndjson":
            stream.writelines(json.dumps(record, ensure_ascii=False) + "\n" for record in _records(table))
        case "markdown":
            _write_markdown(table, stream)
        case _:
            at = table.columns.index("id") if "id" in table.columns else 0
            stream.writelines(f"{_text(row[at])}\n" for row in table.rows)


def text(table: Table, format_: str, width: int) -> str:
    """The rows as `write` writes them, in one text."""
    from io import StringIO  # noqa: PLC0415

    stream = StringIO()
    write(table, format_, stream, width)
    return stream.getvalue()


def html(table: Table) -> str:
    """The rows as a table of HTML, with the notes under it, for a notebook or a page."""
    from html import escape  # noqa: PLC0415

    def line(cells: Iterable[Any], tag: str) -> str:
        return f"<tr>{''.join(f'<{tag}>{escape(printable(cell))}</{tag}>' for cell in cells)}</tr>"

    body = "\n".join(line(row, "td") for row in table.rows)
    notes = "".join(f"\n<p>{escape(printable(note))}</p>" for note in table.footnotes)
    return f"<table>\n<thead>{line(table.columns, 'th')}</thead>\n<tbody>\n{body}\n</tbody>\n</table>{notes}"


class _NewLines:
    """Ends each line with a newline only. If the csv writer did, it would not quote a carriage return in a cell."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, line: str) -> None:
        self._stream.write(line.removesuffix("\r\n") + "\n")


def _escape_tsv(value: Any) -> str:
    """The value as a TSV field, which cannot hold a tab or a newline (IANA text/tab-separated-values)."""
    return _text(value).replace("\\", "\\\\").replace("\t", "\\t").replace("\r", "\\r").replace("\n", "\\n")


def _plain(value: Any) -> Any:
    """The value as every format can hold it: bytes in hexadecimal, and numbers that JSON does not have as text."""
    if isinstance(value, bytes):
        return value.hex()
    if isinstance(value, str | int | None):
        return value
    try:
        number = float(value)  # a server gives decimal numbers, which JSON does not have
    except (TypeError, ValueError):
        return str(value)
    return number if number - number == 0 else str(value)


def _text(value: Any) -> str:
    return "" if value is None else str(_plain(value))


def distinct(columns: Sequence[str]) -> list[str]:
    """The names of columns such that no two are alike: the second `name` is called `name_2`."""
    names: list[str] = []
    for at, name in enumerate(columns):
        count = [*columns[:at]].count(name)
        names.append(f"{name}_{count + 1}" if count else name)
    return names


def _records(table: Table) -> Iterator[dict[str, Any]]:
    """The rows as JSON objects."""
    names = distinct(table.columns)
    return (dict(zip(names, map(_plain, row), strict=True)) for row in table.rows)


def printable(value: Any) -> str:
    """The value as text with its control characters made visible, so that data cannot control the terminal."""
    return re.sub(_CONTROL, lambda match: f"\\x{ord(match[0]):02x}", _text(value))


def _write_markdown(table: Table, stream: TextIO) -> None:
    def line(cells: Iterable[Any]) -> str:
        escaped = (printable(cell).replace("\\", "\\\\").replace("|", "\\|").replace("\n", "<br>") for cell in cells)
        return "| " + " | ".join(escaped) + " |\n"

    stream.write(line(table.columns))
    stream.write("|" + " --- |" * len(table.columns) + "\n")
    stream.writelines(line(row) for row in table.rows)
    if table.footnotes:
        notes = (" ".join(printable(note).split()) for note in table.footnotes)
        stream.write("\n" + "".join(f"[^{number}]: {note}\n" for number, note in enumerate(notes, start=1)))


_GAP = 3
_LEAST = 12
"""A column is not made narrower than its longest word, or than this if the word is longer."""


def _write_table(table: Table, stream: TextIO, width: int | None) -> None:
    """Write a table that aligns wide scripts too. Cells that are too wide are wrapped, or each row becomes a block."""
    from shutil import get_terminal_size  # noqa: PLC0415

    from rich.box import SIMPLE_HEAD  # noqa: PLC0415 - a table for people is the only thing that needs rich
    from rich.cells import cell_len  # noqa: PLC0415
    from rich.console import Console  # noqa: PLC0415
    from rich.table import Column  # noqa: PLC0415
    from rich.table import Table as Grid  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    width = width or get_terminal_size().columns
    values = list(table.rows)
    rows = [[printable(value) for value in row] for row in values]
    headings = [printable(name) for name in table.columns]
    cells = [[name, *(row[i] for row in rows)] for i, name in enumerate(headings)]
    widest = [max(cell_len(line) for cell in column for line in cell.splitlines() or [""]) for column in cells]
    words = [
        max(_unbroken(word, cell_len(word)) for cell in column for word in cell.split() or [""]) for column in cells
    ]
    widths = _fit(widest, words, width - _GAP * (len(cells) - 1))
    console = Console(file=stream, width=width, height=25, highlight=False, markup=False, emoji=False)
    if widths is None:
        _write_records(headings, rows, stream)
    else:
        numeric = [all(isinstance(row[i], int | float | None) for row in values) for i in range(len(cells))]
        columns = [
            Column(Text(name), overflow="fold", justify="right" if number else "left", width=width)
            for name, number, width in zip(headings, numeric, widths, strict=True)
        ]
        grid = Grid(*columns, box=SIMPLE_HEAD, pad_edge=False, show_edge=False)
        for row in rows:
            grid.add_row(*map(Text, row))
        console.print(grid, crop=False)
    for number, note in enumerate(table.footnotes, start=1):
        console.print(Text(f"[{number}] {printable(note)}"), soft_wrap=True)


def _unbroken(word: str, width: int) -> int:
    """How wide a column must be so that a word is not broken. Scripts with wide letters can be broken anywhere."""
    return width if width <= len(word) else min(width, _LEAST)


def _fit(widest: Sequence[int], words: Sequence[int], room: int) -> list[int] | None:
    """The widths of the columns in the room that there is, the widest narrowed first; None if they cannot fit."""
    cap = next((cap for cap in range(max(*words, _LEAST), _LEAST - 1, -1) if _total(words, cap) <= room), None)
    if cap is None:
        return list(widest) if sum(widest) <= room else None
    widths = list(widest)
    while sum(widths) > room:
        loosest = max((w, i) for i, w in enumerate(widths) if w > min(words[i], cap))[1]
        widths[loosest] -= 1
    return widths


def _total(words: Sequence[int], cap: int) -> int:
    return sum(min(word, cap) for word in words)


def _write_records(columns: Sequence[str], rows: Iterable[Sequence[str]], stream: TextIO) -> None:
    """Write each row as a block of lines, for a terminal that is too narrow for a table."""
    for row in rows:
        stream.writelines(f"{name}: {value}\n" for name, value in zip(columns, row, strict=True) if value)
        stream.write("\n")
