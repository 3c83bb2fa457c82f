"""The README is held to the program: all that a reader can type is run as they would, and its output compared.

To write the outputs anew after a change: REGIONAL_UPDATE_README=1 pytest tests/test_docs.py
"""

import os
import pty
import re
import subprocess
from contextlib import chdir, redirect_stdout
from doctest import DocTestParser
from io import StringIO
from pathlib import Path
from shutil import which
from traceback import format_exception_only

from regional.errors import RegionalError
from tests.conftest import COMMAND, read_until_closed

README = Path(__file__).parents[1] / "README.md"
INSTALL = "$ python3 -m venv .venv && "
BLOCK = re.compile(r"^```(console|pycon)\n(.*?)^```", re.MULTILINE | re.DOTALL)


def type_in(line: str, folder: Path) -> str:
    """What a terminal of 100 columns shows for a command line."""
    ours, theirs = pty.openpty()
    environment = {name: value for name, value in os.environ.items() if not name.startswith("REGIONAL_")}
    environment |= {
        "COLUMNS": "100",
        "TERM": "dumb",
        "LC_ALL": "C.UTF-8",
        "PATH": f"{COMMAND.parent}{os.pathsep}{os.environ['PATH']}",
    }
    shell = subprocess.Popen(["bash", "-c", line], stdout=theirs, stderr=subprocess.PIPE, cwd=folder, env=environment)
    os.close(theirs)
    shown = read_until_closed(ours)
    shown += shell.communicate()[1].decode()
    return "\n".join(text.rstrip() for text in shown.splitlines())


def replay(block: str, folder: Path) -> str:
    """The block as it would read if its commands were typed now; without sqlite3 what needs it is left as it is."""
    if "$ sqlite3 " in block and which("sqlite3") is None:
        return block
    shown = []
    for line in block.splitlines():
        if line.startswith("$ "):
            typed = line.removeprefix("$ ")
            if line.startswith(INSTALL):
                typed = typed[typed.index(".venv/bin/regional") :].replace(".venv/bin/", "")
            output = type_in(typed, folder)
            shown += [line, *output.splitlines()]
    return "\n".join(shown) + "\n"


def interpret(block: str, folder: Path) -> str:
    """The block as it would read if its lines were typed into Python now; of an error only its last line is shown."""
    names: dict[str, object] = {}
    shown = []
    for example in DocTestParser().get_examples(block):
        with redirect_stdout(StringIO()) as output, chdir(folder):
            try:
                exec(compile(example.source, "<stdin>", "single"), names)  # noqa: S102 - it is ours
            except RegionalError as error:
                print("Traceback (most recent call last):\n  ...", format_exception_only(error)[-1], sep="\n", end="")  # noqa: T201
        typed = example.source.splitlines()
        shown += [f">>> {typed[0]}", *(f"... {line}" for line in typed[1:]), *output.getvalue().splitlines()]
    return "\n".join(shown) + "\n"


PLAYERS = {"console": replay, "pycon": interpret}


def test_every_command_in_the_readme_prints_what_it_says(tmp_path: Path) -> None:
    text = README.read_text(encoding="utf-8")
    played = BLOCK.sub(lambda match: f"```{match[1]}\n{PLAYERS[match[1]](match[2], tmp_path)}```", text)
    if os.environ.get("REGIONAL_UPDATE_README"):
        README.write_text(played, encoding="utf-8")
    assert played == text
