"""What the tests share: the installed command, and a database of the shipped seeds."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

COMMAND = Path(sys.executable).with_name("regional")
"""The command as pip installed it."""

REFERENCE = Path(__file__).parents[2] / "shared" / "reference"
"""Real data beside the project that is never committed; tests that want it are skipped where it is absent."""


class Result(NamedTuple):
    """What a command printed, and its exit status."""

    stdout: str
    stderr: str
    status: int


Run = Callable[..., Result]


def run_command(*arguments: str | Path, stdin: str = "", cwd: Path | None = None, **environment: str) -> Result:
    """Run the installed command as a shell would, in an environment without a person's settings."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("REGIONAL_")}
    clean |= {"COLUMNS": "100", "LC_ALL": "C.UTF-8"} | environment
    done = subprocess.run(
        [COMMAND, *arguments],
        input=stdin,
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=cwd,
        env=clean,
        check=False,
    )
    return Result(done.stdout, done.stderr, done.returncode)


@pytest.fixture(scope="session")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database of the shipped seeds, loaded once by the command."""
    path = tmp_path_factory.mktemp("record") / "regional.db"
    result = run_command("--database", path, "load")
    assert result.status == 0, result.stderr
    return path


@pytest.fixture(scope="session")
def ask(record: Path) -> Run:
    """Run a command on the database of the shipped seeds."""

    def run(*arguments: str | Path, **options: Any) -> Result:
        return run_command(*arguments, REGIONAL_DATABASE=str(record), **options)

    return run
