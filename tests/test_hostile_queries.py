"""A folder of queries of one's own can say anything; each mistake is a line with its place, and none is a traceback."""

import os
from pathlib import Path

import pytest

from regional.sql.catalog import query_files
from tests.conftest import Result
from tests.test_hostile import run

HEADERS = [
    ("argument a: text, ² or more. One.", "2: a parameter is written as `argument NAME: TYPE, any number,"),
    ("argument a: text, 9x or more. One.", "2: a parameter is written as `argument NAME: TYPE, any number,"),
    ("option on': day. A day.", "2: a parameter is written as `option NAME: TYPE, any number,"),
    ("option format_: text. A format.", "2: there is already an option --format_"),
    ("option help: text. A help.", "2: there is already an option --help"),
    ("option x: __import__. A type.", "2: there is no type '__import__': it is one of organization, state,"),
    ("pivot: a", "2: a pivot names two columns, as `-- pivot: organization status`"),
    ("\x1b[2J option", "2: it holds the hidden character \\x1b: write it as char(…), or not at all"),
    ("\u202eoption", "2: it holds the hidden character \\u202e: write it as char(…), or not at all"),
    ("\tan option", ""),
]
STATEMENTS = [
    ("SELECT 1 -- if :Nope", "2: :Nope is used, but no line of the header explains it"),
    ("SELECT 1 -- unless :", "2: : is used, but no line of the header explains it"),
    ("SELECT ':x', :x", "2: :x is used, but no line of the header explains it"),
    ("", "1: a query file starts with its question, `-- Which states …?`, and has a statement"),
]


@pytest.fixture
def own(tmp_path: Path) -> Path:
    return tmp_path / "own.sql"


def ask(record: Path, own: Path, *options: str) -> Result:
    return run("--queries", str(own.parent), "own", *options, "-f", "csv", location=str(record))


@pytest.mark.parametrize(("header", "says"), HEADERS)
def test_a_header_that_makes_no_sense_is_refused_at_its_line(record: Path, own: Path, header: str, says: str) -> None:
    own.write_text(f"-- Which?\n-- {header}\nSELECT 'one' AS one\n", encoding="utf-8")
    result = ask(record, own)
    if says:
        assert result.stderr.startswith(f"regional: {own}:{says}")
        assert (result.stdout, result.status, len(result.stderr.splitlines())) == ("", 1, 1)
    else:
        assert result == Result("one\none\n", "", 0)


@pytest.mark.parametrize(("statement", "says"), STATEMENTS)
def test_a_statement_that_asks_for_what_is_not_there_is_refused(
    record: Path, own: Path, statement: str, says: str
) -> None:
    own.write_text(f"-- Which?\n{statement}\n", encoding="utf-8")
    assert ask(record, own) == Result("", f"regional: {own}:{says}\n", 1)


def test_a_comment_can_hold_anything(record: Path, own: Path) -> None:
    own.write_text("-- Which?\nSELECT\n-- :x % %(x)s {x}\n'one' AS one\n", encoding="utf-8")
    assert ask(record, own) == Result("one\none\n", "", 0)
    assert ask(record, own, "--sql") == Result("SELECT\n-- :x % %(x)s {x}\n'one' AS one;\n", "", 0)


def test_a_value_cannot_leave_the_statement_that_sql_prints(record: Path, own: Path) -> None:
    """What --sql prints can be pasted: a quote in a value is a quote in the statement."""
    own.write_text("-- Which?\n-- argument word: text. A word.\nSELECT :word AS word\n", encoding="utf-8")
    word = "x'; DROP TABLE names; --"
    assert ask(record, own, word, "--sql").stdout == "SELECT 'x''; DROP TABLE names; --' AS word;\n"
    assert ask(record, own, word).stdout == f"word\n{word}\n"


NAMES = ["--help.sql", "a b.sql", "'; DROP TABLE names; --.sql", ".sql", "x\ny.sql", "\udcff.sql", "ё.sql", "%s.sql"]


@pytest.mark.parametrize("name", NAMES, ids=ascii)
def test_a_file_can_have_any_name(record: Path, own: Path, name: str) -> None:
    (own.parent / name).write_text("-- Which?\nSELECT 'one' AS one\n", encoding="utf-8")
    own.write_text("-- Which?\nSELECT 'two' AS two\n", encoding="utf-8")
    assert ask(record, own) == Result("two\ntwo\n", "", 0)
    for arguments in (("--queries", str(own.parent), "--help"), ("--queries", str(own.parent), "queries")):
        assert run(*arguments, location=str(record)).status == 0


def test_a_command_has_a_name_that_a_shell_takes_as_it_stands(own: Path) -> None:
    """What it completes, it runs."""
    for name in ("$(touch x)", "a;b", "--help", "x\ny", "-x", "ё", "two words"):
        (own.parent / f"{name}.sql").write_text("-- Which?\nSELECT 1 AS a\n", encoding="utf-8")
    found, refused = query_files([str(own.parent)])
    assert "ё" in found
    assert sorted(refused) == ["$(touch x)", "--help", "-x", "a;b", "two words", "x\ny"]
    assert refused["a;b"] == (
        f"{own.parent}/a;b.sql: a command is named by letters, digits and hyphens: rename the file"
    )


def test_a_folder_and_a_dangling_link_are_no_query(record: Path, own: Path) -> None:
    (own.parent / "folder.sql").mkdir()
    os.symlink("nowhere", own.parent / "link.sql")
    own.write_text("-- Which?\nSELECT 'two' AS two\n", encoding="utf-8")
    assert ask(record, own) == Result("two\ntwo\n", "", 0)
    for name in ("folder", "link"):
        result = run("--queries", str(own.parent), name, location=str(record))
        line = f"{own.parent}/{name}.sql: this is no file in the folder: put the file itself there"
        assert result == Result("", f"regional: {line}\n", 1)
