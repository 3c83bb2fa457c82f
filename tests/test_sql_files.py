"""Every .sql file is valid SQL on both engines: as it stands, and with and without what its marks take away."""

import re
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

import psycopg
import pytest

from regional.database.engine import make_engine
from regional.sql import statement
from regional.sql.catalog import FOLDER, LOOKUPS, PARTS, REASONS, Query, query_paths, read_query
from regional.sql.definitions import CHECKS, Check, checks
from tests.datasets import ENGINES

QUERIES = [read_query(path) for path in query_paths().values()]
ASIDE = [read_query(str(path)) for folder in (LOOKUPS, REASONS) for path in sorted(Path(folder).glob("*.sql"))]
"""What is asked beside a question, or where it has no answer."""
FILES = [path for folder in (FOLDER, LOOKUPS, PARTS, CHECKS, REASONS) for path in Path(folder).glob("*.sql")]

Explain = Callable[[str, Mapping[str, Any]], None]


def without_marked(text: str) -> str:
    """The statement without any clause that a mark can take away."""
    lines = text.split("\n")
    gone = {line for mark in statement.marks(text) for line in range(mark.first, mark.last + 1)}
    return "\n".join(line for number, line in enumerate(lines) if number not in gone)


def composed(query: Query, change: Callable[[str], str]) -> str:
    """The query with its parts before it, each changed."""
    return statement.with_parts([(name, title, change(part)) for name, title, part in query.parts], change(query.body))


@pytest.fixture(params=ENGINES)
def explain(request: pytest.FixtureRequest) -> Iterator[Explain]:
    """Let an engine plan a statement."""
    if request.param == "sqlite":
        with closing(sqlite3.connect(request.getfixturevalue("record"))) as connection:
            yield lambda text, values: connection.execute(f"EXPLAIN {text}", values).close()
        return
    engine = make_engine(request.getfixturevalue("record_on_server"))
    with engine.connect() as server:
        cursor = server.connection.driver_connection
        assert isinstance(cursor, psycopg.Connection)

        def plan(text: str, values: Mapping[str, Any]) -> None:
            cursor.execute(f"EXPLAIN {statement.replaced(text.replace('%', '%%'), '%({})s'.format)}".encode(), values)

        yield plan
    engine.dispose()


EXAMPLES = {"integer": 1, "number": 1.5, "year": "2001"}
"""Values of the types that are not any text."""


@pytest.mark.parametrize("query", [*QUERIES, *ASIDE], ids=lambda query: query.name)
def test_a_query_is_valid_with_all_that_its_marks_take_away_and_without(explain: Explain, query: Query) -> None:
    nothing = {p.name: "[]" if p.many else None for p in query.parameters}
    everything = {
        p.name: '["x"]' if p.many or p.type == "words" else EXAMPLES.get(p.type, "x") for p in query.parameters
    }
    explain(composed(query, str), nothing)
    explain(composed(query, without_marked), nothing)
    explain(query.statement(nothing), nothing)
    explain(query.statement(everything), everything)


@pytest.mark.parametrize("name", sorted(path.stem for path in Path(PARTS).glob("*.sql")))
def test_a_part_is_valid_by_itself_and_used_by_a_query(explain: Explain, tmp_path: Path, name: str) -> None:
    path = tmp_path / "all.sql"
    path.write_text(f"-- Everything?\n-- uses: {name}\nSELECT * FROM {name}", encoding="utf-8")
    query = read_query(path)
    values = {p.name: "[]" if p.many else None for p in query.parameters}
    explain(composed(query, str), values)
    explain(composed(query, without_marked), values)
    assert name in {part for shipped in QUERIES for part, _, _ in shipped.parts}


@pytest.mark.parametrize("check", checks(), ids=lambda check: check.name)
def test_a_check_is_valid(explain: Explain, check: Check) -> None:
    explain(check.statement, {})


def test_few_clauses_wait_for_an_option() -> None:
    """A mark is a second statement to think of: an empty list or an option without a value mostly needs none."""
    found = [mark for path in FILES for mark in re.findall("-- (?:if|unless) :", path.read_text(encoding="utf-8"))]
    assert len(found) <= 47


def test_the_rule_for_a_day_is_told_once() -> None:
    """`holding` says which memberships hold on a day, certainly or possibly; every query about a day reads from it."""
    told = [path.name for path in FILES if "m.start_earliest <= :until" in path.read_text(encoding="utf-8")]
    assert told == ["holding.sql"]
