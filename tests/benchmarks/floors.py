"""What an import is measured against: the same rows in the same tables, indexes and full-text index, by other means.

Only writing is charged: the rows lie ready.
"""

import json
import os
import shutil
import sqlite3
import subprocess
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from sqlalchemy import insert, select
from sqlalchemy.dialects import sqlite

from regional.database.engine import make_engine
from regional.seeds.mapping import seeded_tables
from regional.seeds.ownership import owned_by
from regional.seeds.search_index import SEARCH_INDEX
from tests.benchmarks.__main__ import ENVIRONMENT
from tests.conftest import COMMAND

BATCH = 20_000
SQLITE_UTILS = shutil.which("sqlite-utils", path=str(COMMAND.parent))
"""The command, if it is installed: `pip install sqlite-utils`."""


FLAT = """
import csv, sqlite3, sys
rows = csv.reader(open(sys.argv[1], encoding="utf-8", newline=""), delimiter="\\t")
heading = next(rows)
connection = sqlite3.connect(sys.argv[2], isolation_level=None)
connection.execute("BEGIN")
connection.execute(f"CREATE TABLE events ({', '.join(f'[{name}]' for name in heading)})")
for name in ("Event Date", "Source Country"):
    connection.execute(f"CREATE INDEX [by {name}] ON events ([{name}])")
connection.executemany(f"INSERT INTO events VALUES ({', '.join('?' * len(heading))})", rows)
connection.execute("COMMIT")
"""
"""The shortest way of a tab separated file into SQLite: one flat table with two indexes."""


class Spent(NamedTuple):
    """What a process took."""

    seconds: float
    megabytes: float


class Batch(NamedTuple):
    """Some thousand rows of a table."""

    table: str
    columns: list[str]
    rows: list[tuple[Any, ...]]


def run(*command: str | Path) -> Spent:
    """Run a command to its end."""
    start = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=ENVIRONMENT) as process:
        _, status, usage = os.wait4(process.pid, 0)
        spent = Spent(time.perf_counter() - start, usage.ru_maxrss / 1024)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode and process.stderr:
            raise SystemExit(f"{' '.join(map(str, command))}\n{process.stderr.read().decode()}")
    return spent


def rows_of(path: Path, dataset: str) -> Iterator[Batch]:
    """The rows of a dataset, parents first."""
    statements = {table.name: select(table).where(owned_by(table, dataset)) for table in seeded_tables()}
    statements["search_index"] = select(SEARCH_INDEX).where(SEARCH_INDEX.c.dataset_id == dataset)
    with closing(sqlite3.connect(path)) as full:
        for table, statement in statements.items():
            text = statement.compile(dialect=sqlite.dialect(), compile_kwargs={"literal_binds": True})
            found = full.execute(str(text))
            columns = [column[0] for column in found.description]
            while rows := list(islice(found, BATCH)):
                yield Batch(table, columns, rows)


def timed(batches: Iterable[Batch], write: Callable[[Batch], object]) -> float:
    """How long it takes to write rows."""
    spent = 0.0
    for batch in batches:
        start = time.perf_counter()
        write(batch)
        spent += time.perf_counter() - start
    return spent


def executemany(batches: Iterable[Batch], target: Path) -> float:
    """The standard module, in one transaction."""
    with closing(sqlite3.connect(target, isolation_level=None)) as connection:
        connection.execute("BEGIN")

        def write(batch: Batch) -> None:
            names, values = ", ".join(batch.columns), ", ".join("?" * len(batch.columns))
            connection.executemany(f"INSERT INTO {batch.table} ({names}) VALUES ({values})", batch.rows)  # noqa: S608

        spent = timed(batches, write)
        start = time.perf_counter()
        connection.execute("COMMIT")
        return spent + time.perf_counter() - start


def core(batches: Iterable[Batch], target: Path) -> float:
    """SQLAlchemy Core, with lists of dictionaries, in one transaction."""
    tables: dict[str, Any] = {table.name: table for table in seeded_tables()} | {"search_index": SEARCH_INDEX}
    connection = make_engine(str(target)).connect()

    def write(batch: Batch) -> None:
        rows = [dict(zip(batch.columns, row, strict=True)) for row in batch.rows]
        connection.execute(insert(tables[batch.table]), rows)

    with connection:
        spent = timed(batches, write)
        start = time.perf_counter()
        connection.commit()
        return spent + time.perf_counter() - start


def sqlite_utils(batches: Iterable[Batch], target: Path) -> float:
    """`sqlite-utils insert` of lines of JSON, with the transactions that it makes by itself."""
    lines: dict[str, Path] = {}
    for batch in batches:
        path = lines.setdefault(batch.table, target.with_name(f"{batch.table}.jsonl"))
        with path.open("a", encoding="utf-8") as file:
            file.writelines(json.dumps(dict(zip(batch.columns, row, strict=True))) + "\n" for row in batch.rows)
    spent = sum(run(str(SQLITE_UTILS), "insert", target, table, path, "--nl").seconds for table, path in lines.items())
    for path in lines.values():
        path.unlink()
    return spent
