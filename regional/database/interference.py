"""What in a database would make a load or an answer say something else than its rows: others can have put it there.

A trigger or a rule changes what a load writes, and lets it report success. On a server a schema that comes first in the
search path hides ours, row security hides rows, and a replaced function or view answers otherwise.
"""

import os
import re
from collections.abc import Iterator
from runpy import run_path
from typing import NamedTuple

from sqlalchemy import Connection, inspect

from regional.database.documentation import all_views
from regional.errors import RegionalError
from regional.models import Base
from regional.shipped import MIGRATIONS, schema_versions

_TRIGGERS_OF_A_FILE = "SELECT 'the trigger ' || name, tbl_name FROM sqlite_master WHERE type = 'trigger' ORDER BY name"

_HIDING_A_FUNCTION = "SELECT type, name FROM sqlite_master WHERE lower(name) = 'json_each'"

_HOOKS_OF_A_SERVER = """
SELECT 'the trigger ' || t.tgname, c.relname
FROM pg_trigger AS t
JOIN pg_class AS c ON c.oid = t.tgrelid
WHERE NOT t.tgisinternal AND pg_table_is_visible(c.oid)
UNION ALL
SELECT 'the rule ' || r.rulename, c.relname
FROM pg_rewrite AS r
JOIN pg_class AS c ON c.oid = r.ev_class
WHERE r.rulename <> '_RETURN' AND pg_table_is_visible(c.oid)
UNION ALL
SELECT 'row security', relname FROM pg_class WHERE relrowsecurity AND pg_table_is_visible(oid)
ORDER BY 1, 2
"""

_SCHEMAS = """
SELECT n.nspname, min(c.relname)
FROM pg_class AS c
JOIN pg_namespace AS n ON n.oid = c.relnamespace
WHERE pg_table_is_visible(c.oid) AND c.relname = ANY(string_to_array(%s, ' '))
GROUP BY n.nspname
ORDER BY count(*)
"""
"""The schemas in which the search path finds our tables, the one that has fewest first."""

_FUNCTIONS = """
SELECT p.proname, concat_ws(' ', p.prosrc, p.proconfig, CASE WHEN p.prosecdef THEN 'SECURITY DEFINER' END)
FROM pg_proc AS p
JOIN pg_namespace AS n ON n.oid = p.pronamespace
WHERE p.proname = ANY(string_to_array(%s, ' ')) AND n.nspname = ANY(current_schemas(false)) AND p.prokind = 'f'
"""

_BEFORE = re.compile(r"CREATE VIEW \w+ AS")
_BODY = re.compile(r"FUNCTION (\w+)\(.*?\bAS\s+(?:\$\$(.*)\$\$|'(.*)')", re.DOTALL)


class Hook(NamedTuple):
    """Something that acts when one of our tables is read or written."""

    what: str
    table: str


def refuse_interference(connection: Connection, shown: str) -> None:
    """Refuse to write into a database that would store something else and report success.

    Raises:
        RegionalError: there is such a thing; the message names it.
    """
    for what, table in _hooks(connection):
        raise RegionalError(f"{shown} has {what} on {table}, which would change what is stored: drop it")
    for line in _schemas(connection):
        raise RegionalError(f"{shown}: {line}")


def interference(connection: Connection) -> Iterator[str]:
    """One line for each such thing; the triggers and views of a file its schema tells."""
    if connection.dialect.name != "postgresql":
        for kind, name in connection.exec_driver_sql(_HIDING_A_FUNCTION):
            yield f"{kind} {name}: it hides the function that questions call; drop it"
        return
    yield from _schemas(connection)
    yield from (
        f"{what} on {table}: it is not one that this program makes; drop it" for what, table in _hooks(connection)
    )
    yield from _functions(connection)


def _hooks(connection: Connection) -> list[Hook]:
    on_server = connection.dialect.name == "postgresql"
    found = connection.exec_driver_sql(_HOOKS_OF_A_SERVER if on_server else _TRIGGERS_OF_A_FILE)
    return [Hook(what, table) for what, table in found if is_ours(table)]


def is_ours(table: str) -> bool:
    """Whether a load writes a table: one of ours, or one in which SQLite keeps the full-text index."""
    name = table.lower()
    return name in {*Base.metadata.tables, "search_index", "alembic_version"} or name.startswith("search_index_")


def _schemas(connection: Connection) -> Iterator[str]:
    if connection.dialect.name != "postgresql":
        return
    ours = " ".join([*Base.metadata.tables, *all_views(), "search_index"])
    found = connection.exec_driver_sql(_SCHEMAS, (ours,)).all()
    for schema, name in found[:-1]:
        yield f"the search path finds {name} in the schema {schema}, and the rest elsewhere: take {schema} out of it"


def _functions(connection: Connection) -> Iterator[str]:
    """The functions that are not as the first migration makes them."""
    wanted = _shipped_functions()
    rows = connection.exec_driver_sql(_FUNCTIONS, (" ".join(wanted),)).all()
    sources = {name: [source for other, source in rows if other == name] for name in wanted}
    for name, source in sorted(wanted.items()):
        if [_words(found) for found in sources[name]] != [_words(source)]:
            yield f"function {name}: it is not as this program makes it; load into a new database"


def _shipped_functions() -> dict[str, str]:
    """The body of each function by its name."""
    path = os.path.join(MIGRATIONS, "versions", f"{schema_versions()[0]}.py")
    found = [_BODY.search(statement) for statement in run_path(path)["FUNCTIONS"]]
    return {match[1]: match[2] or match[3] for match in found if match}


def _words(source: str) -> str:
    return " ".join(source.split())


_TRANSACTIONS = """
SELECT count(DISTINCT made.xmin::text)
FROM (
    SELECT d.xmin FROM documentation AS d
    UNION ALL
    SELECT r.xmin
    FROM pg_rewrite AS r
    JOIN pg_class AS c ON c.oid = r.ev_class
    WHERE r.rulename = '_RETURN' AND c.relname = ANY (string_to_array(%s, ' ')) AND pg_table_is_visible(c.oid)
) AS made
"""
"""How many transactions made the views, replaced them since, or wrote what they mean."""


def are_views_as_made(connection: Connection) -> bool:
    """Whether one transaction made all views of a server and wrote what they mean, as this program does it.

    If not, somebody replaced one since, or restored a backup. It is asked in a thousandth of the time that the server
    takes to plan the views. A file keeps their text, which is compared elsewhere.
    """
    if connection.dialect.name != "postgresql":
        return True
    transactions: int = connection.exec_driver_sql(_TRANSACTIONS, (" ".join(all_views()),)).scalar_one()
    return transactions == 1


def replaced_views(connection: Connection) -> list[str]:
    """The views that a server does not read as it would read ours: it keeps no text of them that could be compared.

    If one is missing, none of them is compared, since one selects from another.
    """
    if connection.dialect.name != "postgresql" or not {*all_views()} <= {*inspect(connection).get_view_names()}:
        return []
    ours = {name: f"({_BEFORE.sub('', view.statement)}) AS {name}" for name, view in sorted(all_views().items())}
    return [name for name, source in ours.items() if _plan(connection, name) != _plan(connection, source)]


def _plan(connection: Connection, source: str) -> list[str]:
    explained = f"EXPLAIN (VERBOSE, COSTS OFF) SELECT * FROM {source}"  # noqa: S608 - one of our views
    return [line for (line,) in connection.exec_driver_sql(explained, execution_options={"no_parameters": True})]
