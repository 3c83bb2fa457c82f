"""The program is one, however it is started: as `regional`, or as `python -m regional`."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import Result, run_command


def run_module(*arguments: str, **environment: str) -> Result:
    done = subprocess.run(
        [sys.executable, "-m", "regional", *arguments],
        capture_output=True,
        encoding="utf-8",
        env=os.environ | {"COLUMNS": "100"} | environment,
        check=False,
    )
    return Result(done.stdout, done.stderr, done.returncode)


@pytest.mark.parametrize(
    "arguments",
    [
        ["both", "SCO", "CSTO", "--on", "2030-01-01"],
        ["both", "SCO", "CSTX"],
        ["both", "SCO"],
        ["both", "--help"],
        ["--help"],
        ["--version"],
        [],
    ],
    ids=" ".join,
)
def test_both_ways_to_start_it_print_the_same(record: Path, arguments: list[str]) -> None:
    """Also in usage texts it is called `regional`, which is what everybody has to type."""
    as_module = run_module(*arguments, REGIONAL_DATABASE=str(record))
    assert as_module == run_command(*arguments, REGIONAL_DATABASE=str(record))


def test_the_package_is_imported_without_what_it_can_do() -> None:
    """`import regional` costs nothing; what it offers is imported when it is used."""
    script = "import sys, regional; print(sorted(name for name in sys.modules if name.startswith('regional')))"
    script += "; regional.connect, regional.RegionalError; print('click' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout == "['regional']\nFalse\n"


def test_the_package_offers_nothing_else() -> None:
    import regional  # noqa: PLC0415

    with pytest.raises(AttributeError, match=r"^module 'regional' has no attribute 'ask'$"):
        regional.ask  # noqa: B018
