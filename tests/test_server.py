"""A database on a server that others administer: few rights are enough, and whatever fails is said in one line."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import inspect, make_url

from regional.database.documentation import documentation
from regional.database.engine import make_engine
from regional.database.location import shown
from regional.database.reading import reading
from tests.conftest import Result, run_command
from tests.datasets import BLOCS, contents, edit, execute, rows, write
from tests.test_engines import EXAMPLES, ask


@pytest.fixture
def new_role(server: str) -> Iterator[Callable[..., str]]:
    """Makes a role and gives the URL of a database as it is for that role; afterwards the role is gone."""
    made: dict[str, str] = {}

    def make(location: str, *grants: str, rights: str = "") -> str:
        role = f"regional_role_{os.getpid()}_{len(made)}"
        execute(location, f"CREATE ROLE {role} LOGIN PASSWORD 'geheim' {rights}")
        made[role] = location
        execute(location, *(grant.format(role=role, database=make_url(location).database) for grant in grants))
        return make_url(location).set(username=role, password="geheim").render_as_string(hide_password=False)  # noqa: S106

    yield make
    for role, location in made.items():
        execute(location, f"DROP OWNED BY {role} CASCADE")
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute(f"DROP ROLE {role}".encode())


@pytest.fixture
def copy(record_on_server: str, new_server_database: Callable[..., str]) -> str:
    """A copy of the shipped record that can be spoilt."""
    return new_server_database(record_on_server)


ONLY_A_SCHEMA = [
    "REVOKE ALL ON DATABASE {database} FROM PUBLIC",
    "REVOKE ALL ON SCHEMA public FROM PUBLIC",
    "GRANT CONNECT ON DATABASE {database} TO {role}",
    "CREATE SCHEMA desk AUTHORIZATION {role}",
]
"""A role of these owns one schema and can do nothing else in the database."""
READ_ONLY = ["GRANT USAGE ON SCHEMA public TO {role}", "GRANT SELECT ON ALL TABLES IN SCHEMA public TO {role}"]


def test_the_server_tells_what_every_table_and_column_means(record_on_server: str) -> None:
    engine = make_engine(record_on_server)
    seen = inspect(engine)
    told = {(table, column): meaning for table, column, meaning, _ in documentation()}
    for name in {table for table, _ in told}:
        assert seen.get_table_comment(name) == {"text": told[name, ""]}
        for column in seen.get_columns(name):
            assert column["comment"] == told[name, column["name"]]
    engine.dispose()


@pytest.mark.parametrize("where", ["of the role", "in the URL"])
def test_a_role_that_owns_only_its_schema_loads_checks_and_asks(
    where: str, tmp_path: Path, new_role: Callable[..., str], new_server_database: Callable[..., str]
) -> None:
    if where == "of the role":
        own = "ALTER ROLE {role} IN DATABASE {database} SET search_path = desk"
        location = new_role(new_server_database(), *ONLY_A_SCHEMA, own)
    else:
        location = new_role(new_server_database(), *ONLY_A_SCHEMA)
        location += ("&" if "?" in location else "?") + "options=-csearch_path%3Ddesk"
    blocs = write(tmp_path / "blocs", BLOCS)

    assert run_command("--database", location, "load", blocs).stderr == ""
    assert ask(location, f"check {blocs}") == Result("", f"regional: no problem in {blocs}\n", 0)
    assert ask(location, "check") == Result("", f"regional: no problem in {shown(location)}\n", 0)
    assert ask(location, "both SCO CSTO --on 2021-09-17 -f ids") == Result("KAZ\n", "", 0)
    edit(blocs / "memberships.csv", "CSTO,KAZ,member,2002-10-07,,archive\n", "")
    removed = ask(location, f"load {blocs}").stderr.splitlines()
    assert removed == [
        "regional: removed in memberships: CSTO/KAZ/member/2002-10-07/blocs",
        "regional: removed in membership_citations: CSTO/KAZ/member/2002-10-07/blocs archive",
    ]
    assert ask(location, "members CSTO --on 2010-01-01 -f ids") == Result("UZB\n", "", 0)
    assert ask(location, "search kazakh -f ids") == Result("KAZ\n", "", 0)
    owned = "SELECT DISTINCT schemaname FROM pg_tables WHERE tableowner = current_user"
    assert rows(location, owned) == [("desk",)]


def test_a_role_that_can_only_read_asks_every_question_and_cannot_load(
    record_on_server: str, copy: str, new_role: Callable[..., str], tmp_path: Path
) -> None:
    location = new_role(copy, *READ_ONLY)
    for question in [*EXAMPLES, "show SCO", "info -f ids", "check -h", "sql 'SELECT count(*) FROM evidence'"]:
        assert ask(location, question) == ask(record_on_server, question), question
    before = contents(copy)
    unchanged = run_command("--database", location, "load")  # it writes nothing where nothing has changed
    assert (unchanged.stderr, unchanged.status) == (f"regional: nothing changed in {shown(location)}\n", 0)
    refused = run_command("--database", location, "load", write(tmp_path / "blocs", {"topics.csv": "id,name\no,O\n"}))
    denied = f"regional: {shown(location)} cannot be written: permission denied for table datasets\n"
    assert refused == Result("", denied, 1)
    assert contents(copy) == before


def test_a_role_that_can_read_nothing_is_told_so(copy: str, new_role: Callable[..., str]) -> None:
    location = new_role(copy)
    denied = f"regional: {shown(location)} cannot be read: permission denied for table alembic_version\n"
    assert ask(location, "members SCO --on 2021-09-17") == Result("", denied, 1)


def test_a_table_that_a_role_cannot_read_is_named(copy: str, new_role: Callable[..., str]) -> None:
    location = new_role(copy, *READ_ONLY, "REVOKE SELECT ON tenures FROM {role}")
    denied = "regional: the database says: permission denied for table tenures\n"
    assert ask(location, "leaders KAZ --on 2021-09-17") == Result("", denied, 1)


def test_a_superuser_asks_in_a_schema_of_their_own(
    tmp_path: Path, new_role: Callable[..., str], new_server_database: Callable[..., str]
) -> None:
    """A question gives up their powers, but the schema that is named like them stays in the search path."""
    location = new_role(new_server_database(), "CREATE SCHEMA {role} AUTHORIZATION {role}", rights="SUPERUSER")
    assert ask(location, f"load {write(tmp_path / 'blocs', BLOCS)}").stderr == ""
    assert ask(location, "both SCO CSTO --on 2021-09-17 -f ids") == Result("KAZ\n", "", 0)


def is_let_in(location: str) -> bool:
    try:
        psycopg.connect(location).close()
    except psycopg.OperationalError:
        return False
    return True


def test_a_wrong_password_is_one_line_without_it(server: str, copy: str, new_role: Callable[..., str]) -> None:
    account = make_url(new_role(copy, *READ_ONLY))
    wrong = account.set(password="verraten").render_as_string(hide_password=False)  # noqa: S106
    if "REGIONAL_TEST_SERVER" not in os.environ:  # the server is the tests' own, and asks nobody for a password
        [(file,)] = rows(server, "SHOW hba_file")
        rules = Path(file).read_text(encoding="utf-8")
        Path(file).write_text(f"local all {account.username} scram-sha-256\n{rules}", encoding="utf-8")
        rows(server, "SELECT pg_reload_conf()")
        while is_let_in(wrong):
            pass
    elif is_let_in(wrong):
        pytest.skip("this server asks nobody for a password")
    for command in ("members SCO", "load"):
        result = ask(wrong, command)
        assert (result.stdout, result.status, result.stderr.count("\n")) == ("", 1, 1)
        assert f'password authentication failed for user "{account.username}"' in result.stderr
        assert "verraten" not in result.stderr


def test_a_database_with_tables_of_others_is_left_alone(new_server_database: Callable[[], str], tmp_path: Path) -> None:
    location = new_server_database()
    execute(location, "CREATE TABLE events (what text)", "INSERT INTO events VALUES ('birthday')")
    asked = ask(location, "members SCO --on 2021-09-17")
    loaded = ask(location, f"load {write(tmp_path / 'blocs', BLOCS)}")
    place = shown(location)
    assert asked == Result("", f"regional: {place} is not a regional database: make one with `regional load`\n", 1)
    assert loaded == Result(
        "", f"regional: {place} holds something other than a regional database: choose another\n", 1
    )
    assert rows(location, "SELECT tablename, what FROM pg_tables, events WHERE schemaname = 'public'") == [
        ("events", "birthday")
    ]
    execute(location, "ALTER TABLE events RENAME TO birthdays")  # what is not called as ours is not in the way
    assert ask(location, f"load {tmp_path / 'blocs'}").status == 0


def test_whatever_gives_rows_is_a_question(record_on_server: str) -> None:
    with reading(record_on_server) as reader:
        for statement in ("VALUES (1)", "(SELECT 1)", "-- One.\nSELECT 1", "WITH one AS (SELECT 1) TABLE one"):
            assert reader.ask(statement).rows == [(1,)]
        assert reader.ask("TABLE datasets").rows == reader.ask("SELECT * FROM datasets").rows


def test_a_query_of_ones_own_is_one_statement_that_reads(record: Path, record_on_server: str, tmp_path: Path) -> None:
    statements = "COMMIT; SET default_transaction_read_only = off; COMMIT; CREATE TABLE mine (a int); COMMIT"
    (tmp_path / "several.sql").write_text(f"-- How many?\nSELECT 1 AS a; {statements}\n", encoding="utf-8")
    (tmp_path / "one.sql").write_text("-- How many?\nSELECT 1 AS a\n", encoding="utf-8")
    for place in (str(record), record_on_server):
        one, several = (run_command("--database", place, "--queries", tmp_path, name) for name in ("one", "several"))
        assert one == Result("a\n1\n", "", 0)
        assert (several.stdout, several.status, several.stderr.count("\n")) == ("", 1, 1)
        assert ask(place, "sql 'SELECT * FROM mine'").status == 1
