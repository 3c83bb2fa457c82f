"""A folder is checked against a copy of the database, which is only read: no right to write, no wait for a load."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import psycopg
import pytest

from regional.seeds.loader import load
from tests.conftest import Result, run_command
from tests.datasets import BLOCS, edit, write
from tests.test_waiting import database, folder

__all__ = ["database", "folder"]  # the fixtures, for pytest to find


def test_a_folder_is_checked_against_a_database_that_is_being_loaded(database: Path, folder: Path) -> None:
    with closing(sqlite3.connect(database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        result = run_command("--database", database, "check", folder)
    assert result == Result("", f"regional: no problem in {folder}\n", 0)


def test_a_folder_is_checked_against_a_server_that_is_being_loaded(record_on_server: str, folder: Path) -> None:
    with psycopg.connect(record_on_server) as other:
        other.execute("LOCK TABLE datasets IN SHARE ROW EXCLUSIVE MODE")
        result = run_command("--database", record_on_server, "check", folder)
    assert (result.stdout, result.status) == ("", 1)
    assert "states.csv:2: 'KAZ' is already defined in the dataset core" in result.stderr


def test_a_folder_is_checked_without_the_right_to_write(database: Path, record_on_server: str, folder: Path) -> None:
    before = (database.read_bytes(), os.stat(database).st_mtime_ns, sorted(os.listdir(database.parent)))
    assert run_command("--database", database, "check", folder).status == 0
    assert (database.read_bytes(), os.stat(database).st_mtime_ns, sorted(os.listdir(database.parent))) == before
    only_reads = (
        f"{record_on_server}{'&' if '?' in record_on_server else '?'}options=-c%20default_transaction_read_only%3Don"
    )
    result = run_command("--database", only_reads, "check", folder)
    assert "states.csv:2: 'KAZ' is already defined in the dataset core" in result.stderr


@pytest.mark.parametrize("command", ["check", "load"])
def test_a_package_under_another_id_is_refused_row_by_row(tmp_path: Path, command: str) -> None:
    load([write(tmp_path / "blocs", BLOCS)], tmp_path / "r.db")
    run_command("--database", "r.db", "export", "out", "--dataset", "blocs", cwd=tmp_path)
    edit(tmp_path / "out" / "dataset.yaml", "id: blocs", "id: other")
    result = run_command("--database", "r.db", command, "out", "--edited", cwd=tmp_path)
    assert (result.stdout, result.status) == ("", 1)
    ids = (
        "'CSTO/KAZ/member/2002-10-07/blocs' is not what the row says: leave it out, or write CSTO/KAZ/member/2002-10-07"
    )
    assert f"out/memberships.csv:2: the id {ids}/other\n" in result.stderr
    assert "out/states.csv:2: 'KAZ' is already defined in the dataset blocs\n" in result.stderr
    assert not [line for line in result.stderr.splitlines() if not line.startswith("out/")]
