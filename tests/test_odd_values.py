"""A database from elsewhere holds values that no load writes: each command says so in one line, without a traceback."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import psycopg
import pytest
from click.testing import CliRunner
from sqlalchemy import make_url

from regional.cli import main
from regional.database.engine import make_engine
from regional.database.migrating import upgrade
from regional.seeds.loader import load
from tests.conftest import Result
from tests.datasets import BLOCS, execute, write
from tests.fuzz.cases import MORE
from tests.fuzz.databases import LOOSENED, in_schema
from tests.test_engines import ask


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small database whose tables have no rules any more."""
    folder = tmp_path_factory.mktemp("odd")
    load([write(folder / "blocs", BLOCS | MORE)], folder / "odd.db")
    in_schema(folder / "odd.db", [LOOSENED])
    return folder / "odd.db"


ODD = "{path} holds what no load writes ({what}): `regional check` may tell more; if it finds nothing, report this"
NO_DATE = "InvalidDateError: 'soon' is not a date: write 2001-06-15, 2001-06, 2001, 2001~, [2005..2009] or [2005..]"
NO_TEXT = (
    "holds bytes that are not UTF-8: `regional check` names the rows; load into a new database, or restore a backup\n"
)
GONE = "'KAZ' is named in the database, but its own row is missing: `regional check` may tell more"


@pytest.mark.parametrize(
    ("change", "command", "says"),
    [
        ("UPDATE datasets SET as_of = 'soon'", "members SCO", ODD.format(path="{path}", what=NO_DATE)),
        ("UPDATE datasets SET as_of = NULL", "members SCO", "{path} holds what no load writes (AttributeError: "),
        ("UPDATE datasets SET as_of = x'ff'", "members SCO", "{path} holds what no load writes (TypeError: "),
        ("UPDATE names SET folded = x'ff'", "members SCX", "{path} holds what no load writes (TypeError: "),
        ("DELETE FROM states WHERE id = 'KAZ'", "show KAZ", GONE),
        ("DELETE FROM states WHERE id = 'KAZ'", "show Казахстан", GONE),
        ("UPDATE events SET start_earliest = NULL", "members SCO --on @meeting", "{path} holds what no load writes ("),
        ("DROP VIEW records", "show KAZ", "the database says: no such table: records"),
        (
            "UPDATE memberships SET end_earliest = x'ff'",
            "plot timeline KAZ",
            "{path} holds what no load writes (TypeError",
        ),
        (
            "UPDATE organizations SET dissolution_date = 'soon'",
            "site {path}.pages",
            "{path} holds what no load writes (",
        ),
        (
            "UPDATE tenures SET end_date = x'ff'",
            "site {path}.pages",
            ODD.format(path="{path}", what="ValueError: cannot store BLOB value in TEXT column tenures.end_date"),
        ),
        (
            "UPDATE event_citations SET supports = CAST(x'8061' AS TEXT)",
            "check {folder}/blocs",
            "{path}: on a copy of it this fails: Could not decode to UTF-8 column 'supports' with text",
        ),
        (
            "UPDATE documentation SET table_name = CAST(x'8061' AS TEXT) WHERE table_name = 'states'",
            "drop fuzzed",
            "{path} " + NO_TEXT,
        ),
    ],
)
def test_what_cannot_be_understood_is_told(sound: Path, tmp_path: Path, change: str, command: str, says: str) -> None:
    path = tmp_path / "odd.db"
    path.write_bytes(sound.read_bytes())
    in_schema(path, [change])
    result = ask(str(path), command.format(path=path, folder=sound.parent))
    assert (result.stdout, result.status, result.stderr.count("\n")) == ("", 1, 1)
    assert result.stderr.startswith("regional: " + says.format(path=path))


@pytest.mark.parametrize("column", ["name", "id"])
def test_a_name_that_is_none_is_shown_as_it_is(sound: Path, tmp_path: Path, column: str) -> None:
    path = tmp_path / "odd.db"
    path.write_bytes(sound.read_bytes())
    in_schema(path, [f"UPDATE states SET {column} = NULL WHERE id = 'KAZ'"])  # noqa: S608 - one of two
    for command in ("members SCO -f json", "matrix SCO CSTO", "resolve Kazakhstan", "show SCO", "members Kazachstan"):
        assert ask(str(path), command).status in (0, 1), command


def test_a_damaged_file_is_named(sound: Path, tmp_path: Path) -> None:
    path = tmp_path / "odd.db"
    with closing(sqlite3.connect(sound)) as connection:
        (page,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'names'").fetchone()
    data = sound.read_bytes()
    path.write_bytes(data[: (page - 1) * 4096] + b"\xff" * 4096 + data[page * 4096 :])
    line = "database disk image is malformed): restore a backup, or load into a new file\n"
    assert ask(str(path), "members SCO") == Result("", f"regional: {path} is damaged ({line}", 1)


FACTS = {
    "deep": "SELECT 1 AS a, '" + "[" * 100_000 + "' AS facts",
    "no_list": "SELECT 1 AS a, '[[[' AS facts",
    "an_object": 'SELECT 1 AS a, \'[1, null, {"a": [2]}, "SCO/KAZ"]\' AS facts',
    "twice": "SELECT 1 AS a, 'x' AS facts, 'y' AS facts",
    "bytes": "SELECT 1 AS a, CAST('x' AS BLOB) AS facts",
}


@pytest.mark.parametrize("name", FACTS)
def test_odd_facts_have_no_sources(record: Path, tmp_path: Path, name: str) -> None:
    (tmp_path / f"{name}.sql").write_text(f"-- Which?\n{FACTS[name]}\n", encoding="utf-8")
    arguments = [
        "--database",
        str(record),
        "--queries",
        str(tmp_path),
        name.replace("_", "-"),
        "--sources",
        "-f",
        "csv",
    ]
    result = CliRunner().invoke(main, arguments)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout in ("a,sources\n1,\n", "a,facts,sources\n1,y,\n")


@pytest.mark.parametrize(
    ("rows", "shown"),
    [
        ("SELECT CAST('h' AS BLOB) AS heading, 1 AS cell, 'k' AS thing", "thing,68\nk,1\n"),
        ("SELECT NULL AS heading, 1 AS cell, 'k' AS thing", "thing,\nk,1\n"),
        ("SELECT 1.5 AS heading, NULL AS cell, 'k' AS thing", 'thing,1.5\nk,""\n'),
    ],
)
def test_any_value_can_be_a_heading(record: Path, tmp_path: Path, rows: str, shown: str) -> None:
    (tmp_path / "pivoted.sql").write_text(f"-- Which?\n--\n-- pivot: heading cell\n{rows}\n", encoding="utf-8")
    for format_ in ("csv", "json", "table", "markdown", "tsv", "ids"):
        arguments = ["--database", str(record), "--queries", str(tmp_path), "pivoted", "-f", format_]
        result = CliRunner().invoke(main, arguments, catch_exceptions=False)
        assert result.exit_code == 0
        if format_ == "csv":
            assert result.stdout.replace("k,\n", 'k,""\n') == shown


def test_a_list_of_a_server_can_stand_in_a_pivot(record_on_server: str, tmp_path: Path) -> None:
    rows = "SELECT ARRAY['a'] AS heading, ARRAY[1] AS cell, ARRAY['k', 'l'] AS thing"
    (tmp_path / "pivoted.sql").write_text(f"-- Which?\n--\n-- pivot: heading cell\n{rows}\n", encoding="utf-8")
    arguments = ["--database", record_on_server, "--queries", str(tmp_path), "pivoted", "-f", "csv"]
    result = CliRunner().invoke(main, arguments, catch_exceptions=False)
    assert result.output == "thing,['a']\n\"['k', 'l']\",[1]\n"


@pytest.mark.parametrize("encoding", ["SQL_ASCII", "LATIN1"])
def test_a_server_database_of_another_encoding_is_asked_as_far_as_it_goes(
    encoding: str, new_server_database: Callable[..., str], server: str, tmp_path: Path
) -> None:
    location = new_server_database()
    name = make_url(location).database
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE {name}".encode())
        made = f"CREATE DATABASE {name} ENCODING '{encoding}' TEMPLATE template0 LC_COLLATE 'C' LC_CTYPE 'C'"
        connection.execute(made.encode())
    refused = ask(location, f"load {write(tmp_path / 'blocs', BLOCS)}")
    line = f"regional: the database has the encoding {encoding}: make one with ENCODING 'UTF8'\n"
    assert refused == Result("", line, 1)
    engine = make_engine(location)
    with engine.begin() as connection:
        upgrade(connection)
    engine.dispose()
    execute(location, "INSERT INTO datasets (id, title, as_of, priority) VALUES ('x', 'X', '2025-01-01', 1)")
    assert ask(location, "sql 'SELECT title FROM datasets'") == Result("title\nX\n", "", 0)
    assert ask(location, "members ОДКБ").stderr.count("\n") == 1


def test_a_time_limit_of_the_server_is_told(record_on_server: str) -> None:
    mark = "&" if "?" in record_on_server else "?"
    limited = f"{record_on_server}{mark}options=-cstatement_timeout%3D1"
    for command in ("sql 'SELECT pg_sleep(9)'", "load"):
        result = ask(limited, command)
        assert (result.stdout, result.status, result.stderr.count("\n")) == ("", 1, 1)
        assert "timeout" in result.stderr
