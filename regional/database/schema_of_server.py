"""The parts of the schema of a server: its catalog keeps what they are, not the statements that made them."""

import re
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Column, Connection, Constraint, Table
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import AddConstraint

from regional.database.documentation import SEARCH_INDEX
from regional.database.schema import Part, Parts, statements
from regional.models import Base

_DIALECT = postgresql.dialect()  # type: ignore[no-untyped-call]

_FOUND = """
SELECT CASE c.relkind WHEN 'r' THEN 'table' ELSE 'view' END, c.relname, ''
FROM pg_class AS c
WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'v')
UNION ALL
SELECT 'column', c.relname || '.' || a.attname,
    concat_ws(' ', format_type(a.atttypid, a.atttypmod), l.collname, CASE WHEN a.attnotnull THEN 'NOT NULL' END)
FROM pg_attribute AS a
JOIN pg_class AS c ON a.attrelid = c.oid
LEFT JOIN pg_collation AS l ON a.attcollation = l.oid AND l.collname <> 'default'
WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped
UNION ALL
SELECT 'constraint', c.relname || '.' || k.conname, pg_get_constraintdef(k.oid)
FROM pg_constraint AS k
JOIN pg_class AS c ON k.conrelid = c.oid
WHERE c.relnamespace = current_schema()::regnamespace AND k.contype IN ('p', 'f', 'c', 'u')
UNION ALL
SELECT 'index', i.relname, CASE WHEN x.indisvalid THEN pg_get_indexdef(x.indexrelid) ELSE 'invalid' END
FROM pg_index AS x
JOIN pg_class AS i ON x.indexrelid = i.oid
WHERE i.relnamespace = current_schema()::regnamespace
UNION ALL
SELECT 'unique index', c.relname || '.' || i.relname, ''
FROM pg_index AS x
JOIN pg_class AS i ON x.indexrelid = i.oid
JOIN pg_class AS c ON x.indrelid = c.oid
WHERE c.relnamespace = current_schema()::regnamespace AND x.indisunique
    AND NOT EXISTS (SELECT 1 FROM pg_constraint AS k WHERE k.conindid = i.oid)
UNION ALL
SELECT 'trigger', c.relname || '.' || t.tgname, pg_get_triggerdef(t.oid)
FROM pg_trigger AS t
JOIN pg_class AS c ON t.tgrelid = c.oid
WHERE c.relnamespace = current_schema()::regnamespace AND NOT t.tgisinternal
"""


def wanted() -> Parts:
    """The parts that the models, the views and the full-text index need."""
    parts: Parts = {part: made(part, statement) for part, statement in statements(_DIALECT).items()}
    for table in Base.metadata.sorted_tables:
        parts |= dict(_of_a_table(table))
    columns = {Part("column", f"search_index.{name}"): "text C" for name in SEARCH_INDEX if name}
    return parts | {Part("table", "search_index"): ""} | columns


def found(connection: Connection) -> Parts:
    """The parts of the schema that comes first in the search path, of its tables only ours."""
    ours = {*Base.metadata.tables, "search_index"}
    parts: Parts = {}
    for kind, name, definition in connection.exec_driver_sql(_FOUND):
        part = Part(kind, name)
        if kind in ("index", "view") or name.partition(".")[0] in ours:
            parts[part] = definition if kind == "column" else made(part, definition)
    return parts


_NAMED = """
SELECT
    CASE c.relkind WHEN 'v' THEN 'view' WHEN 'i' THEN 'index' WHEN 'm' THEN 'materialized view' WHEN 'S' THEN 'sequence'
        ELSE 'table' END,
    c.relname
FROM pg_class AS c
WHERE c.relnamespace = current_schema()::regnamespace
"""


def named(connection: Connection) -> Iterator[tuple[str, str]]:
    """The kind of everything that has a name, and the name."""
    yield from map(tuple, connection.exec_driver_sql(_NAMED))


def made(part: Part, statement: str) -> str:
    """How a part is made, as `found` tells it; of a view the server keeps no text that could be compared."""
    return "" if part.kind == "view" else _plain(statement)


def _of_a_table(table: Table) -> Iterator[tuple[Part, str]]:
    yield Part("table", table.name), ""
    for column in table.columns:
        yield Part("column", f"{table.name}.{column.name}"), _column(column)
    for constraint in table.constraints:
        name, statement = constraint.name, _adding(constraint)
        yield Part("constraint", f"{table.name}.{name}"), _plain(statement.partition(f" {name} ")[2])


def _adding(constraint: Constraint) -> str:
    """The statement that adds a constraint. By default, making it takes the constraint out of its table for good."""
    return str(AddConstraint(constraint, isolate_from_table=False).compile(dialect=_DIALECT))


def _column(column: Column[Any]) -> str:
    type_ = column.type.compile(_DIALECT).partition(" COLLATE")[0].lower()
    return f"{type_}{' C' if type_ == 'text' else ''}{'' if column.nullable else ' NOT NULL'}"


def _plain(made: str) -> str:
    """A definition without what the server adds to it: casts, brackets, white space, the schema and `btree`."""
    bare = re.sub(r"::\w+|USING btree|\bpublic\.|CREATE (UNIQUE )?INDEX \w+ ON (\w+\.)?", "", made)
    return re.sub(r"[\s()\"]", "", bare)
