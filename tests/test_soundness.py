"""What nobody but `check` would notice in a database, and what a load makes anew, in a file and on a server."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from regional.database.location import is_server
from regional.seeds.loader import Terms, load
from regional.seeds.soundness import problems
from tests.conftest import Result, run_command
from tests.datasets import BLOCS, ENGINES, contents, execute, new_location, rows, write

SPELL = "SCO/KAZ/member/2001-06-15/blocs"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("seeds") / "blocs", BLOCS)


@pytest.fixture(scope="module", params=ENGINES)
def sound(request: pytest.FixtureRequest, folder: Path) -> str:
    """A database of the blocs, which no test changes."""
    location = new_location(request, folder.parent)
    load([folder], location)
    return location


@pytest.fixture
def database(sound: str, tmp_path: Path, request: pytest.FixtureRequest) -> str:
    """A copy of it."""
    if is_server(sound):
        return str(request.getfixturevalue("new_server_database")(sound))
    return str(shutil.copy(sound, tmp_path / "regional.db"))


def test_a_sound_database_has_no_problem(sound: str) -> None:
    assert problems(sound) == []


def test_an_id_of_what_is_not_seen_is_named(database: str) -> None:
    """No load stores one, but a received database can: it looks like the id of something else."""
    for id_ in ("bor\u200bder", "a\u202eb", "a\nb", "café"):
        execute(database, f"INSERT INTO topics (id, name, dataset_id) VALUES ('{id_}', 'A topic', 'blocs')")  # noqa: S608
    assert [line for line in problems(database) if "hidden" in line] == [
        r"topics a\nb: the id holds the hidden character \n",
        r"topics a\u202eb: the id holds the hidden character \u202e",
        r"topics bor\u200bder: the id holds the hidden character \u200b",
    ]


ANEW = "`regional load` makes it anew"
LOST = "load into a new database, or restore a backup"

MENDED = {
    "DROP INDEX ix_memberships_start_earliest": (
        [f"index ix_memberships_start_earliest: it is missing; {ANEW}"],
        ["made the index ix_memberships_start_earliest anew"],
    ),
    "DROP INDEX ix_memberships_end_earliest;CREATE INDEX ix_memberships_end_earliest ON memberships (end_latest)": (
        [f"index ix_memberships_end_earliest: it is not as this program makes it; {ANEW}"],
        ["made the index ix_memberships_end_earliest anew"],
    ),
    "DROP VIEW neighbors": (
        [f"view neighbors: it is missing; {ANEW}"],
        ["made the view neighbors anew"],
    ),
    "DELETE FROM search_index": (
        [f"search_index blocs: it does not say what the texts of the dataset say; {ANEW}"],
        ["made the search index anew"],
    ),
    "UPDATE search_index SET text = 'Atlantis' WHERE id = 'KAZ'": (
        [f"search_index blocs: it does not say what the texts of the dataset say; {ANEW}"],
        ["made the search index anew"],
    ),
    "DROP TABLE search_index": (
        [f"table search_index: it is missing; {ANEW}"],
        ["made the table search_index anew", "made the search index anew"],
    ),
}


@pytest.mark.parametrize("damage", MENDED, ids=lambda damage: damage[:24])
def test_what_holds_nothing_of_its_own_is_named_and_made_anew(damage: str, database: str, folder: Path) -> None:
    before = contents(database)
    execute(database, *damage.split(";"))
    found, said = MENDED[damage]
    assert set(found) <= set(problems(database))
    told: list[str] = []
    load([folder], database, Terms(say=told.append))
    assert told == said
    assert (problems(database), contents(database)) == ([], before)


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


def test_a_load_that_mends_does_not_say_that_nothing_changed(database: str, folder: Path) -> None:
    execute(database, "DELETE FROM search_index")
    result = run_command("--database", database, "load", folder)
    assert (result.stderr, result.status) == ("regional: made the search index anew\n", 0)


BROKEN = {
    "memberships SET start_earliest = '2001-01-01'": (
        f"memberships {SPELL}: start_date 2001-06-15 means 2001-06-15 to 2001-06-15,"
        " but start_earliest and start_latest say 2001-01-01 to 2001-06-15"
    ),
    "memberships SET end_earliest = '2030-01-01', end_latest = '2030-01-01'": (
        f"memberships {SPELL}: end_date is empty, but end_earliest and end_latest say 2030-01-01 to 2030-01-01"
    ),
    "memberships SET end_date = 'rubbish'": (
        f"memberships {SPELL}: end_date: 'rubbish' is not a date:"
        " write 2001-06-15, 2001-06, 2001, 2001~, [2005..2009] or [2005..]"
    ),
    "memberships SET status = 'observer'": (
        f"memberships {SPELL}: id is '{SPELL}', but from the rest of the row follows"
        f" '{SPELL.replace('member', 'observer')}'"
    ),
    "names SET folded = 'atlantis'": (
        "names KAZ en Kazakhstan: folded is 'atlantis', but from the rest of the row follows 'kazakhstan'"
    ),
    "names SET name = 'K', folded = 'k'": (
        "states KAZ: 'Kazakhstan' (en) is not among its names",
        f"search_index blocs: it does not say what the texts of the dataset say; {ANEW}",
    ),
}
WHERE = {"memberships": f"id = '{SPELL}'", "names": "name = 'Kazakhstan'"}


@pytest.mark.parametrize("damage", BROKEN, ids=lambda damage: damage[:32])
def test_what_does_not_follow_from_the_rest_of_a_row_is_named_and_the_next_load_mends_it(
    damage: str, database: str, folder: Path
) -> None:
    before = contents(database)
    execute(database, f"UPDATE {damage} WHERE {WHERE[damage.partition(' ')[0]]}")
    said = BROKEN[damage]
    assert problems(database) == sorted([said] if isinstance(said, str) else said)
    load([folder], database)
    assert (problems(database), contents(database)) == ([], before)


GONE = {
    "ALTER TABLE memberships RENAME COLUMN start_basis TO basis": "column memberships.start_basis",
    "ALTER TABLE differences RENAME TO variations": "table differences",
}


@pytest.mark.parametrize("damage", GONE)
def test_a_table_or_a_column_that_is_gone_is_named_and_a_load_says_what_to_do(
    damage: str, database: str, folder: Path
) -> None:
    execute(database, damage)
    gone = GONE[damage]
    assert f"{gone}: it is missing; {LOST}" in problems(database)
    result = run_command("--database", database, "load", folder)
    assert result.status == 1
    assert f" lacks the {gone}: {LOST}" in result.stderr


def test_what_somebody_added_beside_the_tables_is_theirs(database: str, folder: Path) -> None:
    execute(
        database,
        "CREATE VIEW of_somebody AS SELECT name FROM states",
        "CREATE TABLE notes (id text, note text)",
        "CREATE INDEX ix_of_somebody ON memberships (start_latest)",
    )
    assert problems(database) == []
    told: list[str] = []
    load([folder], database, Terms(say=told.append))
    assert (told, rows(database, "SELECT count(*) FROM of_somebody")) == ([], [(3,)])


def test_a_column_of_somebody_else_in_a_table_of_ours_is_named(database: str) -> None:
    execute(database, "ALTER TABLE memberships ADD COLUMN remark text")
    assert problems(database) == ["column memberships.remark: it is not one that this program makes; drop it"]


@pytest.fixture
def file(folder: Path, tmp_path: Path) -> Path:
    """A database in a file, for damage that a server does not let anybody do."""
    path = tmp_path / "regional.db"
    load([folder], path)
    return path


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


def test_a_search_index_that_finds_less_than_it_holds_is_named_and_made_anew(file: Path, folder: Path) -> None:
    execute(file, "DELETE FROM search_index_data WHERE id > 10", "DELETE FROM search_index_idx")
    assert any(line.startswith("search_index: ") for line in problems(str(file)))
    told: list[str] = []
    load([folder], file, Terms(say=told.append))
    assert (told, problems(str(file))) == (["made the search index anew"], [])


def test_a_trigger_is_named(file: Path) -> None:
    execute(file, "CREATE TRIGGER late AFTER INSERT ON memberships BEGIN DELETE FROM names; END")
    assert problems(str(file)) == ["trigger late: it is not one that this program makes; drop it"]


def test_a_check_leaves_a_file_and_its_folder_as_they_are(file: Path) -> None:
    before = file.read_bytes()
    assert run_command("--database", file, "check") == Result("", f"regional: no problem in {file}\n", 0)
    assert (file.read_bytes(), sorted(path.name for path in file.parent.iterdir())) == (before, ["regional.db"])
