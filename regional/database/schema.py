"""Whether the schema of a database is the one that this program makes, part by part.

The parts are tables, columns, constraints, indexes, views and triggers. What somebody else added beside them, a view or
a table of their own, is no difference; a column or a trigger in one of our tables is.
"""

from collections.abc import Iterator
from importlib import import_module
from types import ModuleType
from typing import NamedTuple

from sqlalchemy import Connection, Dialect
from sqlalchemy.schema import CreateIndex

from regional.database.documentation import all_views
from regional.models import Base


class Part(NamedTuple):
    """What a part of a schema is, and its name; that of a column or a constraint begins with its table."""

    kind: str
    name: str


Parts = dict[Part, str]
"""How each part of a schema is made."""

SEARCH_INDEX_BY_DATASET = "CREATE INDEX ix_search_index_dataset_id ON search_index (dataset_id)"
"""The statement of the one index on a server that belongs to no model."""

_FOREIGN = ("column", "constraint", "trigger", "unique index")
"""The kinds of part that nobody else may add to our tables."""

MADE_ANEW = ("counts", "documentation")
"""The tables that hold nothing of their own, beside the full-text index, whose form is that of its engine."""

_ANEW = "`regional load` makes it anew"
LOST = "load into a new database, or restore a backup"
"""What is to be done about what nothing else in a database says."""


def differences(connection: Connection) -> Iterator[str]:
    """One line for each part that is missing, is another, or is not this program's, with what is to be done.

    Args:
        connection: a connection to a database that says it has this program's schema; it is only read.
    """
    wanted, found = _schema_of(connection).wanted(), _schema_of(connection).found(connection)
    taken = in_the_way(connection)
    for part in sorted({*wanted, *found}):
        table = Part("table", part.name.partition(".")[0])
        is_derived = part.kind in ("index", "view") or table.name in ("search_index", *MADE_ANEW)
        advice = _ANEW if is_derived else LOST
        if part in taken:
            yield f"{part.kind} {part.name}: {taken[part]} is in its place; rename or drop it"
        elif part not in found:
            if part.kind not in _FOREIGN or table in found:
                yield f"{part.kind} {part.name}: it is missing; {advice}"
        elif part not in wanted:
            if part.kind in _FOREIGN:
                yield f"{part.kind} {part.name}: it is not one that this program makes; drop it"
        elif wanted[part] != found[part]:
            yield f"{part.kind} {part.name}: it is not as this program makes it; {advice}"


def lost(connection: Connection) -> list[Part]:
    """The tables and columns of the models that a database lacks, and that hold what nothing else does."""
    found = _schema_of(connection).found(connection)
    gone = []
    for table in Base.metadata.sorted_tables:
        if table.name in MADE_ANEW:
            continue
        columns = [Part("column", f"{table.name}.{column.name}") for column in table.columns]
        whole = Part("table", table.name)
        gone += [part for part in columns if part not in found] if whole in found else [whole]
    return gone


def incomplete(connection: Connection) -> list[str]:
    """The tables of `MADE_ANEW` that lack a column of this program's; to compare more of them takes half of a load."""
    found = _schema_of(connection).found(connection)
    columns = {name: Base.metadata.tables[name].columns for name in MADE_ANEW}
    return [name for name in MADE_ANEW if any(Part("column", str(column)) not in found for column in columns[name])]


def in_the_way(connection: Connection) -> dict[Part, str]:
    """The views and indexes of ours whose name something else has, each with what that is."""
    wanted = {part.name: part for part in statements(connection.dialect)}
    named = _schema_of(connection).named(connection)
    return {wanted[name]: f"a {kind}" for kind, name in named if name in wanted and kind != wanted[name].kind}


def outdated(connection: Connection) -> dict[Part, str]:
    """The indexes and views that are missing or not as this program makes them, each with the statement for it."""
    schema_of = _schema_of(connection)
    found = schema_of.found(connection)
    wanted = statements(connection.dialect)
    return {part: made for part, made in wanted.items() if found.get(part) != schema_of.made(part, made)}


def statements(dialect: Dialect) -> dict[Part, str]:
    """The statements that make what holds nothing of its own: the indexes, and the views in their order."""
    indexes = [index for table in Base.metadata.sorted_tables for index in table.indexes]
    found = {Part("index", str(index.name)): str(CreateIndex(index).compile(dialect=dialect)) for index in indexes}
    if dialect.name == "postgresql":
        found[Part("index", "ix_search_index_dataset_id")] = SEARCH_INDEX_BY_DATASET
    return found | {Part("view", view.name): view.statement for view in all_views().values()}


def _schema_of(connection: Connection) -> ModuleType:
    return import_module(f"regional.database.schema_of_{'file' if connection.dialect.name == 'sqlite' else 'server'}")
