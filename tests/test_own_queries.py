"""Queries of one's own: a folder of .sql files becomes commands, beside the shipped ones and like them."""

import os
from pathlib import Path

import pytest

from regional.sql.catalog import FOLDER, query_files, query_paths
from tests.conftest import Run, run_command

JOINED = """\
-- Who joined these organizations first?
--
-- Only what is dated to the day counts.
--
-- argument organizations: organization, 1 or more. The organizations.
-- option word: text, default first. What to call it.
-- example: joined-first SCO
SELECT m.organization_id AS organization, m.member_id AS state, min(m.start_date) AS date, :word AS word, m.id AS facts
FROM json_each(:organizations) AS o
JOIN memberships AS m ON m.organization_id = o.value
WHERE m.start_earliest = m.start_latest AND m.status IN (SELECT value FROM json_each(:status)) AND m.member_id = 'KAZ'
GROUP BY m.organization_id
ORDER BY m.organization_id;
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a space in its name, of one query."""
    own = tmp_path / "my queries"
    own.mkdir()
    (own / "joined_first.sql").write_text(JOINED, encoding="utf-8")
    return own


def write(folder: Path, name: str, text: str | bytes) -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def test_a_file_in_a_folder_of_ones_own_is_a_command(ask_file: Run, folder: Path) -> None:
    result = ask_file("--queries", folder, "joined-first", "Shanghai Five", "上合组织", "--word", "O'Brien")
    assert result.stdout.splitlines() == [
        "organization,state,date,word",
        "SCO,KAZ,2001-06-15,O'Brien",
        "SHANGHAI-FIVE,KAZ,1996-04-26,O'Brien",
    ]
    assert (result.stderr, result.status) == ("", 0)


def test_its_rows_have_their_sources(ask_file: Run, folder: Path) -> None:
    result = ask_file("--queries", folder, "joined-first", "SCO", "--sources", "-f", "ndjson")
    assert '"sources": "' in result.stdout
    assert "ft-2021-09-17 paragraph " in result.stdout


def test_its_help_is_made_from_its_header(folder: Path) -> None:
    result = run_command("--queries", folder, "joined-first", "--help", COLUMNS="80")
    assert result.status == 0
    for line in (
        "Usage: regional joined-first [OPTIONS] ORGANIZATION...",
        "  Who joined these organizations first?",
        "  Only what is dated to the day counts.",
        "  Example: regional joined-first SCO",
        "What to call it.  [default: first]",
    ):
        assert line in result.stdout


def test_its_statement_can_be_printed(ask: Run, folder: Path) -> None:
    result = ask("--queries", folder, "joined-first", "SCO", "--sql")
    assert """, 'first' AS word, m.id AS facts\nFROM json_each('["SCO"]') AS o\n""" in result.stdout
    assert result.stdout.endswith("ORDER BY m.organization_id;\n")


@pytest.mark.parametrize("arguments", [["--help"], ["queries", "-f", "csv"]])
def test_it_is_listed_with_the_shipped_ones(folder: Path, arguments: list[str]) -> None:
    result = run_command("--queries", folder, *arguments)
    assert result.status == 0
    lines = result.stdout.splitlines()
    assert [line for line in lines if "joined-first" in line and "Who joined these organizations first?" in line]
    assert [line for line in lines if "both" in line and "Which states belong to all" in line]


@pytest.mark.parametrize("arguments", [["--help"], ["queries"], ["joined-first", "--help"]])
def test_the_environment_can_name_the_folders(tmp_path: Path, folder: Path, arguments: list[str]) -> None:
    write(tmp_path / "more", "one_more.sql", "-- One more?\n-- example: one-more\nSELECT 1 AS one")
    result = run_command(*arguments, REGIONAL_QUERIES=f"{tmp_path / 'more'}{os.pathsep}{folder}")
    assert result.stderr == ""
    assert "joined-first" in result.stdout
    assert ("one-more" in result.stdout) == (arguments[0] != "joined-first")


def test_several_folders_can_be_given(tmp_path: Path, folder: Path, ask: Run) -> None:
    write(tmp_path / "more", "one_more.sql", "-- One more?\nSELECT 1 AS one")
    result = ask("--queries", folder, "--queries", tmp_path / "more", "one-more")
    assert (result.stdout, result.status) == ("one\n1\n", 0)


def test_the_shipped_queries_come_first(folder: Path) -> None:
    assert list(query_paths([str(folder)]))[-1] == "joined-first"


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    result = run_command("--queries", tmp_path / "none", "both", "SCO", "CSTO")
    assert result == ("", f"regional: there is no folder of queries at {tmp_path}/none\n", 1)


@pytest.mark.parametrize("file", ["ever_both.sql", "ever-both.sql"])
def test_the_name_of_a_shipped_query_is_taken(tmp_path: Path, file: str) -> None:
    path = write(tmp_path, file, JOINED)
    paths, refused = query_files([str(tmp_path)])
    assert paths["ever-both"] == f"{FOLDER}/ever_both.sql"
    assert refused == {
        "ever-both": f"{path}: there is already a query 'ever-both', in {FOLDER}/ever_both.sql: rename the file"
    }


def test_what_is_no_file_in_the_folder_is_not_read(tmp_path: Path, folder: Path) -> None:
    """A stranger's folder could show what a link leads to, or let a pipe be waited for."""
    secret = write(tmp_path, "secret", "-- Which?\nSELECT 'geheim' AS secret\n")
    (folder / "linked.sql").symlink_to(secret)
    (folder / "parts").mkdir()
    (folder / "gone.sql").symlink_to(tmp_path / "nowhere")
    (folder / "also_joined.sql").symlink_to("joined_first.sql")
    os.mkfifo(folder / "pipe.sql")
    found, refused = query_files([str(folder)])
    assert {"joined-first", "also-joined"} <= found.keys()
    assert refused == {
        name: f"{folder}/{name}.sql: this is no file in the folder: put the file itself there"
        for name in ("gone", "linked", "pipe")
    }


def test_the_name_of_a_query_in_another_folder_is_taken(tmp_path: Path, folder: Path) -> None:
    path = write(tmp_path / "more", "joined-first.sql", JOINED)
    taken = (
        f"regional: {path}: there is already a query 'joined-first', in {folder}/joined_first.sql: rename the file\n"
    )
    folders = ("--queries", folder, "--queries", tmp_path / "more")
    assert run_command(*folders, "joined-first", "SCO") == ("", taken, 1)
    listed = run_command(*folders, "queries", "-f", "ids")
    assert (listed.stderr, listed.status) == (taken, 0)
    assert "joined-first" in listed.stdout


@pytest.mark.parametrize("name", ["load", "sql"])
def test_the_name_of_any_other_command_is_taken(tmp_path: Path, name: str) -> None:
    path = write(tmp_path, f"{name}.sql", JOINED)
    result = run_command("--queries", tmp_path, "--help")
    assert result.stderr == f"regional: {path}: there is already a command '{name}': rename the file\n"
    assert result.status == 0


def test_a_mistake_in_the_statement_is_told_by_the_database(ask_file: Run, tmp_path: Path) -> None:
    write(tmp_path, "mine.sql", "-- Which?\nSELECT nmae FROM states")
    result = ask_file("--queries", tmp_path, "mine")
    assert result == ("", "regional: the database says: no such column: nmae\n", 1)


@pytest.mark.parametrize("statement", ["DELETE FROM names", "ATTACH 'other.db' AS other", "DROP TABLE names"])
def test_a_query_of_ones_own_only_reads_too(ask_file: Run, tmp_path: Path, statement: str) -> None:
    write(tmp_path, "mine.sql", f"-- Which?\n{statement}")
    result = ask_file("--queries", tmp_path, "mine")
    assert result == ("", "regional: that would do more than read, and questions only read\n", 1)


def test_without_an_example_the_help_shows_none(tmp_path: Path) -> None:
    write(tmp_path, "mine.sql", "-- Which?\nSELECT 1 AS one")
    result = run_command("--queries", tmp_path, "mine", "--help")
    assert result.status == 0
    assert "Example:" not in result.stdout


def test_a_pivot_on_a_column_that_the_statement_does_not_give_is_told(ask: Run, tmp_path: Path) -> None:
    write(tmp_path, "mine.sql", "-- Which?\n-- pivot: organization status\nSELECT 1 AS one, 2 AS two")
    told = "regional: the query has a pivot on the column 'organization', but its statement gives no such column\n"
    assert ask("--queries", tmp_path, "mine") == ("", told, 1)
