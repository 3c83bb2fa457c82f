"""The record with a few of its organizations, where a hundred members or a thousand sources more say nothing more."""

import shutil
import sqlite3
from collections.abc import Collection
from contextlib import closing
from pathlib import Path

from regional.database.engine import writing
from regional.models import Base
from regional.seeds.counts import count_anew
from regional.seeds.search_index import index


def with_few(record: Path, organizations: Collection[str], path: Path) -> Path:
    """A copy of a database of the shipped seeds, with some organizations alone, and what is said of them."""
    shutil.copyfile(record, path)
    with closing(sqlite3.connect(path)) as file:
        marks = ", ".join("?" * len(organizations))
        file.execute(f"DELETE FROM actors WHERE kind = 'organization' AND id NOT IN ({marks})", [*organizations])  # noqa: S608
        _delete_what_dangles(file)
        spoken = "SELECT statement_id FROM statement_actors WHERE role = 'speaker'"
        file.execute(f"DELETE FROM statements WHERE attribution IS NULL AND id NOT IN ({spoken})")  # noqa: S608
        _delete_what_dangles(file)
        citing = [table.name for table in Base.metadata.sorted_tables if "source_id" in table.columns]
        cited = " UNION ".join(f"SELECT source_id FROM {table}" for table in citing)  # noqa: S608 - ours
        file.execute(f"DELETE FROM sources WHERE id NOT IN ({cited})")  # noqa: S608 - ours
        file.commit()
    with writing(path) as connection:
        index(connection, "core")
        count_anew(connection)
    return path


def _delete_what_dangles(file: sqlite3.Connection) -> None:
    while dangling := {(table, row) for table, row, *_ in file.execute("PRAGMA foreign_key_check")}:
        for table, row in dangling:
            file.execute(f"DELETE FROM {table} WHERE rowid = ?", (row,))  # noqa: S608 - one of ours
