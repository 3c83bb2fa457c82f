"""A whole year of ICEWS and a day of GDELT 1.0, in their own layouts: every line is accounted for."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from tests.datasets import rows
from tests.imports import take
from tests.official import Made, gdelt_day, icews_year

LINES = 1_400


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory, actors: Path) -> Path:
    """A copy of the shipped record; each import replaces the one before."""
    return Path(shutil.copy(actors, tmp_path_factory.mktemp("official") / "regional.db"))


def actors(database: Path, dataset: str) -> set[str]:
    """Who takes part in the events of a dataset."""
    told = "SELECT DISTINCT actor_id FROM event_participants JOIN events ON id = event_id WHERE dataset_id = :dataset"
    return {actor for (actor,) in rows(database, told, dataset=dataset)}


def accounted(database: Path, kind: str, path: Path, made: Made) -> dict[str, int]:
    """What is noted of a file of which every line is accounted for."""
    report = take(database, kind, path)
    assert (report.read, report.skipped.total(), report.repeated) == tuple(made)
    assert rows(database, "SELECT count(*) FROM events WHERE dataset_id = :kind", kind=kind) == [(made.written,)]
    return dict(report.noted)


@pytest.mark.parametrize(
    ("year", "noted"),
    [(2018, {"a code that is not one of CAMEO": 348}), (2017, {"it has no code of CAMEO": 1_380})],
)
def test_a_year_of_icews(database: Path, tmp_path: Path, year: int, noted: dict[str, int]) -> None:
    made = icews_year(tmp_path / "events.tab", year, LINES)
    assert made == Made(read=1_400, skipped=9, repeated=11)
    assert accounted(database, "icews", tmp_path / "events.tab", made) == noted
    assert actors(database, "icews") == {"TJK", "RUS", "COG", "PSE", "CZE", "YEM", "CIV"}
    titles = "SELECT DISTINCT title FROM events WHERE dataset_id = 'icews' ORDER BY title"
    assert [title for (title,) in rows(database, titles)] == [
        "Conduct suicide, car, or other non-military bombing",
        "Consult",
        'Make "optimistic" comment',
        "Threaten with repression",
    ]
    span = "SELECT min(start_date), max(start_date) FROM events WHERE dataset_id = 'icews'"
    assert rows(database, span) == [(f"{year}-01-01", f"{year}-12-31")]
    assert rows(database, "SELECT as_of FROM datasets WHERE id = 'icews'") == [(f"{year}-12-31",)]


@pytest.mark.parametrize(
    ("day", "columns", "states"),
    [
        (date(2014, 9, 17), 58, {"TJK", "RUS", "COG", "PSE", "CZE", "YEM", "CIV"}),
        (date(1986, 9, 17), 57, {"SUN", "COG", "CSK", "YAR", "CIV"}),
    ],
)
def test_a_day_of_gdelt(database: Path, tmp_path: Path, day: date, columns: int, states: set[str]) -> None:
    made = gdelt_day(tmp_path / "export.CSV", day, LINES)
    assert (tmp_path / "export.CSV").read_text(encoding="utf-8").split("\n")[0].count("\t") == columns - 1
    noted = accounted(database, "gdelt", tmp_path / "export.CSV", made)
    assert actors(database, "gdelt") == states
    located = {state for (state,) in rows(database, "SELECT location_id FROM events WHERE dataset_id = 'gdelt'")}
    assert located - {None} == states
    assert rows(database, "SELECT as_of FROM datasets WHERE id = 'gdelt'") == [(day.isoformat(),)]
    assert bool(noted) == (day.year < 1988)  # of Palestine no state is recorded before
