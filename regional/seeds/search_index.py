"""The full-text index: the texts by which rows can be found, and how entries are made of them."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from sqlalchemy import Connection, Table, column, delete, insert, table, text

from regional.folding import fold
from regional.models import Base, Event, Name, Statement
from regional.vocabulary import FoundIn, Tier

SEARCH_INDEX = table("search_index", *map(column, ("kind", "id", "text", "folded", "dataset_id")))
"""The full-text index, which the migration makes for each engine."""

Entry = tuple[Any, ...]
"""The values of the columns of the index."""


class Indexed(NamedTuple):
    """How the rows of a table can be found."""

    kind: FoundIn
    id: str
    """The column that says what is found."""
    texts: tuple[str, ...]
    """The columns whose words are found; the first one is shown."""


INDEXED = {
    Name.__tablename__: Indexed(FoundIn.NAME, "actor_id", ("name",)),
    Event.__tablename__: Indexed(FoundIn.EVENT, "id", ("title", "description", "place")),
    Statement.__tablename__: Indexed(FoundIn.STATEMENT, "id", ("text", "summary", "attribution")),
}
"""The tables whose rows are found. Of the events only those that people coded: a program's are millions."""


def entries(table_name: str, rows: Iterable[Mapping[str, Any]], dataset: str) -> Iterator[Entry]:
    """The entries of the index for rows of a table, if it is one whose rows are found."""
    indexed = INDEXED.get(table_name)
    if indexed is None:
        return
    for row in rows:
        if row.get("tier", Tier.HUMAN_CODED) == Tier.HUMAN_CODED:
            texts = [row.get(name) for name in indexed.texts]
            folded = fold(" \n ".join(filter(None, texts)))
            yield indexed.kind.value, row[indexed.id], texts[0], folded, dataset


def index(connection: Connection, dataset: str) -> None:
    """Fill the index for a dataset anew."""
    connection.execute(delete(SEARCH_INDEX).where(SEARCH_INDEX.c.dataset_id == dataset))
    found = [dict(zip(SEARCH_INDEX.c.keys(), entry, strict=True)) for entry in wanted(connection, dataset)]
    if found:
        connection.execute(insert(SEARCH_INDEX), found)


def wanted(connection: Connection, dataset: str) -> Iterator[Entry]:
    """The entries that the index must have for a dataset."""
    for name, indexed in INDEXED.items():
        rows = _stored(connection, Base.metadata.tables[name], indexed, dataset)
        yield from entries(name, rows, dataset)


def _stored(connection: Connection, stored: Table, indexed: Indexed, dataset: str) -> Iterator[Mapping[str, Any]]:
    """The columns that the index needs, of all rows of a dataset that can be in it."""
    asked = f"SELECT {', '.join((indexed.id, *indexed.texts))} FROM {stored.name} WHERE dataset_id = :dataset"  # noqa: S608
    values = {"dataset": dataset}
    if "tier" in stored.c:
        asked += " AND tier = :tier"
        values["tier"] = Tier.HUMAN_CODED.value
    for row in connection.execute(text(asked), values).mappings():
        yield dict(row)
