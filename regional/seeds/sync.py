"""Sync: make the rows of datasets in the database exactly the rows that their folders say."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, and_, bindparam, delete, insert, select, text, update

from regional.models import Base, Dataset
from regional.seeds.changes import Counts, Difference, Values
from regional.seeds.counts import store_counts
from regional.seeds.dependence import refuse_to_remove
from regional.seeds.folder import SeedFolder
from regional.seeds.keys import keys_of_nobody
from regional.seeds.mapping import seeded_tables
from regional.seeds.ownership import owned
from regional.seeds.removals import refuse_unmeant
from regional.seeds.rows import Key, column_names, key_columns
from regional.seeds.search_index import INDEXED, index

DatasetCounts = dict[str, dict[str, Counts]]
"""For each dataset and table, how many rows were added, changed, removed and left."""

Seen = Callable[[Difference], None]
"""A function that is called with the rows of each table as they were and as they are wanted."""


def overlooked(_difference: Difference) -> None:
    """Show what is done to nobody."""


def sync(
    connection: Connection, folders: Sequence[SeedFolder], seen: Seen = overlooked, *, allow_removals: bool = True
) -> DatasetCounts:
    """Insert, update and delete until the datasets are what the folders say.

    Args:
        connection: a transaction that has begun.
        folders: the datasets, with their rows by table and primary key.
        seen: is called with every table in which anything is done.
        allow_removals: whether much may go, or what came from elsewhere; see `refuse_unmeant`.

    Returns:
        For each dataset, for each table that had or has rows, what was done.

    Raises:
        RegionalError: a row would be removed that another dataset points to, or more than was meant.
    """
    by_id = {folder.dataset["id"]: folder for folder in folders}
    came = {id_: _origin(connection, id_) for id_ in by_id}
    counts = {id_: _sync_dataset(connection, folder.dataset, seen) for id_, folder in by_id.items()}
    removed: list[tuple[Table, dict[str, list[Key]]]] = []
    for table in seeded_tables():
        done = [
            Difference(id_, table, stored_rows(connection, table, id_), wanted_rows(folder, table))
            for id_, folder in by_id.items()
        ]
        all_found = {key for each in done for key in each.before} | keys_of_nobody(connection, table)
        all_wanted = {key for each in done for key in each.after}
        for each in done:
            _insert(connection, table, [each.after[key] for key in each.added if key not in all_found])
            _update(connection, table, [each.after[key] for key in (*each.changed, *each.added) if key in all_found])
            if each.before or each.after:
                counts[each.dataset][table.name] = each.counts()
                seen(each)
        removed.append((table, {each.dataset: [k for k in each.removed if k not in all_wanted] for each in done}))
    for id_, folder in by_id.items() if not allow_removals else ():
        gone = {table.name: len(of_datasets[id_]) for table, of_datasets in removed}
        lost = {name: count._replace(removed=gone.get(name, 0)) for name, count in counts[id_].items()}
        refuse_unmeant(folder, came[id_], lost)
    for table, of_datasets in removed:
        for dataset, keys in of_datasets.items():
            refuse_to_remove(connection, table, keys, dataset, replaced=list(counts))
    for table, of_datasets in reversed(removed):
        _delete(connection, table, [key for keys in of_datasets.values() for key in keys])
    for dataset, tables in counts.items():
        if any(sum(tables[name][:3]) for name in INDEXED if name in tables):
            index(connection, dataset)
        store_counts(connection, dataset, {name: sum(done) - done.removed for name, done in tables.items()})
    return counts


def _origin(connection: Connection, dataset: str) -> str | None:
    return connection.scalar(select(Dataset.loaded_from).where(Dataset.id == dataset))


def _sync_dataset(connection: Connection, dataset: Mapping[str, Any], seen: Seen) -> dict[str, Counts]:
    """Store the row of a dataset; it counts as a change if more is new than the files and where they were."""
    table = Base.metadata.tables[Dataset.__tablename__]
    row = {name: dataset.get(name) for name in column_names(table)}
    found = connection.execute(select(table).where(Dataset.id == dataset["id"])).mappings().first()
    if found is None:
        connection.execute(insert(Dataset).values(**row))
    elif dict(found) != row:
        connection.execute(update(Dataset).where(Dataset.id == dataset["id"]).values(**row))
    silent = {name: row[name] for name in ("fingerprint", "loaded_from", "seal")}
    key = (dataset["id"],)
    before = {key: tuple((dict(found) | silent).values())} if found else {}
    done = Difference(dataset["id"], table, before, {key: tuple(row.values())})
    seen(done)
    return {table.name: done.counts()} if done.added or done.changed else {}


def wanted_rows(folder: SeedFolder, table: Table) -> dict[Key, Values]:
    """The rows of a table that a folder says."""
    names = column_names(table)
    rows = folder.rows.get(table.name, {}).items()
    return {key: tuple(map(row.values.__getitem__, names)) for key, row in rows}


def stored_rows(connection: Connection, table: Table, dataset: str) -> dict[Key, Values]:
    """The rows of a table that a dataset has in the database."""
    names = column_names(table)
    order = [names.index(name) for name in key_columns(table)]
    return {tuple(row[i] for i in order): row for row in rows_in_order(connection, table, dataset)}


def rows_in_order(connection: Connection, table: Table, dataset: str) -> Iterator[Values]:
    """The same rows, in the order of their keys."""
    asked = f"SELECT {', '.join(column_names(table))} FROM {table.name} WHERE {owned(table)}"  # noqa: S608 - our names
    query = text(f"{asked} ORDER BY {', '.join(key_columns(table))}")  # a text, so that words stay texts
    yield from map(tuple, connection.execute(query, {"dataset": dataset}))


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
