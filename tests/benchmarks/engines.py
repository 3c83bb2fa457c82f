"""The engines side by side: where each of them keeps the events, how large that is, and who answers."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import psycopg

from tests.spark import spark_server

POSTGRESQL = Path("/usr/lib/postgresql/15/bin")
"""Debian's PostgreSQL, which `.ci/run` takes too."""


class Engine(NamedTuple):
    """One engine with a database of its own."""

    location: str
    """Where questions are asked."""
    imported_into: str
    """Where files are imported: of Spark it is the folder that it reads."""
    kept_in: Path
    """What is all there is of the database."""

    def megabytes(self) -> float:
        """How large the database is."""
        files = [self.kept_in, *self.kept_in.rglob("*")]
        return sum(path.stat().st_size for path in files if path.is_file()) / 1e6


@contextmanager
def sqlite(folder: Path) -> Iterator[Engine]:
    """A file."""
    path = folder / "regional.db"
    yield Engine(str(path), str(path), path)


@contextmanager
def duckdb(folder: Path) -> Iterator[Engine]:
    """A folder of Parquet files."""
    path = folder / "parquet"
    yield Engine(f"parquet:{path}", f"parquet:{path}", path)


@contextmanager
def spark(folder: Path) -> Iterator[Engine]:
    """The same, asked through a server with two executors, as `.ci/run` has it."""
    path, work = folder / "parquet", folder / "spark"
    work.mkdir()
    with spark_server(work) as (server, _):
        yield Engine(f"{server};folder={path}", f"parquet:{path}", path)


@contextmanager
def postgresql(folder: Path) -> Iterator[Engine]:
    """A server that belongs to the system's user postgres, if root starts it, and writes as it does by default."""
    path, port = folder / "postgresql", 54_321
    as_postgres = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    subprocess.run(["install", "-d", *(["-o", "postgres"] if as_postgres else []), path], check=True)
    for above in (folder, folder.parent):
        above.chmod(0o711)
    options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c shared_buffers=256MB"

    def control(*words: str | Path) -> None:
        subprocess.run([*as_postgres, *words], check=True, stdout=subprocess.DEVNULL, cwd="/")

    control(POSTGRESQL / "initdb", "-D", path, "-U", "postgres", "-A", "trust", "-E", "UTF8")
    control(POSTGRESQL / "pg_ctl", "-D", path, "-w", "-l", path / "log", "-o", options, "start")
    try:
        url = f"postgresql://postgres@127.0.0.1:{port}/postgres"
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute("CREATE ROLE owner LOGIN")
            connection.execute("CREATE DATABASE events OWNER owner")
        location = f"postgresql+psycopg://owner@127.0.0.1:{port}/events"
        yield Engine(location, location, path / "base")
    finally:
        control(POSTGRESQL / "pg_ctl", "-D", path, "-m", "fast", "stop")


ENGINES = {"sqlite": sqlite, "postgresql": postgresql, "duckdb": duckdb, "spark": spark}
