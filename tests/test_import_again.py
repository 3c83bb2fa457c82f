"""An import is done again when what it rests on has changed: the files, or who is known."""

from pathlib import Path

import pytest

from regional.importers import importer
from regional.importers.files import DataFile
from regional.importers.run import CHUNK, fingerprint
from regional.seeds.loader import load
from tests.conftest import Result, run_command
from tests.datasets import BLOCS, rows, write
from tests.imports import icews_file, sound_file

NOTHING = "regional: nothing changed: '{}' is these files already; --again imports them anew\n"
PARTICIPANTS = "SELECT actor_id FROM event_participants ORDER BY actor_id"
WITHOUT_KAZAKHSTAN = {
    "states.csv": BLOCS["states.csv"].replace("KAZ,Kazakhstan,KZ,un_member,1991-12-16,archive\n", ""),
    "memberships.csv": "organization_id,member_id,status,start_date,citations\nSCO,RUS,member,2001-06-15,archive\n",
}


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """A database of some states, without Kazakhstan, and an import of an event of Kazakhstan and Russia."""
    path = tmp_path / "regional.db"
    load([write(tmp_path / "blocs", BLOCS | WITHOUT_KAZAKHSTAN)], path)
    icews_file(tmp_path / "events.tab", {"Target Country": "Russia"})
    assert said(path) == ""
    return path


def said(database: Path, *options: str, kind: str = "icews", file: str = "events.tab") -> str:
    """What an import says beside its summary."""
    result = run_command("--database", database, "import", kind, file, *options, cwd=database.parent)
    assert result.status == 0, result.stderr
    return result.stderr


def test_the_same_files_and_the_same_actors_are_not_imported_again(database: Path) -> None:
    before = database.read_bytes()
    assert said(database) == NOTHING.format("icews")
    assert database.read_bytes() == before


def test_an_actor_who_became_known_is_found_by_the_next_import(database: Path, tmp_path: Path) -> None:
    assert rows(database, PARTICIPANTS) == [("RUS",)]
    load([write(tmp_path / "blocs", BLOCS)], database)
    assert said(database) == ""
    assert rows(database, PARTICIPANTS) == [("KAZ",), ("RUS",)]
    assert said(database) == NOTHING.format("icews")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("RUS,Russia,", "RUS,Muscovy,"),
        ("RUS,Russia,RU,un_member,1991-12-25", "RUS,Russia,RU,un_member,2019-12-25"),
        ("RUS,Russia,RU,", "RUS,Russia,RX,"),
    ],
    ids=["another name", "another first day", "another code"],
)
def test_what_is_known_of_an_actor_counts(database: Path, tmp_path: Path, old: str, new: str) -> None:
    states = WITHOUT_KAZAKHSTAN["states.csv"]
    assert old in states
    members = WITHOUT_KAZAKHSTAN["memberships.csv"].replace("SCO,RUS,member,2001-06-15", "SCO,UZB,member,2001-06-15")
    files = BLOCS | {"states.csv": states.replace(old, new), "memberships.csv": members}
    load([write(tmp_path / "blocs", files)], database)
    assert said(database) == ""


def test_what_changes_nothing_for_an_import_does_not_repeat_it(database: Path, tmp_path: Path) -> None:
    load([write(tmp_path / "topics", {"topics.csv": "id,name\naid,Humanitarian aid\n"})], database)
    assert said(database) == NOTHING.format("icews")


def test_two_imports_do_not_repeat_each_other(database: Path, tmp_path: Path) -> None:
    sound_file(tmp_path / "states.csv", "cow-states", 3)
    states = {"kind": "cow-states", "file": "states.csv"}
    assert said(database, **states) == ""
    assert said(database) == ""
    assert [said(database, **states), said(database)] == [NOTHING.format(name) for name in ("cow-states", "icews")]


def test_an_import_can_be_forced(database: Path) -> None:
    before = rows(database, "SELECT * FROM events")
    assert said(database, "--again") == ""
    assert rows(database, "SELECT * FROM events") == before


def test_what_a_folder_says_is_not_replaced_by_an_import_of_its_name(tmp_path: Path) -> None:
    """The id and the title are the folder's to choose."""
    files = {
        "dataset.yaml": "id: icews\ntitle: ICEWS Coded Event Data\nas_of: 2025-06-30\n",
        "topics.csv": "id,name\na,A\n",
    }
    folder, events = write(tmp_path / "icews", files), icews_file(tmp_path / "events.tab", {})
    assert run_command("--database", tmp_path / "r.db", "load", folder).status == 0
    before = (tmp_path / "r.db").read_bytes()
    line = f"the dataset 'icews' came from {folder}, not from an import: choose another --dataset"
    asked = run_command("--database", tmp_path / "r.db", "import", "icews", events)
    assert asked == Result("", f"regional: {line}\n", 1)
    assert (tmp_path / "r.db").read_bytes() == before


def test_files_are_known_by_all_their_bytes_and_by_what_is_read(tmp_path: Path) -> None:
    found = []
    for kind, text in (("cow-igo", "a" * CHUNK), ("cow-igo", "a" * CHUNK + "b"), ("cow-states", "a" * CHUNK)):
        (tmp_path / "f.csv").write_text(text, encoding="utf-8")
        found.append(fingerprint(importer(kind), [DataFile(str(tmp_path / "f.csv"))]))
    assert len({*found}) == len(found)
