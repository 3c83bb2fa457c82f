"""Tables as Parquet files for DuckDB, Spark or BigQuery.

Events, their participants and their citations have a folder for each dataset and year, named as in Hive.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from functools import cache
from itertools import chain, groupby, islice
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple
from urllib.parse import quote

from sqlalchemy import Connection

from regional.database.parquet_files import FORMAT, SCHEMA
from regional.exporters import descriptor
from regional.exporters.parquet_rows import ParquetFile, batch_of, schema_of
from regional.exporters.row_counter import RowCounter, Written
from regional.exporters.tables import BATCH, Extract
from regional.shipped import schema_versions


class Version(NamedTuple):
    """What is written beside what is in a folder already: one descriptor makes it the tables, whole or not at all."""

    folder: Path
    """The folder: an empty one, or one in which another version is."""
    name: str = "0"
    """What the names of its files end in, so that no file is written over."""
    kept: Mapping[str, Sequence[str]] = MappingProxyType({})
    """The files of parted tables that stay, or are there already."""
    left: Mapping[str, Sequence[str]] = MappingProxyType({})
    """The files of tables that nobody has looked at, which are not written anew."""
    hashes: Mapping[str, str] = MappingProxyType({})
    """The hashes of files, as far as they are known."""

    def path(self, table: str) -> str:
        """The file of a table that is not parted."""
        return f"{table}.parquet" if self.name == "0" else f"{table}-{self.name}.parquet"

    def part(self, table: str, part: str = "") -> str:
        """The file of a part of a table."""
        return "/".join(filter(None, (table, part, f"part-{self.name}.parquet")))


def write_tables(
    connection: Connection,
    datasets: Sequence[Mapping[str, Any]],
    extracts: Sequence[Extract],
    version: Version,
    counter: RowCounter,
) -> Iterator[Written]:
    """Write tables.

    Args:
        connection: a snapshot of the database.
        datasets: the rows of the datasets that they are of.
        extracts: the tables.
        version: what they are written as, and where.
        counter: counts the rows.

    Yields:
        What was written of each table.
    """
    resources = []
    for extract in extracts:
        if extract.name in version.left:
            resources.append(_resource(extract, [*version.left[extract.name]]))
            continue
        before = counter.passed
        rows = counter.through(extract.rows(connection))
        write = _write_whole if extract.of_event is None else _write_in_parts
        paths = list(write(extract, rows, version))
        resources.append(_resource(extract, [*paths, *version.kept.get(extract.name, ())]))
        size = sum((version.folder / path).stat().st_size for path in paths)
        yield Written(descriptor.name(datasets), extract.name, counter.passed - before, size)
    described = descriptor.package(datasets, descriptor.sources(connection, datasets), resources)
    descriptor.save(version.folder, described | {SCHEMA: schema_versions()[-1]}, version.hashes)


def _resource(extract: Extract, paths: list[str]) -> dict[str, Any]:
    path = paths[0] if extract.of_event is None else paths
    return descriptor.resource(extract, path=path, format=FORMAT, mediatype="application/vnd.apache.parquet")


def _write_whole(extract: Extract, rows: Iterable[Sequence[Any]], version: Version) -> Iterator[str]:
    path = version.path(extract.name)
    _write(version.folder / path, extract, rows)
    yield path


def _write_in_parts(extract: Extract, rows: Iterable[Sequence[Any]], version: Version) -> Iterator[str]:
    """Write a file for each dataset and year, by which the rows are ordered; if none is kept either, a file of none."""
    rows = iter(rows)
    first = next(rows, None)
    if first is None:
        if version.kept.get(extract.name):
            return
        path = version.part(extract.name)
        _write(version.folder / path, extract, ())
        yield path
        return
    for part, group in groupby(chain((first,), rows), key=lambda row: part_of(row[0], row[1])):
        path = version.part(extract.name, part)
        _write(version.folder / path, extract, (row[2:] for row in group))
        yield path


def part_of(dataset: str, day: str) -> str:
    """The folder of the events of a dataset in the year of a day."""
    return _part(dataset, day[:4])


@cache
def _part(dataset: str, year: str) -> str:
    return f"dataset={quote(dataset, safe='')}/year={int(year)}"


def _write(path: Path, extract: Extract, rows: Iterable[Sequence[Any]]) -> None:
    schema = schema_of(extract.columns)
    rest = iter(rows)
    with closing(ParquetFile(path, schema, is_of_events=extract.of_event is not None)) as file:
        while batch := list(islice(rest, BATCH)):
            file.add(batch_of(schema, batch))
