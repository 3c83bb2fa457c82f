"""`regional distribute` on a server that only claims to have Citus.

The two functions of Citus that it calls are made here by a few lines that write down their calls, with the names and
types that https://docs.citusdata.com/en/stable/develop/api_udf.html gives to what is passed. This is as far as it can
be tested without Citus: that every table is declared once, in an order and with keys that its documentation allows.
Whether Citus then moves the rows, and answers from several nodes, is not tested.
"""

from collections.abc import Callable
from pathlib import Path

import pytest

from regional.database.location import shown
from regional.models import Base
from tests.conftest import Result
from tests.datasets import contents, copy_on_server, execute, rows
from tests.test_engines import EXAMPLES, ask

CITUS = """
CREATE TABLE calls (number serial, name text, kept_by text, beside text);
CREATE FUNCTION create_reference_table(table_name regclass) RETURNS void LANGUAGE sql AS $$
    INSERT INTO calls (name) VALUES (table_name::text)
$$;
CREATE FUNCTION create_distributed_table(table_name regclass, distribution_column text, colocate_with text)
RETURNS void LANGUAGE sql AS $$
    INSERT INTO calls (name, kept_by, beside) VALUES (table_name::text, distribution_column, colocate_with)
$$
"""
FOREIGN_KEYS = """
SELECT conrelid::regclass::text, confrelid::regclass::text, pg_get_constraintdef(oid)
FROM pg_constraint
WHERE contype = 'f'
"""
PRIMARY_KEYS = "SELECT conrelid::regclass::text, pg_get_constraintdef(oid) FROM pg_constraint WHERE contype = 'p'"
OF_EVENTS = {
    "events": "id",
    "event_participants": "event_id",
    "event_topics": "event_id",
    "event_citations": "event_id",
}


@pytest.fixture
def copy(record_on_server: str, new_server_database: Callable[[], str]) -> str:
    return copy_on_server(record_on_server, new_server_database())


@pytest.fixture
def citus(copy: str) -> str:
    """The record on a server that writes down what it is told to distribute."""
    execute(copy, *CITUS.split(";"))
    return copy


def test_without_citus_nothing_is_distributed(record: Path, record_on_server: str) -> None:
    line = "regional: this server has no Citus: install it, and run CREATE EXTENSION citus in the database\n"
    for place in (str(record), record_on_server):
        assert ask(place, "distribute") == Result("", line, 1)


def test_every_table_is_declared_once_and_events_before_what_lies_beside_them(citus: str) -> None:
    result = ask(citus, "distribute -f ids")
    assert (result.stderr, result.status) == ("", 0)
    assert sorted(result.stdout.split()) == sorted(Base.metadata.tables)
    calls = rows(citus, "SELECT name, kept_by, beside FROM calls ORDER BY number")
    assert sorted(name for name, _, _ in calls) == sorted([*Base.metadata.tables, "search_index"])
    distributed = [call for call in calls if call[1]]
    assert calls[-len(distributed) :] == distributed
    assert distributed[0] == ("events", "id", "none")
    assert set(distributed[1:]) == {(name, key, "events") for name, key in OF_EVENTS.items() if name != "events"}


def test_what_is_declared_keeps_the_rules_of_citus(citus: str) -> None:
    """A primary key holds the distribution column; a reference table points to no distributed one; a table that every
    node has is declared after those that it points to."""
    assert ask(citus, "distribute").status == 0
    order = [name for (name,) in rows(citus, "SELECT name FROM calls ORDER BY number")]
    for table, key in rows(citus, PRIMARY_KEYS):
        assert table not in OF_EVENTS or OF_EVENTS[table] in key
    for table, other, key in rows(citus, FOREIGN_KEYS):
        assert table == other or order.index(other) < order.index(table), key
        if other in OF_EVENTS:
            assert table in OF_EVENTS, key
            assert f"FOREIGN KEY ({OF_EVENTS[table]}) REFERENCES events(id)" in key


def test_a_distributed_database_holds_and_answers_what_it_did(citus: str, record_on_server: str) -> None:
    before = contents(citus)
    assert ask(citus, "distribute").status == 0
    assert contents(citus) == before
    for question in EXAMPLES:
        assert ask(citus, question) == ask(record_on_server, question)
    assert ask(citus, "load").stderr == f"regional: nothing changed in {shown(citus)}\n"


def test_a_distribution_that_fails_half_way_changes_nothing(citus: str) -> None:
    execute(citus, "DROP FUNCTION create_reference_table")
    keys = rows(citus, FOREIGN_KEYS)
    result = ask(citus, "distribute")
    assert (result.stdout, result.status, result.stderr.count("\n")) == ("", 1, 1)
    assert rows(citus, FOREIGN_KEYS) == keys
