"""Events that go straight into Parquet files, by dataset and year: millions of them pass in constant memory.

The files are new ones beside those that are there; they become the dataset by a new descriptor of the folder.
"""

from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pyarrow as pa
from pyarrow import compute as pc

from regional.exporters.parquet import Version, part_of
from regional.exporters.parquet_rows import ParquetFile, schema_of
from regional.exporters.said import Said
from regional.exporters.tables import PARTED
from regional.models import Base, Event, EventCitation, EventParticipant
from regional.vocabulary import ParticipantRole

_MOST = 300_000
"""How many rows wait at the most in all files together."""

_EVENTS, _CITATIONS, _PARTICIPANTS = (each.__tablename__ for each in (Event, EventCitation, EventParticipant))
_DAY = "start_date"


class EventFiles:
    """The files of one import, and what was said of each id of an event."""

    def __init__(self, version: Version, work: Path) -> None:
        """Take the version that is made, and a folder for what the import must remember."""
        self.paths: dict[str, list[str]] = {}
        """The files of each table, as the descriptor names them."""
        self.dataset = ""
        """The dataset that the events belong to; empty as long as there is none."""
        self.said = Said(work)
        """What the events say."""
        self._version = version
        self._files: dict[tuple[str, str], ParquetFile] = {}
        self._thread = ThreadPoolExecutor(1)
        self._doing: Future[object] = Future()
        self._doing.set_result(None)
        self._schemas = {name: schema_of(Base.metadata.tables[name].columns) for name in PARTED}

    def take(self, given: Mapping[str, pa.Array], alike: Mapping[str, str]) -> tuple[int, int, int]:
        """Take events, by the columns of `regional.importers.told`, and what all of them have alike.

        Returns:
            How many events, citations and participants they are.
        """
        self.dataset = alike["dataset_id"]
        events = pa.record_batch([*given.values()], [*given])
        for part, some in _by_part(events, self.dataset):
            columns = dict(zip(some.schema.names, some.columns, strict=True))
            ids, days = columns["id"], columns[_DAY]
            self._add(_EVENTS, part, {**columns, "start_earliest": days, "start_latest": days}, alike)
            self._add(_CITATIONS, part, {"event_id": ids, "locator": columns["locator"]}, alike)
            for name, role in (("first", ParticipantRole.INITIATOR), ("second", ParticipantRole.TARGET)):
                self._add(_PARTICIPANTS, part, {"event_id": ids, "actor_id": columns[name]}, {"role": role.value})
        while self.waiting() > _MOST:
            max(self._files.values(), key=lambda file: file.rows).flush()
        size = events.num_rows
        return size, size, 2 * size - given["first"].null_count - given["second"].null_count

    def waiting(self) -> int:
        """How many rows wait to be written."""
        return sum(file.rows for file in self._files.values())

    def _add(self, table: str, part: str, given: Mapping[str, pa.Array], alike: Mapping[str, str]) -> None:
        """Add rows with all columns of their table: those that have no value are empty. Without an actor it is none."""
        size = len(next(iter(given.values())))
        schema = self._schemas[table]
        batch = pa.record_batch(
            [
                given[field.name].cast(field.type)
                if field.name in given
                else pa.repeat(pa.scalar(alike.get(field.name), field.type), size)
                for field in schema
            ],
            schema=schema,
        )
        if table == _PARTICIPANTS and given["actor_id"].null_count:
            batch = batch.filter(given["actor_id"].is_valid())
        if batch.num_rows:
            self._file(table, part).add(batch)

    def _file(self, table: str, part: str) -> ParquetFile:
        if (table, part) not in self._files:
            path = self._version.part(table, part)
            self.paths.setdefault(table, []).append(path)
            self._files[table, part] = ParquetFile(
                self._version.folder / path, self._schemas[table], is_of_events=True, do=self._meanwhile
            )
        return self._files[table, part]

    def _meanwhile(self, work: Callable[..., object], *given: Any) -> None:
        """Let a thread do something while the next lines are read, once it has done what it was given before."""
        self._doing.result()
        self._doing = self._thread.submit(work, *given)

    def close(self) -> None:
        """End all files."""
        self.said.close()
        with self._thread:
            for file in self._files.values():
                file.close()
            self._doing.result()
        for paths in self.paths.values():
            paths.sort()


def _by_part(events: pa.RecordBatch, dataset: str) -> Iterator[tuple[str, pa.RecordBatch]]:
    """The events of each part, in the order that they have; in most files a few thousand in turn are of one year."""
    years = pc.utf8_slice_codeunits(events[_DAY], 0, 4)
    found = pc.unique(years).to_pylist()
    for year in found:
        yield part_of(dataset, year), events if len(found) == 1 else events.filter(pc.equal(years, year))
