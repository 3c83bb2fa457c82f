"""`plot matrix` and `plot overlap`: who stands where on a day, and who is in exactly which organizations."""

from datetime import date
from pathlib import Path

import pytest

import regional
from regional.pictures.kinds import Drawing
from regional.questions import Connection
from tests.pictures import Seen, read

FIVE = ("SCO", "CSTO", "CIS", "EAEU", "BRICS")
KABUL = "2021-09-17"


@pytest.fixture
def database(record: Path) -> Connection:
    return regional.connect(record, today=lambda: date(2025, 6, 30))


def drawn(database: Connection, kind: str, *organizations: str, width: int = 960, **options: str) -> Seen:
    return read(Drawing(database, kind, list(organizations), **options).picture(width).svg)


def test_the_title_of_an_overlap_is_its_finding(database: Connection) -> None:
    words = drawn(database, "overlap", *FIVE, on=KABUL).words
    assert words[:2] == [
        "Russia alone is in all five",
        "Members on 17 September 2021. Each stands once, in the row of exactly those organizations that it is in.",
    ]
    both = drawn(database, "overlap", "SCO", "CSTO", on=KABUL).words[0]
    assert both == "Kazakhstan, Kyrgyzstan, Russia and Tajikistan are in both"
    assert drawn(database, "overlap", "ASEAN", "CSTO", on=KABUL).words[0] == "None is in both"
    assert drawn(database, "overlap", "NATO", "EU", on=KABUL).words[0] == "21 are in both"


def test_in_an_overlap_each_state_stands_once_in_the_row_of_what_it_is_in(database: Connection) -> None:
    seen = drawn(database, "overlap", *FIVE, on=KABUL)
    answer = database.ask("matrix", list(FIVE), on=KABUL, status="member")
    for name in answer["name"]:
        assert seen.words.count(name) == 1
    rows = [
        seen.words.index(name) for name in ("Russia", "Kazakhstan", "Tajikistan", "Armenia", "Uzbekistan", "Brazil")
    ]
    assert rows == sorted(rows)
    assert seen.words[2:12] == ["SCO", "8", "CSTO", "6", "CIS", "9", "EAEU", "5", "BRICS", "5"]


def test_what_is_possible_has_a_question_mark_and_a_hatched_edge(database: Connection) -> None:
    seen = drawn(database, "overlap", "COMECON", on="1985-01-01", status="any")
    cells = {cell.title: cell for cell in seen.cells()}
    assert cells["North Korea?"].fill.startswith("url(#p-hatch-")
    assert cells["Cuba"].fill.startswith("#")


def test_in_a_matrix_every_status_is_a_word_in_its_cell(database: Connection) -> None:
    seen = drawn(database, "matrix", *FIVE, on=KABUL)
    answer = database.ask("matrix", list(FIVE), on=KABUL)
    expected = {
        f"{row[1]}: {cell.replace('_', ' ')} of {org}"
        for row in answer
        for org, cell in zip(FIVE, row[2:], strict=True)
        if cell
    }
    cells = [cell for cell in seen.cells() if cell.title]
    assert {cell.title for cell in cells} == expected
    assert all(cell.texts[0].text == cell.title.partition(": ")[2].partition(" of ")[0] for cell in cells)
    assert seen.words.index("Russia") < seen.words.index("Kazakhstan") < seen.words.index("Afghanistan")


@pytest.mark.parametrize("width", [320, 390, 700, 1920])
@pytest.mark.parametrize("kind", ["matrix", "overlap"])
@pytest.mark.parametrize("organizations", [FIVE, ("UN", "NATO", "EU", "COE", "OSCE", "G20", "OECD")])
def test_every_word_stays_in_its_cell(
    database: Connection, kind: str, organizations: tuple[str, ...], width: int
) -> None:
    seen = drawn(database, kind, *organizations, width=width, on=KABUL)
    assert [text for text in seen.texts if text.left < 0 or text.right > width] == []
    for cell in seen.cells():
        for text in cell.texts:
            assert cell.left <= text.left <= text.right <= cell.right, cell


def test_where_words_have_no_room_their_first_letters_are_explained(database: Connection) -> None:
    words = drawn(database, "matrix", *FIVE, width=390, on=KABUL).words
    assert [word for word in words if ": " in word][:4] == [
        "m: member",
        "a: associate",
        "o: observer",
        "dp: dialogue partner",
    ]


def test_the_caption_says_what_the_answer_notes(database: Connection) -> None:
    caption = " ".join(drawn(database, "matrix", "SCO", on="2030-01-01").words[-3:])
    assert "to 2030-01-01 are not included." in caption


def test_the_caption_names_the_day_that_an_event_stands_for(database: Connection) -> None:
    seen = drawn(database, "matrix", "SCO", "CSTO", on="@joint-meeting-2021-09-17")
    assert seen.words[0] == "Who stands where on 17 September 2021"
    assert " ".join(seen.words[-2:]).endswith(
        "“regional matrix SCO CSTO --on 2021-09-17 --sources” gives the sources of every row."
    )
