"""What only a file can suffer: damaged pages, a full-text index in tables of its own, bytes that are no text."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from regional.database.full_text import finds_all
from regional.database.snapshot import snapshot
from regional.seeds.loader import Terms, load
from regional.seeds.soundness import problems
from tests.conftest import Result, run_command
from tests.datasets import BLOCS, contents, execute, write
from tests.imports import icews_file, take
from tests.test_soundness import ANEW, LOST, SPELL


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("seeds") / "blocs", BLOCS)


@pytest.fixture
def file(folder: Path, tmp_path: Path) -> Path:
    """A database in a file, for damage that a server does not let anybody do."""
    path = tmp_path / "regional.db"
    load([folder], path)
    return path


@pytest.mark.parametrize(("letters", "others"), [("IS NULL", 'IS "NULL"'), ("\nWHERE", " WHERE"), ("AS\n--", "AS --")])
def test_a_view_is_compared_letter_by_letter(file: Path, folder: Path, letters: str, others: str) -> None:
    """Quotes make a text of a word, and what follows a comment in its line belongs to it."""
    with closing(sqlite3.connect(file)) as connection:
        views = "SELECT name, sql FROM sqlite_master WHERE type = 'view'"
        name, made = next((name, made) for name, made in connection.execute(views) if letters in made)
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute("UPDATE sqlite_master SET sql = ? WHERE name = ?", (made.replace(letters, others), name))
        connection.commit()
    assert f"view {name}: it is not as this program makes it; {ANEW}" in problems(str(file))
    load([folder], file)
    assert problems(str(file)) == []


def overwrite(file: Path, name: str) -> None:
    """Overwrite the first page of a table or an index."""
    with closing(sqlite3.connect(file)) as connection:
        (size,) = connection.execute("PRAGMA page_size").fetchone()
        (page,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (name,)).fetchone()
    with file.open("r+b") as stream:
        stream.seek((page - 1) * size)
        stream.write(b"\xff" * size)


def test_a_damaged_page_of_an_index_is_named_and_mended(file: Path, folder: Path) -> None:
    overwrite(file, "ix_memberships_start_earliest")
    found = run_command("--database", file, "check")
    assert (found.stdout, found.status) == ("", 1)
    assert found.stderr.startswith(("file: ", "database: "))
    result = run_command("--database", file, "load", folder)
    assert result.status == 0
    assert result.stderr.startswith("regional: made all indexes anew, because the file was damaged: Page ")
    assert problems(str(file)) == []


def test_a_damaged_page_of_a_table_is_named_and_not_written_over(file: Path, folder: Path) -> None:
    overwrite(file, "memberships")
    before = file.read_bytes()
    assert run_command("--database", file, "check").status == 1
    result = run_command("--database", file, "load", folder)
    assert (result.stdout, result.status, file.read_bytes()) == ("", 1, before)
    assert result.stderr.startswith("regional: ")


@pytest.mark.parametrize(
    "damage",
    [
        "DELETE FROM search_index_data",
        "DELETE FROM search_index_docsize WHERE id = 1",
        "UPDATE search_index_config SET v = 99",
        "DROP TABLE search_index_content",
        "DROP TABLE search_index_idx",
    ],
)
def test_a_search_index_that_finds_less_than_it_holds_is_named_and_made_anew(
    damage: str, file: Path, folder: Path
) -> None:
    before = contents(file)
    other = write(folder.parent / "other", {"topics.csv": "id,name\npeace,Peace\n"})
    execute(file, damage)
    assert problems(str(file)) == [f"search_index: it does not find all that it holds; {ANEW}"]
    told: list[str] = []
    load([other], file, Terms(say=told.append))
    assert (told, problems(str(file))) == (["made the search index anew"], [])
    assert contents(file)["search_index"] == before["search_index"]


def test_an_import_makes_it_anew_for_all_datasets(file: Path, tmp_path: Path) -> None:
    before = contents(file)
    execute(file, "DELETE FROM search_index_data")
    take(file, "icews", icews_file(tmp_path / "events.tab", {"Event ID": "20"}))
    assert problems(str(file)) == []
    assert set(before["search_index"]) <= set(contents(file)["search_index"])


def test_a_search_index_whose_pages_are_not_found_is_named(record: Path, tmp_path: Path) -> None:
    """Of a large one, all pages but the first are found by a table of the index."""
    file = shutil.copy(record, tmp_path / "regional.db")
    execute(file, "DELETE FROM search_index_idx")
    with snapshot(file) as connection:
        assert not finds_all(connection)
    with snapshot(record) as connection:
        assert finds_all(connection)


def test_a_file_that_says_it_is_another_programs_is_named_and_mended(file: Path, folder: Path) -> None:
    execute(file, "PRAGMA application_id = 7")
    assert problems(str(file)) == [f"header of the file: it is not as this program writes it; {ANEW}"]
    told: list[str] = []
    load([folder], file, Terms(say=told.append))
    assert (told, problems(str(file))) == (["made the header of the file anew"], [])


def test_a_view_with_capital_letters_is_ours(file: Path, folder: Path) -> None:
    execute(file, "DROP VIEW neighbors", "CREATE VIEW Neighbors AS SELECT 'KAZ' AS state_id")
    assert f"view neighbors: it is missing; {ANEW}" in problems(str(file))
    load([folder], file)
    assert problems(str(file)) == []


def test_a_file_that_has_lost_its_version_is_told_as_it_is(file: Path, folder: Path) -> None:
    execute(file, "DROP TABLE alembic_version")
    line = f"regional: {file} does not say which schema it has: restore a backup, or load into a new database\n"
    for command in (("check",), ("load", folder), ("members", "SCO")):
        assert run_command("--database", file, *command) == Result("", line, 1)


def test_bytes_that_are_no_text_are_named(file: Path, folder: Path) -> None:
    execute(file, f"UPDATE memberships SET note = CAST(x'41ff' AS TEXT) WHERE id = '{SPELL}'")  # noqa: S608
    line = f"{file} holds bytes that are not UTF-8: `regional check` names the rows"
    assert problems(str(file)) == [f"memberships {SPELL}: note holds bytes that are not UTF-8"]
    assert run_command("--database", file, "load", folder) == Result("", f"regional: {line}; {LOST}\n", 1)
    assert run_command("--database", file, "members", "SCO") == Result("", f"regional: {line}\n", 1)


def test_a_nul_character_is_named(file: Path) -> None:
    execute(file, f"UPDATE memberships SET note = 'a' || char(0) WHERE id = '{SPELL}'")  # noqa: S608
    assert problems(str(file)) == [f"memberships {SPELL}: note holds a NUL character"]


def test_a_trigger_is_named(file: Path) -> None:
    execute(file, "CREATE TRIGGER late AFTER INSERT ON memberships BEGIN DELETE FROM names; END")
    assert problems(str(file)) == ["trigger late: it is not one that this program makes; drop it"]


def test_a_check_leaves_a_file_and_its_folder_as_they_are(file: Path) -> None:
    before = file.read_bytes()
    assert run_command("--database", file, "check") == Result("", f"regional: no problem in {file}\n", 0)
    assert (file.read_bytes(), sorted(path.name for path in file.parent.iterdir())) == (before, ["regional.db"])
