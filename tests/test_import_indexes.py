"""Into few rows many are written without indexes, which come after them and are as they were before."""

import shutil
from pathlib import Path

import pytest

from regional.errors import RegionalError
from tests.conftest import run_command
from tests.datasets import rows
from tests.imports import icews_file, take
from tests.test_load_beside import statements

MADE = "SELECT name, sql FROM sqlite_master WHERE type = 'index' ORDER BY name"
MANY, FEW = 3_000, 10


@pytest.fixture
def database(tmp_path: Path, record: Path) -> Path:
    """A copy of the shipped record."""
    return Path(shutil.copy(record, tmp_path / "regional.db"))


def events(path: Path, count: int) -> Path:
    return icews_file(path, *({"Event ID": str(number)} for number in range(count)))


def dropped(database: Path, *files: Path) -> list[str]:
    """The indexes that an import drops."""
    with statements() as sent:
        take(database, "icews", *files)
    return [statement.removeprefix("DROP INDEX ") for statement, _ in sent if statement.startswith("DROP INDEX")]


def test_the_indexes_of_many_rows_are_made_after_them_and_are_the_same(database: Path, tmp_path: Path) -> None:
    before = rows(database, MADE)
    assert dropped(database, events(tmp_path / "events.tab", MANY)) == [
        "ix_events_dataset_id_start_earliest",
        "ix_events_kind_tier_start_earliest",
        "ix_events_location_id",
        "ix_events_start_earliest",
        "ix_event_participants_actor_id",
        "ix_event_citations_source_id",
    ]
    assert rows(database, MADE) == before
    assert run_command("--database", database, "check").status == 0
    held = "SELECT count(*) FROM events INDEXED BY ix_events_start_earliest WHERE dataset_id = 'icews'"
    assert rows(database, held) == [(MANY,)]


def test_few_rows_leave_the_indexes_of_many_alone(database: Path, tmp_path: Path) -> None:
    assert dropped(database, events(tmp_path / "few.tab", FEW)) == []
    take(database, "icews", events(tmp_path / "many.tab", MANY), dataset="icews-many")
    assert dropped(database, events(tmp_path / "as-many.tab", MANY)) == []


def test_an_import_that_is_refused_leaves_the_indexes(database: Path, tmp_path: Path) -> None:
    before = database.read_bytes()
    path = events(tmp_path / "events.tab", MANY)
    path.write_text(path.read_text(encoding="utf-8") + "one\ttoo\tfew\n", encoding="utf-8")
    with pytest.raises(RegionalError, match=f"{path}:{MANY + 2}: 3 columns, not 20$"):
        take(database, "icews", path)
    assert database.read_bytes() == before
