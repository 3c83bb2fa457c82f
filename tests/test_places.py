"""What is wrong with the place of a database is told as it is, to whoever asks and to whoever loads."""

import resource
import shutil
import signal
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from regional.database.engine import writing
from regional.database.rebuilding import compact
from regional.errors import RegionalError
from tests.conftest import Result, run_command
from tests.datasets import BLOCS, ENGINES, contents, copy_record, write

MEMBERS = ("members", "SCO")


@pytest.mark.parametrize(
    ("place", "asked", "loaded"),
    [
        ("none.db", "there is no database at {}: make one with `regional load`", None),
        (
            "nowhere/regional.db",
            "there is no database at {}: there is no folder {folder}/nowhere either",
            "there is no database at {}: there is no folder {folder}/nowhere either",
        ),
        ("folder", "{} is a folder: name the database in it, such as {}/regional.db", None),
        ("file/regional.db", "{} cannot be reached: Not a directory", None),
        ("loop", "{} cannot be reached: Too many levels of symbolic links", None),
        ("n" * 300, "{} cannot be reached: File name too long", None),
        ("/dev/null", "{} is no file, so it cannot be a database", None),
    ],
)
def test_a_place_without_a_database_has_its_own_line(
    place: str, asked: str, loaded: str | None, tmp_path: Path
) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").touch()
    (tmp_path / "loop").symlink_to("loop")
    path = tmp_path / place
    line = asked.replace("{}", str(path)).format(folder=tmp_path)
    assert run_command("--database", path, *MEMBERS) == Result("", f"regional: {line}\n", 1)
    if place != "none.db":
        folder = write(tmp_path / "blocs", BLOCS)
        line = (loaded or asked).replace("{}", str(path)).format(folder=tmp_path)
        assert run_command("--database", path, "load", folder) == Result("", f"regional: {line}\n", 1)


def test_a_link_to_a_place_where_a_database_can_be_made_leads_there(tmp_path: Path) -> None:
    (tmp_path / "link.db").symlink_to("real.db")
    folder = write(tmp_path / "blocs", BLOCS)
    assert run_command("--database", tmp_path / "link.db", "load", folder).status == 0
    assert (tmp_path / "real.db").is_file()


@pytest.fixture(params=ENGINES)
def roomy(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A database from which most rows were removed."""
    location = copy_record(request, tmp_path)
    with writing(location, check_keys=False) as connection:
        for table in ("membership_citations", "names", "differences", "actor_citations"):
            connection.exec_driver_sql(f"DELETE FROM {table}")  # noqa: S608 - our own
    return location


def test_a_database_is_made_as_small_as_what_it_holds(roomy: str) -> None:
    before = contents(roomy)
    result = run_command("--database", roomy, "compact")
    assert (result.stdout, result.status) == ("", 0)
    assert int(result.stderr.split()[-3].replace(",", "")) > 500_000
    assert contents(roomy) == before
    assert run_command("--database", roomy, "show", "CSTO").status == 0


def test_a_compact_file_says_so_and_is_loaded_and_asked_as_before(record: Path, tmp_path: Path) -> None:
    database = Path(shutil.copy(record, tmp_path / "regional.db"))
    database.chmod(0o640)
    run_command("--database", database, "compact")
    again = run_command("--database", database, "compact")
    assert again == Result("", f"regional: {database} has no room to spare\n", 0)
    assert (database.stat().st_mode & 0o777, sorted(path.name for path in tmp_path.iterdir())) == (
        0o640,
        ["regional.db"],
    )
    assert run_command("--database", database, "load").stderr == f"regional: nothing changed in {database}\n"


def test_what_is_no_database_of_ours_is_not_compacted(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")
    before = path.read_bytes()
    line = f"regional: {path} holds something other than a regional database: choose another\n"
    assert run_command("--database", path, "compact") == Result("", line, 1)
    assert path.read_bytes() == before


def test_a_file_without_room_beside_it_stays_as_it_is(record: Path, tmp_path: Path) -> None:
    """A limit of the size of files stands for a full disk."""
    database = Path(shutil.copy(record, tmp_path / "regional.db"))
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, before[1]))
    try:
        with pytest.raises(RegionalError, match="cannot be written anew"):
            compact(str(database))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert database.read_bytes() == record.read_bytes()
    assert [path.name for path in tmp_path.iterdir()] == ["regional.db"]


def test_a_file_in_wal_mode_is_not_compacted_because_its_log_would_be_played_into_the_new_one(
    record: Path, tmp_path: Path
) -> None:
    database = Path(shutil.copy(record, tmp_path / "regional.db"))
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
    line = f"regional: {database} is in SQLite's WAL mode: say `PRAGMA journal_mode = DELETE` to it first\n"
    assert run_command("--database", database, "compact") == Result("", line, 1)


def test_a_folder_is_not_checked_alone_if_its_database_cannot_be_reached(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    folder = write(tmp_path / "blocs", BLOCS)
    result = run_command("--database", tmp_path / "file" / "regional.db", "check", folder)
    assert result == Result("", f"regional: {tmp_path}/file/regional.db cannot be reached: Not a directory\n", 1)
