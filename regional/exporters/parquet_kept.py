"""What stays as it is in a folder of Parquet files when something in it is changed."""

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from pyarrow import ArrowException, parquet
from pyarrow import compute as pc
from sqlalchemy import Table

from regional.errors import RegionalError
from regional.exporters.tables import PARTED
from regional.models import Base, Dataset, Event
from regional.vocabulary import Tier

UNSEEN = ("memberships", "membership_citations", "search_index", "differences", "tenures", "tenure_citations")
"""The largest tables, beside those of events, that an import of a new dataset of events neither reads nor changes."""

_EVENTS = Base.metadata.tables[Event.__tablename__]
_PART = re.compile(r"\w+/dataset=([^/]+)/.+")


def files_of(described: Mapping[str, Any]) -> dict[str, list[str]]:
    """The files of each table."""
    paths = {one["name"]: one["path"] for one in described.get("resources", ())}
    return {name: [path] if isinstance(path, str) else path for name, path in paths.items()}


def event_files(target: Path, described: Mapping[str, Any], *, all_of_them: bool) -> dict[str, dict[str, list[str]]]:
    """For each dataset whose events a program coded, every one, or for all of them, the files of each parted table."""
    found: dict[str, dict[str, list[str]]] = {}
    for name in PARTED:
        for path in files_of(described).get(name, ()):
            if match := _PART.fullmatch(path):
                found.setdefault(unquote(match[1]), {}).setdefault(name, []).append(path)
    return {
        dataset: paths
        for dataset, paths in found.items()
        if all_of_them or _are_coded(target, paths.get(Event.__tablename__, ()))
    }


def _are_coded(target: Path, paths: Sequence[str]) -> bool:
    """Whether a program coded all events of some files: the least and the greatest tier of every group say so."""
    coded = Tier.MACHINE_CODED.value
    return bool(paths) and all(reach == (coded, coded) for _, _, reach in _groups(target, paths, "tier"))


def _groups(
    target: Path, paths: Sequence[str], column: str
) -> Iterator[tuple[parquet.ParquetFile, int, tuple[str, str]]]:
    """Each group of the events in some files, with the least and the greatest value of a column, if that is known."""
    for path in paths:
        with as_we_write_it(target / path, _EVENTS) as file:
            for group in range(file.metadata.num_row_groups):
                known = file.metadata.row_group(group).column(_EVENTS.columns.keys().index(column)).statistics
                yield file, group, (known.min, known.max) if known else ("", "\U0010ffff")


def _is_id_begun(target: Path, paths: Sequence[str], begin: str, after: str) -> bool:
    """Whether an event in some files has an id from one text until before another."""
    for file, group, (least, greatest) in _groups(target, paths, "id"):
        if least < after and greatest >= begin:
            ids = file.read_row_group(group, ["id"])["id"]
            if pc.any(pc.and_(pc.greater_equal(ids, begin), pc.less(ids, after))).as_py():
                return True
    return False


@contextmanager
def as_we_write_it(path: Path, table: Table) -> Iterator[parquet.ParquetFile]:
    """Open a file of a table.

    Raises:
        RegionalError: it is damaged, or no file of that table.
    """
    try:
        with parquet.ParquetFile(path) as file:
            if file.schema_arrow.names != table.columns.keys():
                raise RegionalError(f"{path} is no file of the table {table.name} as this program writes it")
            yield file
    except (ArrowException, OSError) as error:
        raise RegionalError(f"{path} is damaged: {' '.join(str(error).split())}") from error


def unseen_files(target: Path, described: Mapping[str, Any], new: str) -> dict[str, list[str]]:
    """The files of `UNSEEN`, if an import brings a new dataset, and no event has an id as it gives them to its own."""
    paths = files_of(described)
    if not new or not described:
        return {}
    for path in paths[Dataset.__tablename__]:
        with as_we_write_it(target / path, Base.metadata.tables[Dataset.__tablename__]) as file:
            if new in file.read(["id"])["id"].to_pylist():
                return {}
    if _is_id_begun(target, paths[Event.__tablename__], f"{new}-", f"{new}."):
        return {}
    return {name: paths[name] for name in UNSEEN}
