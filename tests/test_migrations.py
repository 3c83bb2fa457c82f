"""The migrations make the schema that the models describe, from any version, and refuse what is not theirs."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import Engine, create_engine, inspect

from regional.database.derived import remove_derived
from regional.database.engine import make_engine
from regional.database.migrating import upgrade
from regional.models import Base
from regional.shipped import schema_versions
from tests.conftest import run_command
from tests.datasets import contents, rows
from tests.test_bad_seeds import SOUND

ROOT = Path(__file__).parents[1]
TABLES = sorted(Base.metadata.tables)


def alembic(database: str | Path, *arguments: str, root: Path = ROOT) -> str:
    """What the installed alembic prints, run from the root of the repository on a database."""
    command = [str(Path(sys.executable).with_name("alembic")), "-c", "migrations.ini", *arguments]
    environment = os.environ | {"REGIONAL_DATABASE": str(database), "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database that Alembic made."""
    database = tmp_path_factory.mktemp("migrated") / "regional.db"
    alembic(database, "upgrade", "head")
    return database


@pytest.fixture(scope="module")
def created(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database that SQLAlchemy made from the models."""
    database = tmp_path_factory.mktemp("created") / "models.db"
    engine = create_engine(f"sqlite:///{database}")
    Base.metadata.create_all(engine)
    engine.dispose()
    return database


def schema(database: Path) -> dict[str, dict[str, Any]]:
    """Everything that SQLAlchemy can see of the tables of the models; in which order the columns stand is no matter."""
    engine: Engine = create_engine(f"sqlite:///{database}")
    seen = inspect(engine)
    tables = {
        table: {
            "columns": sorted(
                (c["name"], str(c["type"]), c["nullable"], c["default"]) for c in seen.get_columns(table)
            ),
            "primary key": seen.get_pk_constraint(table),
            "foreign keys": sorted(seen.get_foreign_keys(table), key=repr),
            "checks": sorted(seen.get_check_constraints(table), key=repr),
            "uniques": sorted(seen.get_unique_constraints(table), key=repr),
            "indexes": sorted(
                (i["name"], i["column_names"], i["unique"], str(i.get("dialect_options", {}).get("sqlite_where")))
                for i in seen.get_indexes(table)
            ),
        }
        for table in TABLES
    }
    engine.dispose()
    return tables


@pytest.fixture(scope="module")
def both_schemas(migrated: Path, created: Path) -> tuple[dict[str, dict[str, Any]], ...]:
    return schema(migrated), schema(created)


@pytest.mark.parametrize("table", TABLES)
def test_the_migrations_make_the_table_of_the_model(
    table: str, both_schemas: tuple[dict[str, dict[str, Any]], ...]
) -> None:
    by_migrations, by_the_models = both_schemas
    assert by_migrations[table] == by_the_models[table]


def test_the_migrations_make_no_other_table(migrated: Path) -> None:
    made = rows(migrated, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'search_index%'")
    assert sorted(name for (name,) in made) == sorted([*TABLES, "alembic_version"])


def test_a_new_file_is_what_the_migrations_make(migrated: Path, tmp_path: Path) -> None:
    """Its tables are made by the statements that the migrations left in memory: every letter of them is the same."""
    assert run_command("--database", tmp_path / "regional.db", "load", SOUND).status == 0
    made = "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name"
    assert rows(tmp_path / "regional.db", made) == rows(migrated, made)
    for statement in ("PRAGMA application_id", "PRAGMA user_version", "SELECT version_num FROM alembic_version"):
        assert rows(tmp_path / "regional.db", statement) == rows(migrated, statement)


def test_every_table_is_strict(migrated: Path, created: Path) -> None:
    for database in (migrated, created):
        strict = rows(database, "SELECT name FROM pragma_table_list WHERE strict = 1 ORDER BY name")
        assert [name for (name,) in strict] == TABLES


def test_alembic_finds_no_difference_from_the_models(migrated: Path) -> None:
    assert alembic(migrated, "check") == "No new upgrade operations detected.\n"


def test_the_last_schema_version_is_the_head_of_alembic(migrated: Path) -> None:
    assert alembic(migrated, "heads") == f"{schema_versions()[-1]} (head)\n"
    assert rows(migrated, "SELECT version_num FROM alembic_version") == [(schema_versions()[-1],)]


def test_a_downgrade_to_the_base_leaves_nothing(migrated: Path, tmp_path: Path) -> None:
    database = Path(shutil.copy(migrated, tmp_path / "regional.db"))
    alembic(database, "downgrade", "base")
    assert rows(database, "SELECT name FROM sqlite_master WHERE sql IS NOT NULL") == [("alembic_version",)]
    assert rows(database, "SELECT * FROM alembic_version") == []
    alembic(database, "upgrade", "head")
    assert schema(database) == schema(migrated)


def test_the_versions_by_name_are_the_versions_in_order(migrated: Path) -> None:
    """They are named by their day; two of one day must not stand the wrong way round."""
    history = alembic(migrated, "history").splitlines()
    assert [line.partition(" -> ")[2].partition(",")[0].removesuffix(" (head)") for line in reversed(history)] == (
        schema_versions()
    )


@pytest.fixture
def workshop(tmp_path: Path) -> Path:
    """A folder in which Alembic may write a migration."""
    shutil.copytree(ROOT / "alembic", tmp_path / "work" / "alembic", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "migrations.ini", tmp_path / "work")
    return tmp_path / "work"


WRITTEN = "2031_05_01_written"


def let_alembic_write_a_migration(database: Path, workshop: Path) -> None:
    """Write it and carry it out, as it stands."""
    alembic(database, "revision", "--autogenerate", "--rev-id", WRITTEN, "-m", "Say more", root=workshop)
    text = (workshop / "alembic" / "versions" / f"{WRITTEN}.py").read_text(encoding="utf-8")
    assert text.startswith('"""Say more."""\n\nimport sqlalchemy as sa\n')
    alembic(database, "upgrade", "head", root=workshop)


def test_alembic_writes_the_migration_that_leads_from_the_first_schema_to_the_models(
    migrated: Path, workshop: Path, tmp_path: Path
) -> None:
    database = tmp_path / "regional.db"
    with make_engine(str(database)).begin() as connection:
        upgrade(connection, schema_versions()[0])
    for version in schema_versions()[1:]:
        (workshop / "alembic" / "versions" / f"{version}.py").unlink()
    let_alembic_write_a_migration(database, workshop)
    assert schema(database) == schema(migrated)
    alembic(database, "downgrade", schema_versions()[0], root=workshop)


def test_alembic_writes_the_migration_for_columns_with_rules_and_keys_and_for_words(
    migrated: Path, workshop: Path, tmp_path: Path
) -> None:
    """It sees what the models have more than a database in which a word, a date and a pointer are not there yet."""
    database = Path(shutil.copy(migrated, tmp_path / "regional.db"))
    with make_engine(str(database)).begin() as connection:
        remove_derived(connection)
        operations = Operations(MigrationContext.configure(connection))
        with operations.batch_alter_table("memberships") as batch:
            batch.drop_constraint("ck_memberships_status", type_="check")
            batch.create_check_constraint("ck_memberships_status", "status = 'member'")
        with operations.batch_alter_table("statement_actors") as batch:
            batch.drop_index("ix_statement_actors_on_behalf_of_id")
            batch.drop_column("on_behalf_of_id")
        with operations.batch_alter_table("tenures") as batch:
            batch.drop_constraint("ck_tenures_end_earliest", type_="check")
            for column in ("end_date", "end_earliest", "end_latest"):
                batch.drop_column(column)
    let_alembic_write_a_migration(database, workshop)
    assert schema(database) == schema(migrated)
    alembic(database, "downgrade", "base", root=workshop)


def test_a_migration_can_copy_any_table_and_loses_nothing(record: Path, tmp_path: Path) -> None:
    """As Alembic does in SQLite to change a table: rules, keys, indexes and rows stay, and what points to the rows."""
    database = Path(shutil.copy(record, tmp_path / "regional.db"))
    with make_engine(str(database)).begin() as connection:
        remove_derived(connection)
        operations = Operations(MigrationContext.configure(connection))
        for table in TABLES:
            with operations.batch_alter_table(table, recreate="always"):
                pass
    assert schema(database) == schema(record)
    assert contents(database) == contents(record)
    assert rows(database, "PRAGMA foreign_key_check") == []
    strict = rows(database, "SELECT name FROM pragma_table_list WHERE strict = 1 ORDER BY name")
    assert [name for (name,) in strict] == TABLES


def test_no_row_of_the_record_points_nowhere(record: Path) -> None:
    assert rows(record, "PRAGMA foreign_key_check") == []
    assert rows(record, "PRAGMA integrity_check") == [("ok",)]


MAPPED = sorted(Base.registry.mappers, key=lambda mapper: mapper.class_.__name__)


@pytest.mark.parametrize("mapper", MAPPED, ids=lambda mapper: mapper.class_.__name__)
def test_every_class_and_every_column_says_what_it_means(mapper: Any) -> None:
    assert mapper.class_.__doc__ != Base.__doc__
    assert mapper.class_.__doc__.endswith(".")
    assert [column.name for column in mapper.local_table.columns if not (column.doc or "").endswith(".")] == []
