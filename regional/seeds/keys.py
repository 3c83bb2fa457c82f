"""Whether each row points to one that is there: neither engine holds everybody to that who writes by hand.

What belongs to a dataset that is not there belongs to nobody. If a load says a row of the same key, it is that row.
"""

from collections.abc import Iterable, Iterator

from sqlalchemy import Connection, ForeignKey, Table, select, type_coerce
from sqlalchemy.types import NullType

from regional.models import Base, Event
from regional.seeds.rows import Key, key_columns
from regional.seeds.rules import Broken

_NOWHERE = """
SELECT {id}
FROM {table} AS t
WHERE t.{column} IS NOT NULL AND NOT EXISTS (SELECT 1 FROM {parent} AS p WHERE p.{there} = t.{column})
"""
"""The keys of the rows of a table that point nowhere: as text, because to compile it takes longer than the answer."""

_OWNERS = """
WITH RECURSIVE told (id) AS (
    SELECT min(dataset_id) FROM {table}
    UNION ALL
    SELECT (SELECT min(t.dataset_id) FROM {table} AS t WHERE t.dataset_id > told.id) FROM told WHERE told.id IS NOT NULL
)
SELECT id FROM told WHERE id IS NOT NULL AND id NOT IN (SELECT d.id FROM datasets AS d)
"""
"""The datasets that are not there although rows of a table belong to them: one step in its index for each."""


def broken_keys(connection: Connection, tables: Iterable[Table]) -> Iterator[Broken]:
    """The rows of some tables that point to a row that is not there."""
    for table in tables:
        for key in sorted(table.foreign_keys, key=lambda key: key.parent.name):
            yield from _pointing_nowhere(connection, table, key)


def _pointing_nowhere(connection: Connection, table: Table, key: ForeignKey) -> Iterator[Broken]:
    parent = key.column.table.name
    statement = _NOWHERE.format(
        id=", ".join(key_columns(table)), table=table.name, column=key.parent.name, parent=parent, there=key.column.name
    )
    for row in connection.exec_driver_sql(statement):
        yield Broken(table.name, " ".join(map(str, row)), f"it points to a row of {parent} that is not there")


def tables_without_events() -> list[Table]:
    """The tables that a load can look through whole: of events there can be millions."""
    events = Base.metadata.tables[Event.__tablename__]
    return [
        table
        for table in Base.metadata.sorted_tables
        if table is not events and not any(key.references(events) for key in table.foreign_keys)
    ]


def keys_of_nobody(connection: Connection, table: Table) -> set[Key]:
    """The keys of the rows of a table that belong to a dataset that is not there."""
    if "dataset_id" not in table.columns:
        return set()
    owners = connection.exec_driver_sql(_OWNERS.format(table=table.name)).scalars().all()
    if not owners:
        return set()
    id_ = [type_coerce(column, NullType()) for column in table.primary_key]
    return {tuple(row) for row in connection.execute(select(*id_).where(table.c.dataset_id.in_(owners)))}
