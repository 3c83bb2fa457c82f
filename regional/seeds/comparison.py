"""Comparison: two sides, each a folder or what a database holds of a dataset, row by row. Nothing is written."""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from sqlalchemy import Connection, Table, select

from regional.models import Base, Dataset
from regional.seeds.changes import Difference, Values
from regional.seeds.folder import SeedFolder
from regional.seeds.mapping import seeded_tables
from regional.seeds.rows import Key, column_names, key_columns
from regional.seeds.sync import stored_rows, wanted_rows

_DATASETS = Base.metadata.tables[Dataset.__tablename__]

Rows = dict[Key, Values]
"""The rows of a table by their keys."""


class Side(NamedTuple):
    """What is compared: a dataset, what is said of it, and its rows."""

    dataset: str
    about: dict[str, Any] | None
    rows: Callable[[Table], Rows]


def of_folder(folder: SeedFolder) -> Side:
    """What a folder says."""
    return Side(folder.dataset["id"], folder.dataset, lambda table: wanted_rows(folder, table))


def of_database(connection: Connection, dataset: str) -> Side:
    """What a database holds of a dataset, which need not be there."""
    found = connection.execute(select(_DATASETS).where(_DATASETS.c.id == dataset)).mappings().first()
    return Side(dataset, dict(found) if found else None, lambda table: stored_rows(connection, table, dataset))


def differences(before: Side, after: Side) -> Iterator[Difference]:
    """How one side differs from the other, table by table; rows of two datasets are compared as if they were of one."""
    name = after.dataset
    if before.dataset == name:
        yield Difference(name, _DATASETS, _about(before), _about(after))
    for table in seeded_tables():
        yield Difference(name, table, _renamed(before, table, name), after.rows(table))


def _about(side: Side) -> Rows:
    if side.about is None:
        return {}
    return {(side.dataset,): tuple(side.about.get(name) for name in column_names(_DATASETS))}


def _renamed(side: Side, table: Table, name: str) -> Rows:
    """The rows of a table with another dataset in them, also where it is the end of an id."""
    rows = side.rows(table)
    if side.dataset == name:
        return rows
    end = f"/{side.dataset}"
    columns = column_names(table)
    own = columns.index("dataset_id") if "dataset_id" in columns else None
    keys = [columns.index(column) for column in key_columns(table)]
    found = {}
    for row in rows.values():
        values = [f"{v.removesuffix(end)}/{name}" if isinstance(v, str) and v.endswith(end) else v for v in row]
        if own is not None:
            values[own] = name
        found[tuple(values[i] for i in keys)] = tuple(values)
    return found
