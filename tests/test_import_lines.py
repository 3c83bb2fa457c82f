"""Each line of small files of ICEWS, and all that comes of it: one import for many lines, in a small world."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from regional.errors import RegionalError
from tests.datasets import rows
from tests.import_world import database, said, take, told, world
from tests.imports import ICEWS, icews_file

__all__ = ["database", "world"]  # fixtures, for pytest to find

NOBODY = dict.fromkeys(("Source Name", "Source Country", "Target Name", "Target Country"), "NA")
NOWHERE = dict.fromkeys(("City", "District", "Province", "Country"), "NA")
SILENT = dict.fromkeys(("Publisher", "Story ID", "Sentence Number"), "NA")
PLAIN = NOBODY | NOWHERE | SILENT | {"Event Text": "T", "Event Date": "2018-06-01"}


def of_icews(*events: dict[str, str]) -> Sequence[dict[str, str]]:
    """Numbered events, of each of which only what it says more than a plain one is given."""
    return [PLAIN | {"Event ID": str(number)} | event for number, event in enumerate(events, 1)]


ACTORS = [
    (
        {"Source Name": "Old Union", "Source Country": "Russia", "Event Date": "1999-12-31"},
        "Old Union",
        "OLD initiator",
    ),
    (
        {"Source Name": "Old Union", "Source Country": "Russia", "Event Date": "2000-01-01"},
        "Old Union",
        "RUS initiator",
    ),
    ({"Target Name": "the union", "Event Date": "2000-01-01"}, "→ the union", "NEW target"),
    ({"Source Name": "A", "Target Name": "B"}, "A → B", "-"),
    ({"Source Country": "Russia", "Target Country": "Russia"}, "-", "RUS initiator; RUS target"),
    ({"Source Country": "Twin A", "Target Country": "Kazakhstan"}, "-", "KAZ target; XXA initiator"),
    ({"Source Country": "Atlantis"}, "-", "-"),
    ({"Source Country": "South Sudan", "Event Date": "2011-07-08"}, "-", "-"),
    ({"Source Country": "Burma"}, "-", "MMR initiator"),
    ({"Source Country": "Aeolian Islands", "Target Country": "Bavaria"}, "-", "DEU target; ITA initiator"),
    ({"Source Country": "Bonaire", "Target Country": "Congo"}, "-", "BES initiator; COG target"),
    ({"Source Country": "Cook Island", "Target Country": "Cook Islands"}, "-", "COK initiator; COK target"),
]


def test_who_took_part_in_events_of_icews(database: Path, tmp_path: Path) -> None:
    path = icews_file(tmp_path / "events.tab", *of_icews(*(event for event, *_ in ACTORS)))
    report, rejected = take(database, "icews", path)
    assert told(database, "description") == [
        f"icews-{number} | {described} | - | {actors}" for number, (_, described, actors) in enumerate(ACTORS, 1)
    ]
    assert (said(report, path), rejected) == (
        [
            f"{len(ACTORS)} read",
            "3 noted: an actor that is not recorded then: only named in the description :5",
        ],
        [],
    )


PLACES = [
    ({"City": "Osh", "District": "D", "Province": "P", "Country": "Russia"}, "Osh, D, P, Russia", "RUS"),
    ({"City": "Osh"}, "Osh", "-"),
    ({"District": "D", "Country": "Atlantis"}, "D, Atlantis", "-"),
    ({"Country": "South Sudan", "Event Date": "2011-07-08"}, "South Sudan", "SDN"),
    ({"Country": "South Sudan", "Event Date": "2011-07-09"}, "South Sudan", "SSD"),
    ({"Province": "Bohemia"}, "Bohemia", "-"),
    ({"Country": "Bavaria"}, "Bavaria", "DEU"),
    ({}, "-", "-"),
    ({"City": "N/A", "District": "NaN", "Province": "null", "Country": "NULL"}, "-", "-"),
    ({"City": r"\N", "District": " ", "Province": " NA ", "Country": ""}, "-", "-"),
    ({"City": "None"}, "None", "-"),
]


def test_where_events_of_icews_were(database: Path, tmp_path: Path) -> None:
    path = icews_file(tmp_path / "events.tab", *of_icews(*(event for event, *_ in PLACES)))
    report, _ = take(database, "icews", path)
    assert told(database, "place, location_id") == [
        f"icews-{number} | {place} | {state} | - | -" for number, (_, place, state) in enumerate(PLACES, 1)
    ]
    assert said(report, path) == [
        f"{len(PLACES)} read",
        "4 noted: a place that is in no country that is recorded then :3",
    ]


WHAT = [
    ({"CAMEO Code": "040", "Intensity": "1"}, "T | meeting | 040 | 04 | 1.0 | -"),
    ({"CAMEO Code": "182", "Event Text": "NA", "Intensity": "-10"}, "Assault | attack | 182 | 18 | -10.0 | -"),
    ({"CAMEO Code": "NA", "Event Text": "", "Intensity": "10"}, "Event | other | - | - | 10.0 | -"),
    ({"CAMEO Code": "21", "Intensity": "0"}, "T | other | 21 | - | 0.0 | -"),
    ({"Intensity": "NULL", "Publisher": "P"}, "T | meeting | 040 | 04 | - | P"),
    ({"Story ID": "7", "Event Text": '"Say ""x"""'}, 'Say "x" | meeting | 040 | 04 | 1.0 | story 7'),
    ({"Sentence Number": "3"}, "T | meeting | 040 | 04 | 1.0 | sentence 3"),
    ({"Publisher": "P", "Sentence Number": "3"}, "T | meeting | 040 | 04 | 1.0 | P, sentence 3"),
]


def test_what_events_of_icews_were_and_who_told_of_them(database: Path, tmp_path: Path) -> None:
    path = icews_file(tmp_path / "events.tab", *of_icews(*(event for event, _ in WHAT)))
    report, _ = take(database, "icews", path)
    assert told(database, "title, kind, cameo_code, cameo_root, intensity") == [
        f"icews-{number} | {event} | -" for number, (_, event) in enumerate(WHAT, 1)
    ]
    assert said(report, path) == [
        f"{len(WHAT)} read",
        "1 noted: it has no code of CAMEO :4",
        "1 noted: a code that is not one of CAMEO :5",
    ]


WRONG = [
    ({"Event Date": "1995-01-01"}, None),
    ({"Event Date": "1994-12-31"}, "its day is not from 1995-01-01 to 2018-06-02"),
    ({"Event Date": "2018-06-02"}, None),
    ({"Event Date": "2018-06-03"}, "its day is not from 1995-01-01 to 2018-06-02"),
    ({"Event Date": ""}, "its date is no day"),
    ({"Intensity": "10.0"}, None),
    ({"Intensity": "10.1"}, "its intensity is no number from -10 to 10"),
    ({"Intensity": "-10.0"}, None),
    ({"Intensity": "-10.1"}, "its intensity is no number from -10 to 10"),
    ({"Intensity": "inf"}, "its intensity is no number from -10 to 10"),
    ({"Event ID": "x1"}, "its id is no number"),
    ({"Event ID": ""}, "its id is no number"),
    ({"Event ID": "1" * 5_000}, "its id is no number"),
    ({"Event Date": "x", "Intensity": "x", "Event ID": "x"}, "its date is no day"),
    ({"Intensity": "x", "Event ID": "x"}, "its intensity is no number from -10 to 10"),
]


def test_which_events_of_icews_are_skipped_and_why(database: Path, tmp_path: Path) -> None:
    path = icews_file(tmp_path / "events.tab", *of_icews(*(event for event, _ in WRONG), *[{}] * 7))
    report, rejected = take(database, "icews", path, last_day="2018-06-02")
    reasons = [reason for _, reason in WRONG if reason]
    places = {reason: [each for _, each in WRONG].index(reason) + 2 for reason in dict.fromkeys(reasons)}
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)[1:]
    assert rejected == [line for line, (_, reason) in zip(lines, WRONG, strict=False) if reason]
    assert said(report, path) == [
        f"{len(WRONG) + 7} read",
        *(f"{reasons.count(reason)} skipped: {reason} :{line}" for reason, line in places.items()),
    ]
    sound = [number for number, (_, reason) in enumerate(WRONG, 1) if not reason]
    assert [line.split(" | ")[0] for line in told(database, "title")] == [
        f"icews-{number}" for number in (*sound, *range(len(WRONG) + 1, len(WRONG) + 8))
    ]
    assert rows(database, "SELECT as_of FROM datasets WHERE id = 'icews'") == [("2018-06-02",)]


AGAIN = [
    ({}, "icews-1"),
    ({"Event ID": "1"}, None),
    ({"Event ID": "1", "Event Text": "U"}, "icews-1-2"),
    ({"Event ID": "1", "Event Text": "U"}, None),
    ({"Event ID": "1"}, None),
    ({"Event ID": "1", "Event Date": "2018-06-02"}, "icews-1-3"),
    ({"Event ID": "1", "City": "Osh"}, "icews-1-4"),
    ({"Event ID": "1", "Country": "Russia"}, "icews-1-5"),
    ({"Event ID": "1", "Province": "Russia"}, "icews-1-6"),
    ({"Event ID": "1", "Source Name": "A"}, "icews-1-7"),
    ({"Event ID": "1", "CAMEO Code": "041"}, "icews-1-8"),
    ({"Event ID": "1", "Intensity": "2"}, "icews-1-9"),
    ({"Event ID": "1", "Publisher": "P"}, "icews-1-10"),
    ({"Event ID": "1", "Source Country": "Russia"}, "icews-1-11"),
    ({"Event ID": "1", "Target Country": "Russia"}, "icews-1-12"),
    ({"Event ID": "1", "Source Sectors": "S"}, None),
    ({"Event ID": "1-2"}, None),
    ({"Event ID": "18"}, "icews-18"),
]


@pytest.mark.parametrize("files", [1, 2])
def test_an_id_that_comes_again_is_another_event_if_its_line_says_something_else(
    database: Path, tmp_path: Path, files: int
) -> None:
    """Also where the second event stands in another file, which is looked up in the database."""
    events = of_icews(*(event for event, _ in AGAIN))
    cut = len(events) if files == 1 else 3
    paths = [icews_file(tmp_path / f"{at}.tab", *part) for at, part in enumerate((events[:cut], events[cut:])) if part]
    report, _ = take(database, "icews", *paths)
    assert [line.split(" | ")[0] for line in told(database, "title")] == [id_ for _, id_ in AGAIN if id_]
    assert (report.read, report.repeated, dict(report.skipped)) == (18, 4, {"its id is no number": 1})
    assert report.noted["an id that another event has: a number is added"] == 11


def test_columns_are_found_by_their_names_and_some_can_be_missing(database: Path, tmp_path: Path) -> None:
    path = tmp_path / "events.csv"
    path.write_text(
        "TARGET_NAME;Event Text;event id;Event Date;source name;Other\n\n"
        "B;T;1;6/13/2018;A;x\n"
        'B;"T;\nU";2;6/1/2018;A;x\n'
        "B;T;3;2018-06-01;A;x\n",
        encoding="utf-8",
    )
    report, _ = take(database, "icews", path)
    assert told(database, "title, start_date, description, place, cameo_code, intensity") == [
        f"icews-{number} | {title} | {day} | A → B | - | - | - | - | -"
        for number, title, day in ((1, "T", "2018-06-13"), (2, "T;\nU", "2018-06-01"), (3, "T", "2018-06-01"))
    ]
    assert said(report, path) == [
        "3 read",
        "3 noted: it has no code of CAMEO :3",
        "3 noted: an actor that is not recorded then: only named in the description :3",
    ]


@pytest.mark.parametrize("column", ["Event ID", "Event Date", "Event Text", "Source Name", "Target Name"])
def test_a_file_of_icews_without_a_column_is_refused(database: Path, tmp_path: Path, column: str) -> None:
    path = tmp_path / "events.tab"
    path.write_text("\t".join(name for name in ICEWS if name != column) + "\n", encoding="utf-8")
    with pytest.raises(RegionalError) as refused:
        take(database, "icews", path)
    assert str(refused.value) == f"{path}:1: there is no column '{column}': is it a file of this kind?"
