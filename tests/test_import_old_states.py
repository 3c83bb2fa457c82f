"""Which state an event is told of, in a dataset that knows the countries of today or of yesterday only."""

import shutil
from pathlib import Path

import pytest

from tests.datasets import rows
from tests.imports import gdelt_file, icews_file, take


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory, actors: Path) -> Path:
    """A copy of the shipped record; each import replaces the one before."""
    return Path(shutil.copy(actors, tmp_path_factory.mktemp("old") / "regional.db"))


def taking_part(database: Path, dataset: str) -> list[str | None]:
    """The first actor of each event."""
    told = (
        "SELECT actor_id FROM events LEFT JOIN event_participants ON event_id = id AND role = 'initiator'"
        " WHERE dataset_id = :dataset ORDER BY events.rowid"
    )
    return [actor for (actor,) in rows(database, told, dataset=dataset)]


@pytest.mark.parametrize(
    ("code", "state"),
    [("ROM", "ROU"), ("MTN", "MNE"), ("TMP", "TLS"), ("IMY", "IMN"), ("COD", "COD"), ("EUR", None), ("GZS", None)],
)
def test_a_country_of_gdelt_has_a_code_of_cameo(database: Path, tmp_path: Path, code: str, state: str | None) -> None:
    take(database, "gdelt", gdelt_file(tmp_path / "export.CSV", {7: code, 16: "", 17: ""}))
    assert taking_part(database, "gdelt") == [state]


OF_THE_1980S = [
    # the code of an actor, who that was in 1985, the code of a place, where that lay
    ("RUS", "SUN", "RS", "SUN"),
    ("KAZ", "SUN", "KZ", "SUN"),
    ("CZE", "CSK", "EZ", "CSK"),
    ("SVK", "CSK", "LO", "CSK"),
    ("YEM", "YAR", "YM", "YAR"),
    ("SRB", "YUG", "RI", "YUG"),
    ("HRV", "YUG", "HR", "YUG"),
    ("DEU", "DEU", "GM", "DEU"),
    ("ETH", "ETH", "ER", "ETH"),
    ("ERI", None, "KV", "YUG"),  # it did not act for the state that it fought against
    ("SSD", None, "OD", "SDN"),
    ("NAM", None, "WA", None),  # no state is recorded there
    ("HKG", "HKG", "HK", "HKG"),
]


@pytest.mark.parametrize("width", [57, 58])
def test_an_export_of_the_1980s_knows_the_countries_of_today(database: Path, tmp_path: Path, width: int) -> None:
    day = {1: "19850601", 59: "20130203", 52: "A place", 16: "", 17: ""}
    events = (
        day | {0: str(number), 7: actor, 53: place} for number, (actor, _, place, _) in enumerate(OF_THE_1980S, 1)
    )
    take(database, "gdelt", gdelt_file(tmp_path / "1985.CSV", *events, width=width))
    assert taking_part(database, "gdelt") == [actor for _, actor, _, _ in OF_THE_1980S]
    told = rows(database, "SELECT location_id FROM events WHERE dataset_id = 'gdelt' ORDER BY rowid")
    assert [state for (state,) in told] == [state for *_, state in OF_THE_1980S]


NAMES = [
    ("Congo", "COG"),
    ("Democratic Republic of Congo", "COD"),
    ("Occupied Palestinian Territory", "PSE"),
    ("Swaziland", "SWZ"),  # it was renamed on 19 April 2018
    ("Macedonia", "MKD"),
    ("the former Yugoslav Republic of Macedonia", "MKD"),
    ("Cape Verde", "CPV"),
    ("Turkey", "TUR"),
    ("Czech Republic", "CZE"),
    ("Moldova, Republic of", "MDA"),
    ("Cote d'Ivoire", "CIV"),
    ("Cook Island", "COK"),
    ("Saint Martin (French part)", "MAF"),
    ("Kosovo", "XKX"),
    ("Soviet Union", None),
    ("Atlantis", None),
]


def test_icews_has_names_of_its_own_and_keeps_those_that_were_given_up(database: Path, tmp_path: Path) -> None:
    day = {"Event Date": "2019-06-01", "City": "NA"}
    events = (
        day | {"Event ID": str(number), "Country": name, "Source Country": name}
        for number, (name, _) in enumerate(NAMES, 1)
    )
    take(database, "icews", icews_file(tmp_path / "2019.tab", *events))
    told = rows(database, "SELECT location_id FROM events WHERE dataset_id = 'icews' ORDER BY rowid")
    assert [state for (state,) in told] == [state for _, state in NAMES]
    assert taking_part(database, "icews") == [state for _, state in NAMES]


LAYOUT_OF_2017 = (
    *("Event ID", "Event Date", "Source Name", "Source Sectors", "Source Country", "Event Text", "Intensity"),
    *("Target Name", "Target Sectors", "Target Country", "Story ID", "Sentence Number", "Publisher"),
    *("City", "District", "Province", "Country", "Latitude", "Longitude"),
)


def test_the_file_of_2017_has_no_codes_and_dates_of_its_own(database: Path, tmp_path: Path) -> None:
    lines = [
        '1,1/6/2017,Tajikistan,NULL,Tajikistan,"""Visit""",1.9,China,NULL,China,9,1,"X, Y",,NULL,NULL,Tajikistan',
        "2,12/31/2017,Tajikistan,NULL,Tajikistan,Consult,,NULL,NULL,NULL,NULL,NULL,NULL,Dushanbe,,,Tajikistan",
    ]
    path = tmp_path / "2017.csv"
    path.write_text("\n".join([",".join(LAYOUT_OF_2017), *(f"{line},," for line in lines), ""]), encoding="utf-8")
    assert take(database, "icews", path).lines() == [
        ("read", 2, ""),
        ("noted: it has no code of CAMEO", 2, f"{path}:2"),
    ]
    told = "SELECT start_date, title, kind, place, cameo_code, intensity, description FROM events"
    assert rows(database, f"{told} WHERE dataset_id = 'icews' ORDER BY id") == [
        ("2017-01-06", '"Visit"', "other", "Tajikistan", None, 1.9, "Tajikistan → China"),
        ("2017-12-31", "Consult", "other", "Dushanbe, Tajikistan", None, None, "Tajikistan"),
    ]
    assert rows(database, "SELECT locator FROM event_citations WHERE event_id LIKE 'icews-%' ORDER BY event_id") == [
        ("X, Y, story 9, sentence 1",),
        ("",),
    ]
