"""The schema on a server is that of the models, from any older version, and an upgrade that fails changes nothing."""

from collections.abc import Callable
from pathlib import Path

import pytest

from regional.database.engine import make_engine
from regional.database.location import shown
from regional.database.migrating import upgrade
from regional.shipped import schema_versions
from tests.conftest import Result
from tests.datasets import BLOCS, contents, execute, rows, write
from tests.test_engines import ask
from tests.test_migrations import alembic

*OLDER, HEAD = schema_versions()
QUESTION = "both SCO CSTO --on 2021-09-17 -f ids"
SCHEMA = """
SELECT 'column' AS what, table_name::text, column_name::text, data_type || is_nullable, collation_name::text
FROM information_schema.columns
WHERE table_schema = 'public'
UNION ALL
SELECT 'index', tablename::text, indexname::text, indexdef, NULL FROM pg_indexes WHERE schemaname = 'public'
UNION ALL
SELECT 'constraint', conrelid::regclass::text, conname::text, pg_get_constraintdef(oid), NULL
FROM pg_constraint
WHERE connamespace = 'public'::regnamespace
UNION ALL
SELECT 'view', viewname::text, NULL, definition, NULL FROM pg_views WHERE schemaname = 'public'
UNION ALL
SELECT 'function', proname::text, NULL, prosrc, pg_get_function_arguments(oid)
FROM pg_proc
WHERE pronamespace = 'public'::regnamespace
UNION ALL
SELECT 'comment', objoid::regclass::text, objsubid::text, description, NULL
FROM pg_description
WHERE
    classoid = 'pg_class'::regclass
    AND objoid IN (SELECT oid FROM pg_class WHERE relnamespace = 'public'::regnamespace)
ORDER BY 1, 2, 3, 4
"""
"""Everything that a migration makes."""


def make(location: str, version: str) -> str:
    """Make a database of an older schema, in which somebody has a dataset of one topic."""
    engine = make_engine(location)
    with engine.begin() as connection:
        upgrade(connection, version)
    engine.dispose()
    execute(
        location,
        "INSERT INTO datasets (id, title, as_of, priority) VALUES ('mine', 'My own', '2021-09-17', 100)",
        "INSERT INTO topics (id, name, dataset_id) VALUES ('olives', 'Olives', 'mine')",
    )
    return location


@pytest.fixture
def blocs(tmp_path: Path) -> Path:
    return write(tmp_path / "blocs", BLOCS)


@pytest.mark.parametrize("version", OLDER)
def test_a_load_upgrades_an_older_schema_and_keeps_what_is_there(
    version: str, new_server_database: Callable[..., str], record_on_server: str, blocs: Path
) -> None:
    location = make(new_server_database(), version)
    older = f"regional: {shown(location)} has the older schema {version}: `regional load` brings it to {HEAD}\n"
    assert ask(location, QUESTION) == Result("", older, 1)
    assert ask(location, f"load {blocs}").stderr == ""
    assert ask(location, QUESTION) == Result("KAZ\n", "", 0)
    assert rows(location, "SELECT id, name, dataset_id FROM topics") == [("olives", "Olives", "mine")]
    assert rows(location, SCHEMA) == rows(record_on_server, SCHEMA)


def test_alembic_finds_no_difference_from_the_models(record_on_server: str) -> None:
    assert alembic(record_on_server, "check") == "No new upgrade operations detected.\n"


NO_ROOM = f"ALTER TABLE alembic_version ADD CONSTRAINT no_room CHECK (version_num <> '{HEAD}')"
"""The version is the last thing that a change of schema writes."""


@pytest.mark.parametrize("version", OLDER)
def test_an_upgrade_that_fails_half_way_leaves_the_old_one_usable(
    version: str, new_server_database: Callable[..., str], blocs: Path
) -> None:
    location = make(new_server_database(), version)
    execute(location, NO_ROOM)
    before = rows(location, SCHEMA)
    result = ask(location, f"load {blocs}")
    assert (result.stdout, result.status, result.stderr.count("\n")) == ("", 1, 1)
    assert result.stderr.startswith(f"regional: {shown(location)} cannot be written: new row for relation")
    assert rows(location, SCHEMA) == before
    assert rows(location, "SELECT version_num FROM alembic_version") == [(version,)]
    assert rows(location, "SELECT id, name, dataset_id FROM topics") == [("olives", "Olives", "mine")]
    execute(location, "ALTER TABLE alembic_version DROP CONSTRAINT no_room")
    assert ask(location, f"load {blocs}").status == 0
    assert ask(location, QUESTION) == Result("KAZ\n", "", 0)


def test_a_newer_schema_is_refused_and_left_alone(
    record_on_server: str, new_server_database: Callable[..., str], blocs: Path
) -> None:
    location = new_server_database(record_on_server)
    execute(location, "UPDATE alembic_version SET version_num = '2031_05_01_rivers'")
    before = contents(location)
    newer = f"{shown(location)} has the schema 2031_05_01_rivers, newer than this program's {HEAD}: upgrade regional"
    for command in (QUESTION, f"load {blocs}", f"check {blocs}"):
        assert ask(location, command) == Result("", f"regional: {newer}\n", 1)
    assert contents(location) == before
