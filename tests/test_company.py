"""A file is not read alone: it is loaded, replaced, deleted or cut short while it is read, by one or by twenty."""

import os
import re
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest

from regional.database.reader import Reader
from regional.database.reading import reading
from regional.errors import RegionalError
from tests.conftest import COMMAND
from tests.test_faults import NEW, OLD, SIZE, TOLD, ask, new, old, start_load

__all__ = ["new", "old"]
"""Fixtures of the other faults."""

READ_ON = """
import os, sys, time
from regional.database.reading import reading

os.nice(10)
seen = ""
while seen != "new":
    with reading(sys.argv[1]) as reader:
        ((first, last),) = reader.ask("SELECT min(substr(name, 1, 3)), max(substr(name, 1, 3)) FROM topics").rows
    if first != seen or first != last:
        print(first if first == last else "both", flush=True)
    seen = first
    time.sleep(0.02)
"""
"""Asks again and again until there is a new answer, and prints each when it is another than the last."""


@pytest.fixture
def database(old: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(old, tmp_path / "regional.db"))


@pytest.fixture
def reader(database: Path) -> Iterator[Reader]:
    with reading(database) as opened:
        yield opened


def told(reader: Reader) -> tuple[int, str, str]:
    ((count, first, last),) = reader.ask(TOLD).rows
    return count, first, last


def test_twenty_readers_during_a_load_see_the_old_or_the_new(database: Path, new: Path) -> None:
    readers = [
        subprocess.Popen([sys.executable, "-c", READ_ON, database], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for _ in range(20)
    ]
    assert [process.stdout and process.stdout.readline() for process in readers] == [b"old\n"] * 20
    assert start_load(new, database).wait() == 0
    assert [(*process.communicate(), process.returncode) for process in readers] == [(b"new\n", b"", 0)] * 20


def rename_all(database: Path) -> None:
    """What a load does at its end, by someone who does not wait."""
    with closing(sqlite3.connect(database, timeout=0)) as connection, connection:
        connection.execute("UPDATE topics SET name = 'new' || substr(name, 4)")


def test_all_statements_of_one_question_see_the_same(database: Path, reader: Reader) -> None:
    """A question looks up names, then rows, then sources: a load that ends in between is not seen by half of it."""
    assert told(reader) == OLD
    with suppress(sqlite3.OperationalError):
        rename_all(database)
    assert told(reader) == OLD


def test_a_question_under_way_keeps_no_later_load_waiting(database: Path) -> None:
    with reading(database) as reader:
        assert told(reader) == OLD
    rename_all(database)
    assert ask(database) == NEW


def test_a_reader_of_a_deleted_file_answers_from_what_it_opened(database: Path, reader: Reader) -> None:
    assert told(reader) == OLD
    database.unlink()
    assert told(reader) == OLD


def test_a_reader_of_a_replaced_file_answers_from_what_it_opened(database: Path, reader: Reader) -> None:
    other = Path(shutil.copy(database, database.with_name("other.db")))
    rename_all(other)
    assert told(reader) == OLD
    os.replace(other, database)
    assert told(reader) == OLD
    assert ask(database) == NEW


def test_a_deleted_file_is_read_to_its_end(database: Path) -> None:
    """The rows are on their way into a pipe when the file goes."""
    command: list[str | Path] = [COMMAND, "--database", database, "sql", "SELECT id, name FROM topics", "-f", "tsv"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stdout.readline() == b"id\tname\n"
        database.unlink()
        rest = process.stdout.read()
        _, said = process.communicate()
    assert (len(rest.splitlines()), said, process.returncode) == (SIZE, b"", 0)


def test_a_file_that_is_cut_short_under_a_reader_is_one_line(database: Path, reader: Reader) -> None:
    os.truncate(database, database.stat().st_size // 2)
    line = f"{database} is damaged (database disk image is malformed): restore a backup, or load into a new file"
    with pytest.raises(RegionalError, match=f"^{re.escape(line)}$"):
        told(reader)
