"""Each line of small exports of GDELT, and all that comes of it: one import for many lines, in a small world."""

from pathlib import Path

import pytest

from tests.datasets import rows
from tests.import_world import database, said, take, told, world
from tests.imports import gdelt_file

__all__ = ["database", "world"]  # fixtures, for pytest to find

SILENT_GDELT = {6: "", 7: "", 16: "", 17: "", 52: "", 53: "", 60: ""}

OF_GDELT = [
    ({1: "19790101"}, "1979-01-01 | - | - | - | - | -"),
    ({59: "20191024"}, "2019-10-24 | - | - | - | - | -"),
    ({59: "20191024143000"}, "2019-10-24 | - | - | - | - | -"),
    ({59: "2019102"}, "2019-10-24 | - | - | - | - | -"),
    ({6: "THE OLD UNION", 8: "OLD", 1: "19991231"}, "1999-12-31 | - | - | THE OLD UNION | - | OLD initiator"),
    ({6: "OLD UNION", 12: "IGO", 7: "RUS", 1: "20000101"}, "2000-01-01 | - | - | OLD UNION | - | RUS initiator"),
    ({16: "NEW UNION", 22: "IGO"}, "2019-10-24 | - | - | → NEW UNION | - | NEW target"),
    ({16: "NEW UNION", 18: "X"}, "2019-10-24 | - | - | → NEW UNION | - | NEW target"),
    ({16: "NEW UNION", 22: "GOV"}, "2019-10-24 | - | - | → NEW UNION | - | -"),
    ({6: "A", 16: "B", 60: "https://x"}, "2019-10-24 | - | - | A → B | https://x | -"),
    ({7: "IMY", 17: "MTN"}, "2019-10-24 | - | - | - | - | IMN initiator; MNE target"),
    ({7: "ROM", 17: "TMP"}, "2019-10-24 | - | - | - | - | ROU initiator; TLS target"),
    ({7: "OLD", 17: "EUR"}, "2019-10-24 | - | - | - | - | -"),
    ({17: "SSD", 1: "20110708"}, "2011-07-08 | - | - | - | - | -"),
    ({7: "RUS", 17: "CZE", 1: "19911225"}, "1991-12-25 | - | - | - | - | CSK target; SUN initiator"),
    ({52: "Osh, Russia", 53: "KZ"}, "2019-10-24 | Osh, Russia | KAZ | - | - | -"),
    ({52: "Osh, Russia", 53: "X"}, "2019-10-24 | Osh, Russia | RUS | - | - | -"),
    ({52: "Banjul, Gambia, The"}, "2019-10-24 | Banjul, Gambia, The | GMB | - | - | -"),
    ({52: "Juba, South Sudan", 1: "20110708"}, "2011-07-08 | Juba, South Sudan | SDN | - | - | -"),
    ({52: "Juba", 53: "OD", 1: "20110708"}, "2011-07-08 | Juba | SDN | - | - | -"),
    ({52: "Sea, Oceans", 53: "OS"}, "2019-10-24 | Sea, Oceans | - | - | - | -"),
    ({53: "RS"}, "2019-10-24 | - | RUS | - | - | -"),
    ({1: "19781231"}, "its day is not from 1979-01-01 to 2019-10-25"),
    ({1: "20191026"}, "its day is not from 1979-01-01 to 2019-10-25"),
    ({59: "20191023"}, "its day is after the one on which it was told"),
    ({59: "20191023235959"}, "its day is after the one on which it was told"),
    ({0: "x"}, "its id is no number"),
]


def test_each_line_of_gdelt(database: Path, tmp_path: Path) -> None:
    events = [SILENT_GDELT | {0: str(number)} | event for number, (event, _) in enumerate(OF_GDELT, 1)]
    path = gdelt_file(tmp_path / "export.CSV", *events)
    report, _ = take(database, "gdelt", path, last_day="2019-10-25")
    sound = [(number, event) for number, (_, event) in enumerate(OF_GDELT, 1) if not event.startswith("its ")]
    assert told(database, "start_date, place, location_id, description") == [
        f"gdelt-{number} | {event}" for number, event in sound
    ]
    assert said(report, path) == [
        f"{len(OF_GDELT)} read",
        "2 skipped: its day is not from 1979-01-01 to 2019-10-25 :23",
        "2 skipped: its day is after the one on which it was told :25",
        "1 skipped: its id is no number :27",
        "4 noted: an actor that is not recorded then: only named in the description :9",
        "1 noted: a place that is in no country that is recorded then :21",
    ]
    about = "SELECT title, kind, cameo_code, cameo_root, intensity, tier, dataset_id FROM events WHERE id = 'gdelt-1'"
    assert rows(database, about) == [("Consultation", "meeting", "040", "04", 1.0, "machine-coded", "gdelt")]


@pytest.mark.parametrize("width", [57, 58])
def test_the_columns_of_the_first_version_of_gdelt(database: Path, tmp_path: Path, width: int) -> None:
    told_on = {59: "20191023"}
    path = gdelt_file(tmp_path / "export.CSV", {}, {0: "2"} | told_on, {0: "3", 52: "P", 53: "OS"}, width=width)
    report, _ = take(database, "gdelt", path)
    address = "https://news.example/astana" if width == 58 else "-"
    assert told(database, "place, location_id, description") == [
        f"gdelt-1 | Astana, Astana, Kazakhstan | KAZ | KAZAKHSTAN → MOSCOW | {address} | KAZ initiator; RUS target",
        f"gdelt-3 | P | - | KAZAKHSTAN → MOSCOW | {address} | KAZ initiator; RUS target",
    ]
    assert said(report, path)[1] == "1 skipped: its day is after the one on which it was told :2"
