"""Rows: complete what somebody wrote, and divide it among the tables in which it is stored.

Rows of seed files and of public datasets both pass through here. What follows from their values is added: the days that
a date can mean, ids that are made of other columns, folded names, and the names that an actor has by itself.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from sqlalchemy import Table
from sqlalchemy.orm import Mapper

from regional import dates
from regional.models import Base, Name, Organization, Person, State
from regional.models.types import Edtf
from regional.seeds.mapping import all_stored, columns_of
from regional.seeds.problems import Place

Key = tuple[Any, ...]
"""The primary key of a row."""

NAMED: tuple[type[Base], ...] = (State, Organization, Person)
"""The actors, whose id and English name are names too."""

_NAMES = Base.metadata.tables[Name.__tablename__]


@dataclass(slots=True)
class Row:
    """A row of a table, checked by itself, that knows where each of its values stands."""

    table: Table
    values: dict[str, Any]
    """The value of every column, in the order of the columns of the table."""
    place: Place
    lines: dict[str, int]
    is_implied: bool = False
    """Whether nobody wrote it, because it is a name that an actor has by itself."""
    key: Key = field(init=False)
    """The primary key."""

    def __post_init__(self) -> None:
        """Store the key, because it is needed often."""
        self.key = tuple(map(self.values.get, key_columns(self.table)))

    def place_of(self, column: str) -> Place:
        """Where the value of a column stands."""
        return Place(self.place.file, self.lines.get(column, self.place.line))


@cache
def key_columns(table: Table) -> list[str]:
    """The names of the columns of the primary key."""
    return [column.name for column in table.primary_key]


@cache
def column_names(table: Table) -> list[str]:
    """The names of all columns, in the one order in which rows are compared and stored."""
    return [column.name for column in table.columns]


@cache
def required_columns(mapper: Mapper[Any]) -> list[str]:
    """The columns that somebody must write: they cannot be empty, have no default, and follow from no other."""
    return [
        name
        for name, column in columns_of(mapper).items()
        if not column.nullable and name not in _defaults(mapper) and name not in mapper.class_.completed
    ]


@cache
def _defaults(mapper: Mapper[Any]) -> dict[str, Any]:
    """The columns that have a value where nobody wrote one."""
    return {
        name: column.default.arg  # type: ignore[attr-defined]  # a scalar default has its value there
        for name, column in columns_of(mapper).items()
        if not column.nullable and column.default is not None and column.default.is_scalar
    }


@cache
def date_columns(mapper: Mapper[Any]) -> list[tuple[str, str, str]]:
    """The columns of dates of a class, each with those of the first and the last day that it can mean."""
    return [dates_ for table in all_stored(mapper) for dates_ in dates_in(table)]


@cache
def dates_in(table: Table) -> list[tuple[str, str, str]]:
    """The columns of dates of a table, each with those of the first and the last day that it can mean."""
    prefixes = {c.name: c.name.removesuffix("date") for c in table.columns if isinstance(c.type, Edtf)}
    return [
        (name, f"{prefix}earliest", f"{prefix}latest")
        for name, prefix in prefixes.items()
        if f"{prefix}earliest" in table.columns
    ]


def complete(mapper: Mapper[Any], values: dict[str, Any]) -> None:
    """Fill in what follows from the values that somebody wrote.

    Args:
        mapper: the class.
        values: the values by column, which contain all that `required_columns` names.

    Raises:
        InvalidDateError: one of the dates is no date.
    """
    for name, default in _defaults(mapper).items():
        values.setdefault(name, default)
    mapper.class_.derive(values)
    for name, earliest, latest in date_columns(mapper):
        text = values.get(name)
        if text is not None:
            values[earliest], values[latest] = dates.parse(text)


def rows_of(mapper: Mapper[Any], values: dict[str, Any], place: Place, lines: dict[str, int]) -> Iterator[Row]:
    """One row for each table that the class is stored in, and the names that an actor has by itself.

    Args:
        mapper: the class.
        values: its values, completed.
        place: where they stand.
        lines: the lines of single values, where they differ.
    """
    if mapper.inherits:
        values = {**values, "kind": str(mapper.polymorphic_identity)}
    for table in all_stored(mapper):
        yield Row(table, {name: values.get(name) for name in column_names(table)}, place, lines)
    if mapper.class_ in NAMED:
        yield from _own_names(values, place)


def implied_names(actor: Mapping[str, Any]) -> list[tuple[str, str]]:
    """The names that follow from an actor, with their language: id and ISO code in none, its names in English."""
    names = (
        ("und", actor["id"]),
        ("en", actor["name"]),
        ("en", actor.get("official_name")),
        ("und", actor.get("alpha_2")),
    )
    return [(language, name) for language, name in names if name is not None]


def _own_names(values: dict[str, Any], place: Place) -> Iterator[Row]:
    for language, name in implied_names(values):
        row = {"actor_id": values["id"], "language": language, "name": name, "dataset_id": values["dataset_id"]}
        Name.derive(row)
        yield Row(_NAMES, {column: row.get(column) for column in column_names(_NAMES)}, place, {}, is_implied=True)
