"""What a database holds of the program: it is made with the tables, and made anew when the program has changed."""

from pathlib import Path

import pytest
import sqlalchemy as sa

from regional.database.documentation import all_views, columns, documentation
from regional.database.engine import make_engine
from regional.models import Base
from regional.seeds.loader import load
from regional.shipped import schema_versions
from tests.datasets import BLOCS, ENGINES, execute, new_location, rows, write


@pytest.fixture
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A database of a small dataset."""
    location = new_location(request, tmp_path)
    load([write(tmp_path / "blocs", BLOCS)], location)
    return location


@pytest.mark.parametrize("place", ENGINES, indirect=True)
def test_a_database_says_what_everything_in_it_means(place: str) -> None:
    engine = make_engine(place)
    seen = sa.inspect(engine)
    there = [*Base.metadata.tables, "search_index", *seen.get_view_names()]
    held = {(name, column["name"]) for name in there for column in seen.get_columns(name)}
    engine.dispose()
    told = rows(place, "SELECT table_name, column_name, meaning FROM documentation")
    assert {(name, column) for name, column, _ in told} == held | {(name, "") for name in there}
    assert [row for row in told if not row[2].endswith(".")] == []


def test_who_has_only_the_file_learns_what_a_column_is(record: Path) -> None:
    assert rows(record, "SELECT * FROM documentation WHERE table_name = 'people' ORDER BY column_name") == [
        ("people", "", "Somebody who speaks, acts or leads a state.", None),
        ("people", "id", "A slug, such as xi-jinping.", None),
        ("people", "name", "The usual name in English.", None),
    ]
    told = rows(
        record, "SELECT column_name, meaning FROM documentation WHERE table_name = 'continuing_states' ORDER BY rowid"
    )
    assert told == [
        ("", "For each state, the state that is the same legal person today: for the Soviet Union, Russia."),
        *((column.name, column.meaning) for column in columns("continuing_states")),
    ]


@pytest.mark.parametrize("place", ENGINES, indirect=True)
def test_a_load_makes_anew_what_another_version_of_the_program_made(place: str, tmp_path: Path) -> None:
    execute(
        place,
        "DROP VIEW neighbors",
        "CREATE VIEW neighbors AS SELECT state_id FROM borders",
        "UPDATE documentation SET statement = 'CREATE VIEW neighbors …' WHERE statement LIKE 'CREATE VIEW neighbors %'",
        "CREATE VIEW gone AS SELECT state_id FROM neighbors",
        "INSERT INTO documentation VALUES ('gone', '', 'A view that this version has no more.', 'CREATE VIEW gone …')",
        "CREATE VIEW of_somebody AS SELECT name FROM states WHERE id = 'KAZ'",
    )
    load([tmp_path / "blocs"], place)
    engine = make_engine(place)
    assert set(sa.inspect(engine).get_view_names()) == {*all_views(), "of_somebody"}
    engine.dispose()
    assert rows(place, "SELECT neighbor FROM neighbors") == []
    assert rows(place, "SELECT name FROM of_somebody") == [("Kazakhstan",)]
    assert set(rows(place, "SELECT * FROM documentation")) == set(documentation())


def test_the_next_load_finds_them_current_and_leaves_them_alone(tmp_path: Path) -> None:
    database = tmp_path / "regional.db"
    load([write(tmp_path / "blocs", BLOCS)], database)
    before = rows(database, "PRAGMA schema_version")  # SQLite counts what is made and dropped
    load([tmp_path / "blocs"], database)
    assert rows(database, "PRAGMA schema_version") == before


def test_the_header_of_a_file_says_whose_it_is_and_how_many_versions_its_schema_has_had(record: Path) -> None:
    """At these places of the header: https://sqlite.org/fileformat.html."""
    header = record.read_bytes()[:100]
    assert header[68:72] == b"Rgnl"
    assert int.from_bytes(header[60:64], "big") == len(schema_versions())
