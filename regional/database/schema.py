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

_FOREIGN = ("column", "constraint", "trigger")
"""The kinds of part that nobody else may add to our tables."""

_ANEW = "`regional load` makes it anew"
_LOST = "load into a new database, or restore a backup"


def differences(connection: Connection) -> Iterator[str]:
    """One line for each part that is missing, is another, or is not this program's, with what is to be done.

    Args:
        connection: a connection to a database that says it has this program's schema; it is only read.
    """
    wanted, found = _schema_of(connection).wanted(), _schema_of(connection).found(connection)
    for part in sorted({*wanted, *found}):
        advice = _ANEW if part.kind in ("index", "view") or part.name == "search_index" else _LOST
        table = Part("table", part.name.partition(".")[0])
        if part not in found:
            if part.kind not in _FOREIGN or table in found:
                yield f"{part.kind} {part.name}: it is missing; {advice}"
        elif part not in wanted:
            if part.kind in _FOREIGN:
                yield f"{part.kind} {part.name}: it is not one that this program makes; drop it"
        elif wanted[part] != found[part]:
            yield f"{part.kind} {part.name}: it is not as this program makes it; {advice}"


def lost(connection: Connection) -> list[Part]:
    """The tables and columns of the models that a database lacks."""
    found = _schema_of(connection).found(connection)
    gone = []
    for table in Base.metadata.sorted_tables:
        columns = [Part("column", f"{table.name}.{column.name}") for column in table.columns]
        whole = Part("table", table.name)
        gone += [part for part in columns if part not in found] if whole in found else [whole]
    return gone


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
