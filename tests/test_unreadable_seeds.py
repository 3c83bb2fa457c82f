"""What lies in a dataset folder and cannot be read whole is a problem; its rows are never taken for removed."""

import json
import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from regional.seeds.loader import check, load
from regional.seeds.problems import SeedError
from tests.conftest import Result, run_command
from tests.datasets import BLOCS, facts, write

TOPICS = {
    "topics.csv": "id,name\naid,Humanitarian aid\n",
    "sources/atlas.yaml": "id: atlas\ntype: book\ntitle: An atlas\nconsulted: no\n",
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a dataset, beside it a secret; its name is short because messages name it."""
    monkeypatch.chdir(tmp_path)
    Path("secret.csv").write_text("id,name\nroot,A password\n")
    return write(Path("mine"), TOPICS)


def dangling(path: Path) -> None:
    path.symlink_to("nowhere.csv")


def circular(path: Path) -> None:
    path.symlink_to(path.name)


def outwards(path: Path) -> None:
    path.symlink_to(Path("secret.csv").absolute())


def another_folder(path: Path) -> None:
    path.symlink_to("sources" if path.parent == Path("mine") else ".")


def bind(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as bound:
        bound.bind(str(path))


UNREADABLE: dict[Callable[[Path], None], str] = {
    dangling: "cannot be read: No such file or directory",
    circular: "cannot be read: Too many levels of symbolic links",
    outwards: "this is a link that leads out of the folder: put the file itself there",
    another_folder: "this is a link to a folder, and is not followed: put the folder itself there",
    os.mkfifo: "this is neither a file nor a folder",
    bind: "this is neither a file nor a folder",
}


@pytest.mark.parametrize("make", UNREADABLE, ids=lambda make: make.__name__)
@pytest.mark.parametrize("name", ["topics.csv", "sources/atlas.yaml"])
def test_what_is_no_readable_file_is_a_problem_and_removes_nothing(
    folder: Path, name: str, make: Callable[[Path], None]
) -> None:
    load([folder], "regional.db")
    before = facts(Path("regional.db"))
    (folder / name).unlink()
    make(folder / name)
    for command in ("load", "check"):
        result = run_command("--database", "regional.db", command, "mine")
        assert result == Result("", f"mine/{name}: {UNREADABLE[make]}\n", 1)
    assert facts(Path("regional.db")) == before


@pytest.mark.parametrize("make", UNREADABLE, ids=lambda make: make.__name__)
def test_a_dataset_yaml_that_cannot_be_read_is_not_said_to_be_missing(
    folder: Path, make: Callable[[Path], None]
) -> None:
    (folder / "dataset.yaml").unlink()
    make(folder / "dataset.yaml")
    assert run_command("check", "mine") == Result("", f"mine/dataset.yaml: {UNREADABLE[make]}\n", 1)


@pytest.mark.parametrize("make", [dangling, outwards, another_folder, os.mkfifo])
def test_a_folder_of_rows_is_not_taken_for_absent(folder: Path, make: Callable[[Path], None]) -> None:
    (folder / "sources" / "atlas.yaml").unlink()
    (folder / "sources").rmdir()
    make(folder / "sources")
    with pytest.raises(SeedError, match=r"^mine/sources: "):
        check([folder])


def test_a_link_within_the_folder_and_what_is_passed_over_are_no_problem(folder: Path) -> None:
    (folder / "topics.csv").rename(folder / ".kept.csv")
    (folder / "topics.csv").symlink_to(".kept.csv")
    dangling(folder / ".hidden")
    dangling(folder / "README.md")
    assert load([folder], "regional.db")["mine"]["topics"] == (1, 0, 0, 0)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"404: Not Found\n", "the column '404: Not Found' is unknown"),
        (b"\0" * 3, "the column '\\x00\\x00\\x00' is unknown"),  # what a file system leaves after a power failure
        (b"id;nam\n", "the column 'nam' is unknown (did you mean name?)"),
    ],
)
def test_a_file_without_rows_has_a_heading_at_least(folder: Path, content: bytes, says: str) -> None:
    """Otherwise what came instead of it would take all its rows away."""
    (folder / "topics.csv").write_bytes(content)
    with pytest.raises(SeedError) as told:
        check([folder])
    assert f"mine/topics.csv:1: {says}" in str(told.value).splitlines()
    (folder / "topics.csv").write_text("id,name\n")
    check([folder])


def test_a_file_that_is_kept_elsewhere_is_not_taken_for_absent(folder: Path) -> None:
    (folder / "topics.csv").rename(folder / ".topics.csv.icloud")
    with pytest.raises(SeedError) as told:
        check([folder])
    says = "this stands for a file that is kept elsewhere: let it be downloaded first"
    assert str(told.value) == f"mine/.topics.csv.icloud: {says}"


@pytest.mark.parametrize("name", ["topics.csv", "sources"])
def test_what_one_may_not_read_is_a_problem(folder: Path, name: str) -> None:
    (folder / name).chmod(0)
    if os.access(folder / name, os.R_OK):
        pytest.skip("whoever is root may read everything")
    with pytest.raises(SeedError) as told:
        check([folder])
    (folder / name).chmod(0o700)
    assert str(told.value) == f"mine/{name}: cannot be read: Permission denied"


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An exported package, and the database that it came from."""
    monkeypatch.chdir(tmp_path)
    load([write(Path("blocs"), BLOCS)], "regional.db")
    assert run_command("--database", "regional.db", "export", "out", "--dataset", "blocs").status == 0
    return Path("out")


def cut_off_in_a_row(package: Path) -> str:
    path = package / "memberships.csv"
    whole = path.stat().st_size
    os.truncate(path, whole - 5)
    return f"out/memberships.csv: has {whole - 5} bytes, and datapackage.json says {whole}"


def remove_a_table(package: Path) -> str:
    (package / "membership_citations.csv").unlink()
    return "out/membership_citations.csv: is missing, and datapackage.json lists it"


def change_a_name(package: Path) -> str:
    path = package / "states.csv"
    path.write_bytes(path.read_bytes().replace(b"Uzbekistan", b"Uzbekisten"))
    return "out/states.csv: was changed after it was exported, as datapackage.json tells"


def cut_off_the_descriptor(package: Path) -> str:
    os.truncate(package / "datapackage.json", 3000)
    return "out/datapackage.json: cannot be read: it is no JSON, or is cut off"


def take_the_tables_from_the_descriptor(package: Path) -> str:
    (package / "datapackage.json").write_text('{"generator": "regional", "resources": 7}')
    return "out/datapackage.json: it does not say which files are in the package"


def take_a_table_from_everywhere(package: Path) -> str:
    (package / "membership_citations.csv").unlink()
    path = package / "datapackage.json"
    found = json.loads(path.read_text(encoding="utf-8"))
    found["resources"] = [one for one in found["resources"] if one["name"] != "membership_citations"]
    path.write_text(json.dumps(found), encoding="utf-8")
    return "out/datapackage.json: was changed after it was exported"


@pytest.mark.parametrize(
    "spoil",
    [
        take_a_table_from_everywhere,
        cut_off_in_a_row,
        remove_a_table,
        change_a_name,
        cut_off_the_descriptor,
        take_the_tables_from_the_descriptor,
    ],
)
def test_a_package_that_was_copied_in_part_is_a_problem(package: Path, spoil: Callable[[Path], str]) -> None:
    before = facts(Path("regional.db"))
    assert "nothing changed" in run_command("--database", "regional.db", "load", "out").stderr
    expected = f"{spoil(package)}: copy it anew, or say --edited if that is meant\n"
    for command in ("load", "check"):
        result = run_command("--database", "regional.db", command, "out")
        assert (result.stdout, result.status) == ("", 1)
        assert expected in result.stderr.splitlines(keepends=True)
    assert facts(Path("regional.db")) == before


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (os.mkfifo, "this is neither a file nor a folder"),
        (
            lambda path: path.symlink_to("/etc/passwd"),
            "this is a link that leads out of the folder: put the file itself there",
        ),
    ],
)
def test_a_descriptor_is_a_file(package: Path, make: Callable[[Path], None], says: str) -> None:
    """A pipe would be waited for."""
    (package / "datapackage.json").unlink()
    make(package / "datapackage.json")
    result = run_command("--database", "regional.db", "load", "out")
    assert f"out/datapackage.json: {says}" in result.stderr.splitlines()
    assert result.status == 1


def test_a_package_that_was_edited_is_loaded_if_that_is_meant(package: Path) -> None:
    change_a_name(package)
    assert run_command("--database", "regional.db", "load", "out", "--edited", "--allow-removals").status == 0
    asked = ("sql", "SELECT name FROM states WHERE id = 'UZB'", "-f", "tsv")
    assert run_command("--database", "regional.db", *asked).stdout == "name\nUzbekisten\n"


def test_a_package_of_another_program_is_none_of_ours(folder: Path) -> None:
    (folder / "datapackage.json").write_text('{"resources": [{"path": "topics.csv", "bytes": 1}]}')
    assert load([folder], "regional.db")["mine"]["topics"] == (1, 0, 0, 0)
