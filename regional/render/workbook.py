"""A workbook for Excel and LibreOffice (xlsx), written row by row. Texts stay texts: nothing becomes a formula."""

import shutil
from collections.abc import Iterable, Sequence
from tempfile import TemporaryFile
from typing import Any, BinaryIO

from regional.errors import MissingExtraError, RegionalError
from regional.render.values import Table, plain

try:
    from xlsxwriter import Workbook
except ImportError as error:
    raise MissingExtraError("xlsx", "XlsxWriter", "xlsx") from error

_AS_THEY_ARE = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_ROWS = 1_048_576
_LETTERS = 32_767
"""What a sheet, and a cell of it, can hold."""


def write_workbook(table: Table, stream: BinaryIO) -> None:
    """Write the rows to one sheet and the footnotes to another.

    Raises:
        RegionalError: there are more rows, or longer texts, than a sheet can hold.
    """
    with TemporaryFile() as whole:  # who packs it cannot be told that the stream takes no more
        with Workbook(whole, _AS_THEY_ARE) as book:
            _write_sheet(book, "answer", [table.columns], table.rows)
            if table.footnotes:
                common = [("all rows", table.common)] if table.common else []
                numbered = [(f"[{number}]", note) for number, note in enumerate(table.footnotes, start=1)]
                _write_sheet(book, "sources", [("number", "source")], [*common, *numbered])
        whole.seek(0)
        shutil.copyfileobj(whole, stream)


def _write_sheet(book: Any, name: str, heading: Iterable[Sequence[Any]], rows: Iterable[Sequence[Any]]) -> None:
    sheet = book.add_worksheet(name)
    bold = book.add_format({"bold": True})
    sheet.freeze_panes(1, 0)
    for columns in heading:
        sheet.write_row(0, 0, columns, bold)
    for number, row in enumerate(rows, start=1):
        if number >= _ROWS:
            raise RegionalError(f"a sheet of xlsx has {_ROWS:,} rows at most: choose another format, such as csv")
        for column, value in enumerate(map(plain, row)):
            if isinstance(value, str) and len(value) > _LETTERS:
                raise RegionalError(
                    f"row {number} has a text of {len(value):,} letters, and a cell of xlsx {_LETTERS:,}"
                )
            sheet.write(number, column, value)
