"""Tables as Parquet files for DuckDB, Spark or BigQuery.

Events, their participants and their citations have a folder for each dataset and year, named as in Hive.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, groupby, islice
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import Column, Connection

from regional.database.parquet_files import FORMAT, SCHEMA
from regional.errors import MissingExtraError
from regional.exporters import descriptor
from regional.exporters.row_counter import RowCounter, Written
from regional.exporters.tables import BATCH, Extract, kind
from regional.shipped import schema_versions

try:
    import pyarrow as pa
    from pyarrow.parquet import ParquetWriter
except ImportError as error:
    raise MissingExtraError("Parquet", "pyarrow", "parquet") from error

_TYPES = {"string": pa.string(), "integer": pa.int64(), "number": pa.float64()}

GROUP = 10
"""How many batches are one group of rows in a file."""


def write_tables(
    connection: Connection,
    datasets: Sequence[Mapping[str, Any]],
    extracts: Sequence[Extract],
    folder: Path,
    counter: RowCounter,
) -> Iterator[Written]:
    """Write tables.

    Args:
        connection: a snapshot of the database.
        datasets: the rows of the datasets that they are of.
        extracts: the tables.
        folder: an empty folder.
        counter: counts the rows.

    Yields:
        What was written of each table.
    """
    resources = []
    for extract in extracts:
        before = counter.passed
        rows = counter.through(extract.rows(connection))
        write = _write_whole if extract.of_event is None else _write_in_parts
        paths = list(write(folder, extract, rows))
        resources.append(_resource(extract, paths))
        size = sum((folder / path).stat().st_size for path in paths)
        yield Written(descriptor.name(datasets), extract.name, counter.passed - before, size)
    described = descriptor.package(datasets, descriptor.sources(connection, datasets), resources)
    descriptor.save(folder, described | {SCHEMA: schema_versions()[-1]})


def _resource(extract: Extract, paths: list[str]) -> dict[str, Any]:
    path = paths[0] if extract.of_event is None else paths
    return descriptor.resource(extract, path=path, format=FORMAT, mediatype="application/vnd.apache.parquet")


def _write_whole(folder: Path, extract: Extract, rows: Iterable[Sequence[Any]]) -> Iterator[str]:
    path = f"{extract.name}.parquet"
    _write(folder / path, extract, rows)
    yield path


def _write_in_parts(folder: Path, extract: Extract, rows: Iterable[Sequence[Any]]) -> Iterator[str]:
    """Write a file for each dataset and year, by which the rows are ordered; if there is no row, a file of none."""
    rows = iter(rows)
    first = next(rows, None)
    if first is None:
        (folder / extract.name).mkdir()
        _write(folder / extract.name / "part-0.parquet", extract, ())
        yield f"{extract.name}/part-0.parquet"
        return
    for part, group in groupby(chain((first,), rows), key=lambda row: part_of(row[0], row[1])):
        path = f"{extract.name}/{part}/part-0.parquet"
        (folder / path).parent.mkdir(parents=True)
        _write(folder / path, extract, (row[2:] for row in group))
        yield path


def part_of(dataset: str, day: str) -> str:
    """The folder of the events of a dataset in the year of a day."""
    return f"dataset={quote(dataset, safe='')}/year={int(day[:4])}"


def _write(path: Path, extract: Extract, rows: Iterable[Sequence[Any]]) -> None:
    schema = pa.schema([_field(column) for column in extract.columns])
    batches = _batches(schema, iter(rows))
    with ParquetWriter(path, schema, compression="zstd") as writer:
        while group := list(islice(batches, GROUP)):
            writer.write_table(pa.Table.from_batches(group))


def _batches(schema: pa.Schema, rows: Iterator[Sequence[Any]]) -> Iterator[pa.RecordBatch]:
    while batch := list(islice(rows, BATCH)):
        columns = zip(zip(*batch, strict=True), schema.types, strict=True)
        yield pa.record_batch([pa.array(values, type_) for values, type_ in columns], schema=schema)


def _field(column: Column[Any]) -> pa.Field:
    about = {"description": column.doc or ""}
    return pa.field(column.name, _TYPES[kind(column)], nullable=bool(column.nullable), metadata=about)
