"""What the models say about a seed file: which tables, columns and nested lists there are."""

from functools import cache
from typing import Any

from sqlalchemy import Column, Table
from sqlalchemy.orm import Mapper

from regional.models import Actor, Base, Count, Documentation, Preference
from regional.models.base import IS_LOCAL


@cache
def mapped_classes() -> dict[str, Mapper[Any]]:
    """The mapped classes that a file can fill, by the name of their table."""
    others = (Actor, Count, Documentation, Preference)
    return {stored(mapper).name: mapper for mapper in Base.registry.mappers if mapper.class_ not in others}


@cache
def seeded_tables() -> list[Table]:
    """The tables whose rows belong to datasets, those that others point to first."""
    other = {stored(mapper) for mapper in Base.registry.mappers if not mapper.class_.seeded}
    return [table for table in Base.metadata.sorted_tables if table not in other]


def stored(mapper: Mapper[Any]) -> Table:
    """The table that a class has of its own."""
    return Base.metadata.tables[str(mapper.local_table)]


@cache
def all_stored(mapper: Mapper[Any]) -> list[Table]:
    """The tables that a class is stored in, those of the classes that it extends first."""
    return [stored(above) for above in reversed(list(mapper.iterate_to_root()))]


@cache
def nested_lists(mapper: Mapper[Any]) -> dict[str, tuple[Mapper[Any], str]]:
    """The nested lists of a class: for each the class of its rows, and their column that points to the row around."""
    found = {}
    for relationship in mapper.relationships:
        (pair,) = [remote.name for _, remote in relationship.local_remote_pairs or ()]
        found[relationship.key] = (relationship.mapper, str(pair))
    return found


@cache
def columns_of(mapper: Mapper[Any]) -> dict[str, Column[Any]]:
    """The columns that a seed can give, by name; derived ones, the dataset and the kind of actor are left out."""
    columns = {c.name: c for table in all_stored(mapper) for c in table.columns if not c.info.get(IS_LOCAL)}
    hidden = {"dataset_id", "folded"} | ({"kind"} if mapper.inherits else set())
    return {n: c for n, c in columns.items() if n not in hidden and not n.endswith(("earliest", "latest"))}


@cache
def short_form(mapper: Mapper[Any], parent: str) -> list[str]:
    """The columns that the short form of a row gives: its key, without what the row around it gives."""
    return [column.name for column in stored(mapper).primary_key if column.name != parent]


@cache
def references(table: Table) -> list[tuple[str, str]]:
    """The columns of a table that point to the id of another table: pairs of column and table."""
    return sorted(
        (key.parent.name, key.column.table.name)
        for key in table.foreign_keys
        if key.parent.name not in ("id", "dataset_id")
    )
