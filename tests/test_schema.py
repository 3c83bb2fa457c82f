"""`regional schema`: every table and view, and every column of each."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.conftest import Run
from tests.test_hand_written_commands import rows_of


@pytest.fixture
def database(record: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(record)) as connection:
        yield connection


def test_schema_describes_every_table_and_view_of_the_file(ask_file: Run, database: sqlite3.Connection) -> None:
    described = [(name, kind) for name, kind, _ in rows_of(ask_file("schema").stdout)]
    there = database.execute(
        "SELECT name, type FROM sqlite_master WHERE type IN ('table', 'view')"
        " AND name NOT LIKE 'search_index\\_%' ESCAPE '\\' AND name <> 'alembic_version'"
    )
    assert set(described) == set(there)
    views = [name for name, kind in described if kind == "view"]
    assert views == sorted(views)


@pytest.mark.parametrize(
    "table",
    ["memberships", "states", "statement_actors", "membership_citations", "search_index", "evidence", "neighbors"],
)
def test_schema_describes_every_column_of_a_table_or_a_view(
    ask_file: Run, database: sqlite3.Connection, table: str
) -> None:
    described = rows_of(ask_file("schema", table).stdout)
    assert {row[0] for row in described} == {row[1] for row in database.execute(f"PRAGMA table_info({table})")}
    assert [row for row in described if not row[3]] == []


def test_schema_tells_the_words_and_the_references_of_a_column(ask_file: Run) -> None:
    described = {row[0]: row[1:3] for row in rows_of(ask_file("schema", "memberships").stdout)}
    assert described["member_id"] == ["text", "required, an id of actors"]
    assert described["start_date"] == ["EDTF date", "required"]
    assert described["end_date"] == ["EDTF date", ""]
    assert described["status"][0].startswith("member | associate | observer | dialogue_partner")


def test_schema_tells_of_the_column_of_a_view_what_it_tells_of_the_same_column_of_a_table(ask_file: Run) -> None:
    described = {row[0]: row[1:] for row in rows_of(ask_file("schema", "succession_facts").stdout)}
    assert described["successor"] == ["text", "", "The name of the successor."]
    assert described["successor_id"] == ["text", "an id of actors", "The one that followed."]
    assert described["date"] == ["EDTF date", "", "When it happened (EDTF)."]


def test_schema_tells_numbers_from_texts(ask_file: Run) -> None:
    described = {row[0]: row[1] for row in rows_of(ask_file("schema", "events").stdout)}
    assert (described["amount"], described["intensity"], described["place"]) == ("whole number", "number", "text")


@pytest.mark.parametrize("command", ["schema evidense", "schema sqlite_master"])
def test_schema_of_what_is_not_there_suggests_what_is(ask_file: Run, command: str) -> None:
    suggested = {"schema evidense": " (did you mean evidence?)"}
    line = f"regional: there is no table or view '{command.split()[1]}'{suggested.get(command, '')}\n"
    assert ask_file(*command.split()) == ("", line, 1)
