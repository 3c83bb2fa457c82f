"""HTML: a table for a notebook, a page or a document, with the notes under it."""

from collections.abc import Iterable
from html import escape
from typing import Any, TextIO

from regional.render.values import Table, printable


def write_html(table: Table, stream: TextIO) -> None:
    """Write the rows as a table of HTML, and the footnotes, with their numbers, under it."""
    _write_table(table, stream)
    common = [f"All rows: {table.common}"] if table.common else []
    notes = [*common, *(f"[{number}] {note}" for number, note in enumerate(table.footnotes, start=1))]
    stream.write(_paragraphs(notes) + "\n")


def write_fragment(table: Table, stream: TextIO) -> None:
    """Write the rows as a table of HTML, and what is to be said about them under it."""
    _write_table(table, stream)
    stream.write(_paragraphs(table.footnotes))


def _write_table(table: Table, stream: TextIO) -> None:
    stream.write(f"<table>\n<thead>{_line(table.columns, 'th')}</thead>\n<tbody>\n")
    stream.writelines(f"{_line(row, 'td')}\n" for row in table.rows)
    stream.write("</tbody>\n</table>")


def _paragraphs(texts: Iterable[str]) -> str:
    return "".join(f"\n<p>{escape(printable(text))}</p>" for text in texts)


def _line(cells: Iterable[Any], tag: str) -> str:
    return f"<tr>{''.join(f'<{tag}>{escape(printable(cell))}</{tag}>' for cell in cells)}</tr>"
