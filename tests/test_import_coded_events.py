"""What becomes of single lines of machine-coded events: sound ones, odd ones, and those that are skipped."""

import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Result, run_command
from tests.datasets import rows
from tests.imports import gdelt_file, icews_file, take

SHOWN = (
    "id, title, kind, start_date, place, location_id, description, tier, cameo_code, cameo_root, intensity, dataset_id"
)


@pytest.fixture
def database(tmp_path: Path, actors: Path) -> Path:
    """A copy of the actors of the record."""
    return Path(shutil.copy(actors, tmp_path / "regional.db"))


def coded(database: Path, columns: str = SHOWN) -> list[tuple[Any, ...]]:
    """What is written of machine-coded events, in the order of the lines."""
    return rows(database, f"SELECT {columns} FROM events WHERE tier = 'machine-coded' ORDER BY rowid")  # noqa: S608


def participants(database: Path) -> list[tuple[str, str]]:
    """Who takes part in machine-coded events, and in which role."""
    told = "SELECT role, actor_id FROM event_participants JOIN events ON id = event_id WHERE tier = 'machine-coded'"
    return rows(database, f"{told} ORDER BY event_id, role")


def test_a_line_of_icews_becomes_an_event(database: Path, tmp_path: Path) -> None:
    report = take(database, "icews", icews_file(tmp_path / "events.tab", {}))
    assert report.lines() == [("read", 1, "")]
    assert coded(database) == [
        (
            *("icews-1", "Consult", "meeting", "2018-06-01", "Astana, Kazakhstan", "KAZ"),
            *("Foreign Affairs (Kazakhstan) → Citizen (Russia)", "machine-coded", "040", "04", 1.0, "icews"),
        )
    ]
    assert participants(database) == [("initiator", "KAZ"), ("target", "RUS")]
    assert rows(database, "SELECT locator FROM event_citations WHERE event_id = 'icews-1'") == [
        ("A newspaper, story 474, sentence 2",)
    ]


GDELT_PLACES = [(61, "https://news.example/astana"), (58, "https://news.example/astana"), (57, "")]
"""How many columns version 2.0, version 1.0 and version 1.0 before April 2013 have; the last has no address."""


@pytest.mark.parametrize(("width", "address"), GDELT_PLACES)
def test_a_line_of_each_version_of_gdelt_becomes_the_same_event(
    database: Path, tmp_path: Path, width: int, address: str
) -> None:
    take(database, "gdelt", gdelt_file(tmp_path / "export.CSV", {}, width=width))
    assert coded(database) == [
        (
            *("gdelt-1", "Consultation", "meeting", "2019-10-24", "Astana, Astana, Kazakhstan", "KAZ"),
            *("KAZAKHSTAN → MOSCOW", "machine-coded", "040", "04", 1.0, "gdelt"),
        )
    ]
    assert participants(database) == [("initiator", "KAZ"), ("target", "RUS")]
    assert rows(database, "SELECT locator FROM event_citations WHERE event_id = 'gdelt-1'") == [(address,)]


def test_the_same_column_of_version_1_and_2_of_gdelt_is_found_at_its_place(tmp_path: Path) -> None:
    for width, places in [(61, (52, 60)), (58, (50, 57)), (57, (50, None))]:
        line = (
            gdelt_file(tmp_path / f"{width}.CSV", {}, width=width).read_text(encoding="utf-8").rstrip("\n").split("\t")
        )
        assert len(line) == width
        assert line[places[0]] == "Astana, Astana, Kazakhstan"
        assert places[1] is None or line[places[1]] == "https://news.example/astana"


@pytest.mark.parametrize(
    ("place", "code", "state"),
    [
        ("Kazakhstan", "", "KAZ"),
        ("Atlanta, Georgia, United States", "", "USA"),
        ("Tbilisi, T'bilisi, Georgia", "", "GEO"),
        ("Nassau, New Providence, Bahamas, The", "", "BHS"),
        ("Gambia, The", "", "GMB"),
        ("Skopje, Macedonia (general), Macedonia", "MK", "MKD"),  # renamed some months before
        ("Palikir, Pohnpei, Micronesia, Federated States Of", "FM", "FSM"),
        ("Kinshasa, Kinshasa, Congo, Democratic Republic Of The", "CG", "COD"),
        ("Congo", "CF", "COG"),
        ("Gaza, Israel (general), Israel", "GZ", "PSE"),
        ("Black Sea, Oceans (general), Oceans", "OS", None),
    ],
)
def test_the_country_of_a_place_is_that_of_its_code_or_the_last_part_of_its_name(
    database: Path, tmp_path: Path, place: str, code: str, state: str | None
) -> None:
    report = take(database, "gdelt", gdelt_file(tmp_path / "export.CSV", {52: place, 53: code}))
    assert coded(database, "place, location_id") == [(place, state)]
    assert report.noted == ({} if state else {"a place that is in no country that is recorded then": 1})


def test_an_id_that_comes_again_gets_a_number_and_a_note(database: Path, tmp_path: Path) -> None:
    first = icews_file(tmp_path / "june.tab", {}, {"Event Text": "Meet"}, {"Event ID": "2"}, {"Event Text": "Visit"})
    second = icews_file(tmp_path / "july.tab", {"Event Text": "Threaten"})
    report = take(database, "icews", first, second)
    assert coded(database, "id, title") == [
        ("icews-1", "Consult"),
        ("icews-1-2", "Meet"),
        ("icews-2", "Consult"),
        ("icews-1-3", "Visit"),
        ("icews-1-4", "Threaten"),
    ]
    assert report.lines() == [
        ("read", 5, ""),
        ("noted: an id that another event has: a number is added", 3, f"{first}:3"),
    ]


def test_an_id_is_remembered_through_a_long_file(database: Path, tmp_path: Path) -> None:
    """Longer than what is looked up and written at once."""
    count = 12_000
    lines = [{"Event ID": str(number % (count - 1)), "Story ID": str(number)} for number in range(count)]
    report = take(database, "icews", icews_file(tmp_path / "events.tab", *lines))
    assert coded(database, "count(*), count(DISTINCT id)") == [(count, count)]
    assert coded(database, "id")[-1] == ("icews-0-2",)
    assert report.noted.total() == 1


def test_an_id_of_all_lines_is_counted_on_and_not_from_the_beginning(database: Path, tmp_path: Path) -> None:
    count = 6_000
    lines = ({"Sentence Number": str(number)} for number in range(count))
    report = take(database, "icews", icews_file(tmp_path / "events.tab", *lines))
    assert coded(database, "id") == [("icews-1",), *((f"icews-1-{number}",) for number in range(2, count + 1))]
    assert report.noted.total() == count - 1


def test_two_datasets_of_one_kind_can_hold_the_same_ids(database: Path, tmp_path: Path) -> None:
    events = icews_file(tmp_path / "events.tab", {})
    for dataset in ("icews", "icews-again"):
        assert take(database, "icews", events, dataset=dataset).lines() == [("read", 1, "")]
    assert coded(database, "id, dataset_id") == [("icews-1", "icews"), ("icews-again-1", "icews-again")]


@pytest.mark.parametrize(
    ("event", "reason"),
    [
        ({"Event Date": "2018-02-30"}, "its date is no day"),
        ({"Event Date": "NA"}, "its date is no day"),
        ({"Event Date": "June 2018"}, "its date is no day"),
        ({"Event Date": "6/1/2018"}, "its date can be read in two ways: day first or month first"),
        ({"Event Date": "0018-06-01"}, "its day is not from 1995-01-01 to 2023-12-31"),
        ({"Event Date": "1994-12-31"}, "its day is not from 1995-01-01 to 2023-12-31"),
        ({"Event Date": "2024-01-01"}, "its day is not from 1995-01-01 to 2023-12-31"),
        ({"Intensity": "high"}, "its intensity is no number from -10 to 10"),
        ({"Intensity": "-10.5"}, "its intensity is no number from -10 to 10"),
        ({"Intensity": "nan"}, "its intensity is no number from -10 to 10"),
        ({"Event ID": "one"}, "its id is no number"),
        ({"Event ID": "NA"}, "its id is no number"),
        ({"Event ID": "-1"}, "its id is no number"),
        ({"Event ID": "NULL"}, "its id is no number"),
        ({"Event ID": ""}, "its id is no number"),
    ],
)
def test_a_line_that_makes_no_event_is_skipped_with_its_reason(
    database: Path, tmp_path: Path, event: dict[str, str], reason: str
) -> None:
    path = icews_file(tmp_path / "events.tab", {}, event, {"Event ID": "3"})
    assert take(database, "icews", path).lines() == [("read", 3, ""), (f"skipped: {reason}", 1, f"{path}:3")]
    assert coded(database, "id") == [("icews-1",), ("icews-3",)]


def test_an_event_without_intensity_place_or_actors_is_written_without_them(database: Path, tmp_path: Path) -> None:
    missing = ("Intensity", "City", "Country", "Source Name", "Source Country", "Target Name", "Target Country")
    report = take(database, "icews", icews_file(tmp_path / "events.tab", dict.fromkeys(missing, "NA")))
    assert coded(database, "intensity, place, location_id, description") == [(None, None, None, None)]
    assert participants(database) == []
    assert report.lines() == [("read", 1, "")]


def test_a_state_that_separated_later_is_only_named_and_its_place_lay_in_the_other(
    database: Path, tmp_path: Path
) -> None:
    """South Sudan became independent on 9 July 2011."""
    juba = {"Event Date": "2011-07-08", "Source Name": "Police (South Sudan)", "Source Country": "South Sudan"}
    juba |= {"City": "Juba", "Country": "South Sudan"}
    path = icews_file(tmp_path / "events.tab", juba, juba | {"Event ID": "2", "Event Date": "2011-07-09"})
    assert take(database, "icews", path).lines() == [
        ("read", 2, ""),
        ("noted: an actor that is not recorded then: only named in the description", 1, f"{path}:2"),
    ]
    named = "Police (South Sudan) → Citizen (Russia)"
    assert coded(database, "place, location_id, description") == [
        ("Juba, South Sudan", "SDN", named),
        ("Juba, South Sudan", "SSD", named),
    ]
    assert participants(database) == [("target", "RUS"), ("initiator", "SSD"), ("target", "RUS")]


def test_a_code_of_gdelt_for_a_state_that_was_not_then_names_nobody(database: Path, tmp_path: Path) -> None:
    before, since = ({0: day[-1], 1: day, 6: "JUBA", 7: "SSD", 16: ""} for day in ("20110708", "20110709"))
    report = take(database, "gdelt", gdelt_file(tmp_path / "export.CSV", before, since))
    assert participants(database) == [("target", "RUS"), ("initiator", "SSD"), ("target", "RUS")]
    assert report.noted == {"an actor that is not recorded then: only named in the description": 1}


@pytest.mark.parametrize(
    ("code", "root", "noted"),
    [
        ("1823", "18", None),
        ("010", "01", None),
        ("20", "20", None),
        ("99", None, "a code that is not one of CAMEO"),
        ("13y", None, "a code that is not one of CAMEO"),  # so it stands in the file of 2017
        ("", None, "it has no code of CAMEO"),
    ],
)
def test_a_code_is_kept_and_its_class_said(
    database: Path, tmp_path: Path, code: str, root: str | None, noted: str | None
) -> None:
    report = take(database, "icews", icews_file(tmp_path / "events.tab", {"CAMEO Code": code}))
    assert coded(database, "cameo_code, cameo_root") == [(code or None, root)]
    assert report.noted == ({noted: 1} if noted else {})


def test_the_skipped_lines_can_be_kept(database: Path, tmp_path: Path) -> None:
    bad = [{"Event Date": "2018-02-30"}, {"Intensity": "high"}, {"Event ID": "x"}]
    path = icews_file(tmp_path / "events.tab", {}, bad[0], {"Event ID": "2"}, bad[1], bad[2], {"Event ID": "3"})
    result = run_command("--database", database, "import", "icews", path, "--reject-to", "bad", cwd=tmp_path)
    assert (result.stderr, result.status) == ("", 0)
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    assert (tmp_path / "bad").read_text(encoding="utf-8") == lines[2] + lines[4] + lines[5]


def test_who_finds_no_event_is_told_of_those_that_a_program_coded(record: Path, tmp_path: Path) -> None:
    database = Path(shutil.copy(record, tmp_path / "regional.db"))
    question = ("--database", database, "events", "--state", "KAZ", "--on", "2018-06-01", "-f", "ids")
    elsewhere = f"there are {len(run_command(*question[:5], '-f', 'ids').stdout.split())} at other times"
    assert run_command(*question) == Result("", f"regional: no row answers this: {elsewhere}\n", 0)
    take(database, "icews", icews_file(tmp_path / "events.tab", {}))
    hint = ": to ask for machine-coded events, add --tier machine-coded"
    assert run_command(*question) == Result("", f"regional: no row answers this{hint}; {elsewhere}\n", 0)
    assert run_command(*question, "--tier", "machine-coded") == Result("icews-1\n", "", 0)
