"""Rows on their way into Parquet files: the types of their columns, and files that are filled batch by batch."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import Column

from regional.errors import MissingExtraError
from regional.exporters.tables import kind

try:
    import pyarrow as pa
    from pyarrow.parquet import ParquetWriter
except ImportError as error:
    raise MissingExtraError("Parquet", "pyarrow", "parquet") from error

_TYPES = {"string": pa.string(), "integer": pa.int64(), "number": pa.float64()}

GROUP = 100_000
"""How many rows are one group in a file, which is read at once, or passed over by its least and greatest values."""

_UNLIKE = ("id", "event_id", "locator", "description", "text")
"""Columns whose values hardly repeat: a dictionary of them takes longer to make than it saves, and more room."""


def schema_of(columns: Iterable[Column[Any]]) -> pa.Schema:
    """The columns of a table as Parquet has them."""
    return pa.schema(
        pa.field(
            column.name,
            _TYPES[kind(column)],
            nullable=bool(column.nullable),
            metadata={"description": column.doc or ""},
        )
        for column in columns
    )


def batch_of(schema: pa.Schema, rows: Sequence[Sequence[Any]]) -> pa.RecordBatch:
    """Rows that have a value for every column, in order."""
    columns = zip(zip(*rows, strict=True), schema.types, strict=True)
    return pa.record_batch([pa.array(values, type_) for values, type_ in columns], schema=schema)


class ParquetFile:
    """One file. What is added waits until it is a group."""

    def __init__(self, path: Path, schema: pa.Schema) -> None:
        """Begin a file; its folder is made if it is missing."""
        path.parent.mkdir(parents=True, exist_ok=True)
        self._writer = ParquetWriter(
            path, schema, compression="zstd", use_dictionary=[name for name in schema.names if name not in _UNLIKE]
        )
        self._waiting: list[pa.RecordBatch] = []
        self.rows = 0
        """How many rows wait."""

    def add(self, batch: pa.RecordBatch) -> None:
        """Add rows."""
        self._waiting.append(batch)
        self.rows += batch.num_rows
        if self.rows >= GROUP:
            self.flush()

    def flush(self) -> None:
        """Write the rows that wait, as one group."""
        if self._waiting:
            self._writer.write_table(pa.Table.from_batches(self._waiting).combine_chunks())
            self._waiting.clear()
            self.rows = 0

    def close(self) -> None:
        """Write what waits, and end the file."""
        self.flush()
        self._writer.close()
