"""The README is held to the program: every command in it is run as a reader would type it, and its output compared.

To write the outputs anew after a change: REGIONAL_UPDATE_README=1 pytest tests/test_docs.py
"""

import os
import pty
import re
import subprocess
from pathlib import Path
from shutil import which

from tests.conftest import COMMAND

README = Path(__file__).parents[1] / "README.md"
INSTALL = "$ python3 -m venv .venv && "
BLOCK = re.compile(r"^```console\n(.*?)^```", re.MULTILINE | re.DOTALL)


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
    shown = b""
    while True:
        try:
            part = os.read(ours, 65536)
        except OSError:  # Linux says so when the last writer has closed the terminal
            break
        if not part:
            break
        shown += part
    os.close(ours)
    shown += shell.communicate()[1]
    return "\n".join(text.rstrip() for text in shown.decode().replace("\r\n", "\n").splitlines())


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


def test_every_command_in_the_readme_prints_what_it_says(tmp_path: Path) -> None:
    text = README.read_text(encoding="utf-8")
    played = BLOCK.sub(lambda match: f"```console\n{replay(match[1], tmp_path)}```", text)
    if os.environ.get("REGIONAL_UPDATE_README"):
        README.write_text(played, encoding="utf-8")
    assert played == text
