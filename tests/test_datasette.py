"""Datasette reads the file: its tables, its views and its predefined statements."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest

from tests.conftest import Run

DATASETTE = shutil.which("datasette", path=os.path.dirname(sys.executable))
README = Path(__file__).parents[1] / "README.md"

pytestmark = pytest.mark.skipif(DATASETTE is None, reason="the extra `test` has Datasette")


def got(database: Path, address: str) -> list[dict[str, Any]]:
    """The rows that one request gives."""
    command = [str(DATASETTE), str(database), "--get", f"/{database.stem}{address}"]
    rows: list[dict[str, Any]] = json.loads(subprocess.run(command, capture_output=True, check=True, text=True).stdout)
    return rows


def test_the_command_of_the_readme_shows_tables_and_views(record: Path) -> None:
    assert "`datasette regional.db`" in README.read_text(encoding="utf-8")
    [found] = got(record, "/organizations.json?_shape=array&id=SCO")
    assert found["name"] == "Shanghai Cooperation Organisation"
    assert got(record, "/current_memberships.json?_shape=array&_size=1")


def test_it_runs_the_sql_that_a_question_prints(record: Path, ask_file: Run) -> None:
    asked = ("both", "SCO", "CSTO", "--on", "2021-09-17")
    statement = ask_file(*asked, "--sql").stdout.strip().removesuffix(";")
    rows = got(record, f".json?_shape=array&{urlencode({'sql': statement})}")
    assert [row["state"] for row in rows] == ["KAZ", "KGZ", "RUS", "TJK"]
