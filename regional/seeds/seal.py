"""The seal of a dataset: a hash of the rows that its files say, and of the program that read them.

While the files have the fingerprint that is among these rows, and the rows in the database still have this hash, a load
would read the same rows once more and find them there. So there is nothing to do, and the files need not be read.

Whatever else a load finds out or says must follow from the same. So a dataset has no seal if its rows point to another
one, if something in it is to be doubted, or if a file was written while it was read. A row that it leaves to another
dataset, which has it too, is among the rows of the seal and not among its own: then the files are read each time.
"""

import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from sqlalchemy import Connection, select

from regional.database.location import is_spark
from regional.database.reading import reading
from regional.errors import RegionalError
from regional.fingerprint import fingerprint
from regional.models import Base, Dataset
from regional.seeds.changes import Counts, Values
from regional.seeds.counts import store_counts
from regional.seeds.folder import SeedFolder, is_dataset, look_through
from regional.seeds.gaps import gaps
from regional.seeds.mapping import references, seeded_tables
from regional.seeds.origin import origin_of
from regional.seeds.program import program
from regional.seeds.rows import column_names
from regional.seeds.sync import DatasetCounts, rows_in_order, wanted_rows

_DATASETS = Base.metadata.tables[Dataset.__tablename__]
_SEALED = "SELECT d.loaded_from, d.fingerprint FROM datasets AS d WHERE d.seal IS NOT NULL"
_SOON = 1.0
"""How many seconds a database has to say which seals it has: to read the files is no worse."""

_BATCH = 2_000
"""How many rows are hashed at once."""


class Files(NamedTuple):
    """The files of a folder, as the row of a dataset remembers those that it was loaded from."""

    origin: str
    fingerprint: str


def seal(folder: SeedFolder) -> str | None:
    """The seal of a folder that was read without a problem, if it has one; nothing is left out of its rows yet."""
    if folder.dataset["fingerprint"] is None or _points_out(folder) or any(gaps(folder)):
        return None
    wanted = ((table, wanted_rows(folder, table)) for table in seeded_tables())
    return _hashed(folder.dataset, ((table.name, [rows[key] for key in sorted(rows)]) for table, rows in wanted))[0]


def _points_out(folder: SeedFolder) -> bool:
    """Whether a row points to one that is not in the folder."""
    own = {name: {key[0] for key in rows} for name, rows in folder.rows.items()}
    return any(
        {row.values[column] for row in folder.rows.get(table.name, {}).values()} - own.get(target, set()) - {None}
        for table in seeded_tables()
        for column, target in references(table)
    )


def known_files(folders: Sequence[Path], database: str | os.PathLike[str], *, edited: bool) -> list[Files]:
    """The files of folders, if a database has datasets with seals of the very same, and nothing is wrong beside them.

    Args:
        folders: the dataset folders.
        database: the SQLite file or the URL of a server, which is only read, and need not be there.
        edited: whether an exported package may have been changed since.

    Returns:
        One for each folder; none if one of them must be read.
    """
    if is_spark(os.fspath(database)):  # it is not loaded into, and takes long to begin
        return []
    try:
        with reading(database, timeout=_SOON) as reader:
            sealed = {Files(*row) for row in reader.ask(_SEALED).rows}
    except RegionalError:  # whoever writes it says what is wrong
        return []
    if not sealed or not all(map(is_dataset, folders)):
        return []
    if any(len(look_through(folder, edited=edited)) for folder in folders):
        return []
    try:
        found = [Files(origin_of(folder), fingerprint(folder)) for folder in folders]
    except OSError:  # the reader says which file cannot be read
        return []
    return found if sealed.issuperset(found) and len(set(found)) == len(found) else []


def unchanged(connection: Connection, files: Iterable[Files]) -> DatasetCounts:
    """How many rows the datasets of some files have, if all is as their seals say; otherwise nothing.

    Args:
        connection: a transaction.
        files: what the datasets were loaded from.
    """
    stored = {
        Files(row["loaded_from"], row["fingerprint"]): row for row in connection.execute(select(_DATASETS)).mappings()
    }
    counts: DatasetCounts = {}
    for each in files:
        about = stored.get(each)
        if about is None:
            return {}
        rows = ((table.name, rows_in_order(connection, table, about["id"])) for table in seeded_tables())
        found, numbers = _hashed(dict(about), rows)
        if found != about["seal"]:
            return {}
        counts[about["id"]] = {name: Counts(0, 0, 0, number) for name, number in numbers.items()}
    for dataset, tables in counts.items():
        store_counts(connection, dataset, {name: count.unchanged for name, count in tables.items()})
    return counts


def _hashed(about: Mapping[str, Any], tables: Iterable[tuple[str, Iterable[Values]]]) -> tuple[str, dict[str, int]]:
    """The hash of the program and of a dataset, whose rows come by table and key; how many there are in each table."""
    said = [about.get(name) for name in column_names(_DATASETS) if name != "seal"]
    digest = sha256(json.dumps([program(), said]).encode())
    numbers: dict[str, int] = {}
    for name, rows in tables:
        for batch in _batches(rows):
            digest.update(json.dumps([name, batch], default=repr).encode())
            numbers[name] = numbers.get(name, 0) + len(batch)
    return digest.hexdigest(), numbers


def _batches(rows: Iterable[Values]) -> Iterator[list[Values]]:
    left = iter(rows)
    return iter(lambda: list(islice(left, _BATCH)), [])
