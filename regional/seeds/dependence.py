"""Dependence: a dataset depends on another if one of its rows points to a row there, which then cannot be removed."""

from collections.abc import Iterable, Sequence

from sqlalchemy import ColumnElement, Connection, Table, not_, select

from regional.errors import RegionalError
from regional.models import Dataset
from regional.seeds.mapping import references, seeded_tables
from regional.seeds.ownership import owned_by, values_of
from regional.seeds.rows import Key


def refuse_to_remove(
    connection: Connection, table: Table, keys: Iterable[Key], dataset: str, *, replaced: Sequence[str]
) -> None:
    """Refuse to remove rows that other datasets point to.

    Args:
        connection: a transaction.
        table: the table of the rows.
        keys: their primary keys.
        dataset: the dataset that they belong to.
        replaced: the datasets that are replaced, whose own rows do not count.

    Raises:
        RegionalError: another dataset points to one of them.
    """
    ids = {key[0] for key in keys}
    if not ids:
        return
    for child, column in _pointing_to(table):
        _refuse_if_pointed_to(connection, (child, column), child.c[column].in_(values_of(ids)), dataset, replaced)


def refuse_to_remove_all(connection: Connection, dataset: str) -> None:
    """Refuse to remove a dataset whose rows other datasets point to.

    Raises:
        RegionalError: another dataset points to one of them.
    """
    for table in seeded_tables():
        for child, column in _pointing_to(table):
            owned = select(table.c.id).where(owned_by(table, dataset))
            _refuse_if_pointed_to(connection, (child, column), child.c[column].in_(owned), dataset, [dataset])


def pointed_to_by_others(connection: Connection, dataset: str) -> dict[Table, set[str]]:
    """The ids of rows of a dataset that rows of other datasets point to."""
    found: dict[Table, set[str]] = {}
    for table in seeded_tables():
        for child, column in _pointing_to(table):
            owned = select(table.c.id).where(owned_by(table, dataset))
            query = select(child.c[column]).where(child.c[column].in_(owned), not_(owned_by(child, dataset)))
            ids = set(connection.scalars(query.distinct()))
            if ids:
                found.setdefault(table, set()).update(ids)
    return found


def _pointing_to(table: Table) -> list[tuple[Table, str]]:
    """The columns of other rows that point to a table. A part belongs to the dataset of the row it is a part of."""
    return [
        (child, column)
        for child in seeded_tables()
        for column, parent in references(child)
        if parent == table.name and ("dataset_id" in child.c or column != next(iter(child.primary_key)).name)
    ]


def _refuse_if_pointed_to(
    connection: Connection,
    pointer: tuple[Table, str],
    points: ColumnElement[bool],
    dataset: str,
    replaced: Sequence[str],
) -> None:
    child, column = pointer
    theirs = [not_(owned_by(child, each)) for each in replaced]
    id_ = connection.scalar(select(child.c[column]).where(points, *theirs).limit(1))
    if id_ is not None:
        others = connection.scalars(select(Dataset.id).where(Dataset.id.not_in(replaced)).order_by(Dataset.id))
        points_there = select(child.c[column]).where(child.c[column] == id_)
        other = next(d for d in others if connection.scalar(points_there.where(owned_by(child, d)).limit(1)))
        raise RegionalError(f"the dataset '{other}' depends on '{dataset}': its {child.name} point to {id_}")
