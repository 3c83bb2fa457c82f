"""What is no database of this program's is refused in one line by whoever asks or loads, and left alone."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from regional.database.file import NEEDED, check_library
from regional.errors import RegionalError
from regional.shipped import schema_versions
from tests.conftest import Result, run_command
from tests.datasets import dump
from tests.test_bad_seeds import SOUND


def a_newer_one(path: Path, record: Path) -> None:
    shutil.copy(record, path)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '2031_05_01_rivers'")


def one_from_before_the_first_release(path: Path, record: Path) -> None:
    shutil.copy(record, path)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '2026_11_24_tiers'")


def one_that_another_program_migrates(path: Path, _: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE alembic_version (version_num TEXT)")
        connection.execute("INSERT INTO alembic_version VALUES ('1975ea83b712')")


def an_empty_one_of_another_program(path: Path, _: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("PRAGMA application_id = 1196444487")  # a GeoPackage


def a_text(path: Path, _: Path) -> None:
    path.write_text("The record of regional organisations\n" * 30, encoding="utf-8")


def another_database(path: Path, _: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")


def half_a_database(path: Path, record: Path) -> None:
    path.write_bytes(record.read_bytes()[: record.stat().st_size // 2])


UNRELEASED = "has the schema 2026_11_24_tiers, from before the first release: load into a new database"
ANOTHER = "holds something other than a regional database: choose another"
NEWER = f"has the schema 2031_05_01_rivers, newer than this program's {schema_versions()[-1]}: upgrade regional"


@pytest.mark.parametrize(
    ("make", "asked", "loaded"),
    [
        (a_newer_one, NEWER, NEWER),
        (one_from_before_the_first_release, UNRELEASED, UNRELEASED),
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
        (another_database, ANOTHER, ANOTHER),
        (one_that_another_program_migrates, ANOTHER, ANOTHER),
        (an_empty_one_of_another_program, ANOTHER, ANOTHER),
    ],
    ids=["newer", "unreleased", "text", "half", "another", "migrated by another", "empty of another"],
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


def test_a_sqlite_that_cannot_read_our_files_is_refused() -> None:
    with pytest.raises(RegionalError) as caught:
        check_library((3, 36, 0))
    assert str(caught.value) == (
        "Python has SQLite 3.36.0 here, and regional needs 3.37 or later: use a Python that has a newer one"
    )


@pytest.mark.parametrize("version", [(3, 37, 0), (3, 40, 1), (4, 0, 0)])
def test_a_sqlite_that_can_read_our_files_is_not(version: tuple[int, ...]) -> None:
    check_library(version)


def test_the_sqlite_of_this_python_is_new_enough() -> None:
    assert sqlite3.sqlite_version_info >= NEEDED
    check_library()
