"""At a terminal: the start screen, the pager for what is longer than the screen, and words that stand out."""

import os
import pty
import struct
import subprocess
import termios
from fcntl import ioctl
from pathlib import Path

import pytest

from tests.conftest import COMMAND, read_until_closed, run_command
from tests.datasets import BLOCS, write


def typed(*arguments: str, **environment: str) -> str:
    """What a terminal of 80 columns and 24 lines shows for a command."""
    ours, theirs = pty.openpty()
    ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    kept = {name: value for name, value in os.environ.items() if not name.startswith("REGIONAL_") and name != "COLUMNS"}
    variables = kept | {"LC_ALL": "C.UTF-8", "TERM": "xterm"} | environment
    with subprocess.Popen([COMMAND, *arguments], stdin=theirs, stdout=theirs, stderr=theirs, env=variables):
        os.close(theirs)
        return read_until_closed(ours)


def answer(*arguments: str, **environment: str) -> str:
    """The same without what the program says about the answer."""
    lines = typed(*arguments, **environment).splitlines(keepends=True)
    return "".join(line for line in lines if not line.startswith("regional: "))


PAGED = {"PAGER": "sed s/^/paged:/"}


def test_an_answer_that_is_longer_than_the_screen_goes_through_the_pager(record: Path) -> None:
    shown = answer("timeline", "KAZ", "--list", REGIONAL_DATABASE=str(record), **PAGED).splitlines()
    assert shown[:2] == ["paged:state: KAZ   name: Kazakhstan", "paged:"]
    assert len(shown) > 60
    assert all(line.startswith("paged:") for line in shown)


@pytest.mark.parametrize(
    "arguments",
    [
        ("members", "SCO", "--on", "2021-09-17"),
        ("timeline", "KAZ", "--list", "--no-pager"),
        ("timeline", "KAZ", "-f", "csv", "--no-pager"),
    ],
)
def test_a_short_answer_does_not_and_none_does_if_it_must_not(record: Path, arguments: tuple[str, ...]) -> None:
    assert "paged:" not in typed(*arguments, REGIONAL_DATABASE=str(record), **PAGED)


NO_PAGER = [("TERM", "dumb"), ("TERM", ""), *(("PAGER", name) for name in ("", "no-such-pager", "cat", "less '"))]


@pytest.mark.parametrize(("name", "value"), NO_PAGER)
def test_without_a_pager_or_a_terminal_that_can_show_one_all_is_shown_at_once(
    record: Path, name: str, value: str
) -> None:
    shown = answer("timeline", "KAZ", "--list", REGIONAL_DATABASE=str(record), **(PAGED | {name: value}))
    assert shown.startswith("state: KAZ")


def test_who_leaves_the_pager_before_the_end_sees_no_error(record: Path) -> None:
    shown = typed("sql", "SELECT * FROM names, names AS n", REGIONAL_DATABASE=str(record), PAGER="head -3")
    assert len(shown.splitlines()) == 3


def test_words_that_were_searched_for_stand_out_on_a_terminal_only(record: Path) -> None:
    arguments = ("search", "unfreez", "--in", "statement")
    assert "about \x1b[1munfreez\x1b[0ming the" in typed(*arguments, REGIONAL_DATABASE=str(record))
    assert "\x1b" not in typed(*arguments, REGIONAL_DATABASE=str(record), TERM="dumb")


def test_the_program_alone_says_what_it_is_for_in_few_lines(tmp_path: Path, record: Path) -> None:
    shown = run_command(cwd=tmp_path)
    assert shown.stderr == ""
    assert shown.status == 0
    assert len(shown.stdout.splitlines()) == 14
    assert max(map(len, shown.stdout.splitlines())) <= 80
    assert shown.stdout.endswith("\nTo begin: regional load (it makes regional.db).\n")
    assert run_command(REGIONAL_DATABASE=str(record)).stdout.endswith(f"\nThe database is {record}.\n")


def test_every_question_of_the_start_screen_has_an_answer(record: Path) -> None:
    lines = run_command().stdout.splitlines()
    questions = [line.split("  ")[1].removeprefix("regional ").split() for line in lines if line.startswith("  ")]
    assert len(questions) == 5
    for question in questions:
        result = run_command(*question, REGIONAL_DATABASE=str(record))
        assert result.status == 0
        assert len(result.stdout.splitlines()) > 1


def test_a_first_load_is_told_in_few_lines(tmp_path: Path) -> None:
    write(tmp_path / "blocs", BLOCS)
    assert run_command("load", "blocs", "-f", "table", cwd=tmp_path).stdout == (
        "blocs: 38 added, 38 rows in all\n  2 organizations, 4 memberships, 3 states, 1 sources\n"
    )
    assert run_command("load", "blocs", "-f", "table", cwd=tmp_path).stdout.startswith("blocs: as before, ")
