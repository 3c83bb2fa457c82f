"""HTML: a table for a notebook, a page or a document, with the notes under it."""

from collections.abc import Iterable
from html import escape
from typing import Any, TextIO

from regional.render.values import Table, printable


def write_html(table: Table, stream: TextIO) -> None:
    """Write the rows as a table of HTML, and the notes under it."""
    stream.write(f"<table>\n<thead>{_line(table.columns, 'th')}</thead>\n<tbody>\n")
    stream.writelines(f"{_line(row, 'td')}\n" for row in table.rows)
    stream.write("</tbody>\n</table>")
    stream.writelines(f"\n<p>{escape(printable(note))}</p>" for note in table.footnotes)


def _line(cells: Iterable[Any], tag: str) -> str:
    return f"<tr>{''.join(f'<{tag}>{escape(printable(cell))}</{tag}>' for cell in cells)}</tr>"
