"""What a newcomer types first is answered: the questions of `first_guesses.txt`, each with its exact answer.

To write the answers anew after a change: REGIONAL_UPDATE_README=1 pytest tests/test_first_guesses.py -k write
"""

import os
import re
import shlex
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import NamedTuple

import pytest
from click.testing import CliRunner

from regional.cli import main

FILE = Path(__file__).with_name("first_guesses.txt")
TODAY = date(2026, 11, 27)


class Guess(NamedTuple):
    question: str
    command: str
    answer: str

    def __str__(self) -> str:
        return f"Q: {self.question}\n$ {self.command}\n{self.answer}"


def guesses() -> list[Guess]:
    blocks = re.split(r"^Q: ", FILE.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    found = [block.rstrip().split("\n", 2) for block in blocks]
    return [Guess(question, command.removeprefix("$ "), f"{answer}\n") for question, command, answer in found]


GUESSES = guesses()


def answer(location: str, command: str) -> str:
    """What stands on a terminal of 80 columns: first what was answered, then what was said beside it."""
    environment = {"COLUMNS": "80", "REGIONAL_QUERIES": None, "REGIONAL_DATABASE": location}
    done = CliRunner().invoke(main, shlex.split(command), prog_name="regional", env=environment, catch_exceptions=False)
    lines = (done.stdout + done.stderr).rstrip().splitlines()
    return "".join(f"{line.rstrip()}\n" for line in lines)


@pytest.fixture(autouse=True)
def day_and_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    for place in ("output", "question", "resolve", "show"):
        monkeypatch.setattr(f"regional.cli.{place}.default_format", lambda: "table")
    monkeypatch.setattr("regional.cli.connection.date", SimpleNamespace(today=lambda: TODAY))


def test_there_are_enough_of_them() -> None:
    assert len({guess.command for guess in GUESSES}) == len(GUESSES) >= 90


@pytest.mark.skipif("REGIONAL_UPDATE_README" not in os.environ, reason="it writes the answers anew")
def test_write_the_answers_anew(record: Path) -> None:
    start = FILE.read_text(encoding="utf-8").split("\nQ:", 1)[0]
    told = [guess._replace(answer=answer(str(record), guess.command)) for guess in GUESSES]
    FILE.write_text("\n".join([start.rstrip() + "\n", *map(str, told)]), encoding="utf-8")


@pytest.mark.parametrize("guess", GUESSES, ids=[guess.command for guess in GUESSES])
def test_the_first_guess_is_answered(record: Path, guess: Guess) -> None:
    assert answer(str(record), guess.command) == guess.answer
