"""However a file is named, every command means the same one."""

from pathlib import Path

import pytest

from tests.conftest import Result
from tests.datasets import BLOCS, write
from tests.test_hostile import run

MORE = {"memberships.csv": "organization_id,member_id,status,start_date\nSCO,UZB,member,2001-06-15\n"}
"""Memberships of states that another dataset tells, and without a citation."""

NAMES = [
    ":memory:",
    "file::memory:",
    "sqlite:///regional.db",
    "-",
    "~",
    "a/../regional.db",
    "link/../regional.db",
    "regional.db?mode=memory",
]


@pytest.fixture(autouse=True)
def _in_a_folder_with_two_datasets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a" / "b").mkdir(parents=True)
    (tmp_path / "link").symlink_to(tmp_path / "a" / "b")
    write(Path("blocs"), BLOCS)
    write(Path("more"), MORE)


@pytest.mark.parametrize("name", NAMES)
def test_what_one_command_loads_another_finds_in_one_new_file(name: str) -> None:
    before = set(Path().rglob("*"))
    assert run("load", "blocs", location=name).status == 0
    assert run("both", "SCO", "CSTO", "--on", "2021-09-17", "-f", "ids", location=name) == Result("KAZ\n", "", 0)
    assert run("check", location=name) == Result("", f"regional: no problem in {name}\n", 0)
    assert len(set(Path().rglob("*")) - before) == 1


@pytest.mark.parametrize("name", NAMES)
def test_a_folder_is_checked_against_the_datasets_of_the_database(name: str) -> None:
    alone = run("check", "more", location=name).stderr.splitlines()
    assert "more/memberships.csv:2: organization_id: there is no 'SCO' among the organizations" in alone
    assert run("load", "blocs", location=name).status == 0
    line = "more/memberships.csv:2: the membership of UZB in SCO has no citation: add `citations: [SOURCE LOCATOR]`\n"
    assert run("check", "more", location=name) == Result("", line, 1)
