"""The file of skipped lines takes the place of nothing that is of use, and of its predecessor only at success."""

import os
from pathlib import Path

import pytest

from regional.seeds.loader import load
from tests.conftest import run_command
from tests.datasets import BLOCS, write
from tests.imports import icews_file, speech_file

ODD: tuple[dict[str, str], ...] = ({}, {"Event ID": "2", "Event Date": "someday"})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a database, a file of events of which a line is skipped, and a speech beside its metadata."""
    load([write(tmp_path / "blocs", BLOCS)], tmp_path / "regional.db")
    icews_file(tmp_path / "events.tab", *ODD)
    speech_file(tmp_path / "speeches.csv", {})
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "KAZ_76_2021.txt").write_text("Mr. President")
    return tmp_path


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def refusal(folder: Path, reject_to: str, *command: str, database: str = "regional.db") -> str:
    """What an import says that is refused before anything happens."""
    before = contents(folder)
    result = run_command("--database", database, "import", *command, "--reject-to", reject_to, cwd=folder)
    assert (result.stdout, result.status, contents(folder)) == ("", 2, before)
    return result.stderr.splitlines()[-1]


def told(path: str) -> str:
    return f"Error: Invalid value for '--reject-to': it would overwrite {path}."


@pytest.mark.parametrize(
    "database", ["regional.db", "sqlite:///regional.db", "sqlite:///blocs/../regional.db", "link.db"]
)
@pytest.mark.parametrize("ending", ["", "-journal", "-wal", "-shm"])
def test_the_database_is_not_overwritten_by_whatever_name(folder: Path, database: str, ending: str) -> None:
    (folder / "link.db").symlink_to("regional.db")
    path = f"{folder}/regional.db{ending}" if ending else database.removeprefix("sqlite:///")
    assert refusal(folder, f"regional.db{ending}", "icews", "events.tab", database=database) == told(path)


@pytest.mark.parametrize("database", ["new.db", "sqlite:///new.db"])
def test_a_database_that_is_still_to_be_made_is_not_overwritten(folder: Path, database: str) -> None:
    assert refusal(folder, "blocs/../new.db", "icews", "events.tab", database=database) == told("new.db")


def test_a_second_name_of_a_file_is_not_overwritten(folder: Path) -> None:
    os.link(folder / "events.tab", folder / "second.tab")
    (folder / "third.tab").symlink_to("second.tab")
    assert refusal(folder, "second.tab", "icews", "events.tab") == told("events.tab")
    assert refusal(folder, "third.tab", "icews", "events.tab") == told("events.tab")


def test_no_other_database_is_overwritten(folder: Path) -> None:
    (folder / "other.db").write_bytes((folder / "regional.db").read_bytes())
    told_of_another = "Error: Invalid value for '--reject-to': it would overwrite other.db, which is a database."
    assert refusal(folder, "other.db", "icews", "events.tab") == told_of_another


@pytest.mark.parametrize("path", ["tables/states.parquet", "tables/datapackage.json", "tables/new.txt", "link.txt"])
def test_nothing_in_a_folder_of_tables_is_overwritten(folder: Path, path: str) -> None:
    assert run_command("--database", "regional.db", "export", "tables", "--parquet", cwd=folder).status == 0
    (folder / "link.txt").symlink_to("tables/states.parquet")
    says = f"Error: Invalid value for '--reject-to': '{path}' is in the database parquet:tables."
    assert refusal(folder, path, "icews", "events.tab", database="parquet:tables") == says


def test_an_empty_name_is_refused_before_anything_is_imported(folder: Path) -> None:
    assert refusal(folder, "", "icews", "events.tab") == "Error: Invalid value for '--reject-to': it names no file."


def test_a_speech_beside_the_metadata_is_not_overwritten(folder: Path) -> None:
    speech = "texts/KAZ_76_2021.txt"
    assert refusal(folder, f"blocs/../{speech}", "ungdc", "speeches.csv") == told(speech)


def test_an_import_that_fails_leaves_the_skipped_lines_of_the_last_one(folder: Path) -> None:
    (folder / "bad.tab").write_text("What was skipped last time\n")
    (folder / "events.tab").write_text((folder / "events.tab").read_text() + "cut off\n")
    before = contents(folder)
    command = ("--database", "regional.db", "import", "icews", "events.tab", "--reject-to", "bad.tab")
    result = run_command(*command, cwd=folder)
    assert (result.stdout, result.status, contents(folder)) == ("", 1, before)
    assert result.stderr == "regional: events.tab:4: 1 columns, not 20\n"


def test_an_import_that_succeeds_replaces_them_where_a_link_leads(folder: Path) -> None:
    (folder / "kept").mkdir()
    (folder / "kept" / "bad.tab").write_text("What was skipped last time\n")
    (folder / "kept" / "bad.tab").chmod(0o640)
    (folder / "bad.tab").symlink_to("kept/bad.tab")
    command = ("--database", "regional.db", "import", "icews", "events.tab", "--reject-to", "bad.tab")
    assert run_command(*command, cwd=folder).status == 0
    assert (folder / "bad.tab").is_symlink()
    assert (folder / "kept" / "bad.tab").read_text() == (folder / "events.tab").read_text().splitlines(keepends=True)[2]
    assert (folder / "kept" / "bad.tab").stat().st_mode & 0o777 == 0o640
    assert [path.name for path in (folder / "kept").iterdir()] == ["bad.tab"]


def test_skipped_lines_can_go_where_no_file_is(folder: Path) -> None:
    command = ("--database", "regional.db", "import", "icews", "events.tab", "--reject-to", "/dev/stderr", "-f", "tsv")
    result = run_command(*command, cwd=folder)
    assert result.stderr == (folder / "events.tab").read_text().splitlines(keepends=True)[2]
