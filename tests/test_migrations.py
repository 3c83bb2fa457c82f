"""The migrations make the schema that the models describe, from any version, and refuse what is not theirs."""

import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, create_engine, inspect

from regional.models import Base
from regional.shipped import schema_versions
from tests.conftest import Result, run_command
from tests.datasets import dump, rows
from tests.test_bad_seeds import SOUND

ROOT = Path(__file__).parents[1]
TABLES = sorted(Base.metadata.tables)


def alembic(database: Path, *arguments: str) -> str:
    """What the installed alembic prints, run from the root of the repository on a database."""
    command = [str(Path(sys.executable).with_name("alembic")), "-c", "migrations.ini", *arguments]
    environment = os.environ | {"REGIONAL_DATABASE": str(database)}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
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
    """Everything that SQLAlchemy can see of the tables of the models."""
    engine: Engine = create_engine(f"sqlite:///{database}")
    seen = inspect(engine)
    tables = {
        table: {
            "columns": [(c["name"], str(c["type"]), c["nullable"], c["default"]) for c in seen.get_columns(table)],
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


@pytest.mark.parametrize("table", TABLES)
def test_the_migrations_make_the_table_of_the_model(table: str, migrated: Path, created: Path) -> None:
    assert schema(migrated)[table] == schema(created)[table]


def test_the_migrations_make_no_other_table(migrated: Path) -> None:
    made = rows(migrated, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'search_index%'")
    assert sorted(name for (name,) in made) == sorted([*TABLES, "alembic_version"])


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
    """What the older schema has not is emptied; all else holds what it held."""
    database = Path(shutil.copy(record, tmp_path / "regional.db"))
    alembic(database, "downgrade", schema_versions()[0])
    names = [
        name for (name,) in rows(database, "SELECT name FROM sqlite_master WHERE type = 'table'") if name in TABLES
    ]
    kept = {
        name: ", ".join(f'"{column}"' for _, column, *_ in rows(database, f"PRAGMA table_info({name})"))
        for name in names
    }
    alembic(database, "upgrade", "head")
    for table, columns in kept.items():
        question = f"SELECT {columns} FROM {table}"  # noqa: S608 - our own
        assert rows(database, question) == rows(record, question)


def test_no_row_of_the_record_points_nowhere(record: Path) -> None:
    assert rows(record, "PRAGMA foreign_key_check") == []
    assert rows(record, "PRAGMA integrity_check") == [("ok",)]


MAPPED = sorted(Base.registry.mappers, key=lambda mapper: mapper.class_.__name__)


@pytest.mark.parametrize("mapper", MAPPED, ids=lambda mapper: mapper.class_.__name__)
def test_every_class_and_every_column_says_what_it_means(mapper: Any) -> None:
    assert mapper.class_.__doc__ != Base.__doc__
    assert mapper.class_.__doc__.endswith(".")
    assert [column.name for column in mapper.local_table.columns if not (column.doc or "").endswith(".")] == []


def a_newer_one(path: Path, record: Path) -> None:
    shutil.copy(record, path)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '2031_05_01_rivers'")


def a_text(path: Path, _: Path) -> None:
    path.write_text("The record of regional organisations\n" * 30, encoding="utf-8")


def another_database(path: Path, _: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")


def half_a_database(path: Path, record: Path) -> None:
    path.write_bytes(record.read_bytes()[: record.stat().st_size // 2])


NEWER = f"has the schema 2031_05_01_rivers, newer than this program's {schema_versions()[-1]}: upgrade regional"


@pytest.mark.parametrize(
    ("make", "asked", "loaded"),
    [
        (a_newer_one, NEWER, NEWER),
        (
            a_text,
            "is not a database that can be read: file is not a database",
            "cannot be written: file is not a database",
        ),
        (
            half_a_database,
            "is not a database that can be read: database disk image is malformed",
            "cannot be written: database disk image is malformed",
        ),
        (
            another_database,
            "is not a regional database: make one with `regional load`",
            "holds something else than a regional database: choose another",
        ),
    ],
    ids=["newer", "text", "half", "another"],
)
def test_what_is_no_database_of_ours_is_refused_and_left_alone(
    make: Any, asked: str, loaded: str, tmp_path: Path, record: Path
) -> None:
    database = tmp_path / "regional.db"
    make(database, record)
    before = database.read_bytes()
    for arguments, message in ((("members", "SCO"), asked), (("load", SOUND), loaded)):
        result = run_command("--database", database, *arguments)
        assert result == Result("", f"regional: {database} {message}\n", 1)
        assert database.read_bytes() == before
        assert list(tmp_path.iterdir()) == [database]


def test_an_empty_file_is_no_database_yet_and_a_load_makes_it_one(tmp_path: Path) -> None:
    database = tmp_path / "regional.db"
    database.touch()
    line = f"regional: {database} is not a regional database: make one with `regional load`\n"
    assert run_command("--database", database, "members", "SCO") == Result("", line, 1)
    assert database.read_bytes() == b""
    assert run_command("--database", database, "load", SOUND).status == 0
    assert [line for line in dump(database) if "'SCO','en','Shanghai Cooperation Organisation'" in line]
