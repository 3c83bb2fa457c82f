"""How many rows each dataset has is kept beside them: by every load, import and drop, and `check` counts once more."""

import json
from pathlib import Path

import pytest
from sqlalchemy import text

from regional.database.engine import writing
from regional.seeds.loader import load
from tests.conftest import run_command
from tests.datasets import BLOCS, ENGINES, edit, new_location, rows, write
from tests.imports import icews_file, take

BLOCS_HAS = {"states": 3, "organizations": 2, "actors": 5, "memberships": 4, "membership_citations": 4, "sources": 1}
ASKED = "SELECT table_name, row_count FROM counts WHERE dataset_id = '{}'"


@pytest.fixture(params=ENGINES)
def blocs(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A database of the dataset `blocs`."""
    location = new_location(request, tmp_path)
    load([write(tmp_path / "blocs", BLOCS)], location)
    return location


def counts(database: str, dataset: str) -> dict[str, int]:
    return dict(rows(database, ASKED.format(dataset)))


def test_a_load_an_import_and_a_drop_count(blocs: str, tmp_path: Path) -> None:
    of_blocs = counts(blocs, "blocs")
    assert of_blocs | BLOCS_HAS == of_blocs
    take(blocs, "icews", icews_file(tmp_path / "events.tab", {}, {"Event ID": "2"}, {"Event ID": "3"}))
    assert counts(blocs, "icews") == {"sources": 1, "events": 3, "event_citations": 3, "event_participants": 3}
    assert counts(blocs, "blocs") == of_blocs
    take(blocs, "icews", icews_file(tmp_path / "events.tab", {}))
    assert counts(blocs, "icews") == {"sources": 1, "events": 1, "event_citations": 1, "event_participants": 1}
    write(tmp_path / "mine", {"sources.csv": "id,type,title,consulted\na,record,A,yes\nb,record,B,yes\n"})
    load([tmp_path / "mine"], blocs)
    assert counts(blocs, "mine") == {"sources": 2}
    edit(tmp_path / "mine" / "sources.csv", "b,record,B,yes\n", "")
    load([tmp_path / "mine"], blocs)
    assert counts(blocs, "mine") == {"sources": 1}
    for dataset in ("icews", "mine"):
        assert run_command("--database", blocs, "drop", dataset).status == 0
        assert counts(blocs, dataset) == {}
    assert run_command("--database", blocs, "check").status == 0


def test_what_somebody_changes_by_hand_is_found_by_a_check_and_mended_by_a_load(blocs: str, tmp_path: Path) -> None:
    with writing(blocs) as connection:
        connection.execute(text("UPDATE counts SET row_count = 1700 WHERE table_name = 'organizations'"))
        connection.execute(text("DELETE FROM counts WHERE table_name = 'states'"))
    assert run_command("--database", blocs, "check").stderr.splitlines() == [
        "counts blocs organizations: it says 1,700, but there are 2",
        "counts blocs states: it says 0, but there are 3",
    ]
    load([tmp_path / "blocs"], blocs)
    assert run_command("--database", blocs, "check").status == 0


def test_info_and_datasets_say_what_is_counted(blocs: str, tmp_path: Path) -> None:
    take(blocs, "icews", icews_file(tmp_path / "events.tab", {}, {"Event ID": "2"}))
    with writing(blocs) as connection:
        connection.execute(text("UPDATE counts SET row_count = 1700 WHERE table_name = 'events'"))
    assert 'events,"1,700 rows"\n' in run_command("--database", blocs, "info", "-f", "csv").stdout
    shown = json.loads(run_command("--database", blocs, "datasets", "-f", "json").stdout)
    assert {row["id"]: row["events"] for row in shown} == {"blocs": 0, "icews": 1700}
