"""What a screen leaves out or says shorter: each step from cells to cells, with its neighbour that stays as it is."""

from io import StringIO
from typing import Any

import pytest

from regional.render import Layout, Table, write
from regional.render.squeeze import (
    Sheet,
    in_order,
    place_of_names,
    with_changes,
    with_cut_names,
    with_letters,
    with_marked_names,
    with_marks,
    with_short_words,
    without_constants,
)

POSSIBLE = "? possibly, not certainly: a date is not known to the day"


def sheet(columns: str, *rows: str) -> Sheet:
    """Cells that are parted by `|`, under what was said above and before what is said under them."""
    return Sheet(columns.split("|"), [row.split("|") for row in rows], [("day", "2001")], ["legend"])


def same(made: Sheet, columns: str, *rows: str, above: str = "", legend: str = "") -> bool:
    """Whether a sheet has these cells, and so much more above and under them."""
    wanted = sheet(columns, *rows)
    more = [
        ("day", "2001"),
        *((name, value) for name, _, value in (said.partition("=") for said in above.split("|")) if name),
    ]
    return made == wanted._replace(above=more, legend=["legend", *filter(None, [legend])])


def test_columns_come_in_the_order_that_is_asked_for() -> None:
    made = sheet("a|b|c", "1|2|3")
    assert same(in_order(made, ["c", "x", "a"]), "c|a", "3|1")
    assert in_order(made, []) == made


def test_marks_stand_in_a_last_column_without_a_heading() -> None:
    made = sheet("id|certain", "a|yes", "b|no", "c|")
    assert same(with_marks(made, ["", "(1)", ""]), "id|", "a|", "b|?(1)", "c|", legend=POSSIBLE)
    certain = sheet("id|certain", "a|yes")
    assert same(with_marks(certain, ["(1)"]), "id|", "a|(1)")
    assert same(with_marks(certain, [""]), "id", "a")
    assert same(with_marks(sheet("id", "a"), ["(1)"]), "id|", "a|(1)")
    assert same(with_marks(sheet("id|certain"), []), "id|certain")


def test_a_matrix_has_its_marks_behind_the_names() -> None:
    made = sheet("state|name|SCO", "KAZ|Kazakhstan|member", "TJK|Tajikistan|member")
    marked = with_marked_names(made, ["(1)", ""])
    assert same(marked, "state|name|SCO", "KAZ|Kazakhstan (1)|member", "TJK|Tajikistan|member")


@pytest.mark.parametrize(
    ("change", "before", "status", "said"),
    [
        ("joined", "", "member", "joined: member"),
        ("changed", "observer", "member", "observer → member"),
        ("left", "member", "", "left: member"),
    ],
)
def test_a_change_is_said_in_one_cell(change: str, before: str, status: str, said: str) -> None:
    made = sheet("id|before|change|status|n", f"a|{before}|{change}|{status}|1")
    assert same(with_changes(made), "id|change|n", f"a|{said}|1")


@pytest.mark.parametrize("missing", ["before", "change", "status"])
def test_what_is_no_change_stays(missing: str) -> None:
    made = sheet("id|before|change|status", "a|b|c|d").without(missing)
    assert with_changes(made) == made


def test_what_all_rows_say_is_said_above_three_rows() -> None:
    three = sheet("id|kind|none|before", "a|x||", "b|x||", "c|x||")
    assert same(without_constants(three), "id|before", "a|", "b|", "c|", above="kind=x")
    two = sheet("id|kind|none|before", "a|x||", "b|x||")
    assert same(without_constants(two), "id|kind|before", "a|x|", "b|x|")
    alike = sheet("id|kind", "a|x", "a|x", "a|x")
    assert without_constants(alike) == alike
    marked = sheet("id|", "a|?", "b|?", "c|?")
    assert without_constants(marked) == marked
    none = sheet("id|kind")
    assert without_constants(none) == none
    sides = sheet("id|after", "a|member", "b|member", "c|member")
    assert without_constants(sides) == sides


def test_long_words_are_said_shorter_and_explained() -> None:
    made = sheet("id|status", "a|dialogue_partner", "b|left: dialogue_partner", "c|member")
    short = with_short_words(made)
    assert same(short, "id|status", "a|dialogue", "b|left: dialogue", "c|member", legend="dialogue = dialogue_partner")
    assert with_short_words(sheet("id|status", "a|member")) == sheet("id|status", "a|member")


def test_a_status_in_a_matrix_is_a_letter_also_beside_another_and_where_it_is_possible() -> None:
    made = sheet("id|SCO", "a|member?", "b|dialogue_partner/observer", "c|partner", "d|full member", "e|")
    lettered = with_letters(made)
    legend = "M member, O observer, D dialogue_partner, P partner"
    assert same(lettered, "id|SCO", "a|M?", "b|D/O", "c|P", "d|full member", "e|", legend=legend)


@pytest.mark.parametrize(
    ("columns", "at"),
    [
        ("id|name", 1),
        ("n|state|name", 2),
        ("organization|name|id", 1),
        ("name|id", None),
        ("title|name", None),
        ("id|title", None),
        ("id|n|name", None),
    ],
)
def test_names_can_be_cut_behind_an_id_that_says_who_is_meant(columns: str, at: int | None) -> None:
    assert place_of_names(sheet(columns)) == at


@pytest.mark.parametrize(
    ("room", "cut"),
    [
        (24, ["twenty letters are a lot", "上" * 12, "x" * 22]),
        (23, ["twenty letters are a l…", "上" * 11 + "…", "x" * 22]),
        (22, ["twenty letters are a…", "上" * 10 + "…", "x" * 22]),
        (11, ["twenty let…", "上" * 5 + "…", "x" * 10 + "…"]),
        (10, ["twenty le…", "上" * 4 + "…", "x" * 9 + "…"]),
        (9, ["twenty le…", "上" * 4 + "…", "x" * 9 + "…"]),
    ],
)
def test_a_name_is_cut_to_the_room_but_ten_columns_of_it_are_left(room: int, cut: list[str]) -> None:
    made = sheet("id|name|n", "A|twenty letters are a lot|1", f"B|{'上' * 12}|2", f"C|{'x' * 22}|3")
    assert same(with_cut_names(made, 1, room), "id|name|n", f"A|{cut[0]}|1", f"B|{cut[1]}|2", f"C|{cut[2]}|3")


def shown(columns: str, rows: list[str], layout: Layout, width: int = 80, **more: Any) -> str:
    stream = StringIO()
    cells = [[cell or None for cell in row.split("|")] for row in rows]
    write(Table(columns.split("|"), cells, layout=layout, **more), "table", stream, width)
    return stream.getvalue()


def test_rows_and_notes_have_their_marks_and_what_stands_under_them_is_broken() -> None:
    text = shown(
        "id|certain",
        ["KAZ|yes", "TJK|no"],
        Layout(),
        20,
        remarks=[["a note of many words in all"], []],
        common="[1]",
        footnotes=["a source of many words"],
    )
    assert text == (
        "id\n"
        "─────────\n"
        "KAZ   (1)\n"
        "TJK   ?\n"
        "? possibly, not\n"
        "certainly: a date is\n"
        "not known to the day\n"
        "(1) a note of many\n"
        "words in all\n"
        "all rows: [1]\n"
        "[1] a source of many words\n"
    )


def test_what_all_rows_say_is_broken_where_it_is_too_long() -> None:
    rows = ["A|member|2001|yes", "B|member|2001|yes", "C|member|2001|yes"]
    assert shown("id|status|start_date|certain", rows, Layout(), 20) == (
        "status: member\nstart_date: 2001\n\nid\n──\nA\nB\nC\n"
    )


def test_numbers_of_a_list_end_in_one_place_wherever_their_column_goes() -> None:
    stream = StringIO()
    rows = [("KAZ", 5, "x"), ("CHN", 1400, "x"), ("TJK", 17, "x")]
    write(Table(("id", "count", "kind"), rows, layout=Layout(order=["kind", "count", "id"])), "table", stream, 40)
    assert stream.getvalue() == "kind: x\n\ncount   id\n───────────\n    5   KAZ\n 1400   CHN\n   17   TJK\n"


LONG = ["KG|A state of a very long name indeed.|1", "TJ|x|2"]


@pytest.mark.parametrize(
    ("columns", "width", "rows"),
    [
        ("id|name|n", 43, ["KG  A state of a very long name indeed.  1", "TJ  x                                    2"]),
        ("id|name|n", 40, ["KG  A state of a very long name inde…  1", "TJ  x                                  2"]),
        ("id|name|n", 22, ["KG  A state of a v…  1", "TJ  x                2"]),
        ("id|name|n", 17, ["KG  A state o…  1", "TJ  x           2"]),
        ("id|name|n", 15, ["KG  A state   1", "    o…", "TJ  x         2"]),
        (
            "id|text|n",
            40,
            ["KG  A state of a very long name        1", "    indeed.", "TJ  x                                  2"],
        ),
    ],
)
def test_a_name_gives_way_before_a_row_takes_two_lines(columns: str, width: int, rows: list[str]) -> None:
    assert shown(columns, LONG, Layout(), width).splitlines()[2:] == rows


def test_where_a_cut_name_is_not_enough_other_cells_are_broken() -> None:
    rows = ["KG|A state of a very long name|a text of many words|1", "TJ|x|y|2"]
    assert shown("id|name|text|n", rows, Layout(), 34).splitlines()[2:] == [
        "KG  A state o…  a text of many   1",
        "                words",
        "TJ  x           y                2",
    ]


def test_a_name_that_is_short_enough_is_whole_beside_a_text_that_is_broken() -> None:
    rows = ["KG|Kyrgyz Republic|a text that is much too long for it", "TJ|x|y"]
    assert shown("id|name|text", rows, Layout(), 40).splitlines()[2:] == [
        "KG  Kyrgyz Republic  a text that is much",
        "                     too long for it",
        "TJ  x                y",
    ]


def test_a_terminal_that_is_too_narrow_for_a_cut_name_has_blocks() -> None:
    rows = ["KYRGYZSTAN|A state of a long name|1", "TJ|x|2"]
    assert shown("id|name|n", rows, Layout(), 18) == (
        "id: KYRGYZSTAN\nname: A state of a long name\nn: 1\n\nid: TJ\nname: x\nn: 2\n\n"
    )
