"""A folder of Parquet files in which somebody else was at work: nothing is removed that this program did not write."""

import json
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pytest
from pyarrow import parquet

from regional.exporters import descriptor
from tests.conftest import Result
from tests.datasets import BLOCS, write
from tests.packages import described, tree
from tests.test_parquet_import import ask, exported, file, folder

__all__ = ["exported", "file", "folder"]


def test_what_somebody_else_put_beside_the_tables_stays(folder: Path) -> None:
    theirs = ("mine.parquet", "copy/states.parquet", "notes-12345678.parquet", ".regional-mine/notes.txt")
    for name in theirs:
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(b"mine")
    assert ask(folder, "prefer blocs").status == 0
    assert [(folder / name).read_bytes() for name in theirs] == [b"mine"] * len(theirs)


def test_a_check_names_the_files_that_are_not_as_they_were_written(folder: Path) -> None:
    assert ask(folder, "check") == Result("", f"regional: no problem in parquet:{folder}\n", 0)
    states, people = folder / "states.parquet", folder / "people.parquet"
    before = states.read_bytes()
    states.write_bytes(people.read_bytes())
    people.write_bytes(before)
    (folder / "beside.parquet").write_bytes(b"mine")
    said = "it was changed after it was written: restore it, or export the database again into another folder"
    assert ask(folder, "check") == Result("", f"people.parquet: {said}\nstates.parquet: {said}\n", 1)
    path = folder / "datapackage.json"
    path.write_text(path.read_text(encoding="utf-8").replace("A dataset", "Another"), encoding="utf-8")
    assert ask(folder, "check") == Result("", f"datapackage.json: {said}\n", 1)
    people.unlink()
    line = f"regional: {folder} is not whole, because people.parquet is missing: write it again"
    assert ask(folder, "check") == Result("", f"{line} with `regional export FOLDER --parquet`\n", 1)


def another_layout(folder: Path) -> None:
    path = folder / "datapackage.json"
    path.write_text(json.dumps(json.loads(path.read_text(encoding="utf-8"))), encoding="utf-8")


def fewer_rows(folder: Path) -> None:
    path = folder / "memberships.parquet"
    parquet.write_table(parquet.read_table(path).slice(0, 1), path)


def cut_off(folder: Path) -> None:
    path = folder / "names.parquet"
    path.write_bytes(path.read_bytes()[:-9])


@pytest.mark.parametrize(
    ("spoil", "name"),
    [(another_layout, "datapackage.json"), (fewer_rows, "memberships.parquet"), (cut_off, "names.parquet")],
)
@pytest.mark.parametrize("command", ["load", "drop blocs", "drop unknown", "prefer blocs"])
def test_a_folder_that_somebody_changed_is_asked_and_not_changed(
    folder: Path, spoil: Callable[[Path], None], name: str, command: str
) -> None:
    spoil(folder)
    before = tree(folder)
    assert ask(folder, command).stderr == (
        f"regional: {folder / name} was changed after it was written: restore it, or export the database again into"
        " another folder\n"
    )
    assert tree(folder) == before
    assert ask(folder, "states").status == 0


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda table: table.drop(["status"]), "is no file of the table memberships as this program writes it"),
        (
            lambda table: pa.concat_tables([table, table]),
            "holds what no load writes: UNIQUE constraint failed: memberships.id",
        ),
        (lambda _: None, "is damaged: Parquet magic bytes not found in footer."),
    ],
)
def test_a_file_is_what_its_descriptor_says_or_is_told(
    folder: Path, change: Callable[[pa.Table], pa.Table | None], says: str
) -> None:
    """A stranger can make a descriptor that fits."""
    path = folder / "memberships.parquet"
    changed = change(parquet.read_table(path))
    path.write_bytes(b"x" * 100) if changed is None else parquet.write_table(changed, path)
    found = described(folder)
    descriptor.save(folder, {name: found[name] for name in found if name not in ("files", "seal")})
    before = tree(folder)
    assert ask(folder, "load").stderr.startswith(f"regional: {path} {says}")
    assert tree(folder) == before


def test_a_first_load_that_was_cut_off_is_cleared_away(tmp_path: Path) -> None:
    for name in ("states-0123abcd.parquet", "events/dataset=x/year=2001/part-0123abcd.parquet"):
        (tmp_path / "new" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "new" / name).write_bytes(b"half")
    assert ask(tmp_path / "new", f"load {write(tmp_path / 'blocs', BLOCS)}").status == 0
    assert not [name for name in tree(tmp_path / "new") if "0123abcd" in name]
