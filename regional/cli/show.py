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

_OF_AN_ACTOR = """
SELECT 'name' AS field, language || ' ' || name, NULL, 'from ' || start_date, 'until ' || end_date
FROM names WHERE actor_id = :id
UNION ALL
SELECT 'code', scheme || ' ' || code, NULL, 'from ' || start_date, 'until ' || end_date
FROM codes WHERE actor_id = :id
UNION ALL
SELECT 'predecessor', predecessor_id, predecessor, kind, date
FROM succession_facts WHERE successor_id = :id
UNION ALL
SELECT 'successor', successor_id, successor, kind, date
FROM succession_facts WHERE predecessor_id = :id
UNION ALL
SELECT 'belongs to', organization_id, status, start_date, end_date
FROM effective_memberships WHERE member_id = :id
UNION ALL
SELECT 'member', member_id, status, start_date, end_date
FROM effective_memberships WHERE organization_id = :id
UNION ALL
SELECT p.role, p.statement_id, s.summary, NULL, NULL
FROM statement_actors AS p
JOIN statements AS s ON s.id = p.statement_id
WHERE p.actor_id = :id
ORDER BY 1, 2, 3
"""

_OF_AN_EVENT = """
SELECT p.role AS field, p.actor_id, a.name
FROM event_participants AS p
JOIN actor_names AS a ON a.id = p.actor_id
WHERE p.event_id = :id
UNION ALL
SELECT 'topic', topic_id, NULL FROM event_topics WHERE event_id = :id
UNION ALL
SELECT 'statement', id, summary FROM statements WHERE event_id = :id
ORDER BY 1, 2
"""

_OF_A_STATEMENT = """
SELECT p.role AS field, p.actor_id, a.name, p.capacity, 'for ' || p.on_behalf_of_id
FROM statement_actors AS p
JOIN actor_names AS a ON a.id = p.actor_id
WHERE p.statement_id = :id
UNION ALL
SELECT 'topic', topic_id, NULL, NULL, NULL FROM statement_topics WHERE statement_id = :id
ORDER BY 1, 2
"""

_OF_A_SOURCE = """
SELECT 'cited for ' || fact_kind AS field, fact_id, locator
FROM evidence
WHERE source_id = :id
ORDER BY 1, 2, 3
"""

_CITATIONS = """
SELECT 'citation' AS field, source_id || ' ' || locator, title
FROM evidence
WHERE fact_id = :id
ORDER BY 2
"""

LISTS = {
    "state": _OF_AN_ACTOR,
    "organization": _OF_AN_ACTOR,
    "person": _OF_AN_ACTOR,
    "event": _OF_AN_EVENT,
    "statement": _OF_A_STATEMENT,
    "source": _OF_A_SOURCE,
}
"""What belongs to a record beside its own columns: what it is, then the parts of its description."""


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
    for kind in ("event", "statement", "source"):
        if reader.ask(f"SELECT id FROM {TABLES[kind]} WHERE id = :id", {"id": record}).rows:  # noqa: S608 - ours
            return kind, record
    try:
        id_ = resolve(reader, [("actor", record)])["actor", record]
    except UnknownNameError:
        known = [id_ for table in TABLES.values() for id_ in ids(reader, table)]
        raise RegionalError(f"nothing has the id or name '{record}'{nearest(record, known)}") from None
    return reader.ask("SELECT kind FROM actors WHERE id = :id", {"id": id_}).rows[0][0], id_


def _fields(reader: Reader, kind: str, id_: str) -> Iterator[tuple[str, str]]:
    yield "kind of record", kind
    row = next(reader.ask(f"SELECT * FROM {TABLES[kind]} WHERE id = :id", {"id": id_}).records())  # noqa: S608
    for column, value in row.items():
        if value is not None and not column.endswith(("earliest", "latest")):
            yield column, str(value)
    for statement in (LISTS[kind], _CITATIONS):
        for field, *parts in reader.ask(statement, {"id": id_}).rows:
            yield field, ", ".join(str(part).strip() for part in parts if part)
