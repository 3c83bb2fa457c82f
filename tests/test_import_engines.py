"""An import brings the same rows into a file and onto a server, which takes them by COPY."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from regional.importers.cow_states import COLUMNS, OTHERS
from tests.conftest import Result, run_command
from tests.datasets import ENGINES, contents, copy_actors, rows, whole
from tests.imports import gdelt_file, icews_file, speech_file, take

ODD = "C:\\new\\table \\N \"quoted\", 'so'; Ärzte, 上合组织 \\"
"""What COPY and SQL write in another way."""


def icews(folder: Path) -> Path:
    nothing = dict.fromkeys(("Intensity", "City", "Country", "Source Name", "Source Country", "CAMEO Code"), "NA")
    return icews_file(
        folder / "icews.tab",
        {"Source Name": ODD, "City": ODD, "Publisher": ODD, "Intensity": "-4.4"},
        {"Event ID": "2"} | nothing,
        {"Event Date": "2018-06-02"},
        {"Event ID": "x"},
    )


def gdelt(folder: Path) -> Path:
    return gdelt_file(
        folder / "gdelt.CSV", {6: ODD, 60: "https://news.example/?a=b\\tc"}, {0: "2", 30: "", 52: "", 60: ""}, {}
    )


def ungdc(folder: Path) -> Path:
    (folder / "session-76").mkdir()
    (folder / "session-76" / "KAZ_76_2021.txt").write_text(f"{ODD}\n\tDear\r\nPresident", encoding="utf-8", newline="")
    soviet = {"statement_id": "RUS_45_1990", "iso3": "RUS", "session": "45", "year": "1990", "post": ""}
    atlantis = {"statement_id": "XXA_76_2021", "iso3": "XXA", "country": ODD, "speaker": ODD}
    return speech_file(folder / "ungdc.csv", {}, soviet, atlantis)


def cow_igo(folder: Path) -> Path:
    lines = [
        "ionum,ioname,orgname,year,kazakhstan,russia,uzbekistan,sdate",
        *(f"4115.0,SCO,Shanghai Cooperation Organization,{year}.0,1.0,1.0,-9.0,1996.0" for year in range(1996, 2001)),
        *(f'9998.0,NEW,"Ärzte, ""new"" \\N",{year}.0,0.0,3.0,{cell},1990.0' for year, cell in _CELLS.items()),
    ]
    return _written(folder / "cow-igo.csv", lines)


_CELLS = {1990: "", 1991: "1.0", 1992: "0.0", 1993: "2.0", 1994: "-9.0", 1995: "2.0", 2014: "2.0"}


def cow_states(folder: Path) -> Path:
    lines = [
        ",".join([*COLUMNS, *OTHERS]),
        "KZK,705,Kazakhstan,1991,12,26,2016,12,31,2016",
        "RUS,365,Russia,1816,1,1,2016,12,31,2016",
        'ATL,9998,"Atlantis, \\N",1900,1,1,1910,6,30,2016',
    ]
    return _written(folder / "cow-states.csv", lines)


def _written(path: Path, lines: list[str]) -> Path:
    path.write_text("\n".join([*lines, ""]), encoding="utf-8")
    return path


FILES: dict[str, Callable[[Path], Path]] = {
    "icews": icews,
    "gdelt": gdelt,
    "ungdc": ungdc,
    "cow-igo": cow_igo,
    "cow-states": cow_states,
}


@pytest.fixture(scope="module")
def both(
    tmp_path_factory: pytest.TempPathFactory,
    actors: Path,
    actors_on_server: str,
    new_server_database: Callable[..., str],
) -> tuple[str, str]:
    """A copy of the actors of the record in a file, and one on a server."""
    copy = shutil.copy(actors, tmp_path_factory.mktemp("both") / "regional.db")
    return str(copy), new_server_database(actors_on_server)


def test_a_file_and_a_server_hold_the_same_rows(both: tuple[str, str], tmp_path: Path) -> None:
    for kind, file in FILES.items():
        path = file(tmp_path)
        in_file, on_server = (take(database, kind, path).lines() for database in both)
        assert in_file == on_server
        table = "memberships" if kind.startswith("cow") else "statements" if kind == "ungdc" else "events"
        ((count,),) = rows(both[1], f"SELECT count(*) FROM {table} WHERE dataset_id = '{kind}'")  # noqa: S608 - ours
        assert count > 1
    held, other = map(contents, both)
    for table, found in held.items():
        assert other[table] == found, table


@pytest.fixture(params=ENGINES)
def copy(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A copy of the actors of the record, in a file and on a server."""
    return copy_actors(request, tmp_path)


def test_what_stands_in_a_file_is_kept_as_it_is(copy: str, tmp_path: Path) -> None:
    take(copy, "icews", icews(tmp_path))
    told = "SELECT e.place, e.description, c.locator FROM events AS e JOIN event_citations AS c ON c.event_id = e.id"
    assert rows(copy, f"{told} WHERE e.id = 'icews-1'") == [
        (f"{ODD}, Kazakhstan", f"{ODD} → Citizen (Russia)", f"{ODD}, story 474, sentence 2")
    ]
    without = (
        "SELECT intensity, place, location_id, cameo_code, cameo_root, description FROM events WHERE id = 'icews-2'"
    )
    assert rows(copy, without) == [(None, None, None, None, None, "→ Citizen (Russia)")]


def test_a_second_import_changes_nothing_and_another_file_replaces_the_first(copy: str, tmp_path: Path) -> None:
    path = icews(tmp_path)
    take(copy, "icews", path)
    before = whole(copy)
    again = run_command("--database", copy, "import", "icews", path)
    assert again.stderr == "regional: nothing changed: 'icews' is these files already; --again imports them anew\n"
    assert whole(copy) == before
    take(copy, "icews", icews_file(path, {"Event ID": "77"}))
    assert rows(copy, "SELECT id FROM events WHERE dataset_id = 'icews'") == [("icews-77",)]


def test_an_id_that_a_speech_of_another_dataset_has_gets_a_number(copy: str, tmp_path: Path) -> None:
    """Because of how both datasets are named."""
    take(copy, "ungdc", speech_file(tmp_path / "first.csv", {"statement_id": "KAZ"}), dataset="ungdc-mine")
    path = speech_file(tmp_path / "second.csv", {"statement_id": "mine-KAZ"})
    note = "noted: an id that another speech has: a number is added"
    assert (note, 1, f"{path}:2") in take(copy, "ungdc", path).lines()
    statements = "SELECT id FROM statements WHERE dataset_id LIKE 'ungdc%' ORDER BY id"
    assert rows(copy, statements) == [("ungdc-mine-KAZ",), ("ungdc-mine-KAZ-2",)]


def test_a_bad_file_leaves_the_database_as_it_was(copy: str, tmp_path: Path) -> None:
    take(copy, "icews", icews(tmp_path))
    before = whole(copy)
    bad = icews_file(tmp_path / "bad.tab", *({"Event ID": str(number)} for number in range(12_000)))
    with bad.open("a", encoding="utf-8") as file:
        file.write("one\ttwo\n")
    result = run_command("--database", copy, "import", "icews", bad.name, cwd=tmp_path)
    assert result == Result("", "regional: bad.tab:12002: 2 columns, not 20\n", 1)
    assert whole(copy) == before
