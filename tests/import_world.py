"""A small world into which small files are imported, and what came of each of their lines."""

import shutil
from pathlib import Path

import pytest

from regional.dates import LAST_DAY
from regional.exporters.edited import Edited
from regional.importers import importer
from regional.importers.report import Report
from regional.importers.run import run
from regional.seeds.loader import load
from tests.datasets import rows, write
from tests.test_known_actors import WORLD

ISLANDS = "BES Bonaire|COG Republic of the Congo|COK Cook Islands|DEU Germany|IMN Isle of Man|ITA Italy|MNE Montenegro"
STATES = f"{ISLANDS}|ROU Romania|TLS Timor-Leste|USA United States|GMB Gambia"


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database of few states and organizations, which no test changes."""
    folder = tmp_path_factory.mktemp("world")
    more = "".join(
        f"{id_},{name},un_member,1900,,a\n" for id_, name in (each.split(" ", 1) for each in STATES.split("|"))
    )
    load([write(folder / "world", WORLD | {"states.csv": WORLD["states.csv"] + more})], folder / "regional.db")
    return folder / "regional.db"


@pytest.fixture
def database(world: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(world, tmp_path / "regional.db"))


def take(database: Path, kind: str, *files: Path, last_day: str = LAST_DAY) -> tuple[Report, list[str]]:
    """The report of an import, and the lines that were skipped, as they stand in the file."""
    rejected: list[str] = []
    report = Report(rejected.append, last_day=last_day)
    run(importer(kind), [str(file) for file in files], Edited(str(database), None), report)
    return report, rejected


def told(database: Path, columns: str) -> list[str]:
    """Some columns of the events with who took part, in the order of their lines; what is not there is a hyphen."""
    took_part = "SELECT event_id, actor_id, role FROM event_participants ORDER BY event_id, actor_id, role"
    by_event: dict[str, list[str]] = {}
    for event, actor, role in rows(database, took_part):
        by_event.setdefault(event, []).append(f"{actor} {role}")
    query = f"SELECT id, {columns}, locator FROM events JOIN event_citations ON event_id = id ORDER BY events.rowid"  # noqa: S608
    return [
        " | ".join("-" if value in (None, "") else str(value) for value in (*row, "; ".join(by_event.get(row[0], ()))))
        for row in rows(database, query)
    ]


def said(report: Report, path: Path) -> list[str]:
    return [f"{count} {what} {first.removeprefix(str(path))}".strip() for what, count, first in report.lines()]
