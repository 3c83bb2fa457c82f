"""Sync: make the rows of one dataset in the database exactly the rows that its folder says."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Table, and_, bindparam, column, delete, insert, select, table, update

from regional.folding import fold
from regional.models import Base, Dataset, Event, Name, Statement
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


def sync(
    connection: Connection, dataset: Mapping[str, Any], rows: Mapping[str, Mapping[tuple[Any, ...], Row]]
) -> dict[str, Counts]:
    """Insert, update and delete until the dataset is what the rows say.

    Args:
        connection: a transaction that has begun.
        dataset: the row of the dataset itself.
        rows: for each table its rows by primary key.

    Returns:
        For each table that had or has rows, what was done.
    """
    _sync_dataset(connection, dataset)
    counts: dict[str, Counts] = {}
    gone: list[tuple[Table, list[tuple[Any, ...]]]] = []
    for stored in Base.metadata.sorted_tables:
        if stored is Dataset.__table__:
            continue
        wanted = {key: tuple(row.values.values()) for key, row in rows.get(stored.name, {}).items()}
        found = _stored(connection, stored, dataset["id"])
        names = [c.name for c in stored.columns]
        added = [dict(zip(names, values, strict=True)) for key, values in wanted.items() if key not in found]
        changed = [
            dict(zip(names, values, strict=True))
            for key, values in wanted.items()
            if key in found and values != found[key]
        ]
        gone.append((stored, [key for key in found if key not in wanted]))
        if added:
            connection.execute(insert(stored), added)
        _update(connection, stored, changed)
        unchanged = len(wanted) - len(added) - len(changed)
        if wanted or found:
            counts[stored.name] = Counts(len(added), len(changed), len(gone[-1][1]), unchanged)
    for stored, keys in reversed(gone):
        _delete(connection, stored, keys)
    if any(sum(counts[name][:3]) for name in ("names", "events", "statements") if name in counts):
        _index(connection, dataset["id"])
    return counts


def _sync_dataset(connection: Connection, dataset: Mapping[str, Any]) -> None:
    stored = Dataset.__table__
    if connection.execute(select(Dataset.id).where(Dataset.id == dataset["id"])).first():
        connection.execute(update(Dataset).where(Dataset.id == dataset["id"]).values(**dataset))
    else:
        connection.execute(insert(Dataset).values(**{c.name: dataset.get(c.name) for c in stored.columns}))


def _stored(connection: Connection, stored: Table, dataset: str) -> dict[tuple[Any, ...], tuple[Any, ...]]:
    keys = [i for i, c in enumerate(stored.columns) if c.primary_key]
    order = [list(stored.columns).index(c) for c in stored.primary_key] if keys else []
    rows = connection.execute(select(stored).where(owned_by(stored, dataset)))
    return {tuple(row[i] for i in order): tuple(row) for row in rows}


def _is_row(stored: Table) -> ColumnElement[bool]:
    return and_(*(c == bindparam(f"key_{c.name}") for c in stored.primary_key))


def _update(connection: Connection, stored: Table, changed: list[dict[str, Any]]) -> None:
    if not changed:
        return
    others: dict[str, Any] = {c.name: bindparam(c.name) for c in stored.columns if not c.primary_key}
    keyed = [row | {f"key_{c.name}": row[c.name] for c in stored.primary_key} for row in changed]
    connection.execute(update(stored).where(_is_row(stored)).values(others), keyed)


def _delete(connection: Connection, stored: Table, keys: list[tuple[Any, ...]]) -> None:
    if keys:
        names = [f"key_{c.name}" for c in stored.primary_key]
        connection.execute(delete(stored).where(_is_row(stored)), [dict(zip(names, key, strict=True)) for key in keys])


def _index(connection: Connection, dataset: str) -> None:
    """Fill the full-text index for a dataset anew."""
    connection.execute(delete(SEARCH_INDEX).where(SEARCH_INDEX.c.dataset_id == dataset))
    names = select(Name.actor_id, Name.name).where(Name.dataset_id == dataset)
    events = select(Event.id, Event.title, Event.description, Event.place).where(
        Event.dataset_id == dataset, Event.tier == Tier.HUMAN_CODED
    )
    statements = select(Statement.id, Statement.text, Statement.summary, Statement.attribution).where(
        Statement.dataset_id == dataset
    )
    entries = [
        {
            "kind": kind,
            "id": id_,
            "text": texts[0],
            "folded": fold(" \n ".join(filter(None, texts))),
            "dataset_id": dataset,
        }
        for kind, query in (("name", names), ("event", events), ("statement", statements))
        for id_, *texts in connection.execute(query)
    ]
    if entries:
        connection.execute(insert(SEARCH_INDEX), entries)
