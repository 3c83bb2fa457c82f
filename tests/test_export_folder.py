"""An export takes the place of nothing but a previous export, and only when it is whole."""

from collections.abc import Callable
from pathlib import Path

import pytest

from regional.database.snapshot import snapshot
from regional.models import Membership
from regional.seeds.loader import load
from tests.conftest import Result, run_command
from tests.datasets import BLOCS, changes, edit, execute, write
from tests.packages import tree

KEPT = "regional: exported is not empty: exported/notes.txt is not part of an export; name another folder\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A working folder with a database of two datasets."""
    aid = write(tmp_path / "seeds" / "aid", {"topics.csv": "id,name\naid,Humanitarian aid\n"})
    load([write(tmp_path / "seeds" / "blocs", BLOCS), aid], tmp_path / "regional.db")
    return tmp_path


def export(folder: Path, *arguments: str) -> Result:
    return run_command("export", *arguments, cwd=folder)


def test_it_says_what_it_wrote(folder: Path) -> None:
    assert export(folder, "new/exported", "--dataset", "aid") == Result(
        "package,table,rows,bytes\naid,topics,1,31\n", "", 0
    )
    assert (folder / "new" / "exported" / "topics.csv").read_bytes() == b"id,name\r\naid,Humanitarian aid\r\n"


def test_a_previous_export_is_replaced_whatever_it_held(folder: Path) -> None:
    (folder / "exported").mkdir()
    for arguments in ([], ["--parquet"], ["--dataset", "blocs"], ["--dataset", "aid", "--parquet"]):
        assert export(folder, "exported", *arguments).stderr == ""
    assert export(folder, "exported", "--dataset", "aid").stderr == ""
    assert sorted(tree(folder / "exported")) == ["datapackage.json", "dataset.yaml", "topics.csv"]
    assert sorted(path.name for path in folder.iterdir()) == ["exported", "regional.db", "seeds"]


@pytest.mark.parametrize("arguments", [[], ["--dataset", "aid"], ["--parquet"]])
def test_what_others_wrote_is_kept(folder: Path, arguments: list[str]) -> None:
    export(folder, "exported", *arguments)
    (folder / "exported" / "notes.txt").write_text("mine\n", encoding="utf-8")
    before = tree(folder)
    assert export(folder, "exported") == Result("", KEPT, 1)
    assert tree(folder) == before


def test_what_was_changed_since_is_kept(folder: Path) -> None:
    export(folder, "exported")
    edit(folder / "exported" / "blocs" / "states.csv", "Kazakhstan", "Qazaqstan")
    before = tree(folder)
    assert export(folder, "exported") == Result(
        "", "regional: exported/blocs/states.csv was changed after it was exported; name another folder\n", 1
    )
    assert tree(folder) == before


def test_the_package_of_another_program_is_kept(folder: Path) -> None:
    write(folder / "exported", {"datapackage.json": '{"name": "theirs", "resources": []}'})
    (folder / "exported" / "dataset.yaml").unlink()
    assert export(folder, "exported") == Result("", KEPT.replace("notes.txt", "datapackage.json"), 1)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["regional.db"], "regional.db is a file: name a folder"),
        (["."], ". cannot be replaced while you are in it: name another folder"),
        (["seeds"], "seeds is not empty: seeds/aid/dataset.yaml is not part of an export; name another folder"),
        (["regional.db/exported"], "regional.db/exported cannot be written: Not a directory"),
        (["exported", "--dataset", "blogs"], "no dataset has the id 'blogs' (did you mean blocs?)"),
    ],
)
def test_refusals_are_one_line_and_change_nothing(folder: Path, arguments: list[str], message: str) -> None:
    before = tree(folder)
    assert export(folder, *arguments) == Result("", f"regional: {message}\n", 1)
    assert tree(folder) == before
    assert not (folder / "exported").exists()


def test_an_export_that_fails_half_way_leaves_nothing(folder: Path) -> None:
    load([write(folder / "seeds" / "last", {}, id="..")], folder / "regional.db")
    assert export(folder, "exported") == Result(
        "", "regional: no folder can be named '..': export that dataset alone, with --dataset\n", 1
    )
    assert sorted(path.name for path in folder.iterdir()) == ["regional.db", "seeds"]


def test_there_must_be_a_database_and_something_in_it(tmp_path: Path) -> None:
    missing = Result("", "regional: there is no database at regional.db: make one with `regional load`\n", 1)
    assert export(tmp_path, "exported") == missing
    load([write(tmp_path / "aid", {})], tmp_path / "regional.db")
    execute(tmp_path / "regional.db", "DELETE FROM datasets")
    assert export(tmp_path, "exported") == Result("", "regional: there is no dataset in regional.db\n", 1)
    assert not (tmp_path / "exported").exists()


def test_all_tables_are_read_as_of_one_moment(tmp_path: Path, new_server_database: Callable[[], str]) -> None:
    location = new_server_database()
    blocs = write(tmp_path / "blocs", BLOCS)
    load([blocs], location)
    with snapshot(location) as connection:
        before = connection.execute(Membership.__table__.select()).all()
        edit(blocs / "memberships.csv", "CSTO,KAZ,member,2002-10-07,,archive\n", "")
        assert changes(location, blocs)["memberships"] == (0, 0, 1, 3)
        assert connection.execute(Membership.__table__.select()).all() == before
