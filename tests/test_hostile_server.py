"""What a statement could do on a server that a file does not have: other sessions, other roles, files of its own."""

from pathlib import Path

import pytest

from tests.conftest import Result
from tests.hostile import READS
from tests.test_hostile import run

SUPERUSER = "what a superuser asks cannot name `{}`, which can do more than read: ask as another role"

STATEMENTS = [
    ("SELECT * FROM topics FOR UPDATE", READS),
    ("SELECT lo_export(1, 'stolen')", READS),
    ("SELECT pg_read_file('PG_VERSION')", READS),
    ("SELECT pg_ls_dir('.')", READS),
    ("SELECT pg_reload_conf()", READS),
    ("SELECT word FROM ts_stat('select to_tsvector(pg_read_file(''PG_VERSION''))')", SUPERUSER.format("ts_stat")),
    ("SELECT query_to_xml('select 1', true, true, '')", SUPERUSER.format("query_to_xml")),
    ("SELECT U&\"\\0074s_stat\"('select 1')", SUPERUSER.format('U&"')),
    ("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()", READS),
    ("SELECT set_config('transaction_read_only', 'off', true)", SUPERUSER.format("set_config")),
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
    "statement", [*STATEMENTS, (TAKES_BACK, SUPERUSER.format("set_config"))], ids=lambda case: ascii(case[0])[1:60]
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
