"""A superuser meets nothing that others made: their code would run with all powers, on the server itself."""

import re
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import make_url

from regional.database.engine import writing
from regional.database.reading import reading
from regional.database.snapshot import snapshot
from regional.errors import RegionalError
from tests.datasets import execute, write
from tests.test_hostile import run
from tests.test_server import copy, new_role

__all__ = ["copy", "new_role"]


EVIL = """
CREATE {function}FUNCTION {name} RETURNS TABLE (key integer, value text) LANGUAGE plpgsql AS $$
BEGIN
    PERFORM set_config('role', 'none', true);
    COPY (SELECT 1) TO PROGRAM 'touch {mark}';
    RETURN QUERY SELECT 0, 'SCO'::text;
END $$
"""
OTHERS = [
    ("the schema public belongs to {role}", "ALTER SCHEMA public OWNER TO {role}", "pg_database_owner"),
    ("the schema public belongs to pg_database_owner", "ALTER DATABASE {database} OWNER TO {role}", "CURRENT_USER"),
    ("things can be put into the schema public by {role}", "GRANT CREATE ON SCHEMA public TO {role}", ""),
    ("things can be put into the schema public by everybody", "GRANT CREATE ON SCHEMA public TO PUBLIC", ""),
    ("the function json_each belongs to {role}", "ALTER FUNCTION json_each(text) OWNER TO {role}", "CURRENT_USER"),
    ("the relation actor_names belongs to {role}", "ALTER VIEW actor_names OWNER TO {role}", "CURRENT_USER"),
    ("the relation names belongs to {role}", "ALTER TABLE names OWNER TO {role}", "CURRENT_USER"),
]
"""What another role can own, how it is told and done, and who owns it otherwise."""


def test_a_superuser_meets_nothing_that_others_made(copy: str, new_role: Callable[..., str]) -> None:
    """Whatever they ask or load would run the code of others with all powers."""
    role, database = make_url(new_role(copy)).username, make_url(copy).database
    for why, change, owner in OTHERS:
        execute(copy, change.format(role=role, database=database))
        line = (
            f"a superuser neither asks nor loads here, because {why.format(role=role)}, whose code would run with all"
            " powers: use a role with fewer rights"
        )
        for opening in (reading, writing, snapshot):
            with pytest.raises(RegionalError, match=f"^{re.escape(line)}$"), opening(copy):
                pass
        back = change.replace("{role}", owner) if owner else change.replace("GRANT", "REVOKE").replace(" TO ", " FROM ")
        execute(copy, back.format(role=role, database=database))
    with reading(copy) as reader:
        assert reader.ask("SELECT id FROM states WHERE id = 'KAZ'").rows == [("KAZ",)]


def test_a_replaced_function_runs_no_program(copy: str, new_role: Callable[..., str], tmp_path: Path) -> None:
    role, mark = make_url(new_role(copy)).username, tmp_path / "mark"
    replaced = EVIL.format(function="OR REPLACE ", name="json_each(list text)", mark=mark)
    execute(copy, "ALTER FUNCTION json_each(text) OWNER TO " + str(role), f"GRANT CREATE ON SCHEMA public TO {role}")
    with psycopg.connect(copy, autocommit=True) as connection:
        connection.execute(f"SET SESSION AUTHORIZATION {role}".encode())
        connection.execute(replaced.encode())
    assert "a superuser neither asks" in run("both", "SCO", "CSTO", location=copy).stderr
    assert not mark.exists()


def test_names_of_the_server_cannot_be_taken(copy: str, new_role: Callable[..., str], tmp_path: Path) -> None:
    """Not even by a schema that comes before the server's own: what is looked up there would run with all powers."""
    role, mark = make_url(new_role(copy)).username, tmp_path / "mark"
    blocs = write(tmp_path / "blocs", {"topics.csv": "id,name\nolives,Olives\n"})
    execute(
        copy,
        f"CREATE SCHEMA first AUTHORIZATION {role}",
        EVIL.format(function="", name="first.run()", mark=mark),
        "CREATE FUNCTION first.current_schema() RETURNS name LANGUAGE sql AS $$ SELECT 'public' FROM first.run() $$",
        "CREATE VIEW first.pg_roles AS SELECT r.* FROM pg_catalog.pg_roles AS r, first.run()",
        f"ALTER DATABASE {make_url(copy).database} SET search_path = first, pg_catalog, public",
    )
    for command in (("members", "SCO"), ("load", str(blocs)), ("check", str(blocs)), ("drop", "core")):
        assert "because the schema first belongs to" in run(*command, location=copy).stderr
        assert not mark.exists()
    with psycopg.connect(copy, autocommit=True) as connection:
        connection.execute("DROP FUNCTION first.current_schema()")


def test_a_superuser_is_one_whatever_role_the_session_begins_with(copy: str, new_role: Callable[..., str]) -> None:
    """The code of others could go back to the role that logged in."""
    role = make_url(new_role(copy)).username
    execute(copy, f"ALTER SCHEMA public OWNER TO {role}", f"GRANT SELECT ON ALL TABLES IN SCHEMA public TO {role}")
    as_role = f"{copy}{'&' if '?' in copy else '?'}options=-c%20role%3D{role}"
    for opening in (reading, writing, snapshot):
        with pytest.raises(RegionalError, match=f"because the schema public belongs to {role}"), opening(as_role):
            pass


def test_who_can_read_the_files_of_a_server_without_being_a_superuser_asks_with_the_own_rights(
    copy: str, new_role: Callable[..., str]
) -> None:
    grants = ("GRANT pg_read_server_files TO {role}", "GRANT SELECT ON ALL TABLES IN SCHEMA public TO {role}")
    with reading(new_role(copy, *grants)) as reader:
        assert reader.ask("SELECT current_user = session_user, id FROM states WHERE id = 'KAZ'").rows == [(True, "KAZ")]
