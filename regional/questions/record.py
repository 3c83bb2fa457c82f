"""One record with everything that belongs to it: a state, organization, person, event, statement or source."""

from collections.abc import Iterator
from typing import Any

from regional.database.reader import Reader
from regional.errors import RegionalError
from regional.names import UnknownNameError, ids, nearest, resolve
from regional.questions.rows import Rows, without_facts

TABLES = {
    "state": "states",
    "organization": "organizations",
    "person": "people",
    "event": "events",
    "statement": "statements",
    "source": "sources",
}
"""The kinds of record, and the table that each is in."""

_KIND = "SELECT kind FROM records WHERE id = :id"

_DETAILS = """
SELECT field, value, detail, dates
FROM record_details
WHERE record_id = :id
ORDER BY CASE field WHEN 'citation' THEN 2 ELSE 1 END, field, value, detail, earliest
"""


def record_rows(reader: Reader, record: str) -> Rows:
    """The fields of a record and their values: its own columns, then what belongs to it, then its citations.

    Raises:
        RegionalError: nothing has this id or name, or several actors have this name.
    """
    kind, id_ = find(reader, record)
    return without_facts(["field", "value"], list(_fields(reader, kind, id_)))


def find(reader: Reader, record: str) -> tuple[str, str]:
    """The kind and the id of the record that a text means.

    Raises:
        RegionalError: nothing has this id or name, or several actors have this name.
    """
    kinds = reader.ask(_KIND, {"id": record}).rows
    if kinds:
        return kinds[0][0], record
    try:
        id_ = resolve(reader, [("actor", record)])["actor", record]
    except UnknownNameError:
        known = [id_ for table in TABLES.values() for id_ in ids(reader, table)]
        raise RegionalError(f"nothing has the id or name '{record}'{nearest(record, known)}") from None
    kinds = reader.ask(_KIND, {"id": id_}).rows
    if not kinds:
        raise _incomplete(id_)
    return kinds[0][0], id_


def _incomplete(id_: str) -> RegionalError:
    return RegionalError(
        f"'{id_}' is named in the database, but its own row is missing: `regional check` may tell more"
    )


def _fields(reader: Reader, kind: str, id_: str) -> Iterator[tuple[Any, ...]]:
    yield "kind of record", kind
    yield from own_fields(reader, kind, id_)
    for field, *parts in details(reader, id_):
        yield field, ", ".join(part.strip() for part in parts if part)


def own_fields(reader: Reader, kind: str, id_: str) -> Iterator[tuple[str, str]]:
    """The columns of a record that have a value, without the days that are derived from its dates."""
    row = next(reader.ask(f"SELECT * FROM {TABLES[kind]} WHERE id = :id", {"id": id_}).records(), None)  # noqa: S608 - ours
    if row is None:
        raise _incomplete(id_)
    for column, value in row.items():
        if value is not None and not column.endswith(("earliest", "latest")):
            yield column, str(value)


def details(reader: Reader, id_: str) -> list[tuple[Any, ...]]:
    """What belongs to a record: the field, the value, its detail and its dates."""
    return reader.ask(_DETAILS, {"id": id_}).rows
