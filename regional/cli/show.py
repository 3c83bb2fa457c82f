"""`regional show`: one record whole."""

import sys
from collections.abc import Iterator

import click

from regional import render
from regional.cli import FORMAT, database_location, default_format
from regional.cli.types import Id
from regional.database.reader import Reader
from regional.database.reading import reading
from regional.errors import RegionalError
from regional.names import UnknownNameError, ids, nearest, resolve

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


@click.command("show")
@click.argument("record", metavar="ID", type=Id("record"))
@FORMAT
@click.pass_context
def command(ctx: click.Context, record: str, format_: str | None) -> None:
    """Show one record whole: a state, organization, person, event, statement or source.

    States, organizations and people can also be named by any of their names.

    Example: regional show SCO
    """
    with reading(database_location(ctx)) as reader:
        kind, id_ = _find(reader, record)
        rows = list(_fields(reader, kind, id_))
    render.write(render.Table(["field", "value"], rows), format_ or default_format(), sys.stdout)


def _find(reader: Reader, record: str) -> tuple[str, str]:
    """The kind and the id of what is meant."""
    kinds = reader.ask(_KIND, {"id": record}).rows
    if kinds:
        return kinds[0][0], record
    try:
        id_ = resolve(reader, [("actor", record)])["actor", record]
    except UnknownNameError:
        known = [id_ for table in TABLES.values() for id_ in ids(reader, table)]
        raise RegionalError(f"nothing has the id or name '{record}'{nearest(record, known)}") from None
    return reader.ask(_KIND, {"id": id_}).rows[0][0], id_


def _fields(reader: Reader, kind: str, id_: str) -> Iterator[tuple[str, str]]:
    yield "kind of record", kind
    row = next(reader.ask(f"SELECT * FROM {TABLES[kind]} WHERE id = :id", {"id": id_}).records())  # noqa: S608 - ours
    for column, value in row.items():
        if value is not None and not column.endswith(("earliest", "latest")):
            yield column, str(value)
    for field, *parts in reader.ask(_DETAILS, {"id": id_}).rows:
        yield field, ", ".join(part.strip() for part in parts if part)
