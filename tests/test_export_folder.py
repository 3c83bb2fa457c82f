"""An export takes the place of nothing but a previous export, and only when it is whole."""

import json
import os
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from regional.__main__ import let_others_stop_it
from regional.database.snapshot import snapshot
from regional.errors import RegionalError
from regional.exporters.folder import new_folder
from regional.exporters.tables import all_extracts
from regional.models import Membership
from regional.seeds.loader import load
from tests.conftest import Result, run_command
from tests.datasets import BLOCS, changes, edit, execute, write
from tests.packages import tree

KEPT = "regional: exported is not empty: exported/notes.txt is not part of an export; name another folder\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with a database of two datasets."""
    aid = write(tmp_path / "seeds" / "aid", {"topics.csv": "id,name\naid,Humanitarian aid\n"})
    load([write(tmp_path / "seeds" / "blocs", BLOCS), aid], tmp_path / "regional.db")
    monkeypatch.chdir(tmp_path)
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


@pytest.mark.parametrize("arguments", [["--dataset", "blocs"], ["--dataset", "blocs", "--parquet"]])
def test_whatever_was_changed_since_is_kept(folder: Path, arguments: list[str]) -> None:
    """Each file of an export: the tables, and what describes them."""
    export(folder, "exported", *arguments)
    for name in sorted(tree(folder / "exported")):
        path = folder / "exported" / name
        before = path.read_bytes()
        path.write_bytes(before + b"\n")
        changed = tree(folder)
        says = (
            "was written or changed by somebody since"
            if name == "datapackage.json"
            else "was changed after it was exported"
        )
        line = f"^exported/{name} {says}; name another folder$"
        with pytest.raises(RegionalError, match=line), new_folder(Path("exported")):
            pass
        assert tree(folder) == changed
        path.write_bytes(before)
    with new_folder(Path("exported")):
        pass


def test_what_is_changed_during_an_export_is_kept(folder: Path) -> None:
    export(folder, "exported")
    with pytest.raises(RegionalError, match="is not part of an export"), new_folder(Path("exported")):
        (folder / "exported" / "notes.txt").write_text("mine\n", encoding="utf-8")
    assert (folder / "exported" / "notes.txt").read_text(encoding="utf-8") == "mine\n"
    assert sorted(path.name for path in folder.iterdir()) == ["exported", "regional.db", "seeds"]


def test_the_folder_itself_is_replaced_and_not_what_leads_to_it(folder: Path) -> None:
    (folder / "real").mkdir()
    (folder / "exported").symlink_to("real")
    with new_folder(Path("exported")) as fresh:
        (fresh / "a.txt").touch()
    assert (folder / "exported").is_symlink()
    assert list(tree(folder / "real")) == ["a.txt"]


@pytest.mark.parametrize("name", ["aid", "aid/topics.csv", "more"])
def test_a_link_in_an_export_is_not_part_of_it_whatever_it_leads_to(folder: Path, name: str) -> None:
    export(folder, "exported")
    link = folder / "exported" / name
    (folder / "moved").mkdir() if name == "more" else link.rename(folder / "moved")
    link.symlink_to(folder / "moved")
    line = f"regional: exported is not empty: exported/{name} is not part of an export; name another folder\n"
    assert export(folder, "exported") == Result("", line, 1)


def test_what_was_there_stays_if_nothing_can_take_its_place(folder: Path) -> None:
    export(folder, "exported")
    before = tree(folder)
    with pytest.raises(RegionalError) as told, new_folder(Path("exported")) as fresh:
        fresh.rmdir()
    assert str(told.value) == "exported cannot be written: No such file or directory"
    assert tree(folder) == before


def test_only_the_preferences_for_a_dataset_are_its_own(folder: Path) -> None:
    database = folder / "regional.db"
    execute(
        database, "INSERT INTO preferences (organization_id, preferred_id) VALUES ('SCO', 'aid'), ('CSTO', 'blocs')"
    )
    with snapshot(database) as connection:
        for dataset, rows in {"aid": [("SCO", "aid")], None: [("CSTO", "blocs"), ("SCO", "aid")]}.items():
            (preferences,) = (extract for extract in all_extracts(dataset) if extract.name == "preferences")
            assert [tuple(row) for row in preferences.rows(connection)] == rows


@pytest.mark.parametrize("is_for_others", [True, False])
def test_where_a_dataset_came_from_is_for_nobody_else(folder: Path, *, is_for_others: bool) -> None:
    with snapshot(folder / "regional.db") as connection:
        (datasets,) = (each for each in all_extracts("aid", is_for_others=is_for_others) if each.name == "datasets")
        place = [column.name for column in datasets.columns].index("loaded_from")
        assert [bool(row[place]) for row in datasets.rows(connection)] == [not is_for_others]


SEALED = {"generator": "regional", "resources": [{"path": "notes.txt"}], "files": {"notes.txt": ""}}


@pytest.mark.parametrize(
    "made",
    [
        {"name": "theirs", "resources": []},
        {"generator": "regional", "resources": [{"path": "notes.txt"}]},
        {"generator": "regional", "resources": [{"path": 5}, None, {"path": ["notes.txt"]}]},
        {"generator": "regional", "resources": 5, "files": ["notes.txt"]},
        SEALED,
        {**SEALED, "seal": "sha256:0"},
    ],
)
def test_a_descriptor_made_by_hand_gives_nothing_away(folder: Path, made: dict[str, object]) -> None:
    (folder / "exported").mkdir()
    (folder / "exported" / "datapackage.json").write_text(json.dumps(made, indent=2) + "\n", encoding="utf-8")
    (folder / "exported" / "notes.txt").write_text("mine\n", encoding="utf-8")
    line = "^exported/datapackage.json was written or changed by somebody since; name another folder$"
    with pytest.raises(RegionalError, match=line), new_folder(Path("exported")):
        pass
    assert (folder / "exported" / "notes.txt").read_text(encoding="utf-8") == "mine\n"


def test_a_pipe_in_the_place_of_a_descriptor_is_not_waited_for(folder: Path) -> None:
    (folder / "exported").mkdir()
    os.mkfifo(folder / "exported" / "datapackage.json")
    with pytest.raises(RegionalError, match=r"datapackage\.json was written or changed"), new_folder(Path("exported")):
        pass


@pytest.mark.skipif(not hasattr(signal, "SIGHUP"), reason="a system that sends no such signals")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_an_export_that_is_ended_leaves_nothing(folder: Path, number: signal.Signals) -> None:
    def end(fresh: Path) -> None:
        (fresh / "topics.csv").write_text("id,name\n", encoding="utf-8")
        os.kill(os.getpid(), number)
        time.sleep(5)

    before = signal.signal(number, signal.SIG_DFL)
    let_others_stop_it()
    with pytest.raises(KeyboardInterrupt), new_folder(Path("exported")) as fresh:
        end(fresh)
    signal.signal(number, before)
    assert sorted(path.name for path in folder.iterdir()) == ["regional.db", "seeds"]


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


def test_all_tables_are_read_as_of_one_moment(tmp_path: Path, new_server_database: Callable[..., str]) -> None:
    location = new_server_database()
    blocs = write(tmp_path / "blocs", BLOCS)
    load([blocs], location)
    with snapshot(location) as connection:
        before = connection.execute(Membership.__table__.select()).all()
        edit(blocs / "memberships.csv", "CSTO,KAZ,member,2002-10-07,,archive\n", "")
        assert changes(location, blocs)["memberships"] == (0, 0, 1, 3)
        assert connection.execute(Membership.__table__.select()).all() == before
