"""A database that an older version of the program made is brought to this one's schema, and nothing is lost."""

import shutil
from pathlib import Path

import pytest
import sqlalchemy as sa

from regional.database.engine import make_engine
from regional.database.location import is_server
from regional.database.migrating import upgrade
from regional.models import Base
from regional.seeds.loader import load
from regional.shipped import schema_versions
from tests.conftest import Result, run_command
from tests.datasets import ENGINES, contents, copy_on_server, execute, rows
from tests.test_bad_seeds import SOUND
from tests.test_migrations import TABLES, alembic, migrated, schema
from tests.test_small_world import DATASETS

__all__ = ["migrated"]  # the fixture, for pytest to find


@pytest.mark.parametrize("version", ["base", *schema_versions()[:-1]])
def test_a_load_upgrades_an_older_schema(version: str, migrated: Path, tmp_path: Path) -> None:
    database = Path(shutil.copy(migrated, tmp_path / "regional.db"))
    alembic(database, "downgrade", version)
    assert run_command("--database", database, "load", SOUND).stderr == ""
    assert rows(database, "SELECT version_num FROM alembic_version") == [(schema_versions()[-1],)]
    assert schema(database) == schema(migrated)


@pytest.mark.parametrize("version", schema_versions()[:-1])
def test_a_question_to_an_older_schema_says_what_to_do(version: str, migrated: Path, tmp_path: Path) -> None:
    database = Path(shutil.copy(migrated, tmp_path / "regional.db"))
    alembic(database, "downgrade", version)
    line = (
        f"regional: {database} has the older schema {version}: `regional load` brings it to {schema_versions()[-1]}\n"
    )
    assert run_command("--database", database, "members", "SCO") == Result("", line, 1)


def test_a_downgrade_and_an_upgrade_keep_the_record(record: Path, tmp_path: Path) -> None:
    """Tables and columns that the older schema has not are emptied; all others hold what they held."""
    database = Path(shutil.copy(record, tmp_path / "regional.db"))
    alembic(database, "downgrade", schema_versions()[0])
    tables = "sqlite_master AS t JOIN pragma_table_info(t.name) AS c WHERE t.type = 'table'"
    kept = dict(rows(database, f"SELECT t.name, group_concat(c.name) FROM {tables} GROUP BY t.name"))  # noqa: S608 - our own
    alembic(database, "upgrade", "head")
    for table in kept.keys() & TABLES:
        statement = f"SELECT {kept[table]} FROM {table}"  # noqa: S608 - our own
        assert rows(database, statement) == rows(record, statement)


def made_by_the_first_version(location: str, new: str) -> None:
    """Make a database of the first schema, and put into its tables what another database tells."""
    engine, full = make_engine(location), make_engine(new)
    with engine.begin() as connection, full.connect() as there:
        upgrade(connection, schema_versions()[0])
        names = {*Base.metadata.tables, "search_index"} & set(sa.inspect(connection).get_table_names())
        for name in [*(table.name for table in Base.metadata.sorted_tables), "search_index"]:
            if name in names:
                old = sa.table(name, *(sa.column(c["name"]) for c in sa.inspect(connection).get_columns(name)))
                told = [dict(row) for row in there.execute(sa.select(old)).mappings()]
                if told:
                    connection.execute(sa.insert(old), told)
    for one in (engine, full):
        one.dispose()
    execute(location, "CREATE VIEW membership_facts AS SELECT id, status FROM memberships")
    execute(location, "CREATE VIEW of_somebody AS SELECT name FROM states WHERE id = 'ARL'")


@pytest.mark.parametrize("place", ENGINES, indirect=True)
def test_a_database_of_the_first_version_becomes_what_a_new_one_is(
    place: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    new = copy_on_server(request, "schema_on_server") if is_server(place) else str(tmp_path / "new.db")
    load(DATASETS, new)
    made_by_the_first_version(place, new)
    assert rows(place, "SELECT count(*) FROM memberships") == rows(new, "SELECT count(*) FROM memberships") != [(0,)]
    result = run_command("--database", place, "load", *DATASETS)
    assert (result.status, result.stdout.count("added")) == (0, 1)
    assert contents(place) == contents(new)
    assert rows(place, "SELECT member FROM membership_facts WHERE id LIKE 'UNI/ARL/member/%'") == [("Arland",)]
    assert rows(place, "SELECT name FROM of_somebody") == [("Arland",)]


@pytest.fixture
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where there is nothing yet, not even a schema."""
    on_file = request.param == "sqlite"
    return str(tmp_path / "regional.db" if on_file else request.getfixturevalue("new_server_database")())
