"""A few of the kills that `python -m tests.kills` does by the hundred."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from random import Random

import pytest

from tests.kills import Killer, Scene, scenes, state


@pytest.fixture(scope="module")
def all_scenes(tmp_path_factory: pytest.TempPathFactory) -> list[Scene]:
    return scenes(tmp_path_factory.mktemp("kills"))


@pytest.mark.parametrize(
    "number", range(4), ids=["a load over an older one", "a first load", "a migration", "an import"]
)
def test_what_a_kill_leaves_is_whole_and_the_same_once_more_makes_it_new(all_scenes: list[Scene], number: int) -> None:
    killer = Killer(all_scenes[number], Random(number))  # noqa: S311 - a moment is no secret
    for while_it_writes in (False, True):
        killer.kill(while_it_writes=while_it_writes)
    assert sum(killer.counts.values()) == 2


def test_a_database_between_the_old_and_the_new_would_be_noticed(all_scenes: list[Scene], tmp_path: Path) -> None:
    old = all_scenes[0].before
    assert old
    between = Path(shutil.copy(old, tmp_path / "regional.db"))
    assert state(between) == state(old)
    with closing(sqlite3.connect(between)) as connection, connection:
        connection.execute("UPDATE topics SET name = 'new' WHERE id = 'topic-7'")
    assert state(between) != state(old)
    assert state(tmp_path / "none.db") not in (state(between), state(old))
