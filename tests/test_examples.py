"""The help of every command ends with an example and its real output, and fits on one page.

To write the outputs anew after a change: REGIONAL_UPDATE_EXAMPLES=1 pytest tests/test_examples.py
"""

import os
import shlex
import socket
import subprocess
from pathlib import Path

import pytest

from regional.cli import HAND_WRITTEN
from regional.cli.example import FOLDER
from regional.seeds.loader import load
from regional.sql.catalog import query_paths
from tests.conftest import COMMAND, run_command
from tests.datasets import BLOCS, write

COMMANDS = sorted({*HAND_WRITTEN, *query_paths()})
CUT = "…"
"""The last line of an output of which only the beginning is shown."""

MINE = {
    "sources.csv": "id,type,title,consulted\nnotebook,record,My notebook,yes\n",
    "memberships.csv": (
        "organization_id,member_id,status,start_date,end_date,citations\nCSTO,UZB,member,2006,2010,notebook page 3\n"
    ),
}
"""A dataset of somebody's own, in which Uzbekistan leaves the CSTO earlier."""

COW = """\
ioname,orgname,year,kazakhstan,russia,sdate,ionum
SCO,Shanghai Cooperation Organization,2001,1,1,2001,2345
SCO,Shanghai Cooperation Organization,2002,1,1,2001,2345
"""

LOADED = (["load", "mine"],)
BEFORE: dict[str, tuple[list[str], ...]] = {
    **dict.fromkeys(("add", "check", "diff", "import", "load", "plot", "serve", "site"), ()),
    **dict.fromkeys(("conflicts", "drop", "export", "info", "prefer"), LOADED),
    "compact": (*LOADED, ["drop", "mine"]),
}
"""The commands whose example is about somebody's own database, and what was typed there before."""


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A folder with a small database, a dataset that is not loaded yet, and a file to import."""
    codes = "scheme,code,actor_id\ncow-column,kazakhstan,KAZ\ncow-column,russia,RUS\ncow-igo,2345,SCO\n"
    load([write(tmp_path / "blocs", {**BLOCS, "codes.csv": codes})], tmp_path / "regional.db")
    write(tmp_path / "mine", MINE)
    (tmp_path / "igo.csv").write_text(COW, encoding="utf-8")
    return tmp_path


def printed(line: str, request: pytest.FixtureRequest, name: str) -> list[str]:
    """What a terminal of 80 columns shows: the output, then what is said beside it."""
    _, *arguments = shlex.split(line.removeprefix("$ "))
    if name not in BEFORE:
        record = str(request.getfixturevalue("record"))
        shown = run_command(*as_on_a_terminal(name, arguments), REGIONAL_DATABASE=record, COLUMNS="80").stdout
    else:
        own = request.getfixturevalue("own")
        for before in BEFORE[name]:
            assert run_command(*before, cwd=own).status == 0
        if name == "serve":
            return served(arguments, own)
        done = run_command(*as_on_a_terminal(name, arguments), cwd=own, COLUMNS="80")
        shown = done.stdout + done.stderr
    return [text.rstrip() for text in shown.splitlines()]


def as_on_a_terminal(name: str, arguments: list[str]) -> list[str]:
    """The command as a table, if it can be one: here its output is no terminal."""
    has_formats = "table, csv" in run_command(*arguments[: 1 + (name == "add")], "--help").stdout
    return [*arguments, "-f", "table"] if has_formats and "-f" not in arguments else arguments


def served(arguments: list[str], folder: Path) -> list[str]:
    """What is said first; on another port than the usual one, which may be taken."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [str(COMMAND), *arguments, "--port", str(port)]
    with subprocess.Popen(command, cwd=folder, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        said = process.stderr.readline().rstrip()
        process.terminate()
    return [said.replace(str(port), "8001")]


@pytest.mark.parametrize("name", COMMANDS)
def test_an_example_prints_what_the_help_says(request: pytest.FixtureRequest, name: str) -> None:
    path = Path(FOLDER) / f"{name}.txt"
    line, *expected = path.read_text(encoding="utf-8").splitlines()
    assert expected
    count = len(expected) - (expected[-1] == CUT)
    shown = printed(line, request, name)
    kept = [*shown[:count], CUT] if expected[-1] == CUT and len(shown) > count else shown
    if os.environ.get("REGIONAL_UPDATE_EXAMPLES"):
        path.write_text("\n".join([line, *kept]) + "\n", encoding="utf-8")
    assert kept == expected


def lines_on_a_screen(text: str) -> int:
    """How many lines of 80 columns a text takes."""
    return sum(max(1, -(-len(line) // 80)) for line in text.splitlines())


@pytest.mark.parametrize("name", COMMANDS)
def test_the_help_of_a_command_with_its_example_takes_less_than_40_lines_of_80_columns(name: str) -> None:
    help_ = run_command(name, "--help", COLUMNS="80").stdout
    [example] = [line for line in help_.splitlines() if line.startswith("  Example: ")]
    assert example.startswith(f"  Example: regional {name}")
    assert lines_on_a_screen(help_) < 40


@pytest.mark.parametrize(
    "name",
    [f"add {kind}" for kind in ("event", "membership", "source", "statement")]
    + [f"plot {kind}" for kind in ("events", "map", "matrix", "overlap", "statements", "timeline")],
)
def test_the_help_of_a_kind_has_an_example_and_takes_less_than_40_lines(name: str) -> None:
    help_ = run_command(*name.split(), "--help", COLUMNS="80").stdout
    assert f"  Example: regional {name}" in help_
    assert lines_on_a_screen(help_) < 40
