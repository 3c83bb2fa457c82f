"""Frictionless, the reference program for data packages, finds an export valid, its keys among it."""

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from regional.exporters.run import export
from tests.datasets import edit
from tests.few import with_few
from tests.packages import described, record_and_mine

FRICTIONLESS = Path(sys.executable).with_name("frictionless")


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory, record: Path) -> Path:
    folder = tmp_path_factory.mktemp("frictionless")
    export(str(record_and_mine(folder, with_few(record, ["BRI", "SCO"], folder / "few.db"))), folder / "exported")
    return folder / "exported"


def problems(folder: Path) -> list[str]:
    """Everything that `frictionless validate` finds wrong: the table, the line and the kind of mistake."""
    command = (FRICTIONLESS, "validate", "--json", "datapackage.json")
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    report: dict[str, Any] = json.loads(done.stdout)
    found = [f"{task['name']}:{e.get('rowNumber', 0)} {e['type']}" for task in report["tasks"] for e in task["errors"]]
    found += [error["type"] for error in report["errors"]]
    assert report["valid"] is not bool(found)
    assert [task["name"] for task in report["tasks"]] == [each["name"] for each in described(folder)["resources"]]
    return found


@pytest.mark.parametrize("dataset", ["core", "mine"])
def test_a_package_is_valid(exported: Path, dataset: str) -> None:
    assert problems(exported / dataset) == []


def test_frictionless_would_notice(exported: Path, tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    shutil.copytree(exported / "mine", mine)
    for table, old, new in (
        ("events", ",31000000,", ",31 million,"),
        ("memberships", "BRI,candidate,", "BRI,applicant,"),
        ("names", "ZZA,el,", "ZZZ,el,"),
        ("states", "ZZA,Atlantis,", "ZZA,,"),
    ):
        edit(mine / f"{table}.csv", old, new)
    found = problems(mine)
    assert [problem for problem in found if not problem.endswith("-count")] == [
        "names:2 foreign-key",
        "states:2 constraint-error",
        "events:3 type-error",
        "memberships:3 constraint-error",
    ]
    assert [problem for problem in found if problem.endswith("hash-count")] == [
        f"{table}:0 hash-count" for table in ("names", "states", "events", "memberships")
    ]
