"""Markdown: a table, with sources as the footnotes that GitHub and Pandoc know."""

from collections.abc import Iterable
from typing import Any, TextIO

from regional.render.values import Table, printable


def write_markdown(table: Table, stream: TextIO) -> None:
    """Write the rows as a table of markdown, and the footnotes under it."""
    stream.write(_line(table.columns))
    stream.write("|" + " --- |" * len(table.columns) + "\n")
    stream.writelines(_line(row) for row in table.rows)
    if table.common:
        stream.write(f"\nAll rows: {table.common}\n")
    if table.footnotes:
        notes = (" ".join(printable(note).split()) for note in table.footnotes)
        stream.write("\n" + "".join(f"[^{number}]: {note}\n" for number, note in enumerate(notes, start=1)))


def _line(cells: Iterable[Any]) -> str:
    escaped = (printable(cell).replace("\\", "\\\\").replace("|", "\\|").replace("\n", "<br>") for cell in cells)
    return "| " + " | ".join(escaped) + " |\n"
