"""Completion in the real shells, set up as the README says: what TAB writes into the line, and what it lists."""

import os
import pty
import re
import select
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import COMMAND

README = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")
STARTED = {
    "bash": (["bash", "--norc", "--noprofile", "-i"], "bind 'set show-all-if-ambiguous on'; "),
    "zsh": (["zsh", "-f", "-i"], "autoload -U compinit; compinit -D; "),
}
PATIENCE = 120.0
"""How many seconds a shell has, on a machine that does much else."""


def set_up(shell: str) -> str:
    """The line of the README for a shell."""
    [line] = re.findall(rf"^(.*\S)\s+# {shell}\b.*$", README, re.MULTILINE)
    return str(line)


def environment(record: Path) -> dict[str, str]:
    path = f"{COMMAND.parent}{os.pathsep}{os.environ['PATH']}"
    return os.environ | {"PATH": path, "REGIONAL_DATABASE": str(record), "TERM": "dumb"}


class Shell:
    """A shell at a terminal."""

    def __init__(self, name: str, record: Path) -> None:
        """Start it, and set it up; its prompt is one that nobody types."""
        command, first = STARTED[name]
        self._terminal, theirs = pty.openpty()
        self._process = subprocess.Popen(
            command, stdin=theirs, stdout=theirs, stderr=theirs, env=environment(record), start_new_session=True
        )
        os.close(theirs)
        self._type(f"PS1='PROM''PT>'; {first}{set_up(name)}; echo READY$((1))\n", "READY1")

    def _type(self, text: str, until: str) -> str:
        """Type a text, and read until the end of what it shows and the prompt after it."""
        os.write(self._terminal, text.encode())
        shown, end = b"", time.monotonic() + PATIENCE
        while b"PROMPT>" not in shown.partition(until.encode())[2]:
            if not select.select([self._terminal], [], [], max(0.0, end - time.monotonic()))[0]:
                pytest.fail(f"{until!r} is not shown, but {shown!r}")
            shown += os.read(self._terminal, 65536)
        return shown.decode(errors="replace").replace("\r", "")

    def tab(self, line: str) -> tuple[str, list[str]]:
        """The line after TAB, and the words that were listed below it meanwhile.

        Control A and E go to the beginning and to the end of the line, so that it is echoed instead of run.
        """
        shown = self._type(f'{line}\t\x01echo "[" \x05 "]$((40 + 2))"\n', "]42")
        listed, _, echoed = shown.rpartition("\n[ ")
        return echoed.partition(" ]42")[0], listed.partition("\n")[2].split()

    def close(self) -> None:
        """End it."""
        self._process.kill()
        self._process.wait()
        os.close(self._terminal)


@pytest.fixture(scope="module", params=STARTED)
def shell(request: pytest.FixtureRequest, record: Path) -> Iterator[Shell]:
    if shutil.which(request.param) is None:
        pytest.skip(f"{request.param} is not installed here")
    started = Shell(request.param, record)
    yield started
    started.close()


COMPLETED = {
    "regional bot": "regional both",
    "regional affiliations Kyr": "regional affiliations KGZ",
    "regional schema membership_ch": "regional schema membership_changes",
    "regional members SCO --on to": "regional members SCO --on today",
    "regional members SCO --on @joi": "regional members SCO --on @joint-meeting-2021-09-17",
    "regional organizations --region cen": "regional organizations --region Central-A",
    "regional organizations --region Central-As": "regional organizations --region Central-Asia",
}


@pytest.mark.parametrize("line", COMPLETED)
def test_tab_completes_the_line(shell: Shell, line: str) -> None:
    assert shell.tab(line)[0] == COMPLETED[line]


def test_tab_completes_files_for_the_database(shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "of-mine.db").touch()
    assert shell.tab(f"regional --database {tmp_path}/of")[0] == f"regional --database {tmp_path}/of-mine.db"


def test_tab_lists_what_can_be_meant_and_keeps_what_was_typed(shell: Shell) -> None:
    line, listed = shell.tab("regional members U")
    assert line == "regional members U"
    assert {"UEMOA", "UN", "UNESCO", "USMCA"} <= set(listed)


def test_tab_lists_first_who_spoke_most(shell: Shell) -> None:
    line, listed = shell.tab("regional statements --speaker Pu")
    assert line == "regional statements --speaker Pu"
    assert listed[0] in ("Putin", "vladimir-putin")


def fish(record: Path, *lines: str) -> list[list[str]]:
    """What fish offers for each of some lines, in its order, with what it says beside it."""
    if shutil.which("fish") is None:
        pytest.skip("fish is not installed here")
    asked = "; echo; ".join(f"complete -C '{line}'" for line in lines)
    done = subprocess.run(
        ["fish", "--no-config", "-c", f"{set_up('fish')}; {asked}"],
        env=environment(record),
        capture_output=True,
        text=True,
        check=True,
    )
    return [offers.splitlines() for offers in done.stdout.split("\n\n")]


def test_fish_offers_what_begins_as_it_was_typed_in_our_order(record: Path) -> None:
    lines = [
        "regional bot",
        "regional affiliations Kyr",
        "regional schema membership_ch",
        "regional members SCO --on to",
        "regional members SCO --on @joi",
        "regional organizations --region Central-As",
        f"regional --database {record}",
    ]
    assert fish(record, *lines) == [
        ["both\tWhich states belong to all of these organizations, and since when?"],
        ["Kyrgyzstan\tKyrgyzstan"],
        ["membership_changes\tEvery accession, change of status, return and exit."],
        ["today"],
        ["@joint-meeting-2021-09-17\tJoint meeting of the SCO and the CSTO on Afghanistan"],
        ["Central-Asia"],
        [str(record)],
    ]
    speakers, organizations = fish(record, "regional statements --speaker Pu", "regional members U")
    assert speakers[0] == "Putin\tVladimir Putin"
    assert "UNESCO\tUnited Nations Educational, Scientific and Cultural Organization" in organizations
