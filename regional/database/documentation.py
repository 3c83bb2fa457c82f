"""What every table, view and column means: the words of the models, and of the headers of the views."""

from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import Column

from regional.models import Base
from regional.sql.definitions import View, views


class Described(NamedTuple):
    """A column of a table or a view."""

    name: str
    meaning: str
    column: Column[Any] | None
    """The column of a table that it is, or that it is like; none for what only a view or the full-text index has."""


SEARCH_INDEX = {
    "": "The texts that `search` looks through: one row for each name, human-coded event and statement.",
    "folded": "All texts of the row as they are compared: no capitals, no marks (NFKC).",
    "kind": "What was found: name, event or statement.",
    "id": "The id of the actor, the event or the statement.",
    "text": "The text that an answer shows.",
    "dataset_id": "The dataset that this row belongs to.",
}
"""The full-text index and its columns: it has no model, because each engine has its own kind of index."""


@cache
def tables() -> dict[str, str]:
    """What a row of each table is, in one sentence."""
    found = {str(mapper.local_table): mapper.class_.__doc__ or "" for mapper in Base.registry.mappers}
    return {name: doc.partition("\n")[0] for name, doc in sorted(found.items())} | {"search_index": SEARCH_INDEX[""]}


@cache
def all_views() -> dict[str, View]:
    """The views by name."""
    return {view.name: view for view in views()}


def columns(name: str) -> list[Described]:
    """The columns of a table or a view, each with its meaning."""
    if name == "search_index":
        return [Described(column, meaning, None) for column, meaning in SEARCH_INDEX.items() if column]
    if name in Base.metadata.tables:
        return [Described(c.name, c.doc or "", c) for c in Base.metadata.tables[name].columns]
    return list(_of_a_view(all_views()[name]))


def _of_a_view(view: View) -> Iterator[Described]:
    for column in view.columns:
        if column.like:
            alike = columns(column.like)
            yield from (each for each in alike if column.name in ("*", each.name))
        else:
            yield Described(column.name, column.meaning, None)


def documentation() -> Iterator[tuple[str, str, str, str | None]]:
    """The rows of the table `documentation`: a table or view, a column, its meaning, and what made a view."""
    for name, meaning in tables().items():
        yield name, "", meaning, None
        yield from ((name, column.name, column.meaning, None) for column in columns(name))
    for name, view in sorted(all_views().items()):
        yield name, "", view.meaning, view.statement
        yield from ((name, column.name, column.meaning, None) for column in columns(name))
