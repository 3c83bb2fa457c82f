"""What nobody but `check` would notice in a database, and what a load makes anew, in a file and on a server."""

import shutil
from pathlib import Path

import pytest

from regional.database.location import is_server
from regional.seeds.loader import Terms, load
from regional.seeds.soundness import problems
from tests.conftest import run_command
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
    "DROP VIEW neighbors": ([f"view neighbors: it is missing; {ANEW}"], ["made the view neighbors anew"]),
    "DELETE FROM search_index": (
        [f"search_index blocs: it does not say what the texts of the dataset say; {ANEW}"],
        ["made the search index anew"],
    ),
    "UPDATE search_index SET text = 'Atlantis' WHERE id = 'KAZ'": (
        [f"search_index blocs: it does not say what the texts of the dataset say; {ANEW}"],
        ["made the search index anew"],
    ),
    "UPDATE documentation SET meaning = 'A lie.' WHERE table_name = 'states'": (
        [f"table documentation: it is not as this program writes it; {ANEW}"],
        ["made the table documentation anew"],
    ),
    "DROP TABLE documentation": (
        [f"table documentation: it is missing; {ANEW}"],
        ["made the table documentation anew"],
    ),
    "ALTER TABLE counts RENAME COLUMN row_count TO rows_": (
        [f"column counts.row_count: it is missing; {ANEW}"],
        ["made the table counts anew", "made the counts of the rows anew"],
    ),
    "DELETE FROM counts WHERE table_name = 'names'": (
        ["counts blocs names: it says 0, but there are 13"],
        ["made the counts of the rows anew"],
    ),
    "INSERT INTO counts VALUES ('blocs', 'rumours', 3)": (
        ["counts blocs rumours: there is no such table of facts"],
        ["made the counts of the rows anew"],
    ),
    "INSERT INTO alembic_version VALUES ('2099_01_01_later')": (
        [f"table alembic_version: it is not as this program writes it; {ANEW}"],
        ["made the table alembic_version anew"],
    ),
    "INSERT INTO search_index (kind, id, text, folded, dataset_id) VALUES ('name', 'KAZ', 'K', 'k', 'nobody')": (
        [f"search_index: it holds texts of a dataset that is not there; {ANEW}"],
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


def test_a_load_that_mends_does_not_say_that_nothing_changed(database: str, folder: Path) -> None:
    execute(database, "DELETE FROM search_index")
    result = run_command("--database", database, "load", folder)
    assert (result.stderr, result.status) == ("regional: made the search index anew\n", 0)


OTHER, KAZAKH, UZBEK = (
    f"{spell}/blocs"
    for spell in ("SCO/RUS/member/2001-06-15", "CSTO/KAZ/member/2002-10-07", "CSTO/UZB/member/2006-08-16")
)
BROKEN = {
    f"memberships SET start_earliest = '2001-01-01', note = '' WHERE id = '{SPELL}'": [
        (
            f"memberships {SPELL}: start_date 2001-06-15 means 2001-06-15 to 2001-06-15,"
            " but start_earliest and start_latest say 2001-01-01 to 2001-06-15"
        ),
        f"memberships {SPELL}: note is an empty text",
    ],
    f"memberships SET end_earliest = '2030-01-01', end_latest = '2030-01-01' WHERE id = '{OTHER}'": [
        f"memberships {OTHER}: end_date is empty, but end_earliest and end_latest say 2030-01-01 to 2030-01-01"
    ],
    f"memberships SET end_date = 'rubbish' WHERE id = '{KAZAKH}'": [
        (
            f"memberships {KAZAKH}: end_date: 'rubbish' is not a date:"
            " write 2001-06-15, 2001-06, 2001, 2001~, [2005..2009] or [2005..]"
        )
    ],
    f"memberships SET status = 'observer' WHERE id = '{UZBEK}'": [
        (
            f"memberships {UZBEK}: id is '{UZBEK}', but from the rest of the row follows"
            f" '{UZBEK.replace('member', 'observer')}'"
        )
    ],
    "names SET folded = 'atlantis' WHERE name = 'Kazakhstan'": [
        "names KAZ en Kazakhstan: folded is 'atlantis', but from the rest of the row follows 'kazakhstan'"
    ],
    "names SET name = 'R', folded = 'r' WHERE name = 'Russia'": [
        "states RUS: 'Russia' (en) is not among its names",
        f"search_index blocs: it does not say what the texts of the dataset say; {ANEW}",
    ],
    "sources SET issued = 'May'": ["sources archive: issued: 'May' is not a date: the year is missing"],
    "actors SET kind = 'person' WHERE id = 'UZB'": [
        "actors UZB: kind is 'person', but it is among the states",
        "actors UZB: kind is 'person', but it is not among the people",
    ],
}
"""What does not follow from the rest of a row or what no load stores, each in a row of its own, and what is said."""


def test_what_is_wrong_with_a_row_is_named_and_the_next_load_mends_it(database: str, folder: Path) -> None:
    before = contents(database)
    execute(database, *(f"UPDATE {damage}" for damage in BROKEN))
    assert problems(database) == sorted(line for lines in BROKEN.values() for line in lines)
    load([folder], database)
    assert (problems(database), contents(database)) == ([], before)


NOWHERE = "it points to a row of {} that is not there".format


def test_what_points_nowhere_is_named_and_a_load_takes_back_what_it_says(database: str, folder: Path) -> None:
    """A server holds nobody to its keys who has turned off what watches over them."""
    before = contents(database)
    tables = ("memberships", "actors", "states") if is_server(database) else ()
    execute(
        database,
        *(f"ALTER TABLE {table} DISABLE TRIGGER ALL" for table in tables),
        f"UPDATE memberships SET dataset_id = 'nobody' WHERE id = '{SPELL}'",  # noqa: S608
        "UPDATE actors SET dataset_id = 'nobody' WHERE id = 'UZB'",
        "INSERT INTO states (id, name, classification) VALUES ('ATL', 'Atlantis', 'un_member')",
        *(f"ALTER TABLE {table} ENABLE TRIGGER ALL" for table in tables),
    )
    found = problems(database)
    assert {
        f"memberships {SPELL}: {NOWHERE('datasets')}",
        f"actors UZB: {NOWHERE('datasets')}",
        f"states ATL: {NOWHERE('actors')}",
    } <= set(found)
    told: list[str] = []
    load([folder], database, Terms(say=told.append))
    assert told == [f"states ATL: {NOWHERE('actors')}"]
    execute(database, "DELETE FROM states WHERE id = 'ATL'")
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
