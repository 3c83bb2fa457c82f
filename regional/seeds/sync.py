"""Sync: make the rows of one dataset in the database exactly the rows that its folder says."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Table, and_, bindparam, column, delete, insert, select, table, update

from regional.folding import fold
from regional.models import Dataset, Event, Name, Statement
from regional.seeds.folder import Key, SeedFolder
from regional.seeds.mapping import seeded_tables
from regional.seeds.rows import Row
from regional.vocabulary import Tier

SEARCH_INDEX = table("search_index", *map(column, ("kind", "id", "text", "folded", "dataset_id")))
"""The full-text index, which the migration makes for each engine."""


class Counts(NamedTuple):
    """How many rows of a table a load added, changed, removed and found unchanged."""

    added: int
    changed: int
    removed: int
    unchanged: int


def owned_by(rows: Table, dataset: str) -> ColumnElement[bool]:
    """The condition that a row belongs to a dataset, by its own column or by that of the row it belongs to."""
    if "dataset_id" in rows.columns:
        return rows.c.dataset_id == dataset
    first = next(iter(rows.primary_key))
    parent = next(iter(first.foreign_keys)).column
    return first.in_(select(parent).where(owned_by(parent.table, dataset)))


def sync(connection: Connection, folders: Sequence[SeedFolder]) -> dict[str, dict[str, Counts]]:
    """Insert, update and delete until the datasets are what the folders say.

    Args:
        connection: a transaction that has begun.
        folders: the datasets, with their rows by table and primary key.

    Returns:
        For each dataset, for each table that had or has rows, what was done.
    """
    counts: dict[str, dict[str, Counts]] = {
        folder.dataset["id"]: _sync_dataset(connection, folder.dataset) for folder in folders
    }
    gone: list[tuple[Table, list[Key]]] = []
    for table_ in seeded_tables():
        found = {dataset: _stored(connection, table_, dataset) for dataset in counts}
        wanted = {f.dataset["id"]: {k: tuple(r.values.values()) for k, r in _rows(f, table_)} for f in folders}
        all_found = {key: row for rows in found.values() for key, row in rows.items()}
        all_wanted = {key for rows in wanted.values() for key in rows}
        for dataset, rows in wanted.items():
            before = found[dataset]
            new = [key for key in rows if key not in before]
            changed = [key for key in rows if key in before and rows[key] != before[key]]
            old = [key for key in before if key not in rows]
            _insert(connection, table_, [rows[key] for key in new if key not in all_found])
            _update(connection, table_, [rows[key] for key in (*changed, *new) if key in all_found])
            gone.append((table_, [key for key in old if key not in all_wanted]))
            if rows or before:
                unchanged = len(rows) - len(new) - len(changed)
                counts[dataset][table_.name] = Counts(len(new), len(changed), len(old), unchanged)
    for table_, keys in reversed(gone):
        _delete(connection, table_, keys)
    for dataset, tables in counts.items():
        if any(sum(tables[name][:3]) for name in ("names", "events", "statements") if name in tables):
            index(connection, dataset)
    return counts


def _rows(folder: SeedFolder, table_: Table) -> Iterable[tuple[Key, Row]]:
    return folder.rows.get(table_.name, {}).items()


def _sync_dataset(connection: Connection, dataset: Mapping[str, Any]) -> dict[str, Counts]:
    """Store the row of a dataset; it counts as a change if more than its fingerprint is new."""
    row = {c.name: dataset.get(c.name) for c in Dataset.__table__.columns}
    found = connection.execute(select(Dataset.__table__).where(Dataset.id == dataset["id"])).first()
    if found is None:
        connection.execute(insert(Dataset).values(**row))
        return {Dataset.__tablename__: Counts(1, 0, 0, 0)}
    connection.execute(update(Dataset).where(Dataset.id == dataset["id"]).values(**row))
    before = dict(found._mapping) | {"fingerprint": row["fingerprint"]}  # noqa: SLF001 - SQLAlchemy's public name
    return {} if before == row else {Dataset.__tablename__: Counts(0, 1, 0, 0)}


def _stored(connection: Connection, stored: Table, dataset: str) -> dict[Key, tuple[Any, ...]]:
    order = [list(stored.columns).index(c) for c in stored.primary_key]
    rows = connection.execute(select(stored).where(owned_by(stored, dataset)))
    return {tuple(row[i] for i in order): tuple(row) for row in rows}


def _is_row(stored: Table) -> ColumnElement[bool]:
    return and_(*(c == bindparam(f"key_{c.name}") for c in stored.primary_key))


def _insert(connection: Connection, table_: Table, rows: list[tuple[Any, ...]]) -> None:
    if rows:
        names = [c.name for c in table_.columns]
        connection.execute(insert(table_), [dict(zip(names, row, strict=True)) for row in rows])


def _update(connection: Connection, table_: Table, rows: list[tuple[Any, ...]]) -> None:
    if rows:
        keys = {f"key_{c.name}": i for i, c in enumerate(table_.columns) if c.primary_key}
        others: dict[str, Any] = {c.name: bindparam(c.name) for c in table_.columns if not c.primary_key}
        names = [c.name for c in table_.columns]
        keyed = [dict(zip(names, row, strict=True)) | {k: row[i] for k, i in keys.items()} for row in rows]
        if others:
            connection.execute(update(table_).where(_is_row(table_)).values(others), keyed)


def _delete(connection: Connection, stored: Table, keys: list[Key]) -> None:
    if keys:
        names = [f"key_{c.name}" for c in stored.primary_key]
        connection.execute(delete(stored).where(_is_row(stored)), [dict(zip(names, key, strict=True)) for key in keys])


def index(connection: Connection, dataset: str, *, with_events: bool = True) -> None:
    """Fill the full-text index for a dataset anew, with its events or without: a program's are never in it."""
    connection.execute(delete(SEARCH_INDEX).where(SEARCH_INDEX.c.dataset_id == dataset))
    names = select(Name.actor_id, Name.name).where(Name.dataset_id == dataset)
    events = select(Event.id, Event.title, Event.description, Event.place).where(
        Event.dataset_id == dataset, Event.tier == Tier.HUMAN_CODED
    )
    statements = select(Statement.id, Statement.text, Statement.summary, Statement.attribution).where(
        Statement.dataset_id == dataset
    )
    queries = [("name", names), ("statement", statements)] + ([("event", events)] if with_events else [])
    entries = [
        {
            "kind": kind,
            "id": id_,
            "text": texts[0],
            "folded": fold(" \n ".join(filter(None, texts))),
            "dataset_id": dataset,
        }
        for kind, query in queries
        for id_, *texts in connection.execute(query)
    ]
    if entries:
        connection.execute(insert(SEARCH_INDEX), entries)
