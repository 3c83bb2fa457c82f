"""The tables as they are exported: which columns, which rows and in which order, all from the models."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Float,
    Integer,
    MetaData,
    Table,
    func,
    not_,
    null,
    select,
    true,
    type_coerce,
)
from sqlalchemy.types import NullType

from regional.database.documentation import SEARCH_INDEX as MEANINGS
from regional.database.documentation import tables
from regional.models import Base, Dataset, Documentation, Event, EventCitation, EventParticipant, Preference
from regional.models.base import IS_LOCAL
from regional.models.types import TEXT
from regional.seeds.mapping import columns_of, seeded_tables, stored
from regional.seeds.ownership import owned_by
from regional.seeds.search_index import SEARCH_INDEX

BATCH = 10_000
"""How many rows are in memory at once."""

PARTED = (Event.__tablename__, EventParticipant.__tablename__, EventCitation.__tablename__)
"""The tables that can hold millions of rows; as Parquet they are written in parts, by dataset and year."""

_EVENTS = Base.metadata.tables[Event.__tablename__]

SEARCHED = Table(
    SEARCH_INDEX.name,
    MetaData(),
    *(Column(c.name, TEXT, doc=MEANINGS[c.name], nullable=False) for c in SEARCH_INDEX.c),
)
"""The full-text index as a table; it has no model, because each engine has its own kind of index."""


class Extract(NamedTuple):
    """What is exported of a table."""

    table: Table
    columns: list[Column[Any]]
    where: ColumnElement[bool]
    ordered_by: list[Column[Any]]
    of_event: ColumnElement[bool] | None = None
    """If it is parted by the dataset and the year of its events: which event a row belongs to."""
    is_for_others: bool = True
    """Whether what is about this database alone is left out."""

    @property
    def name(self) -> str:
        """The name of the table."""
        return str(self.table.name)

    def count(self, connection: Connection) -> int:
        """How many rows there are."""
        return connection.scalars(select(func.count()).select_from(self.table).where(self.where)).one()

    def rows(self, connection: Connection) -> Iterator[Sequence[Any]]:
        """The rows as plain values, read in batches; before those of a parted table stand the dataset and the day."""
        plain = [self._plain(each) for each in self.columns]
        query = select(*plain).select_from(self.table).where(self.where).order_by(*self.ordered_by)
        if self.of_event is not None:
            parts = [_EVENTS.c.dataset_id, _EVENTS.c.start_earliest]
            query = select(*map(self._plain, parts), *plain).where(self.where, self.of_event)
            query = query.order_by(*parts, *self.ordered_by)
        yield from connection.execute(query, execution_options={"yield_per": BATCH})

    def _plain(self, column: Column[Any]) -> ColumnElement[Any]:
        """A column whose words stay texts."""
        is_left_out = self.is_for_others and column.info.get(IS_LOCAL)
        return null().label(column.name) if is_left_out else type_coerce(column, NullType())

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


def all_extracts(dataset: str | None, *, is_for_others: bool = True) -> list[Extract]:
    """All tables: the rows of one dataset, or of all; for others without what is about this database alone."""
    return [
        Extract(
            table,
            list(table.columns),
            true() if dataset is None else _of(table, dataset),
            list(table.primary_key) or list(table.columns),
            _of_event(table) if table.name in PARTED else None,
            is_for_others,
        )
        for table in [*Base.metadata.sorted_tables, SEARCHED]
    ]


def _of_event(table: Table) -> ColumnElement[bool]:
    return true() if table is _EVENTS else table.c.event_id == _EVENTS.c.id


def _of(table: Table, dataset: str) -> ColumnElement[bool]:
    if table is SEARCHED:
        return table.c.dataset_id == dataset
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
