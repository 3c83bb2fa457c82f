"""Sentences on a terminal: each a paragraph, and their footnotes under them."""

from typing import TextIO

from regional.render import Table, printable


def say(table: Table, stream: TextIO) -> None:
    """Write the one column of a table as text, broken between words at the width of the terminal."""
    from shutil import get_terminal_size  # noqa: PLC0415 - few answers are sentences
    from textwrap import fill  # noqa: PLC0415

    width = get_terminal_size().columns
    notes = [f"[{number}] {note}" for number, note in enumerate(table.footnotes, start=1)]
    for text in [*(row[0] for row in table.rows), *notes]:
        lines = fill(printable(text), width, break_long_words=False, break_on_hyphens=False)
        stream.write(f"{lines}\n")
