"""Shell completion of ids, from the database."""
# ruff: noqa: S608 - the statements are put together from our own words; what was typed is passed as a parameter

import re

import click
from click.shell_completion import CompletionItem

from regional.cli import database_location
from regional.cli.watch import Late, watched
from regional.database.reading import reading
from regional.errors import RegionalError
from regional.sql.catalog import DAYS
from regional.visible import one_line

_LIMIT = 100

_PLAIN = r"[\w@%+=:,./-]+"
"""An id that a shell takes as it stands: what is completed is run."""

_SECONDS = 0.4
"""How long the shell waits for the ids; a person who has typed on wants none any more."""

_ANY_CASE = "WHERE lower(id) LIKE :folded ESCAPE '\\'"
_AS_TYPED = "WHERE id >= :typed AND id < :typed || '~'"
"""In large tables the index finds the beginning of an id, so upper and lower case must be as they are in the id."""

_ACTORS = f"SELECT id, name FROM actor_names {_ANY_CASE}"
_EVENTS = f"SELECT id, title AS name FROM events {_AS_TYPED}"
_STATEMENTS = f"SELECT id, summary AS name FROM statements {_AS_TYPED}"
_SOURCES = f"SELECT id, title AS name FROM sources {_ANY_CASE}"
_MEMBERSHIPS = f"SELECT id, start_date AS name FROM memberships {_AS_TYPED}"

_STATEMENTS_BY_TYPE = {
    **dict.fromkeys(DAYS, f"SELECT '@' || e.id AS id, e.name FROM ({_EVENTS}) AS e"),
    "topic": f"SELECT id, name FROM topics {_ANY_CASE}",
    "event": _EVENTS,
    "dataset": f"SELECT id, title AS name FROM datasets {_ANY_CASE}",
    "fact": f"{_MEMBERSHIPS} UNION ALL {_EVENTS} UNION ALL {_STATEMENTS}",
    "record": f"{_ACTORS} UNION ALL {_EVENTS} UNION ALL {_STATEMENTS} UNION ALL {_SOURCES}",
    "actor": _ACTORS,
    "member": f"{_ACTORS} AND kind <> 'person'",
    "state": f"SELECT id, name FROM states {_ANY_CASE}",
    "organization": f"SELECT id, name FROM organizations {_ANY_CASE}",
    "person": f"SELECT id, name FROM people {_ANY_CASE}",
}


def complete(ctx: click.Context, type_: str, incomplete: str) -> list[CompletionItem]:
    """The ids of a type that begin with what was typed, each with its name."""
    statement = _STATEMENTS_BY_TYPE.get(type_)
    if statement is None:
        return []
    typed = incomplete.removeprefix("@")
    beginnings = {"folded": re.sub(r"([%_\\])", r"\\\1", typed.lower()) + "%", "typed": typed}
    try:
        with watched(_SECONDS, Late("", 0, grace=0)), reading(database_location(ctx), _SECONDS) as reader:
            rows = reader.ask(f"{statement} ORDER BY id LIMIT {_LIMIT}", beginnings).rows
    except RegionalError:
        return []
    return [CompletionItem(id_, help=one_line(f"{name}")) for id_, name in rows if re.fullmatch(_PLAIN, f"{id_}")]
