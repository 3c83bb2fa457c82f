"""`plot events` and `plot statements`: what happened when, and who spoke about whom."""

from datetime import date
from pathlib import Path

import pytest

import regional
from regional.pictures.kinds import Drawing
from regional.questions import Connection
from tests.pictures import SVG, Seen, read


@pytest.fixture
def database(record: Path) -> Connection:
    return regional.connect(record, today=lambda: date(2025, 6, 30))


def drawn(database: Connection, kind: str, width: int = 960, **options: str) -> Seen:
    return read(Drawing(database, kind, **options).picture(width).svg)


def test_the_events_of_an_answer_stand_in_order_each_with_its_title(database: Connection) -> None:
    options = {"org": "CSTO", "since": "2021-08", "until": "2021-10"}
    seen = drawn(database, "events", 1600, **options)
    titles = database.ask("events", **options)["title"]
    assert len(titles) > 3
    written = [word for word in seen.words if word in titles]
    assert written == titles
    assert seen.words[1].endswith("events, in order. Asked for: org CSTO, since 2021-08, until 2021-10.")
    assert seen.words[-1].endswith(
        "“regional events --org CSTO --since 2021-08 --until 2021-10 --sources” gives the sources of every row."
    )


def test_an_event_that_is_not_dated_to_the_day_is_a_hatched_bar(database: Connection) -> None:
    seen = drawn(database, "events", since="2021-08", until="2021-09")
    hatched = {cell.title for cell in seen.cells() if cell.fill.startswith("url(#p-hatch-")}
    dated = {
        f"{row[0]}: {row[3]}" for row in database.ask("events", since="2021-08", until="2021-09") if len(row[0]) == 10
    }
    assert "2021-08: American arms left in Afghanistan (other)" in {
        title.replace(", Afghanistan:", ":") for title in hatched
    }
    assert not {title.rpartition(" (")[0] for title in hatched} & dated
    assert "Some day of this time" in seen.words


def test_every_statement_of_an_answer_is_counted_under_whom_it_is_about(database: Connection) -> None:
    seen = drawn(database, "statements", speaker="Putin")
    answer = database.ask("statements", speaker="Putin")
    said = {one[0] for one in Drawing(database, "statements", speaker="Putin")._shown.details}  # noqa: SLF001
    assert said == set(answer["id"])
    assert seen.words[0] == "Who spoke about whom, and when"
    assert seen.words[1].startswith(f"{len(answer)} statements by ")
    assert "About Taliban" in seen.words
    marks = [circle for circle in seen.root.iter(f"{SVG}circle") if circle.find(f"{SVG}title") is not None]
    assert any(circle.attrib["fill"] == "#ffffff" for circle in marks)
    assert any(circle.attrib["fill"] != "#ffffff" for circle in marks)


@pytest.mark.parametrize("width", [320, 390, 960, 1920])
@pytest.mark.parametrize(
    ("kind", "options"),
    [("events", {}), ("events", {"on": "2021-09-17"}), ("statements", {}), ("statements", {"about": "Taliban"})],
)
def test_every_text_stays_in_the_picture(database: Connection, kind: str, options: dict[str, str], width: int) -> None:
    seen = drawn(database, kind, width, **options)
    assert [text for text in seen.texts if text.left < 0 or text.right > width or text.baseline > seen.height] == []


def test_the_axis_names_days_if_there_are_few_and_centuries_if_there_are_many(database: Connection) -> None:
    assert "17 Sep 2021" in drawn(database, "statements", 1920, since="2021-09-17", until="2021-09-18").words
    assert "2005" in drawn(database, "events").words


def test_a_statement_without_a_person_is_by_whom_it_is_attributed_to(database: Connection) -> None:
    assert "analysts" in drawn(database, "statements", about="Taliban").words
