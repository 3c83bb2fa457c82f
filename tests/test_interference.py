"""What others put into a database so that it says something else than its rows: loads refuse it, `check` names it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from regional.database.location import is_server, shown
from regional.errors import RegionalError
from regional.seeds.loader import Terms, load
from regional.seeds.soundness import problems
from tests.datasets import BLOCS, ENGINES, contents, execute, rows, write
from tests.test_engines import ask


@pytest.fixture(scope="module", params=ENGINES)
def loaded(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> str:
    """A small database."""
    if request.param == "postgresql":
        return str(request.getfixturevalue("loaded_on_server"))
    folder = tmp_path_factory.mktemp("loaded")
    load([write(folder / "blocs", BLOCS)], folder / "regional.db")
    return str(folder / "regional.db")


@pytest.fixture(scope="module")
def loaded_on_server(
    new_server_database: Callable[..., str], schema_on_server: str, tmp_path_factory: pytest.TempPathFactory
) -> str:
    location = new_server_database(schema_on_server)
    load([write(tmp_path_factory.mktemp("server") / "blocs", BLOCS)], location)
    return location


@pytest.fixture
def database(loaded: str, tmp_path: Path, request: pytest.FixtureRequest) -> str:
    """A copy that can be spoilt."""
    if is_server(loaded):
        return str(request.getfixturevalue("new_server_database")(loaded))
    path = tmp_path / "regional.db"
    path.write_bytes(Path(loaded).read_bytes())
    return str(path)


@pytest.fixture
def blocs(tmp_path: Path) -> Path:
    return write(tmp_path / "blocs", BLOCS | {"topics.csv": "id,name\nolives,Olives\n"})


def refusal(database: str, folder: Path) -> str:
    before = contents(database)
    with pytest.raises(RegionalError) as caught:
        load([folder], database)
    assert contents(database) == before
    return str(caught.value)


def test_a_trigger_that_eats_rows_is_refused_and_named(database: str, blocs: Path) -> None:
    if is_server(database):
        eats = "CREATE FUNCTION eat() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$"
        execute(database, eats, "CREATE TRIGGER eats BEFORE INSERT ON topics FOR EACH ROW EXECUTE FUNCTION eat()")
    else:
        execute(database, "CREATE TRIGGER eats AFTER INSERT ON topics BEGIN DELETE FROM topics; END")
    line = "has the trigger eats on topics, which would change what is stored: drop it"
    assert refusal(database, blocs) == f"{shown(database)} {line}"
    assert [line for line in problems(database) if "eats" in line]
    assert ask(database, "drop blocs").stderr == f"regional: {shown(database)} {line}\n"


@pytest.mark.parametrize("table", ["search_index_content", "search_index_data", "alembic_version"])
def test_a_trigger_on_what_a_load_writes_by_the_way_is_refused_and_named(
    table: str, tmp_path: Path, blocs: Path
) -> None:
    """The full-text index is kept in tables of its own, and an upgrade writes the version."""
    database = str(tmp_path / "regional.db")
    load([blocs], database)
    execute(database, f"CREATE TRIGGER eats AFTER INSERT ON {table} BEGIN DELETE FROM names; END")  # noqa: S608
    line = f"{database} has the trigger eats on {table}, which would change what is stored: drop it"
    assert refusal(database, blocs) == line
    assert problems(database) == ["trigger eats: it is not one that this program makes; drop it"]


@pytest.mark.parametrize("kind", ["table", "view"])
def test_what_hides_a_function_of_a_file_is_named(kind: str, tmp_path: Path, blocs: Path) -> None:
    database = str(tmp_path / "regional.db")
    load([blocs], database)
    execute(database, f"CREATE {kind} json_each AS SELECT 0 AS key, 'SCO' AS value")
    assert f"{kind} json_each: it hides the function that questions call; drop it" in problems(database)


def test_a_trigger_on_a_table_of_ones_own_is_nobody_s_business(database: str, blocs: Path) -> None:
    if is_server(database):
        keep = "CREATE FUNCTION keep() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$"
        make = ["CREATE TABLE mine (a text)", keep]
        execute(database, *make, "CREATE TRIGGER keeps BEFORE INSERT ON mine FOR EACH ROW EXECUTE FUNCTION keep()")
    else:
        execute(database, "CREATE TABLE mine (a text)")
        execute(database, "CREATE TRIGGER keeps AFTER INSERT ON mine BEGIN SELECT 1; END")
    load([blocs], database)


def test_an_index_that_lets_no_row_in_is_named(database: str) -> None:
    execute(database, "CREATE UNIQUE INDEX one ON memberships (member_id, id)")
    assert problems(database) == ["unique index memberships.one: it is not one that this program makes; drop it"]


def test_what_has_the_name_of_a_view_is_told_and_not_dropped(database: str, blocs: Path) -> None:
    execute(database, "DROP VIEW neighbors", "CREATE TABLE neighbors (name text)")
    assert "view neighbors: a table is in its place; rename or drop it" in problems(database)
    line = "has a table where the view neighbors belongs: rename or drop it"
    assert refusal(database, blocs) == f"{shown(database)} {line}"


@pytest.fixture
def on_server(new_server_database: Callable[..., str], loaded_on_server: str) -> str:
    return new_server_database(loaded_on_server)


def test_rules_and_row_security_of_a_server_are_refused_and_named(on_server: str, blocs: Path) -> None:
    for change, back, what in (
        ("CREATE RULE never AS ON INSERT TO topics DO INSTEAD NOTHING", "DROP RULE never ON topics", "the rule never"),
        (
            "ALTER TABLE topics ENABLE ROW LEVEL SECURITY",
            "ALTER TABLE topics DISABLE ROW LEVEL SECURITY",
            "row security",
        ),
    ):
        execute(on_server, change)
        line = f"{shown(on_server)} has {what} on topics, which would change what is stored: drop it"
        assert refusal(on_server, blocs) == line
        assert problems(on_server) == [f"{what} on topics: it is not one that this program makes; drop it"]
        execute(on_server, back)
    assert problems(on_server) == []


def test_a_schema_that_hides_a_table_is_refused_and_named(on_server: str, blocs: Path) -> None:
    execute(on_server, "CREATE SCHEMA first", "CREATE TABLE first.topics (LIKE topics)")
    mark = "&" if "?" in on_server else "?"
    hidden = f"{on_server}{mark}options=-csearch_path%3Dfirst,public"
    line = "the search path finds topics in the schema first, and the rest elsewhere: take first out of it"
    with pytest.raises(RegionalError, match=line):
        load([blocs], hidden)
    assert line in problems(hidden)
    assert problems(on_server) == []


def test_a_replaced_function_of_a_server_is_named(on_server: str) -> None:
    line = "function json_each: it is not as this program makes it; load into a new database"
    execute(on_server, "CREATE FUNCTION json_each(list varchar) RETURNS integer LANGUAGE sql AS 'SELECT 1'")
    assert problems(on_server) == [line]
    execute(on_server, "DROP FUNCTION json_each(varchar)")
    assert problems(on_server) == []
    each = "CREATE OR REPLACE FUNCTION json_each(list text) RETURNS TABLE (key integer, value text) LANGUAGE sql"
    execute(on_server, "ALTER FUNCTION json_each(text) SET search_path = first, pg_catalog")
    assert problems(on_server) == [line]
    execute(on_server, "ALTER FUNCTION json_each(text) RESET ALL")
    execute(on_server, f"{each} AS $$ SELECT 0, 'SCO'::text $$")
    assert problems(on_server) == [line]


@pytest.mark.parametrize("before", ["SELECT 1", "UPDATE documentation SET meaning = meaning"], ids=["ours", "restored"])
def test_a_replaced_view_of_a_server_is_named_and_made_anew(on_server: str, blocs: Path, before: str) -> None:
    """What was brought back from a backup was not made in the transaction that wrote what the views mean.

    Who writes that anew beside a view does not hide it.
    """
    execute(on_server, before)
    assert problems(on_server) == []
    [(shipped,)] = rows(on_server, "SELECT rtrim(pg_get_viewdef('effective_memberships'), ' ;')")
    lie = f"SELECT * FROM ({shipped}) AS q WHERE member_id <> 'KAZ'"  # noqa: S608 - its own
    hidden = "UPDATE documentation SET meaning = meaning WHERE table_name = 'effective_memberships'"
    execute(on_server, f"CREATE OR REPLACE VIEW effective_memberships AS {lie}", hidden)
    line = "view effective_memberships: it is not as this program makes it; `regional load` makes it anew"
    assert problems(on_server) == [line]
    told: list[str] = []
    load([blocs], on_server, Terms(allow_removals=True, say=told.append))
    assert told == ["made the view effective_memberships anew"]
    assert problems(on_server) == []


OURS = {"dataset.yaml": "id: ours\ntitle: Ours\nas_of: 2025-06-30\npriority: -999\ncomplete: [CSTO, SCO]\n"}


def test_a_dataset_that_takes_the_word_by_its_priority_is_told(database: str, tmp_path: Path) -> None:
    ours = write(tmp_path / "ours", {name: text for name, text in BLOCS.items() if name == "memberships.csv"} | OURS)
    (ours / "sources.csv").write_text("id,type,title,consulted\nours-archive,book,Ours,yes\n", encoding="utf-8")
    edit_all(ours / "memberships.csv", "archive", "ours-archive")
    told: list[str] = []
    load([ours], database, Terms(allow_removals=True, say=told.append))
    line = "ours now speaks for 2 organizations instead of blocs, by its priority: `regional prefer blocs` undoes this"
    assert told == [line]
    assert ask(database, "members SCO --on 2010-01-01 -f ids").stdout == "KAZ\nRUS\n"
    told.clear()
    load([ours], database, Terms(allow_removals=True, say=told.append))
    assert told == []


def edit_all(path: Path, old: str, new: str) -> None:
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
