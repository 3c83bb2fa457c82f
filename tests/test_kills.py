"""A few of the kills that `python -m tests.kills` does by the hundred."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from random import Random

import pytest

from regional.seeds.loader import load
from tests.kills import Killer, Scene, scenes, state
from tests.kills_beside import ExportKiller, restore_beside
from tests.test_faults import write_topics


@pytest.fixture(scope="module")
def all_scenes(tmp_path_factory: pytest.TempPathFactory) -> list[Scene]:
    return scenes(tmp_path_factory.mktemp("kills"))


@pytest.mark.parametrize(
    "number", range(5), ids=["a load over an older one", "a first load", "a migration", "an import", "the mending"]
)
def test_what_a_kill_leaves_is_whole_and_the_same_once_more_makes_it_new(all_scenes: list[Scene], number: int) -> None:
    killer = Killer(all_scenes[number], Random(number))  # noqa: S311 - a moment is no secret
    killer.kill(while_it_writes=number > 0)
    assert sum(killer.counts.values()) == 1


def test_a_kill_of_an_export_leaves_a_whole_one(all_scenes: list[Scene], tmp_path: Path) -> None:
    old, new = all_scenes[0].before, tmp_path / "new.db"
    assert old
    load([write_topics(tmp_path / "topics", "new")], new)
    killer = ExportKiller(old, new, tmp_path, Random(1))  # noqa: S311 - a moment is no secret
    for while_it_writes in (False, True):
        killer.kill(while_it_writes=while_it_writes)
    assert sum(killer.counts.values()) == 2


def test_a_journal_is_not_played_into_a_restored_backup(all_scenes: list[Scene], tmp_path: Path) -> None:
    half = all_scenes[-1]
    assert half.before
    journal = Path(shutil.copy(f"{half.before}-journal", tmp_path / "regional.db-journal"))
    load([write_topics(tmp_path / "topics", "backup")], tmp_path / "backup.db")
    told = restore_beside(journal, tmp_path / "backup.db", half.command)
    assert told == "a restored backup beside an old journal: a question refused, a load refused"


def test_a_database_between_the_old_and_the_new_would_be_noticed(all_scenes: list[Scene], tmp_path: Path) -> None:
    old = all_scenes[0].before
    assert old
    between = Path(shutil.copy(old, tmp_path / "regional.db"))
    assert state(between) == state(old)
    with closing(sqlite3.connect(between)) as connection, connection:
        connection.execute("UPDATE topics SET name = 'new' WHERE id = 'topic-7'")
    assert state(between) != state(old)
    assert state(tmp_path / "none.db") not in (state(between), state(old))
