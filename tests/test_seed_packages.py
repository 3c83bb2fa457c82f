"""What an exported package says of its files, and what lies in a folder: each kind of trouble, told by name."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from regional.fingerprint import digest
from regional.sealing import SEAL, seal_of
from regional.seeds.entries import check_entries, check_package
from regional.seeds.folder import read_folder
from regional.seeds.problems import Problems
from tests.test_seed_rows import ABOUT, read

AGAIN = "copy it anew, or say --edited if that is meant"
TOPICS = "id,name\na,A\n"
UNSAID = f"it does not say which files are in the package: {AGAIN}"


def told(check: Callable[[Path, Problems], None], folder: Path) -> list[str]:
    problems = Problems()
    check(folder, problems)
    return [str(problem).removeprefix(f"{folder}/") for problem in problems.sorted()]


def resource(folder: Path, **other: Any) -> dict[str, Any]:
    path = folder / "topics.csv"
    return {"path": "topics.csv", "bytes": path.stat().st_size, "hash": digest(path)} | other


@pytest.mark.parametrize(
    ("other", "problems"),
    [
        ({}, []),
        ({"bytes": 13}, [f"topics.csv: has 12 bytes, and datapackage.json says 13: {AGAIN}"]),
        ({"bytes": None}, [f"topics.csv: has 12 bytes, and datapackage.json says None: {AGAIN}"]),
        ({"hash": "sha256:x"}, [f"topics.csv: was changed after it was exported, as datapackage.json tells: {AGAIN}"]),
        ({"path": "gone.csv"}, [f"gone.csv: is missing, and datapackage.json lists it: {AGAIN}"]),
        ({"path": "sub/topics.csv"}, [f"datapackage.json: {UNSAID}"]),
        ({"path": "../topics.csv"}, [f"datapackage.json: {UNSAID}"]),
        ({"path": 7}, [f"datapackage.json: {UNSAID}"]),
        ({"path": "sub"}, []),
        ({"path": "outwards.csv"}, []),
    ],
)
def test_a_file_is_as_its_package_says(tmp_path: Path, other: dict[str, Any], problems: list[str]) -> None:
    folder = read(tmp_path / "p", {"topics.csv": TOPICS, "sub/topics.csv": TOPICS}).path
    (tmp_path / "outside.csv").write_text("x", encoding="utf-8")
    (folder / "outwards.csv").symlink_to(tmp_path / "outside.csv")
    described = {"generator": "regional", "resources": [resource(folder), resource(folder, **other)]}
    (folder / "datapackage.json").write_text(json.dumps(described), encoding="utf-8")
    assert told(check_package, folder) == problems


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("{", [f"datapackage.json: cannot be read: it is no JSON, or is cut off: {AGAIN}"]),
        ("[" * 100_000, [f"datapackage.json: cannot be read: it is no JSON, or is cut off: {AGAIN}"]),
        ("[]", []),
        ('"regional"', []),
        ('{"generator": "other", "resources": 7}', []),
        ('{"generator": "regional"}', [f"datapackage.json: {UNSAID}"]),
        ('{"generator": "regional", "resources": {}}', [f"datapackage.json: {UNSAID}"]),
        ('{"generator": "regional", "resources": []}', []),
        ('{"generator": "regional", "resources": ["topics.csv"]}', [f"datapackage.json: {UNSAID}"]),
        (
            '{"generator": "regional", "resources": [], "seal": "x"}',
            [f"datapackage.json: was changed after it was exported: {AGAIN}"],
        ),
    ],
)
def test_a_descriptor_is_read_or_told_of(tmp_path: Path, text: str, problems: list[str]) -> None:
    (tmp_path / "datapackage.json").write_text(text, encoding="utf-8")
    assert told(check_package, tmp_path) == problems


def test_a_descriptor_as_it_was_sealed_and_one_that_is_not_there(tmp_path: Path) -> None:
    assert told(check_package, tmp_path) == []
    described: dict[str, Any] = {"generator": "regional", "resources": []}
    described[SEAL] = seal_of(described)
    (tmp_path / "datapackage.json").write_text(json.dumps(described), encoding="utf-8")
    assert told(check_package, tmp_path) == []
    (tmp_path / "datapackage.json").unlink()
    (tmp_path / "datapackage.json").symlink_to("nowhere")
    assert told(check_package, tmp_path) == ["datapackage.json: cannot be read: No such file or directory"]
    (tmp_path / "datapackage.json").unlink()
    (tmp_path / "datapackage.json").mkdir()
    assert told(check_package, tmp_path) == [f"datapackage.json: cannot be read: Is a directory: {AGAIN}"]


def test_a_folder_tells_of_its_package_unless_it_may_be_edited(tmp_path: Path) -> None:
    described = {"generator": "regional", "resources": [{"path": "topics.csv", "bytes": 1}]}
    read(tmp_path, {"topics.csv": TOPICS, "datapackage.json": json.dumps(described)}, ABOUT)
    problems = read_folder(tmp_path).problems.sorted()
    assert list(map(str, problems)) == [f"{tmp_path}/topics.csv: has 12 bytes, and datapackage.json says 1: {AGAIN}"]
    assert len(read_folder(tmp_path, edited=True).problems) == 0


def test_what_lies_in_a_folder(tmp_path: Path) -> None:
    folder = tmp_path / "p"
    read(folder, {"sub/a.csv": "", ".hidden/b.csv": "", ".c.csv.icloud": "", "sub/.d.csv.icloud": "", "e.icloud": ""})
    links = {"gone.csv": "nowhere", "loop.csv": "loop.csv", "folder": "sub", "inwards.csv": "sub/a.csv"}
    links |= {
        "outwards.csv": f"{tmp_path}/outside.csv",
        "out": f"{tmp_path}",
        ".passed.csv": "nowhere",
        "README.md": "nowhere",
    }
    (tmp_path / "outside.csv").touch()
    for name, target in links.items():
        (folder / name).symlink_to(target)
    os.mkfifo(folder / "sub" / "pipe.csv")
    elsewhere = "this stands for a file that is kept elsewhere: let it be downloaded first"
    leads_out = "this is a link that leads out of the folder: put the file itself there"
    assert told(check_entries, folder) == [
        f".c.csv.icloud: {elsewhere}",
        "folder: this is a link to a folder, and is not followed: put the folder itself there",
        "gone.csv: cannot be read: No such file or directory",
        "loop.csv: cannot be read: Too many levels of symbolic links",
        f"out: {leads_out}",
        f"outwards.csv: {leads_out}",
        f"sub/.d.csv.icloud: {elsewhere}",
        "sub/pipe.csv: this is neither a file nor a folder",
    ]
