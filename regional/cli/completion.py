"""Shell completion of ids, from the database."""

import click
from click.shell_completion import CompletionItem

from regional.cli import database_location
from regional.database.reading import reading
from regional.errors import RegionalError

_LIMIT = 100

_SOURCES = {
    "day": "SELECT '@' || id, title FROM events",
    "topic": "SELECT id, name FROM topics",
    "event": "SELECT id, title FROM events",
    "dataset": "SELECT id, title FROM datasets",
    "source": "SELECT id, title FROM sources",
    "fact": "SELECT id, start_date FROM memberships UNION ALL SELECT id, title FROM events"
    " UNION ALL SELECT id, summary FROM statements",
    "record": "SELECT id, name FROM actor_names UNION ALL SELECT id, title FROM events"
    " UNION ALL SELECT id, summary FROM statements UNION ALL SELECT id, title FROM sources",
    "actor": "SELECT id, name FROM actor_names",
    "member": "SELECT id, name FROM actor_names WHERE kind <> 'person'",
    "state": "SELECT id, name FROM states",
    "organization": "SELECT id, name FROM organizations",
    "person": "SELECT id, name FROM people",
}


def complete(ctx: click.Context, type_: str, incomplete: str) -> list[CompletionItem]:
    """The ids of a type that begin like this, in either case, each with its name."""
    if type_ not in _SOURCES:
        return []
    statement = (
        f"SELECT id, name FROM (SELECT NULL AS id, NULL AS name WHERE 0 UNION ALL {_SOURCES[type_]}) AS known"  # noqa: S608
        f" WHERE lower(id) LIKE :beginning ORDER BY id LIMIT {_LIMIT}"
    )
    try:
        with reading(database_location(ctx)) as reader:
            rows = reader.ask(statement, {"beginning": incomplete.lower() + "%"}).rows
    except RegionalError:
        return []
    return [CompletionItem(id_, help=name) for id_, name in rows]
