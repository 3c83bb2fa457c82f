"""`regional sql` reads everything and changes nothing, on a file and on a server, whatever is typed."""

from pathlib import Path

import pytest

from tests.conftest import Run, run_command
from tests.test_errors import READS_ONLY, refusal

ON_A_FILE = [
    (("sql", "DELETE FROM names"), READS_ONLY),
    (("sql", "UPDATE states SET name = 'x'"), READS_ONLY),
    (("sql", "ATTACH 'other.db' AS other"), READS_ONLY),
    (("sql", "PRAGMA journal_mode = WAL"), READS_ONLY),
    (
        ("sql", "SELECT load_extension('x')"),
        refusal("the database says: not authorized to use function: load_extension"),
    ),
    (("sql", "SELEC 1"), refusal('the database says: near "SELEC": syntax error')),
    (("sql", "SELECT * FROM nowhere"), refusal("the database says: no such table: nowhere")),
    (("sql", "SELECT 1; SELECT 2"), refusal("the database says: You can only execute one statement at a time.")),
]

ON_A_SERVER = [
    ("DELETE FROM names", 'syntax error at or near "FROM"'),
    ("SELECT 1; DROP TABLE names", 'syntax error at or near ";"'),
    (
        "SELECT 1) AS x; COMMIT; DELETE FROM names; SELECT (1",
        "cannot insert multiple commands into a prepared statement",
    ),
    ("WITH gone AS (DELETE FROM names RETURNING 1) SELECT * FROM gone", "WITH clause containing a data-modifying"),
    ("COPY names TO PROGRAM 'id'", 'syntax error at or near "TO"'),
    ("SET default_transaction_read_only = off", 'syntax error at or near "="'),
    ("SELECT pg_read_file('/etc/passwd')", "`pg_read_file` can do more than read, and questions only read"),
    ("SELECT lo_import('/etc/passwd')", "`lo_import` can do more than read, and questions only read"),
    ("SELECT nextval('none')", "`nextval` can do more than read, and questions only read"),
    ("SELECT * FROM nowhere", 'relation "nowhere" does not exist'),
]


@pytest.mark.parametrize(("arguments", "message"), ON_A_FILE)
def test_a_file_is_only_read(ask_file: Run, arguments: tuple[str, ...], message: str) -> None:
    assert ask_file(*arguments) == ("", message, 1)


@pytest.mark.parametrize(("statement", "message"), ON_A_SERVER)
def test_a_server_is_only_read(record_on_server: str, statement: str, message: str) -> None:
    result = run_command("--database", record_on_server, "sql", statement)
    assert (result.stdout, result.status) == ("", 1)
    assert message in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_a_statement_that_takes_too_long_is_stopped(record: Path, record_on_server: str) -> None:
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
    for location in (str(record), record_on_server):
        result = run_command("--database", location, "sql", "--timeout", "0.2", endless)
        assert (result.stderr, result.status) == ("regional: stopped: it took longer than the timeout allows\n", 1)


def test_the_same_select_gives_the_same_rows(ask: Run) -> None:
    statement = "SELECT member_id, status FROM current_memberships WHERE organization_id = 'EAEU' ORDER BY member_id"
    assert ask("sql", statement).stdout == (
        "member_id,status\nARM,member\nBLR,member\nCUB,observer\nIRN,observer\nKAZ,member\nKGZ,member\n"
        "MDA,observer\nRUS,member\nUZB,observer\n"
    )


@pytest.mark.parametrize(
    ("statement", "answer"), [("SELECT 1 AS one; ", "one\n1\n"), ("VALUES (1), (2)", "column1\n1\n2\n")]
)
def test_a_statement_may_end_in_a_semicolon_or_only_give_values(ask: Run, statement: str, answer: str) -> None:
    assert ask("sql", statement).stdout == answer
