"""A small world of seven states and eight organizations, on the days on which something begins or ends in it.

Each file in `small_world/answers` asks one question about the day before, the day itself and the day after, about what
is certain and what is possible, two spells and three datasets, claims and a preference, and has the rows in full and in
their order. The answers follow from the seeds in the folders of `small_world`, which are short enough to be read beside
them.
REGIONAL_UPDATE_ANSWERS=1 writes what the program answers now: each row that differs then needs a reason.
"""

import os
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from regional.cli import main
from regional.seeds.loader import load
from regional.sql.catalog import query_paths
from tests.datasets import ENGINES, execute, new_location

WORLD = Path(__file__).parent / "small_world"
DATASETS = [WORLD / "world", WORLD / "other", WORLD / "third"]
ANSWERS = sorted((WORLD / "answers").glob("*.txt"))


@pytest.fixture(scope="module", params=ENGINES)
def world(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> str:
    """A database of the three datasets, in which one of two that claim the Quorum is preferred for it."""
    location = new_location(request, tmp_path_factory.mktemp("world"))
    load(DATASETS, location)
    execute(location, "INSERT INTO preferences (organization_id, preferred_id) VALUES ('QUO', 'other')")
    return location


def answered(world: str, questions: Iterator[str]) -> Iterator[str]:
    """Each question as a person types it, and its rows."""
    for question in questions:
        arguments = ["--database", world, *shlex.split(question)]
        done = CliRunner().invoke(main, arguments, env={"COLUMNS": "100"}, catch_exceptions=False)
        yield f"$ {question}\n{done.stdout}"


@pytest.mark.parametrize("path", ANSWERS, ids=[path.stem for path in ANSWERS])
def test_the_rows_and_their_order(world: str, path: Path) -> None:
    text = path.read_text("utf-8")
    questions = (line[2:] for line in text.splitlines() if line.startswith("$ "))
    answers = "".join(answered(world, questions))
    if "REGIONAL_UPDATE_ANSWERS" in os.environ:
        path.write_text(answers, encoding="utf-8")
    assert answers == text


def test_every_predefined_question_is_asked() -> None:
    lines = [line for path in ANSWERS for line in path.read_text("utf-8").splitlines()]
    assert {line.split()[1] for line in lines if line.startswith("$ ")} >= query_paths().keys() - {"sql"}
