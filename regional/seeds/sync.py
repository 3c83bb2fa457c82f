"""Sync: make the rows of datasets in the database exactly the rows that their folders say."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Table, and_, bindparam, delete, insert, select, type_coerce, update
from sqlalchemy.types import NullType

from regional.models import Dataset
from regional.seeds.dependence import refuse_to_remove
from regional.seeds.folder import SeedFolder
from regional.seeds.mapping import seeded_tables
from regional.seeds.ownership import owned_by
from regional.seeds.rows import Key, column_names, key_columns
from regional.seeds.search_index import INDEXED, index

Values = tuple[Any, ...]
"""The values of a row, in the order of `column_names`."""


class Counts(NamedTuple):
    """How many rows of a table a load added, changed, removed and found unchanged."""

    added: int
    changed: int
    removed: int
    unchanged: int


def sync(connection: Connection, folders: Sequence[SeedFolder]) -> dict[str, dict[str, Counts]]:
    """Insert, update and delete until the datasets are what the folders say.

    Args:
        connection: a transaction that has begun.
        folders: the datasets, with their rows by table and primary key.

    Returns:
        For each dataset, for each table that had or has rows, what was done.

    Raises:
        RegionalError: a row would be removed that another dataset points to.
    """
    counts: dict[str, dict[str, Counts]] = {
        folder.dataset["id"]: _sync_dataset(connection, folder.dataset) for folder in folders
    }
    removed: list[tuple[Table, dict[str, list[Key]]]] = []
    for table in seeded_tables():
        found = {dataset: _stored(connection, table, dataset) for dataset in counts}
        wanted = {folder.dataset["id"]: _wanted(folder, table) for folder in folders}
        all_found = {key: row for rows in found.values() for key, row in rows.items()}
        all_wanted = {key for rows in wanted.values() for key in rows}
        old: dict[str, list[Key]] = {}
        for dataset, rows in wanted.items():
            before = found[dataset]
            new = [key for key in rows if key not in before]
            changed = [key for key in rows if key in before and rows[key] != before[key]]
            old[dataset] = [key for key in before if key not in rows]
            _insert(connection, table, [rows[key] for key in new if key not in all_found])
            _update(connection, table, [rows[key] for key in (*changed, *new) if key in all_found])
            if rows or before:
                unchanged = len(rows) - len(new) - len(changed)
                counts[dataset][table.name] = Counts(len(new), len(changed), len(old[dataset]), unchanged)
        removed.append((table, {d: [key for key in keys if key not in all_wanted] for d, keys in old.items()}))
    for table, of_datasets in removed:
        for dataset, keys in of_datasets.items():
            refuse_to_remove(connection, table, keys, dataset, replaced=list(counts))
    for table, of_datasets in reversed(removed):
        _delete(connection, table, [key for keys in of_datasets.values() for key in keys])
    for dataset, tables in counts.items():
        if any(sum(tables[name][:3]) for name in INDEXED if name in tables):
            index(connection, dataset)
    return counts


def _sync_dataset(connection: Connection, dataset: Mapping[str, Any]) -> dict[str, Counts]:
    """Store the row of a dataset; it counts as a change if more than its fingerprint is new."""
    row = {c.name: dataset.get(c.name) for c in Dataset.__table__.columns}
    found = connection.execute(select(Dataset.__table__).where(Dataset.id == dataset["id"])).first()
    if found is None:
        connection.execute(insert(Dataset).values(**row))
        return {Dataset.__tablename__: Counts(1, 0, 0, 0)}
    before = dict(found._mapping)  # noqa: SLF001 - SQLAlchemy's public name
    if before != row:
        connection.execute(update(Dataset).where(Dataset.id == dataset["id"]).values(**row))
    is_changed = before | {"fingerprint": row["fingerprint"]} != row
    return {Dataset.__tablename__: Counts(0, 1, 0, 0)} if is_changed else {}


def _wanted(folder: SeedFolder, table: Table) -> dict[Key, Values]:
    """The rows of a table that a folder says."""
    names = column_names(table)
    rows = folder.rows.get(table.name, {}).items()
    return {key: tuple(map(row.values.__getitem__, names)) for key, row in rows}


def _stored(connection: Connection, table: Table, dataset: str) -> dict[Key, Values]:
    """The rows of a table that a dataset has in the database."""
    names = column_names(table)
    order = [names.index(name) for name in key_columns(table)]
    plain = [type_coerce(table.c[name], NullType()) for name in names]  # so that words stay texts
    rows = connection.execute(select(*plain).where(owned_by(table, dataset)))
    return {tuple(row[i] for i in order): tuple(row) for row in rows}


def _is_row(table: Table) -> ColumnElement[bool]:
    return and_(*(table.c[name] == bindparam(f"key_{name}") for name in key_columns(table)))


def _named(table: Table, row: Values) -> dict[str, Any]:
    return dict(zip(column_names(table), row, strict=True))


def _insert(connection: Connection, table: Table, rows: list[Values]) -> None:
    if rows:
        connection.execute(insert(table), [_named(table, row) for row in rows])


def _update(connection: Connection, table: Table, rows: list[Values]) -> None:
    others: dict[str, Any] = {c.name: bindparam(c.name) for c in table.columns if not c.primary_key}
    if rows and others:
        named = [_named(table, row) for row in rows]
        keyed = [row | {f"key_{name}": row[name] for name in key_columns(table)} for row in named]
        connection.execute(update(table).where(_is_row(table)).values(others), keyed)


def _delete(connection: Connection, table: Table, keys: list[Key]) -> None:
    if keys:
        names = [f"key_{name}" for name in key_columns(table)]
        connection.execute(delete(table).where(_is_row(table)), [dict(zip(names, key, strict=True)) for key in keys])
