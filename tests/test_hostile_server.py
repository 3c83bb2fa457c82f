"""What a statement could do on a server that a file does not have: other sessions, other roles, files of its own."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import psycopg
import pytest
from sqlalchemy.exc import DatabaseError

from regional.database.powers import refuse_more_than_reading
from regional.database.reading import reading
from regional.database.snapshot import snapshot
from regional.errors import RegionalError
from tests.conftest import Result
from tests.datasets import execute, rows, write
from tests.hostile import READS
from tests.test_hostile import run
from tests.test_server import READ_ONLY, copy, new_role

__all__ = ["copy", "new_role"]

MORE = "`{}` can do more than read, and questions only read"
KEPT = "`{}` holds passwords, and is not for questions"

STATEMENTS = [
    ("SELECT * FROM topics FOR UPDATE", READS),
    ("SELECT lo_export(1, 'stolen')", MORE.format("lo_export")),
    ("SELECT lo_from_bytea(0, 'kept')", MORE.format("lo_from_bytea")),
    ("SELECT pg_catalog.\"lo_put\" (1, 0, 'kept')", MORE.format("lo_put")),
    ("SELECT lo_unlink/* */(1)", MORE.format("lo_unlink")),
    ("SELECT pg_read_file('PG_VERSION')", MORE.format("pg_read_file")),
    ("SELECT pg_ls_dir('.')", MORE.format("pg_ls_dir")),
    ("SELECT Pg_Reload_Conf()", MORE.format("Pg_Reload_Conf")),
    ("SELECT word FROM ts_stat('select to_tsvector(pg_read_file(''PG_VERSION''))')", MORE.format("ts_stat")),
    ("SELECT query_to_xml('select 1', true, true, '')", MORE.format("query_to_xml")),
    ("SELECT U&\"\\0074s_stat\"('select 1')", MORE.format('U&"')),
    ("SELECT pg_terminate_backend(pid) FROM pg_stat_activity", MORE.format("pg_terminate_backend")),
    ("SELECT pg_cancel_backend(pid) FROM pg_stat_activity", MORE.format("pg_cancel_backend")),
    ("SELECT pg_advisory_lock(7368001)", MORE.format("pg_advisory_lock")),
    ('SELECT (ARRAY[7368001])[1]."pg_advisory_lock"', MORE.format("pg_advisory_lock")),
    ("SELECT (pid)/* */.pg_cancel_backend FROM pg_stat_activity", MORE.format("pg_cancel_backend")),
    ("SELECT (pid) . -- \npg_terminate_backend FROM pg_stat_activity", MORE.format("pg_terminate_backend")),
    ("SELECT pg_notify('loads', 'done')", MORE.format("pg_notify")),
    ("SELECT pg_logical_emit_message(false, 'x', 'y')", MORE.format("pg_logical_emit_message")),
    ("SELECT set_config('transaction_read_only', 'off', true)", MORE.format("set_config")),
    ("SELECT rolname, rolpassword FROM pg_authid", KEPT.format("pg_authid")),
    ('SELECT usename, passwd FROM pg_catalog."pg_shadow"', KEPT.format("pg_shadow")),
    ("SELECT subconninfo FROM pg_subscription", KEPT.format("pg_subscription")),
    ("SELECT stavalues1 FROM pg_statistic WHERE starelid = 1260", KEPT.format("pg_statistic")),
    ("SELECT most_common_vals FROM pg_stats WHERE tablename LIKE 'pg_auth%'", KEPT.format("pg_stats")),
    ("SELECT umoptions FROM pg_user_mappings", KEPT.format("pg_user_mappings")),
    ("SELECT * FROM information_schema._pg_user_mappings", KEPT.format("_pg_user_mappings")),
    ("SELECT * FROM information_schema.user_mapping_options", KEPT.format("user_mapping_options")),
    ("SELECT 1 INTO stolen", "the database says: SELECT ... INTO is not allowed here"),
    ("SELECT 1) AS x; DROP TABLE names; --", 'the database says: syntax error at or near ")"'),
    ("DO $$ BEGIN DROP TABLE names; END $$", 'the database says: syntax error at or near "DO"'),
    ("SHOW data_directory", "the database says: syntax error at or near"),
    ("SELECT '\\", "the database says: unterminated quoted string"),
    ("SELECT " + "(" * 10_000 + "1" + ")" * 10_000, "the database says: "),
]

TAKES_BACK = """
SELECT word
FROM (SELECT set_config('role', 'none', true) AS role OFFSET 0) AS superuser
CROSS JOIN LATERAL ts_stat('select to_tsvector(pg_read_file(''PG_VERSION''))' || left(role, 0))
"""
"""The role that a superuser's question gives up is only set, and could be set back; ts_stat runs any text."""


@pytest.mark.parametrize(
    "statement", [*STATEMENTS, (TAKES_BACK, MORE.format("set_config"))], ids=lambda case: ascii(case[0])[1:60]
)
def test_no_statement_gets_in(record_on_server: str, statement: tuple[str, str]) -> None:
    """Nor if whoever asks is a superuser, who could read the files of the server and end the sessions of others."""
    stdout, stderr, status = run("sql", statement[0], location=record_on_server)
    assert (stdout.splitlines()[1:], status) == ([], 1)
    assert stderr.startswith(f"regional: {statement[1]}")
    assert len(stderr.splitlines()) == 1


@pytest.mark.parametrize("start", ["", "-- SELECT\n", "/* /* */ SELECT 1 */ "])
def test_a_query_of_ones_own_is_a_question(record_on_server: str, tmp_path: Path, start: str) -> None:
    statement = "DO $$ BEGIN EXECUTE 'SELECT set_' || 'config(''role'', ''none'', true)'; END $$"
    (tmp_path / "own.sql").write_text(f"-- Which?\n{start}{statement}\n", encoding="utf-8")
    assert run("--queries", str(tmp_path), "own", location=record_on_server) == Result("", f"regional: {READS}\n", 1)


HARMLESS = {
    *("array_sample", "array_shuffle", "random", "random_normal", "setseed", "gen_random_uuid", "uuidv4", "uuidv7"),
    *("clock_timestamp", "timeofday", "pg_sleep", "pg_sleep_for", "pg_sleep_until", "txid_status", "current_query"),
    *("amvalidate", "currtid", "currtid2", "currval", "lastval", "plpgsql_call_handler", "plpgsql_validator"),
    *("pg_column_size", "pg_database_size", "pg_indexes_size", "pg_relation_size", "pg_table_size"),
    *("pg_total_relation_size",),
}
"""What a server says can give another value each time, and that does nothing but this, or wait."""


def test_every_function_that_could_do_something_is_refused_or_known(server: str) -> None:
    """A server marks as volatile what does more than look: here is everything that a question can still call."""
    can_do = """
        SELECT DISTINCT proname
        FROM pg_proc
        WHERE provolatile = 'v' AND prokind = 'f' AND pronamespace = 'pg_catalog'::regnamespace
            AND prorettype NOT IN ('trigger'::regtype, 'event_trigger'::regtype)
            AND NOT EXISTS (SELECT FROM unnest(proargtypes) AS t WHERE t = 'internal'::regtype)
    """
    left = set()
    for (name,) in rows(server, can_do):
        with suppress(RegionalError):
            refuse_more_than_reading(f"SELECT {name}(1)")
            left.add(name)
    assert left <= HARMLESS, left - HARMLESS


def test_what_a_question_tells_others_is_taken_back(copy: str, new_role: Callable[..., str]) -> None:
    """It ends in a rollback, although a function in the database may do what the question itself may not."""
    body = "BEGIN PERFORM pg_notify('loads', 'done'); RETURN 1; END"
    execute(copy, f"CREATE FUNCTION tell() RETURNS integer LANGUAGE plpgsql AS $$ {body} $$")
    reader = new_role(copy, *READ_ONLY)
    with psycopg.connect(copy, autocommit=True) as listener:
        listener.execute("LISTEN loads")
        assert run("sql", "SELECT tell() AS told", location=reader) == Result("told\n1\n", "", 0)
        assert list(listener.notifies(timeout=0.2)) == []
        listener.execute("SELECT tell()")
        assert len(list(listener.notifies(timeout=5, stop_after=1))) == 1


KEEPS = {
    "lo_from_bytea": "lo_from_bytea(0, 'kept')::text",
    "lo_put": "lo_put(oid, 0, 'changed')::text FROM pg_largeobject_metadata",
    "lo_unlink": "lo_unlink(oid)::text FROM pg_largeobject_metadata",
}
"""What PostgreSQL 15 does in a read-only transaction too, and later versions refuse."""


def _asked(location: str, way: str, statement: str) -> list[tuple[object, ...]]:
    if way == "snapshot":
        with snapshot(location) as connection:
            return [tuple(row) for row in connection.exec_driver_sql(statement)]
    with reading(location) as reader:
        return reader.ask(statement).rows if way == "ask" else list(reader.stream(statement)[1])


@pytest.mark.parametrize("name", KEEPS)
def test_a_large_object_is_neither_made_nor_changed_nor_removed(
    copy: str, new_role: Callable[..., str], name: str
) -> None:
    """A function in the database can do what no question may say, with what belongs to whoever asks."""
    objects = (
        "SELECT m.lomowner, o.loid, o.data FROM pg_largeobject_metadata AS m JOIN pg_largeobject AS o ON loid = oid"
    )
    execute(copy, f"CREATE FUNCTION keep() RETURNS text LANGUAGE sql AS $$ SELECT {KEEPS[name]} $$")
    reader = new_role(copy, *READ_ONLY)
    with psycopg.connect(reader, autocommit=True) as owner:
        owner.execute("SELECT lo_from_bytea(0, 'as it was')")
        before = rows(copy, objects)
        answers = {}
        for way in ("ask", "stream", "snapshot"):
            with suppress(DatabaseError, RegionalError):
                answers[way] = _asked(reader, way, "SELECT keep() IS NULL")
            assert rows(copy, objects) == before
        allows = owner.info.server_version < 160000
        assert answers == ({"ask": [(False,)], "stream": [(False,)], "snapshot": [(False,)]} if allows else {})
        owner.execute("SELECT keep()")
    assert rows(copy, objects) != before


def test_a_reader_does_not_hold_up_a_load(copy: str, new_role: Callable[..., str], tmp_path: Path) -> None:
    """What only a load may lock lets loads follow each other."""
    reader, blocs = new_role(copy, *READ_ONLY), write(tmp_path / "blocs", {"topics.csv": "id,name\nolives,Olives\n"})
    with psycopg.connect(reader) as held, reading(reader):
        held.execute("SELECT pg_advisory_lock(7368001)")
        held.execute("SELECT * FROM datasets")
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            held.execute("LOCK TABLE datasets IN SHARE MODE")
        assert run("load", str(blocs), location=copy).status == 0
