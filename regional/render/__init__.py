"""Write rows: for people as a table or as cards on a screen, and in the formats that programs and documents take.

=============  ==================================================================
`values`       rows to be written, and values as the formats can hold them
`data`         csv, tsv, json, ndjson, ids
`markdown`     a table of markdown
`page`         a table of HTML
`latex`        a table of LaTeX
`workbook`     a workbook for Excel and LibreOffice
`screen`       what a terminal shows: a table, cards or a matrix
`squeeze`      what a screen can leave out or say shorter
`grid`         columns side by side, as wide as the terminal
`cards`        one block for each row, with its text across the screen
`groups`       lines under headings
`lines`        break texts into lines, in every script
=============  ==================================================================
"""

from typing import TextIO

from regional.render.values import Layout, Table, distinct, numbered, printable

__all__ = ["FORMATS", "FOR_PEOPLE", "Layout", "Table", "distinct", "html", "numbered", "printable", "text", "write"]

FORMATS = ("table", "csv", "tsv", "json", "ndjson", "markdown", "html", "latex", "xlsx", "ids")
"""Every format that `write` knows."""

SHORT = {"md": "markdown"}
"""Other names of formats."""

FOR_PEOPLE = ("table", "markdown", "html", "latex", "xlsx")
"""The formats that show sources as numbered footnotes."""


def write(table: Table, format_: str, stream: TextIO, width: int | None = None) -> None:
    """Write the rows to a stream.

    Args:
        table: what to write.
        format_: one of `FORMATS`.
        stream: what they are written to; for `xlsx` one that has a buffer for bytes.
        width: how many columns the format `table` can use; without it, as many as the terminal has.
    """
    match format_:
        case "table":
            from regional.render.screen import write_screen  # noqa: PLC0415 - programs do without it

            write_screen(table, stream, width)
        case "markdown":
            from regional.render.markdown import write_markdown  # noqa: PLC0415

            write_markdown(table, stream)
        case "html":
            from regional.render.page import write_html  # noqa: PLC0415

            write_html(table, stream)
        case "latex":
            from regional.render.latex import write_latex  # noqa: PLC0415

            write_latex(table, stream)
        case "xlsx":
            from regional.render.workbook import write_workbook  # noqa: PLC0415

            write_workbook(table, stream.buffer)
        case _:
            from regional.render import data  # noqa: PLC0415

            seen = data.Seen(stream) if stream.isatty() else stream
            getattr(data, f"write_{format_}")(table, seen)


def text(table: Table, format_: str, width: int) -> str:
    """The rows as `write` writes them, in one text."""
    from io import StringIO  # noqa: PLC0415

    stream = StringIO()
    write(table, format_, stream, width)
    return stream.getvalue()


def html(table: Table) -> str:
    """The rows as a table of HTML, with the notes under it, for a notebook or a page."""
    from io import StringIO  # noqa: PLC0415

    from regional.render.page import write_fragment  # noqa: PLC0415

    stream = StringIO()
    write_fragment(table, stream)
    return stream.getvalue()
