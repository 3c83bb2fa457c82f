"""Whether what follows from a row is what the row says: the days of its dates, its id, its folded name, its names.

Loads and imports fill these columns. Only somebody who writes into the database by hand can make them say otherwise.
"""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Table, exists, select, type_coerce
from sqlalchemy.orm import Mapper
from sqlalchemy.types import NullType

from regional import dates
from regional.models import Actor, Base, Name
from regional.seeds.mapping import seeded_tables, stored
from regional.seeds.rows import NAMED, dates_in, implied_names, key_columns
from regional.seeds.rules import Broken


def broken_derivations(connection: Connection) -> Iterator[Broken]:
    """The rows in which something does not follow from the rest."""
    for table in seeded_tables():
        for columns in dates_in(table):
            yield from _wrong_days(connection, table, columns)
    for mapper in Base.registry.mappers:
        if mapper.class_.completed:
            yield from _wrong_values(connection, mapper)
        if mapper.inherits:
            yield from _wrong_kinds(connection, mapper)
    yield from _missing_names(connection)


def _wrong_days(connection: Connection, table: Table, columns: tuple[str, str, str]) -> Iterator[Broken]:
    """The rows whose date is none, or means other days; millions of rows have only thousands of dates."""
    plain = [type_coerce(table.c[name], NullType()) for name in columns]
    date, *days = columns
    for told in connection.execute(select(*plain).distinct()).all():
        message = _about_days(date, days, *told)
        if message:
            key = select(*(table.c[name] for name in key_columns(table)))
            same = (column.is_not_distinct_from(value) for column, value in zip(plain, told, strict=True))
            for row in connection.execute(key.where(*same)):
                yield Broken(table.name, _shown(row), message)


def _about_days(name: str, names: list[str], date: str | None, *told: str | None) -> str:
    try:
        days: tuple[str | None, ...] = (None, None) if date is None else dates.parse(date)
    except dates.InvalidDateError as error:
        return f"{name}: {error}"
    if tuple(days) == told:
        return ""
    means = f"{name} {date} means {' to '.join(map(str, days))}" if date else f"{name} is empty"
    return f"{means}, but {' and '.join(names)} say {' to '.join(map(str, told))}"


def _wrong_values(connection: Connection, mapper: Mapper[Any]) -> Iterator[Broken]:
    """The rows with a column that the class fills in otherwise."""
    table, names = stored(mapper), mapper.class_.completed
    plain = [type_coerce(column, NullType()) for column in table.columns]
    for row in connection.execute(select(*plain)).mappings():
        made = {name: value for name, value in row.items() if name not in names}
        mapper.class_.derive(made)
        for name in names:
            if made[name] != row[name]:
                key = _shown(row[column] for column in key_columns(table))
                yield Broken(
                    table.name, key, f"{name} is '{row[name]}', but from the rest of the row follows '{made[name]}'"
                )


def _wrong_kinds(connection: Connection, mapper: Mapper[Any]) -> Iterator[Broken]:
    """The actors that are said to be of a kind and are not among those of the kind, or the other way round."""
    table, kind = stored(mapper), str(mapper.polymorphic_identity)
    actors = Base.metadata.tables[Actor.__tablename__]
    plain = type_coerce(actors.c.kind, NullType())
    there = exists(select(1).where(table.c.id == actors.c.id))
    for id_, said, is_there in connection.execute(select(actors.c.id, plain, there).where((plain == kind) != there)):
        where = "is" if is_there else "is not"
        yield Broken(actors.name, id_, f"kind is '{said}', but it {where} among the {table.name}")


def _missing_names(connection: Connection) -> Iterator[Broken]:
    """The actors that are not called what their own row calls them."""
    names = {tuple(row) for row in connection.execute(select(Name.actor_id, Name.language, Name.name))}
    for class_ in NAMED:
        table = Base.metadata.tables[class_.__tablename__]
        for row in connection.execute(select(table)).mappings():
            for language, name in implied_names(dict(row)):
                if (row["id"], language, name) not in names:
                    yield Broken(table.name, row["id"], f"'{name}' ({language}) is not among its names")


def _shown(key: Any) -> str:
    return " ".join(map(str, key))
