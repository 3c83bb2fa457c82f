"""The help of a command ends with an example and its real output, and fits on one page.

To write the outputs anew after a change: REGIONAL_UPDATE_EXAMPLES=1 pytest tests/test_examples.py
"""

import os
import shlex
from pathlib import Path

import pytest

from regional.cli.example import FOLDER
from tests.conftest import run_command

FILES = sorted(Path(FOLDER).glob("*.txt"))
CUT = "…"
"""The last line of an output of which only the beginning is shown."""


def printed(line: str, record: Path) -> list[str]:
    arguments = shlex.split(line.removeprefix("$ regional "))
    shown = run_command(*arguments, "-f", "table", REGIONAL_DATABASE=str(record), COLUMNS="80").stdout
    return [text.rstrip() for text in shown.splitlines()]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_an_example_prints_what_the_help_says(record: Path, path: Path) -> None:
    line, *expected = path.read_text(encoding="utf-8").splitlines()
    count = len(expected) - (expected[-1] == CUT)
    shown = printed(line, record)
    kept = [*shown[:count], CUT] if expected[-1] == CUT and len(shown) > count else shown
    if os.environ.get("REGIONAL_UPDATE_EXAMPLES"):
        path.write_text("\n".join([line, *kept]) + "\n", encoding="utf-8")
    assert kept == expected


@pytest.mark.parametrize("name", [path.stem for path in FILES])
def test_the_help_of_a_command_with_its_example_has_less_than_40_lines(name: str) -> None:
    lines = run_command(name, "--help", COLUMNS="80").stdout.splitlines()
    [example] = [line for line in lines if line.startswith("  Example: ")]
    assert example.startswith(f"  Example: regional {name}")
    assert len(lines) < 40
