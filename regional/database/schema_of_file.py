"""The parts of the schema of a file: SQLite keeps the statements that made them."""

import re
from collections.abc import Iterator
from functools import cache

from sqlalchemy import Connection

from regional.database.documentation import tables
from regional.database.interference import is_ours
from regional.database.new_schema import in_memory
from regional.database.schema import Part, Parts

_MADE = "SELECT type, name, tbl_name, sql FROM sqlite_master WHERE sql IS NOT NULL"


@cache
def wanted() -> Parts:
    """The parts that the migrations make in an empty database."""
    with in_memory() as scratch:
        return found(scratch)


def found(connection: Connection) -> Parts:
    """The parts of a database: of its tables only ours, and the triggers in them."""
    parts: Parts = {}
    ours = {*tables(), "alembic_version"}
    for kind, name, table, statement in connection.exec_driver_sql(_MADE):
        if kind == "table" and name in ours:
            parts |= _of_a_table(name, statement)
        elif kind == "index" and table in ours and statement.upper().startswith("CREATE UNIQUE"):
            parts[Part("unique index", f"{table}.{name}")] = ""
        elif kind == "view" or (kind == "index" and table in ours) or (kind == "trigger" and is_ours(table)):
            parts[Part(kind, name)] = made(Part(kind, name), statement)
    return parts


def named(connection: Connection) -> Iterator[tuple[str, str]]:
    """The kind of everything that has a name, and the name; to SQLite capital letters are as small ones."""
    yield from map(tuple, connection.exec_driver_sql("SELECT type, lower(name) FROM sqlite_master"))


def made(part: Part, statement: str) -> str:
    """How a part is made, as `found` tells it: of a view every letter, since a quote or a line end counts there."""
    return statement if part.kind == "view" else _plain(statement)


def _of_a_table(name: str, statement: str) -> Parts:
    """The parts of a statement that makes a table: what stands before and after its columns, and each of these."""
    start, end = statement.index("("), statement.rindex(")")
    parts = {Part("table", name): _plain(f"{statement[:start]} {statement[end + 1 :]}")}
    if name == "search_index":  # the words in a virtual table are no columns alone
        return {Part("table", name): _plain(statement)}
    for clause in map(_plain, _clauses(statement[start + 1 : end])):
        first, _, rest = clause.partition(" ")
        is_column = first not in ("CONSTRAINT", "PRIMARY", "UNIQUE", "CHECK", "FOREIGN")
        kind, own = ("column", first) if is_column else ("constraint", rest.partition(" ")[0])
        parts[Part(kind, f"{name}.{own}")] = clause
    return parts


def _clauses(text: str) -> Iterator[str]:
    """The parts of a text between the commas that stand in no brackets and in no quotes."""
    depth, clause = 0, ""
    for sign in re.findall(r"'[^']*'|\"[^\"]*\"|[(),]|[^'\"(),]+", text):
        depth += (sign == "(") - (sign == ")")
        if sign == "," and not depth:
            yield clause
            clause = ""
        else:
            clause += sign
    yield clause


def _plain(statement: str) -> str:
    """A statement without line ends and the quotes that SQLite puts around a name when it renames a table."""
    return " ".join(statement.replace('"', "").split())
