"""What a server lets a question do besides reading, and what it lets others do through a superuser's question."""

import re
from collections.abc import Callable
from typing import Any

from regional.errors import RegionalError

_CALLED = re.compile(r'(\w+)"?\s*(?=\(|/\*|--)')
"""A name that is called, or that begins a comment before what could be the arguments."""

_NOTATION = re.compile(r"[)\]]\s*(?:\.|/\*|--)")
"""What could go on with the other notation for a call, in which a name follows its argument: `(7).pg_advisory_lock`."""

_MORE = re.compile(
    r"pg_(?!typeof|backend_pid|sleep|get_\w+def|size_\w+|(database|relation|table|indexes|total_relation|column)_size)\w+"
    r"|lo_\w+|loread|lowrite|nextval|setval|set_config|brin_\w+|gin_clean\w+|binary_upgrade_\w+|\w+_reset"
    r"|ts_stat|ts_rewrite|\w+_to_xml\w*|xpath_table|dblink\w*|crosstab\w*|connectby",
    re.IGNORECASE,
)
"""The functions that write what no transaction takes back, reach other sessions, files or settings, or run a text as a
statement, which could name any of them."""

_KEPT = re.compile(
    r"\b(?:pg_(?:authid|shadow|subscription|statistic|stats)|_?pg_user_mappings?|user_mapping_options)\b", re.IGNORECASE
)
"""Where a server keeps passwords, or samples of what it keeps."""

_HIDING = re.compile(r'\bu&"', re.IGNORECASE)
"""The notation that could hide such a name."""


def refuse_more_than_reading(statement: str) -> None:
    """Refuse a statement that names what a question has no business with, whatever the server would allow.

    Raises:
        RegionalError: it does; the message says what.
    """
    names = re.findall(r"\w+", statement) if _NOTATION.search(statement) else _CALLED.findall(statement)
    for name in filter(_MORE.fullmatch, names):
        raise RegionalError(f"`{name}` can do more than read, and questions only read")
    for name in _HIDING.findall(statement):
        raise RegionalError(f"`{name}` can do more than read, and questions only read")
    for name in _KEPT.findall(statement):
        raise RegionalError(f"`{name}` holds passwords, and is not for questions")


_POWERS = """
SELECT bool_or(rolsuper AND rolname = current_user)
FROM pg_roles
WHERE
    (rolsuper OR rolname IN ('pg_execute_server_program', 'pg_read_server_files', 'pg_write_server_files'))
    AND pg_has_role(session_user, oid, 'MEMBER')
"""
"""Whether the role is a superuser; nothing if it can neither become one nor reach beyond the database.

Whatever role the settings of a session let it begin with, code that runs in it can go back to that of the login.
"""

_OTHERS = """
WITH trusted AS (
    SELECT oid FROM pg_roles WHERE rolsuper OR rolname = session_user
    UNION ALL
    SELECT r.oid
    FROM pg_roles AS r
    JOIN pg_database AS d ON d.datname = current_database()
    JOIN pg_roles AS o ON o.oid = d.datdba AND (o.rolsuper OR o.rolname = session_user)
    WHERE r.rolname = 'pg_database_owner'
),
owned AS (
    SELECT oid AS place, 'the schema ' || nspname || ' belongs to ' AS what, nspowner AS role FROM pg_namespace
    UNION ALL
    SELECT relnamespace, 'the relation ' || relname || ' belongs to ', relowner
    FROM pg_class
    WHERE relkind IN ('r', 'p', 'v', 'm', 'f')
    UNION ALL
    SELECT pronamespace, 'the function ' || proname || ' belongs to ', proowner FROM pg_proc
    UNION ALL
    SELECT n.oid, 'things can be put into the schema ' || n.nspname || ' by ', a.grantee
    FROM pg_namespace AS n
    CROSS JOIN LATERAL aclexplode(n.nspacl) AS a
    WHERE a.privilege_type = 'CREATE'
)
SELECT o.what || coalesce(r.rolname, 'everybody')
FROM owned AS o
JOIN pg_namespace AS n ON n.oid = o.place AND n.nspname !~ '^pg_(temp|toast)'
LEFT JOIN pg_roles AS r ON r.oid = o.role
WHERE o.role NOT IN (SELECT oid FROM trusted)
ORDER BY left(o.what, 10) <> 'the schema', o.what
LIMIT 1
"""
"""One thing in the database that another role made or could make, and that could run as whoever asks."""


_ALONE = """
SELECT pg_catalog.current_setting('search_path'), pg_catalog.set_config('search_path', 'pg_catalog', true)
"""
"""The statement that leaves the server's own schema alone in the search path, in which others could hide its names."""

_AS_BEFORE = "SELECT pg_catalog.set_config('search_path', %s, true)"


def is_superuser(execute: Callable[..., Any]) -> bool:
    """Whether a transaction has the powers of a superuser; if it can have them, it must not meet what others made.

    A function, a view or a trigger runs with the rights of whoever asks or loads, and would reach the server itself.

    Args:
        execute: runs a statement in the transaction, with parameters or without, and returns a cursor.

    Raises:
        RegionalError: the role can become a superuser or run programs, and another role owns something here.
    """
    path, _ = execute(_ALONE).fetchone()
    (found,) = execute(_POWERS).fetchone()
    others = None if found is None else execute(_OTHERS).fetchone()
    if others:
        raise RegionalError(
            f"a superuser neither asks nor loads here, because {others[0]}, whose code would run with all powers:"
            " use a role with fewer rights"
        )
    execute(_AS_BEFORE, (path,))
    return bool(found)
