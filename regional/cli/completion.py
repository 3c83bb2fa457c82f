"""Shell completion of ids and names, from the database."""
# ruff: noqa: S608 - the statements are put together from our own words; what was typed is passed as a parameter

import os
import re
from typing import Any

import click
from click.shell_completion import CompletionItem

from regional.cli import database_location
from regional.cli.watch import watched
from regional.database.reading import reading
from regional.errors import RegionalError
from regional.folding import fold
from regional.questions.regions import as_word, regions
from regional.sql.catalog import DAYS
from regional.visible import one_line

_LIMIT = 500

_PLAIN = r"[\w@%+=:,./-]+"
"""What a shell takes as it stands: what is completed is run."""

_OF_WORDS = _PLAIN + r"( [\w-]+)*"
"""What fish and zsh take as it stands: they keep a name with blanks together."""

_SECONDS = 0.4
"""How long the shell waits for the ids; a person who has typed on wants none any more."""

_AS_TYPED = "WHERE id >= :typed AND id < :typed || '~'"
"""In large tables the index finds the beginning of an id, so upper and lower case must be as they are in the id."""

_EVENTS = f"SELECT id, title AS name FROM events {_AS_TYPED}"
_STATEMENTS = f"SELECT id, summary AS name FROM statements {_AS_TYPED}"
_SOURCES = "SELECT id, title AS name FROM sources WHERE lower(id) LIKE :folded ESCAPE '\\'"
_MEMBERSHIPS = f"SELECT id, start_date AS name FROM memberships {_AS_TYPED}"

_STATEMENTS_BY_TYPE = {
    **dict.fromkeys(DAYS, f"SELECT '@' || e.id AS id, e.name FROM ({_EVENTS}) AS e"),
    "topic": "SELECT id, name FROM topics WHERE lower(id) LIKE :folded ESCAPE '\\'",
    "event": _EVENTS,
    "dataset": "SELECT id, title AS name FROM datasets WHERE lower(id) LIKE :folded ESCAPE '\\'",
    "fact": f"{_MEMBERSHIPS} UNION ALL {_EVENTS} UNION ALL {_STATEMENTS}",
    "record": f"{_EVENTS} UNION ALL {_STATEMENTS} UNION ALL {_SOURCES}",
}

_KINDS = {
    "actor": ("state", "organization", "person"),
    "record": ("state", "organization", "person"),
    "name": ("state", "organization", "person"),
    "member": ("state", "organization"),
    "state": ("state",),
    "organization": ("organization",),
    "person": ("person",),
}
"""The kinds of actor that each type of parameter can name."""

_ACTORS = """
SELECT a.id, a.name, min(f.place) AS place, min(f.name) AS found, a.kind
FROM (
    SELECT i.id, i.id AS name, CASE i.kind WHEN 'person' THEN 1 ELSE 0 END AS place
    FROM actors AS i
    WHERE lower(i.id) LIKE :folded ESCAPE '\\'
    UNION ALL
    SELECT n.actor_id AS id, n.name, 1 AS place FROM names AS n WHERE n.folded >= :name AND n.folded < :after
    UNION ALL
    SELECT o.id, o.name, 1 AS place FROM actor_names AS o WHERE lower(o.name) LIKE :folded ESCAPE '\\'
) AS f
JOIN actor_names AS a ON a.id = f.id
WHERE a.kind IN ({})
GROUP BY a.id, a.name, a.kind
ORDER BY place, (SELECT count(*) FROM statement_actors AS p WHERE p.actor_id = a.id AND p.role = 'speaker') DESC, a.id
LIMIT {}
"""
"""States and organizations whose id begins so come first; of the others, those who spoke most."""

_LAST = "\U0010ffff"


def complete(ctx: click.Context, type_: str, incomplete: str) -> list[CompletionItem]:
    """What a parameter of a type can be that begins with what was typed: ids, each with a name."""
    today = [CompletionItem("today")] if type_ in DAYS and "today".startswith(incomplete) else []
    if type_ in DAYS and not incomplete.startswith("@") and (incomplete or today):
        return today
    try:
        with watched(_SECONDS, message="", status=0, grace=0), reading(database_location(ctx), _SECONDS) as reader:
            actors = reader.ask(_actors(type_), _beginnings(incomplete)).rows if type_ in _KINDS else []
            statement = _STATEMENTS_BY_TYPE.get(type_)
            typed = _beginnings(incomplete.removeprefix("@"))
            named = [name for _, name, _ in regions(reader)] if type_ == "region" else []
            others = reader.ask(f"{statement} ORDER BY id LIMIT {_LIMIT}", typed).rows if statement else []
    except RegionalError:
        return []
    if type_ == "region":
        return [
            CompletionItem(name.replace(" ", "-")) for name in named if as_word(name).startswith(as_word(incomplete))
        ]
    nearest = _nearest(actors)
    by_name = _shell() == "fish_complete" or (_shell() == "zsh_complete" and len(nearest) > 1)
    found = [*(_offered(row, incomplete, by_name=by_name) for row in nearest), *others]
    plain = _OF_WORDS if by_name else _PLAIN
    return [*today, *(_item(id_, name) for id_, name in found if re.fullmatch(plain, f"{id_}"))]


def _shell() -> str:
    return os.environ.get("_REGIONAL_COMPLETE", "")


def _item(id_: str, name: str | None) -> CompletionItem:
    return CompletionItem(id_, help=one_line(f"{name}"))


def _beginnings(typed: str) -> dict[str, str]:
    folded = re.sub(r"([%_\\])", r"\\\1", typed.lower()) + "%"
    return {"folded": folded, "typed": typed, "name": fold(typed), "after": fold(typed) + _LAST}


def _actors(type_: str) -> str:
    return _ACTORS.format(", ".join(f"'{kind}'" for kind in _KINDS[type_]), _LIMIT)


def _nearest(actors: list[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    """Where an id begins so, the names of other states and organizations are not meant; people are known by names."""
    has_ids = any(place == 0 for _, _, place, _, _ in actors)
    return [row for row in actors if not has_ids or row[2] == 0 or row[4] == "person"]


def _offered(row: tuple[Any, ...], typed: str, *, by_name: bool) -> tuple[str, str]:
    """The id of an actor and its name; by name, what it is called that begins as it was typed.

    Fish keeps only what begins so, and zsh takes away what was typed if several do not.
    """
    id_, name, place, found, _ = row
    shown = name if fold(name).startswith(fold(typed)) else found
    return (shown if place and by_name else id_), name
