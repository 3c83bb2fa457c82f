"""The tables as they are exported: which columns, which rows and in which order, all from the models."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Column, ColumnElement, Connection, Float, Integer, Table, func, not_, select, true, type_coerce
from sqlalchemy.types import NullType

from regional.database.documentation import tables
from regional.models import Base, Dataset, Documentation, Event, Preference
from regional.models.base import IS_LOCAL
from regional.seeds.mapping import columns_of, seeded_tables, stored
from regional.seeds.ownership import owned_by

BATCH = 10_000
"""How many rows are in memory at once."""

PARTITIONED = Event.__tablename__
"""The table that can hold millions of rows; as Parquet it is written in parts by year."""


class Extract(NamedTuple):
    """What is exported of a table."""

    table: Table
    columns: list[Column[Any]]
    where: ColumnElement[bool]
    ordered_by: list[Column[Any]]

    @property
    def name(self) -> str:
        """The name of the table."""
        return str(self.table.name)

    def count(self, connection: Connection) -> int:
        """How many rows there are."""
        return connection.scalars(select(func.count()).select_from(self.table).where(self.where)).one()

    def rows(self, connection: Connection) -> Iterator[Sequence[Any]]:
        """The rows as plain values, read in batches."""
        plain = [type_coerce(each, NullType()) for each in self.columns]  # so that words stay texts
        query = select(*plain).select_from(self.table).where(self.where).order_by(*self.ordered_by)
        yield from connection.execute(query, execution_options={"yield_per": BATCH})

    def pointers(self, among: Mapping[str, "Extract"]) -> list[tuple[Column[Any], "Extract"]]:
        """The columns that point to one of these tables, each with it."""
        keys = sorted((key.parent.name, key.column.table.name) for key in self.table.foreign_keys)
        return [(self.table.columns[name], among[parent]) for name, parent in keys if parent in among]

    def points_out(self, connection: Connection, pointer: Column[Any], parent: "Extract") -> bool:
        """Whether a row points by a column to a row of another dataset."""
        inside = select(parent.table.c.id).where(parent.where)
        query = select(pointer).where(self.where, pointer.is_not(None), not_(pointer.in_(inside)))
        return connection.scalars(query.limit(1)).first() is not None


def seeded_extracts(dataset: str) -> list[Extract]:
    """The tables of a dataset without derived columns, as a folder has them; those that others point to come first."""
    mappers = {stored(mapper): mapper for mapper in Base.registry.mappers}
    return [
        Extract(
            table,
            [each for each in table.columns if each.name in columns_of(mappers[table])],
            owned_by(table, dataset),
            list(table.primary_key),
        )
        for table in seeded_tables()
    ]


def all_extracts(dataset: str | None) -> list[Extract]:
    """All tables with all their columns that others can use: the rows of one dataset, or of all."""
    return [
        Extract(
            table,
            [column for column in table.columns if not column.info.get(IS_LOCAL)],
            true() if dataset is None else _of(table, dataset),
            [*([table.c.start_earliest] if table.name == PARTITIONED else []), *table.primary_key],
        )
        for table in Base.metadata.sorted_tables
    ]


def _of(table: Table, dataset: str) -> ColumnElement[bool]:
    if table is Documentation.__table__:
        return true()
    if table is Dataset.__table__:
        return table.c.id == dataset
    if table is Preference.__table__:
        return table.c.preferred_id == dataset
    return owned_by(table, dataset)


def description(table: Table) -> str:
    """What a row of a table is, in one sentence."""
    return tables()[table.name]


def kind(of: Column[Any]) -> str:
    """The type of a column, by its name in Table Schema; words of a vocabulary and dates are strings."""
    return "integer" if isinstance(of.type, Integer) else "number" if isinstance(of.type, Float) else "string"
