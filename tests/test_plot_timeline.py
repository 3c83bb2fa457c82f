"""`plot timeline`: who was in it, in which status, and from when until when."""

from datetime import date
from pathlib import Path

import pytest

import regional
from regional.pictures.kinds import Drawing
from regional.questions import Connection
from tests.pictures import Seen, read


@pytest.fixture
def database(record: Path) -> Connection:
    return regional.connect(record, today=lambda: date(2025, 6, 30))


def drawn(database: Connection, *actors: str, width: int = 960, **options: str) -> Seen:
    return read(Drawing(database, "timeline", list(actors), **options).picture(width).svg)


def test_the_title_says_what_is_asked_and_the_caption_where_it_is_from(database: Connection) -> None:
    words = drawn(database, "SCO", on="2021-09-17").words
    assert words[0] == "Shanghai Cooperation Organisation: who is in it, and since when"
    assert words[1].startswith("27 states and ")
    assert words[1].endswith(". The year in a bar is that in which the status began.")
    assert "17 September 2021" in words
    caption = words[-1]
    assert caption.startswith("Source: regional, dataset core ")
    assert caption.endswith("“regional timeline SCO --sources” gives the sources of every row.")


def test_every_spell_is_a_mark_that_says_what_it_is(database: Connection) -> None:
    titles = drawn(database, "SCO").titles
    assert "India: observer from 2005-07-05 until 2017-06-09" in titles
    assert any(title.startswith("India: member from 2017-06-09, still so when reviewed in ") for title in titles)
    spells = database.sql(
        "SELECT id FROM effective_memberships WHERE organization_id = 'SCO' OR member_id = 'SCO'"
    ).all()
    assert len(titles) == len(spells)


@pytest.mark.parametrize("width", [320, 390, 960, 1600])
@pytest.mark.parametrize("actor", ["SCO", "COMECON", "UZB", "UN"])
def test_every_text_stays_in_the_picture_and_every_year_in_its_bar(
    database: Connection, actor: str, width: int
) -> None:
    seen = drawn(database, actor, width=width)
    assert seen.width == width
    assert [text for text in seen.texts if text.left < 0 or text.right > width or text.baseline > seen.height] == []
    bars = [cell for cell in seen.cells() if cell.title]
    assert len(bars) > 20
    for bar in bars:
        assert 0 <= bar.left <= bar.right <= width
    rects = {cell.title: cell for cell in bars}
    assert len(rects) == len(bars)


def test_states_are_grouped_by_the_status_that_they_held_last(database: Connection) -> None:
    words = drawn(database, "COMECON").words
    words = words[words.index("Members") :]
    heads = [words.index(word) for word in ("Members", "Associate", "Observers", "Partners")]
    assert heads == sorted(heads)
    assert heads[0] < words.index("Mongolia") < heads[1] < words.index("Yugoslavia") < heads[2]
    assert heads[2] < words.index("North Korea") < heads[3] < words.index("Finland")


def test_what_is_possible_is_hatched_and_what_is_certain_is_not(database: Connection) -> None:
    seen = drawn(database, "COMECON")
    cuba = [cell for cell in seen.cells() if cell.title.startswith("Cuba: observer")]
    poland = [cell for cell in seen.cells() if cell.title.startswith("Finland: partner")]
    assert [cell.fill.startswith("url(#p-hatch-") for cell in cuba + poland] == [True, False]
    assert "Possibly: the day is not known" in seen.words
    assert "Possibly: the day is not known" not in drawn(database, "CSTO").words


def test_a_spell_of_one_day_can_be_seen(database: Connection) -> None:
    bar = next(cell for cell in drawn(database, "UZB", width=320).cells() if cell.title.startswith("Shanghai Five:"))
    assert bar.right - bar.left >= 3


def test_a_state_shows_what_it_belongs_to_and_what_it_left(database: Connection) -> None:
    words = drawn(database, "UZB").words
    assert words[0] == "Uzbekistan: what it belongs to, and since when"
    assert words.index("Member of") < words.index("No longer in") < words.index("GUAM")


def test_several_actors_share_one_axis(database: Connection) -> None:
    words = drawn(database, "CSTO", "EAEU").words
    assert words[0] == "Collective Security Treaty Organization and Eurasian Economic Union: statuses held"
    assert words.index("Collective Security Treaty Organization") < words.index("Eurasian Economic Union")
    assert words.index("Serbia") < words.index("Eurasian Economic Union") < words.index("Moldova")


def test_only_the_statuses_that_are_asked_for_are_drawn(database: Connection) -> None:
    titles = drawn(database, "SCO", status="dialogue_partner").titles
    assert titles
    assert {title.partition(": ")[2].partition(" from")[0] for title in titles} == {"dialogue partner"}
