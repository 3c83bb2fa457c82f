"""A small world of seven states and eight organizations, on the days on which something begins or ends in it.

Each file in `small_world/answers` asks one question about the day before, the day itself and the day after, about what
is certain and what is possible, two spells and three datasets, claims and a preference, and has the rows in full and in
their order. The answers follow from the seeds in the folders of `small_world`, which are short enough to be read beside
them.
On a server, which takes long to begin and not to answer, one question of each form is asked: its statement is the same.
REGIONAL_UPDATE_ANSWERS=1 writes what the program answers now: each row that differs then needs a reason.
"""

import os
import re
import shlex
from collections.abc import Collection, Iterator
from pathlib import Path

import pytest

from regional.database.location import is_server
from regional.seeds.loader import load
from regional.sql.catalog import query_paths
from tests.conftest import run_here
from tests.datasets import ENGINES, execute, new_location
from tests.held import held_open

WORLD = Path(__file__).parent / "small_world"
DATASETS = [WORLD / "world", WORLD / "other", WORLD / "third"]
_NAMES = re.compile(r"\b[A-Z]{3}\b|\d{4}(-\d\d)*")
"""The names and days in a question: what is left is its form, which decides on the statement."""

ANSWERS = sorted((WORLD / "answers").glob("*.txt"))


@pytest.fixture(scope="module", params=ENGINES)
def world(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A database of the three datasets, in which one of two that claim the Quorum is preferred for it."""
    location = new_location(request, tmp_path_factory.mktemp("world"))
    load(DATASETS, location)
    execute(location, "INSERT INTO preferences (organization_id, preferred_id) VALUES ('QUO', 'other')")
    with held_open(location):
        yield location


def asked(path: Path, world: str) -> list[str]:
    """The questions of a file, each as a person types it; on a server only the first of those that differ in names."""
    questions = [line[2:] for line in path.read_text("utf-8").splitlines() if line.startswith("$ ")]
    forms = {_NAMES.sub("…", question): question for question in reversed(questions)}
    return [question for question in questions if not is_server(world) or question in forms.values()]


def answered(text: str, questions: Collection[str]) -> str:
    """Some questions with the rows that stand under them in a text."""
    parts = re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]
    return "".join(f"$ {part}" for part in parts if part.partition("\n")[0] in questions)


@pytest.mark.parametrize("path", ANSWERS, ids=[path.stem for path in ANSWERS])
def test_the_rows_and_their_order(world: str, path: Path) -> None:
    questions = asked(path, world)
    told = [run_here("--database", world, *shlex.split(question)).stdout for question in questions]
    answers = "".join(f"$ {question}\n{rows}" for question, rows in zip(questions, told, strict=True))
    if "REGIONAL_UPDATE_ANSWERS" in os.environ and not is_server(world):
        path.write_text(answers, encoding="utf-8")
    assert answers == answered(path.read_text("utf-8"), questions)


def test_every_predefined_question_is_asked() -> None:
    lines = [line for path in ANSWERS for line in path.read_text("utf-8").splitlines()]
    assert {line.split()[1] for line in lines if line.startswith("$ ")} >= query_paths().keys() - {"sql"}
