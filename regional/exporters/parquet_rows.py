"""Rows on their way into Parquet files: the types of their columns, and files that are filled batch by batch."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import Column

from regional.errors import MissingExtraError
from regional.exporters.tables import kind

try:
    import pyarrow as pa
    from pyarrow import compute as pc
    from pyarrow.parquet import ParquetWriter
except ImportError as error:
    raise MissingExtraError("Parquet", "pyarrow", "parquet") from error

_TYPES = {"string": pa.string(), "integer": pa.int64(), "number": pa.float64()}

GROUP = 100_000
"""How many rows are one group in a file, which is read at once, or passed over by its least and greatest values."""

_TOGETHER = ("location_id", "actor_id")
"""By which column the rows of a group stand together in the tables of events: of a state few pages are read then."""

_PAGE = 1 << 15
"""How many bytes of a column are packed together."""

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


def _now(work: Callable[..., object], *given: Any) -> None:
    work(*given)


class ParquetFile:
    """One file. What is added waits until it is a group."""

    def __init__(
        self, path: Path, schema: pa.Schema, *, is_of_events: bool = False, do: Callable[..., None] = _now
    ) -> None:
        """Begin a file; its folder is made if it is missing.

        Args:
            path: the file.
            schema: its columns.
            is_of_events: whether rows of one state or actor shall stand together.
            do: does what is to be done with a group, one thing after the other, now or meanwhile.
        """
        path.parent.mkdir(parents=True, exist_ok=True)
        alike = [name for name in schema.names if name not in _UNLIKE]
        self._writer = ParquetWriter(path, schema, compression="zstd", use_dictionary=alike, data_page_size=_PAGE)
        self._together = next((name for name in _TOGETHER if is_of_events and name in schema.names), None)
        self._do = do
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
            self._do(self._write, self._waiting)
            self._waiting = []
            self.rows = 0

    def _write(self, batches: list[pa.RecordBatch]) -> None:
        group = pa.Table.from_batches(batches).combine_chunks()
        batches.clear()  # of a group there are two copies at the most
        if self._together:
            values = group[self._together].chunk(0).dictionary_encode().indices
            group = group.take(pc.sort_indices(values))
        self._writer.write_table(group)

    def close(self) -> None:
        """Write what waits, and end the file."""
        self.flush()
        self._do(self._writer.close)
