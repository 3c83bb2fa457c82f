"""Changing a folder of Parquet files: what is small becomes a database for the time, and is written anew at the end.

So a load, an import, a drop and a preference do there what they do anywhere. Events of a dataset that a program coded
never pass through that database: their files stay as they are, or an import writes new ones.
"""

import gc
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Table, select
from sqlalchemy.exc import DatabaseError

from regional.database.engine import writing
from regional.database.many_rows import write
from regional.database.parquet_files import DESCRIPTOR, parquet_files
from regional.database.snapshot import snapshot
from regional.errors import RegionalError
from regional.exporters import descriptor
from regional.exporters.edited import Edited
from regional.exporters.event_files import EventFiles
from regional.exporters.parquet import Version, write_tables
from regional.exporters.parquet_checking import CHANGED
from regional.exporters.parquet_kept import as_we_write_it, event_files, files_of, unseen_files
from regional.exporters.parquet_lock import alone, is_work, remove_unless_read
from regional.exporters.row_counter import RowCounter
from regional.exporters.tables import BATCH, PARTED, SEARCHED, all_extracts
from regional.fingerprint import digest
from regional.models import Base, Dataset, Documentation, Event

_ALL_TABLES = [*Base.metadata.sorted_tables, SEARCHED]

_WHOLE = "|".join(table.name for table in _ALL_TABLES)
_OURS = re.compile(
    rf"(?:{_WHOLE})(?:-(?P<new>[0-9a-f]{{8}}))?\.parquet"
    rf"|(?:{'|'.join(PARTED)})/(?:dataset=[^/]+/year=[0-9]+/)?part-(?:0|(?P<part>[0-9a-f]{{8}}))\.parquet"
)
"""Where the files of a version are, and how they are named; one that is not an export has a name of its own."""


@contextmanager
def editing(folder: str, new: str = "") -> Iterator[Edited]:
    """Give a database that holds what is small in a folder; what is changed in it is changed in the folder at the end.

    Args:
        folder: the folder, which is made if it is missing.
        new: the dataset of coded events that is imported. Unless it is there already, nobody needs to know of most
            tables who points to it, and their files stay as they are.

    Raises:
        RegionalError: it holds something else, or somebody else is at work in it.
    """
    target = Path(folder).resolve()
    if target.is_dir() and not (target / DESCRIPTOR).exists() and _foreign(target):
        raise RegionalError(f"{folder} is no folder of Parquet files, and is not empty: name another")
    with alone(target) as work:
        before = _described(folder, target) if (target / DESCRIPTOR).exists() else {}
        remove_unless_read(target, _left_over(target))
        place = work / "regional.db"
        left = unseen_files(target, before, new)
        version = Version(target, work.name[-8:], left=left)
        kept = event_files(target, before, all_of_them=bool(left))
        _restore(place, target, before, kept, left)
        at_first = digest(place)
        with _seldom_collected(), closing(EventFiles(version, work)) as events:
            yield Edited(str(place), events)
        if events.dataset or digest(place) != at_first or not before:
            with snapshot(place) as connection:
                _publish(connection, version._replace(hashes=before.get("files", {})), kept, events)
            remove_unless_read(target, _left_over(target))


@contextmanager
def _seldom_collected() -> Iterator[None]:
    """Let Python look less often for cycles among millions of rows that wait and have none: a quarter of the time."""
    before = gc.get_threshold()
    gc.set_threshold(1_000_000, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)


def _described(folder: str, target: Path) -> dict[str, Any]:
    """The descriptor of a folder.

    Raises:
        RegionalError: it cannot be read, or somebody wrote it who may mean something else by the files that are there.
    """
    parquet_files(folder)  # it says what is wrong with a folder that cannot be read
    if not descriptor.written(target):
        raise RegionalError(f"{Path(folder) / DESCRIPTOR} {CHANGED}")
    found: dict[str, Any] = json.loads((target / DESCRIPTOR).read_text(encoding="utf-8"))
    return found


def _restore(
    place: Path,
    target: Path,
    described: Mapping[str, Any],
    kept: Mapping[str, Mapping[str, Sequence[str]]],
    left: Mapping[str, Sequence[str]],
) -> None:
    """Make the database, and fill it from the files that are not kept, nor left where they are.

    Raises:
        RegionalError: one of them is not as it was written.
    """
    stay = {path for paths in kept.values() for some in paths.values() for path in some}
    paths, hashes = files_of(described), described.get("files", {})
    with writing(place, check_keys=False) as connection:
        for table in _ALL_TABLES:
            for path in paths.get(table.name, ()):
                if table is not Documentation.__table__ and path not in stay:
                    if digest(target / path) != hashes.get(path):
                        raise RegionalError(f"{target / path} {CHANGED}")
                    if table.name not in left:
                        _fill(connection, table, target / path)


def _fill(connection: Connection, table: Table, path: Path) -> None:
    """Fill a table from a file."""
    try:
        with as_we_write_it(path, table) as file:
            for batch in file.iter_batches(BATCH):
                rows = zip(*(column.to_pylist() for column in batch.columns), strict=True)
                write(connection, table.name, batch.schema.names, rows)
    except DatabaseError as error:
        raise RegionalError(f"{path} holds what no load writes: {error.orig}") from error


def _publish(
    connection: Connection,
    version: Version,
    kept: Mapping[str, Mapping[str, Sequence[str]]],
    events: EventFiles,
) -> None:
    """Write what the database holds, and let it be the tables, with the files of events beside it."""
    datasets = [dict(row) for row in connection.execute(select(*Dataset.__table__.columns)).mappings()]
    told = set(connection.scalars(select(Event.dataset_id).distinct()))
    ids = {dataset["id"] for dataset in datasets} - told - {events.dataset}
    paths: dict[str, list[str]] = {name: list(some) for name, some in events.paths.items()}
    for dataset in sorted(ids & kept.keys()):
        for name, some in kept[dataset].items():
            paths.setdefault(name, []).extend(some)
    extracts = all_extracts(None, is_for_others=False)
    for _ in write_tables(connection, datasets, extracts, version._replace(kept=paths), RowCounter()):
        pass


def _left_over(target: Path) -> Iterator[Path]:
    """The files of a version that no descriptor names any more, or yet; without a descriptor, only new versions."""
    named = descriptor.written(target)
    for path in sorted(target.rglob("*.parquet")):
        inside = path.relative_to(target).as_posix()
        ours = None if inside in named else _OURS.fullmatch(inside)
        if ours and (named or ours["new"] or ours["part"]):
            yield path


def _foreign(target: Path) -> set[Path]:
    """What is in a folder and was not left behind by a command that was killed."""
    ours = set(_left_over(target))
    files = {path for path in target.rglob("*") if path.is_symlink() or not path.is_dir()}
    return {path for path in files - ours if not is_work(path.relative_to(target).parts[0])}
