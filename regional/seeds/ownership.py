"""Ownership: which dataset a row belongs to, and which rows are in the datasets that a load leaves alone.

Other datasets can hold millions of events, so nothing here reads them whole: a row is looked up by its key.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from sqlalchemy import Column, ColumnElement, Connection, Select, Table, column, func, not_, select, type_coerce
from sqlalchemy.types import NullType

from regional.models import Dataset, Event
from regional.models.types import TEXT
from regional.seeds.rows import Key
from regional.vocabulary import Tier


def owned_by(rows: Table, dataset: str) -> ColumnElement[bool]:
    """The condition that a row belongs to a dataset, by its own column or by that of the row that it is a part of."""
    if "dataset_id" in rows.columns:
        return rows.c.dataset_id == dataset
    first, whole = part_of(rows)
    return first.in_(select(whole).where(owned_by(whole.table, dataset)))


def owned(rows: Table) -> str:
    """The same condition as plain SQL, with the dataset as `:dataset`: a load asks it of every table that there is."""
    if "dataset_id" in rows.columns:
        return "dataset_id = :dataset"
    first, whole = part_of(rows)
    return f"{first.name} IN (SELECT {whole.name} FROM {whole.table.name} WHERE {owned(whole.table)})"  # noqa: S608


def part_of(rows: Table) -> tuple[Column[str], Column[str]]:
    """By which column rows are parts of others, and the column of these that it points to."""
    first = next(iter(rows.primary_key))
    return first, next(iter(first.foreign_keys)).column


def values_of(texts: Iterable[str]) -> Select[tuple[str]]:
    """The texts as rows of a statement: any number of them are one parameter."""
    array = func.json_each(type_coerce(json.dumps(list(texts), ensure_ascii=False), TEXT))
    return select(array.table_valued(column("value", TEXT)).c.value)


class OtherDatasets:
    """The datasets in the database, without those that are being replaced."""

    def __init__(self, connection: Connection, replaced: Sequence[str]) -> None:
        """Take a transaction, and the ids of the datasets that are being replaced."""
        self._connection = connection
        self._replaced = replaced

    @cached_property
    def _exist(self) -> bool:
        others = select(Dataset.id).where(Dataset.id.not_in(self._replaced)).limit(1)
        return self._connection.scalar(others) is not None

    def _rows(self, table: Table) -> list[ColumnElement[bool]]:
        return [not_(owned_by(table, dataset)) for dataset in self._replaced]

    def owners(self, table: Table, keys: Iterable[Key]) -> dict[Key, str]:
        """Those of some primary keys that other datasets have rows of, each with the dataset that has it."""
        wanted = set(keys)
        if not wanted or not self._exist:
            return {}
        plain = [type_coerce(each, NullType()) for each in (*table.primary_key, table.c.dataset_id)]
        first = next(iter(table.primary_key))
        query = select(*plain).where(first.in_(values_of({key[0] for key in wanted})), *self._rows(table))
        found = ((tuple(key), owner) for *key, owner in self._connection.execute(query))
        return {key: owner for key, owner in found if key in wanted}

    def known_ids(self, table: Table, ids: Iterable[str]) -> set[str]:
        """Those of some ids that rows of other datasets have."""
        wanted = list(ids)
        if not wanted or not self._exist:
            return set()
        query = select(table.c.id).where(table.c.id.in_(values_of(wanted)), *self._rows(table))
        return set(self._connection.scalars(query))

    def columns(self, table: Table, *names: str) -> Iterator[tuple[str, ...]]:
        """Some columns of all rows."""
        if self._exist:
            plain = [type_coerce(table.c[name], NullType()) for name in names]
            yield from map(tuple, self._connection.execute(select(*plain).where(*self._rows(table))))

    def suggestible_ids(self, table: Table) -> set[str]:
        """All ids that a message can suggest: those of millions of machine-coded events are only numbers."""
        if not self._exist:
            return set()
        query = select(table.c.id).where(*self._rows(table))
        if table is Event.__table__:
            query = query.where(table.c.tier == Tier.HUMAN_CODED)
        return set(self._connection.scalars(query))
