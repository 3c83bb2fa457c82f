"""Screens: a list stays a list at 80 columns, a matrix stays a matrix, and texts are cards."""

from collections.abc import Sequence
from io import StringIO
from itertools import takewhile
from typing import Any

import pytest

from regional.render import Layout, Table, write
from regional.render.squeeze import LETTERS
from regional.vocabulary import Status
from tests.conftest import Run


def lines(columns: Sequence[str], rows: Sequence[Sequence[Any]], layout: Layout, width: int = 80) -> list[str]:
    stream = StringIO()
    write(Table(columns, rows, layout=layout), "table", stream, width)
    return stream.getvalue().splitlines()


COLUMNS = ("state", "name", "status", "start_date", "end_date", "certain")
PARTNERS = [
    ("ARM", "Armenia", "dialogue_partner", "2015-07-10", None, "yes"),
    ("EGY", "Egypt", "dialogue_partner", "2021-09-17", None, "yes"),
    ("QAT", "Qatar", "dialogue_partner", "2021-09-17", None, "yes"),
]


def test_what_all_rows_say_is_said_once_above_them_and_what_none_says_not_at_all() -> None:
    assert lines(COLUMNS, PARTNERS, Layout()) == [
        "status: dialogue_partner",
        "",
        "state   name      start_date",
        "────────────────────────────",
        "ARM     Armenia   2015-07-10",
        "EGY     Egypt     2021-09-17",
        "QAT     Qatar     2021-09-17",
    ]


def test_two_rows_have_nothing_in_common_that_is_not_said_in_both() -> None:
    assert lines(COLUMNS, PARTNERS[1:], Layout()) == [
        "state   name    status             start_date",
        "─────────────────────────────────────────────",
        "EGY     Egypt   dialogue_partner   2021-09-17",
        "QAT     Qatar   dialogue_partner   2021-09-17",
    ]


def test_what_held_possibly_is_marked_and_the_mark_explained() -> None:
    rows = [*PARTNERS, ("SRB", "Serbia", "observer", "[2005..2013]", None, "no")]
    assert lines(COLUMNS, rows, Layout()) == [
        "state   name      status             start_date",
        "─────────────────────────────────────────────────────",
        "ARM     Armenia   dialogue_partner   2015-07-10",
        "EGY     Egypt     dialogue_partner   2021-09-17",
        "QAT     Qatar     dialogue_partner   2021-09-17",
        "SRB     Serbia    observer           [2005..2013]   ?",
        "? possibly, not certainly: a date is not known to the day",
    ]


CHANGES = ("date", "organization", "name", "change", "status", "before")
"""The columns of a list of changes."""

CHANGED = [
    ("2009-06-16", "SCO", "Belarus", "joined", "dialogue_partner", None),
    ("2015-07-10", "SCO", "Belarus", "changed", "observer", "dialogue_partner"),
    ("2012-12-19", "CSTO", "Uzbekistan", "left", None, "suspended"),
    ("2006-06-23", "CSTO", "Uzbekistan", "returned", "member", None),
]


def test_what_changed_stands_in_one_column() -> None:
    assert lines(CHANGES, CHANGED, Layout())[2:] == [
        "2009-06-16   SCO            Belarus      joined: dialogue_partner",
        "2015-07-10   SCO            Belarus      dialogue_partner → observer",
        "2012-12-19   CSTO           Uzbekistan   left: suspended",
        "2006-06-23   CSTO           Uzbekistan   returned: member",
    ]


def test_a_long_word_is_said_shorter_where_it_would_not_fit() -> None:
    assert lines(CHANGES, CHANGED, Layout(), width=60) == [
        "date         organization   name         change",
        "────────────────────────────────────────────────────────────",
        "2009-06-16   SCO            Belarus      joined: dialogue",
        "2015-07-10   SCO            Belarus      dialogue → observer",
        "2012-12-19   CSTO           Uzbekistan   left: suspended",
        "2006-06-23   CSTO           Uzbekistan   returned: member",
        "dialogue = dialogue_partner",
    ]


MATRIX = ("state", "name", "SCO", "CSTO", "EAEU")
CELLS = [
    ("ARM", "Armenia", "dialogue_partner", "member", "member"),
    ("BLR", "Belarus", "observer?", "member", "member/candidate"),
    ("CUB", "Cuba", None, None, "observer"),
]


def test_a_matrix_is_in_words_where_they_fit() -> None:
    assert lines(MATRIX, CELLS, Layout(is_matrix=True)) == [
        "state   name      SCO                CSTO     EAEU",
        "──────────────────────────────────────────────────────────────",
        "ARM     Armenia   dialogue_partner   member   member",
        "BLR     Belarus   observer?          member   member/candidate",
        "CUB     Cuba                                  observer",
    ]


def test_a_matrix_is_in_letters_where_words_do_not_fit() -> None:
    assert lines(MATRIX, CELLS, Layout(is_matrix=True), width=50) == [
        "state   name      SCO   CSTO   EAEU",
        "───────────────────────────────────",
        "ARM     Armenia   D     M      M",
        "BLR     Belarus   O?    M      M/C",
        "CUB     Cuba                   O",
        "M member, O observer, D dialogue_partner, C",
        "candidate",
    ]


def test_a_matrix_of_more_columns_than_fit_becomes_several() -> None:
    assert lines(MATRIX, CELLS, Layout(is_matrix=True), width=28) == [
        "state   name      SCO   CSTO",
        "────────────────────────────",
        "ARM     Armenia   D     M",
        "BLR     Belarus   O?    M",
        "",
        "state   name      EAEU",
        "──────────────────────",
        "ARM     Armenia   M",
        "BLR     Belarus   M/C",
        "CUB     Cuba      O",
        "M member, O observer, D",
        "dialogue_partner, C",
        "candidate",
    ]


def test_every_status_has_a_letter_of_its_own() -> None:
    assert set(LETTERS) == {status.value for status in Status}
    assert len(set(LETTERS.values())) == len(LETTERS)


SPOKEN = ("date", "speaker", "capacity", "addressees", "kind", "text", "source", "id")
SAID = [
    ("2021-09-17", "Vladimir Putin", "leader", "SCO", "quotation", "Align\nour positions.", "ft paragraph 9", "align"),
    ("2021-09-17", "analysts", None, None, "paraphrase", "The Taliban and the TALIBÁN are feared.", "ft", "fear"),
]
CARD = Layout(card=[["speaker", "capacity", "date", "to addressees"], ["text"], ["source", "id"]])


def test_a_text_is_a_card_who_and_when_and_then_the_words_and_where_they_are() -> None:
    assert lines(SPOKEN, SAID, CARD, width=40) == [
        "Vladimir Putin, leader, 2021-09-17, to",
        "  SCO",
        "  “Align",
        "  our positions.”",
        "  ft paragraph 9, align",
        "",
        "analysts, 2021-09-17",
        "  The Taliban and the TALIBÁN are",
        "  feared.",
        "  ft, fear",
    ]


def test_words_that_are_searched_for_stand_out_in_the_text_in_any_case_and_with_any_accent() -> None:
    shown = lines(SPOKEN, SAID[1:], CARD._replace(found=["taliban"]))
    assert shown[1] == "  The \x1b[1mTaliban\x1b[0m and the \x1b[1mTALIBÁN\x1b[0m are feared."


def test_cards_without_texts_say_a_first_line_that_they_share_once() -> None:
    card = Layout(card=[["fact"], ["title"], ["consulted consulted", "source"]])
    rows = [("SCO/IND", "Basic facts", "yes", "facts"), ("SCO/IND", "Decisions", "no", "record")]
    assert lines(("fact", "title", "consulted", "source"), rows, card) == [
        "SCO/IND",
        "  Basic facts",
        "    consulted yes, facts",
        "  Decisions",
        "    consulted no, record",
    ]


@pytest.mark.parametrize(
    ("question", "most"),
    [
        (("changes", "--since", "2021", "--until", "2024"), 1.3),
        (("timeline", "KAZ", "--list"), 1.1),
        (("affiliations", "KAZ"), 1.7),
        (("coverage",), 1.25),
        (("leaders", "KAZ"), 1.15),
        (("matrix", "SCO", "CSTO", "EAEU", "CIS", "OSCE", "NATO", "EU"), 1.1),
        (("events", "--state", "KAZ"), 2.1),
    ],
)
def test_a_list_takes_about_one_line_a_row_at_80_columns(ask_file: Run, question: tuple[str, ...], most: float) -> None:
    rows = len(ask_file(*question).stdout.splitlines()) - 1
    shown = ask_file(*question, "-f", "table", COLUMNS="80").stdout.splitlines()
    assert max(map(len, shown)) <= 80
    listed = [*takewhile(lambda line: not line.startswith("(1) "), shown)]
    assert len(listed) <= rows * most + 4


def test_a_note_is_marked_in_its_row_and_stands_under_the_table_once() -> None:
    table = Table(COLUMNS, PARTNERS, remarks=[["Signed later."], [], ["Signed later.", "By video."]], layout=Layout())
    stream = StringIO()
    write(table, "table", stream, 80)
    assert (
        stream.getvalue()
        == """\
status: dialogue_partner

state   name      start_date
─────────────────────────────────────
ARM     Armenia   2015-07-10   (1)
EGY     Egypt     2021-09-17
QAT     Qatar     2021-09-17   (1)(2)
(1) Signed later.
(2) By video.
"""
    )
