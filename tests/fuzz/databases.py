"""Damaged database files: bytes, pages and schemas that no load has written, and what is asked of them."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from hypothesis import strategies as st

ODD = [
    None,
    "",
    "soon",
    "0000-00-00",
    "[2001..",
    "9999-99-99",
    -1,
    2**62,
    1.5,
    b"\xff\x00blob",
    "\x1b[2J",
    "[[[[",
    "x" * 5000,
]
"""Values that no row of ours has, or not in every column."""

QUESTIONS = [
    *(["members", "SCO"], ["members", "SCO", "--on", "2002-01-01", "--sources"], ["both", "SCO", "CSTO", "--sources"]),
    *(["matrix", "SCO", "CSTO"], ["timeline", "KAZ"], ["affiliations", "KAZ", "--continuity"], ["changes"]),
    *(["events", "--on", "@meeting"], ["events"], ["statements", "--sources"], ["search", "kazakh"], ["review"]),
    *(["resolve", "kazakhstan", "ОДКБ"], ["show", "SCO"], ["show", "KAZ"], ["show", "meeting"], ["show", "Казахстан"]),
    *(["why", "SCO/KAZ"], ["coverage"], ["datasets"], ["conflicts"], ["leaders", "KAZ"], ["neighbors", "KAZ"]),
    *(["overlaps", "SCO", "CSTO"], ["members", "Shanghai Cooperation"], ["members", "SCO", "-f", "json"], ["info"]),
    *(["check"], ["sql", "SELECT * FROM names"], ["sql", "SELECT * FROM evidence"], ["export", "out"]),
    *(["members", "SCO", "--dataset", "fuzzed", "--dataset", "fuzzed"], ["drop", "fuzzed"], ["load", "again"]),
]
"""Commands that read the most; those at the end write, elsewhere or into the file."""


LOOSENED = """
UPDATE sqlite_master
SET sql = replace(replace(replace(sql, 'IS NOT NULL', 'NOTNULL'), 'NOT NULL', ''), 'STRICT', '')
WHERE type = 'table' AND sql LIKE 'CREATE TABLE%'
"""
"""The statement that takes away the rules of all tables."""

CHANGES = [
    *['UPDATE OR IGNORE "{table}" SET "{column}" = :odd_{odd}'] * 6,
    *['UPDATE OR IGNORE "{table}" SET "{column}" = :odd_{odd} WHERE rowid % 2'] * 3,
    'DELETE FROM "{table}"',
    'DELETE FROM "{table}" WHERE rowid % 2',
    'DROP TABLE "{table}"',
    'ALTER TABLE "{table}" RENAME COLUMN "{column}" TO other',
    'DROP VIEW "{view}"',
    "UPDATE sqlite_master SET sql = 'CREATE VIEW {view} AS SELECT 1 AS id' WHERE name = '{view}'",
    "UPDATE sqlite_master SET sql = 'CREATE VIEW {view} AS SELECT * FROM {view}' WHERE name = '{view}'",
    "UPDATE sqlite_master SET rootpage = 1 + {odd} * 3 WHERE name = '{table}'",
    "UPDATE sqlite_master SET sql = 'CREATE TABLE {table} (x)' WHERE name = '{table}'",
    'CREATE TRIGGER waiting AFTER INSERT ON "{table}" BEGIN DELETE FROM "{other}"; END',
]
"""What can be done to a schema and to rows."""


class Damage(NamedTuple):
    """What is done to a sound file, and what is asked then."""

    change: Callable[[Path], None]
    shown: str
    questions: list[list[str]]

    def __repr__(self) -> str:
        return f"{self.shown}: {self.questions}"


def in_bytes(path: Path, edit: Callable[[bytes], bytes]) -> None:
    path.write_bytes(edit(path.read_bytes()))


def in_schema(path: Path, statements: list[str]) -> None:
    """Change what only a program that writes SQL can change; a statement that SQLite refuses changes nothing."""
    with closing(sqlite3.connect(path)) as connection:
        connection.isolation_level = None
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute("PRAGMA ignore_check_constraints = ON")
        for statement in statements:
            try:
                connection.execute(statement, {f"odd_{number}": value for number, value in enumerate(ODD)})
            except sqlite3.Error:
                continue


def schema(path: Path) -> dict[str, list[str]]:
    """The tables of a file and their columns."""
    with closing(sqlite3.connect(path)) as connection:
        tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE 'CREATE TABLE%'")
        return {
            name: [row[1] for row in connection.execute(f"PRAGMA table_info('{name}')")]
            for (name,) in tables.fetchall()
            if not name.startswith(("search_index", "sqlite_"))
        }


def views(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'view'")]


@st.composite
def byte_damage(draw: st.DrawFn, size: int) -> tuple[Callable[[Path], None], str]:
    """A few bytes are others, mostly where the header and the tops of the pages are."""
    page = 4096
    places = st.integers(0, size - 1) | st.integers(0, 110) | st.integers(0, size // page - 1).map(lambda n: n * page)
    edits = draw(st.lists(st.tuples(places, st.binary(min_size=1, max_size=8)), min_size=1, max_size=6))

    def edit(data: bytes) -> bytes:
        changed = bytearray(data)
        for at, new in edits:
            changed[at : at + len(new)] = new
        return bytes(changed)

    return lambda path: in_bytes(path, edit), f"bytes {edits}"


@st.composite
def page_damage(draw: st.DrawFn, size: int) -> tuple[Callable[[Path], None], str]:
    """Pages are empty, elsewhere, doubled, or missing at the end."""
    page, pages = 4096, size // 4096
    what = draw(st.sampled_from(["zero", "swap", "copy", "cut", "longer"]))
    first, second = draw(st.integers(0, pages - 1)), draw(st.integers(0, pages - 1))
    length = draw(st.integers(0, size))

    def edit(data: bytes) -> bytes:
        parts = [data[at : at + page] for at in range(0, size, page)]
        match what:
            case "zero":
                parts[first] = bytes(page)
            case "swap":
                parts[first], parts[second] = parts[second], parts[first]
            case "copy":
                parts[first] = parts[second]
            case "cut":
                return data[:length]
            case _:
                return data + data[:length]
        return b"".join(parts)

    return lambda path: in_bytes(path, edit), f"{what} {first} {second} {length}"


@st.composite
def schema_damage(draw: st.DrawFn, known: dict[str, list[str]], seen: list[str]) -> tuple[Callable[[Path], None], str]:
    """Values that no row of ours has, rows and tables that are gone, views that say something else."""
    statements = []
    for _ in range(draw(st.sampled_from([1, 1, 2, 3]))):
        table, other = draw(st.sampled_from(sorted(known))), draw(st.sampled_from(sorted(known)))
        column, view = draw(st.sampled_from(known[table])), draw(st.sampled_from(seen))
        odd = draw(st.integers(0, len(ODD) - 1))
        template = draw(st.sampled_from(CHANGES))
        statements.append(template.format(table=table, other=other, column=column, view=view, odd=odd))

    def change(path: Path) -> None:
        in_schema(path, [LOOSENED])
        in_schema(path, statements)

    return change, "; ".join(statements)


def damages(path: Path) -> st.SearchStrategy[Damage]:
    """All kinds of damage to a sound file, each with a few questions."""
    size = path.stat().st_size
    kinds = byte_damage(size) | page_damage(size) | schema_damage(schema(path), views(path))
    asked = st.lists(st.sampled_from(QUESTIONS), min_size=1, max_size=4)
    return st.builds(lambda kind, questions: Damage(kind[0], kind[1], questions), kinds, asked)
