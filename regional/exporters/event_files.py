"""Events that go straight into Parquet files, by dataset and year: millions of them pass in constant memory.

The files are new ones beside those that are there; they become the dataset by a new descriptor of the folder.
"""

import json
import sqlite3
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa

from regional.exporters.parquet import Version, part_of
from regional.exporters.parquet_rows import ParquetFile, schema_of
from regional.models import Base, Event

_MOST = 1_000_000
"""How many rows wait at the most in all files together."""

_EVENTS = Event.__tablename__
_DAY = "start_date"


class EventFiles:
    """The files of one import, and what was said of each id of an event."""

    def __init__(self, version: Version, work: Path) -> None:
        """Take the version that is made, and a folder for what the import must remember."""
        self.paths: dict[str, list[str]] = {}
        """The files of each table, as the descriptor names them."""
        self.dataset = ""
        """The dataset that the events belong to; empty as long as there is none."""
        self._version = version
        self._files: dict[tuple[str, str], ParquetFile] = {}
        self._schemas = {name: schema_of(table.columns) for name, table in Base.metadata.tables.items()}
        self._only_part = ""
        self._parts: dict[str, str] = {}
        """The part that each event belongs to, of those that came last, if it is not the only one: what belongs to them
        follows at once."""
        self._seen = sqlite3.connect(work / "seen.db", isolation_level=None)
        self._seen.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -65536")
        self._seen.execute("CREATE TABLE seen (id PRIMARY KEY, says INTEGER NOT NULL) WITHOUT ROWID")
        self._seen.execute("BEGIN")

    def take(
        self, table: str, columns: Sequence[str], rows: Sequence[Sequence[Any]], constants: Mapping[str, str]
    ) -> None:
        """Take rows; the events come before what belongs to them."""
        given = dict(zip(columns, zip(*rows, strict=True), strict=True))
        ids = given["id" if table == _EVENTS else "event_id"]
        if table == _EVENTS:
            self.dataset = constants["dataset_id"]
            self._part(ids, given[_DAY])
        batch = self._batch(table, given, constants, len(rows))
        some = _by_part(batch, [self._parts[id_] for id_ in ids]) if self._parts else [(self._only_part, batch)]
        for part, rows_of_it in some:
            self._file(table, part).add(rows_of_it)
        if sum(file.rows for file in self._files.values()) > _MOST:
            max(self._files.values(), key=lambda file: file.rows).flush()

    def _part(self, ids: Sequence[str], days: Sequence[str]) -> None:
        """Find the parts of events; in most files a few thousand in turn are of one year."""
        of_days = {day: part_of(self.dataset, day) for day in {*days}}
        first, *others = {*of_days.values()}
        self._only_part = first
        self._parts = dict(zip(ids, map(of_days.__getitem__, days), strict=True)) if others else {}

    def _file(self, table: str, part: str) -> ParquetFile:
        if (table, part) not in self._files:
            path = self._version.part(table, part)
            self.paths.setdefault(table, []).append(path)
            self._files[table, part] = ParquetFile(self._version.folder / path, self._schemas[table], is_of_events=True)
        return self._files[table, part]

    def _batch(
        self, table: str, given: Mapping[str, Sequence[Any]], constants: Mapping[str, str], size: int
    ) -> pa.RecordBatch:
        """Rows with all columns of their table: those that have no value are empty."""
        schema = self._schemas[table]
        arrays = [
            pa.array(given[field.name], field.type)
            if field.name in given
            else pa.repeat(pa.scalar(constants.get(field.name), field.type), size)
            for field in schema
        ]
        return pa.record_batch(arrays, schema=schema)

    def remember(self, said: Mapping[str, int]) -> None:
        """Remember what the events with some ids say."""
        self._seen.executemany("INSERT OR IGNORE INTO seen VALUES (?, ?)", said.items())

    def said(self, ids: Collection[str]) -> dict[str, int]:
        """What was remembered of some ids."""
        query = "SELECT s.id, s.says FROM json_each(?) AS i JOIN seen AS s ON s.id = i.value"
        return dict(self._seen.execute(query, [json.dumps(list(ids), ensure_ascii=False)]))

    def close(self) -> None:
        """End all files."""
        self._seen.close()
        for file in self._files.values():
            file.close()
        for paths in self.paths.values():
            paths.sort()


def _by_part(batch: pa.RecordBatch, parts: Sequence[str]) -> Iterator[tuple[str, pa.RecordBatch]]:
    """The rows of each part, in the order that they have."""
    places: dict[str, list[int]] = {}
    for at, part in enumerate(parts):
        places.setdefault(part, []).append(at)
    for part, some in places.items():
        yield part, batch.take(pa.array(some))
