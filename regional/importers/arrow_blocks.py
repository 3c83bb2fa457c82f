"""Blocks of lines whose columns are arrays of Arrow, which splits them itself."""

from collections.abc import Sequence
from typing import Any, ClassVar

import pyarrow as pa
from pyarrow import compute as pc
from pyarrow import csv

from regional.importers import arrow_columns
from regional.importers.columns import Columns
from regional.importers.delimited import Rows
from regional.importers.fields import unquoted


class ArrowBlock:
    """Some thousand rows, as columns of Arrow, which does little for every row and much for every block."""

    form: ClassVar[Columns] = arrow_columns
    size: ClassVar[int] = 1 << 21

    def __init__(self, lines: Sequence[int], table: pa.Table, text: str, by: str) -> None:
        """Take the numbers of the lines, their fields, and the text that they come from."""
        self.lines = lines
        self.width = table.num_columns
        self._table = table
        self._text = text
        self._by = by

    def column(self, at: int) -> Any:
        """A field of every row."""
        column = self._table.column(at).combine_chunks()
        is_quoted = pc.match_substring(column, '"') if '"' in self._text else pa.array([], pa.bool_())
        if not is_quoted.true_count:
            return column
        fields = [unquoted(field) for field in column.filter(is_quoted).to_pylist()]
        return pc.replace_with_mask(column, is_quoted, pa.array(fields))

    def row(self, at: int) -> list[str]:
        """The fields of one row."""
        return [unquoted(field) for field in self._text.split("\n", at + 1)[at].split(self._by)]

    @classmethod
    def split(cls, text: str, by: str, width: int, first: int) -> Rows | None:
        """The rows of lines, as for `Rows`."""
        data = text.encode()
        names = [*map(str, range(width))]
        reading = csv.ReadOptions(column_names=names, block_size=len(data) + 1)
        parsing = csv.ParseOptions(delimiter=by, quote_char=False, ignore_empty_lines=False)
        converting = csv.ConvertOptions(column_types=dict.fromkeys(names, pa.string()), check_utf8=False)
        try:
            table = csv.read_csv(pa.py_buffer(data), reading, parsing, converting)
        except pa.ArrowInvalid:
            return None
        return cls(range(first, first + table.num_rows), table, text, by)
