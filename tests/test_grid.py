"""Columns side by side: what widths they get, from where all fits to where it is no table any more."""

from io import StringIO

import pytest

from regional.render import Table, write
from regional.render.grid import Grid, grid_of, write_blocks, write_grid

Cells = tuple[list[str], list[list[str]]]
NONE: Cells = (["id", "name"], [])
IDS: Cells = (["id", "text"], [["an-id-of-parts", "three words here and more"]])
LETTERS: Cells = (["organization", "state"], [["a" * 30, "b" * 30]])
LINES: Cells = (
    ["n", "text"],
    [["1", "some words"], ["2", "上合组织成员国元首理事会"], ["3", "one\nlonger second line"]],
)
STATES: Cells = (
    ["state", "name", "status", "since"],
    [
        ["KAZ", "Kazakhstan", "member", "2001-06-15"],
        ["GBR", "United Kingdom of Great Britain", "dialogue_partner", "[2005..2009]"],
        ["a-long-id/of-parts", "上合组织成员国元首理事会", "observer", ""],
    ],
)
HUGE: Cells = (["id", "text"], [["KAZ", "word " * 1000], ["TJK", "x" * 5000]])
SAMPLED: Cells = (["a", "b"], [["x y z " * n, "u v " * (300 - n)] for n in range(300)])


@pytest.mark.parametrize(
    ("table", "broken", "width", "widths", "gap"),
    [
        (NONE, 3, 9, [2, 4], 3),
        (NONE, 3, 8, [2, 4], 2),
        (IDS, 3, 42, [14, 25], 3),
        (IDS, 3, 41, [14, 25], 2),
        (IDS, 3, 40, [14, 24], 2),
        (IDS, 3, 21, [14, 5], 2),
        (IDS, 3, 20, [13, 5], 2),
        (IDS, 0.6, 29, [14, 13], 2),
        (IDS, 0.6, 22, [7, 13], 2),
        (IDS, 0.6, 17, [6, 9], 2),
        (IDS, 3, 12, [5, 5], 2),
        (LETTERS, 3, 61, [29, 30], 2),
        (LETTERS, 3, 60, [29, 29], 2),
        (LETTERS, 3, 26, [12, 12], 2),
        (LINES, 3, 28, [1, 24], 3),
        (LINES, 3, 26, [1, 23], 2),
        (LINES, 3, 15, [1, 12], 2),
        (STATES, 3, 71, [18, 19, 16, 12], 2),
        (STATES, 3, 60, [14, 12, 16, 12], 2),
        (STATES, 3, 49, [5, 12, 14, 12], 2),
        (STATES, 3, 43, [5, 12, 9, 11], 2),
        (STATES, 0.6, 71, [18, 24, 11, 12], 2),
        (STATES, 0.6, 60, [18, 17, 9, 10], 2),
        (STATES, 0.6, 43, [6, 12, 9, 10], 2),
        (HUGE, 3, 40, [3, 35], 2),
        (SAMPLED, 3, 40, [21, 17], 2),
    ],
)
def test_columns_give_way_where_it_costs_the_fewest_lines_and_words(
    table: Cells, broken: float, width: int, widths: list[int], gap: int
) -> None:
    headings, rows = table
    numeric = [True, *[False] * (len(headings) - 1)]
    found = grid_of(headings, rows, numeric, width, broken)
    assert found is not None
    assert (found.widths, found.gap, found.numeric) == (widths, gap, numeric)
    assert found.width == sum(widths) + gap * (len(widths) - 1) <= width


@pytest.mark.parametrize(("width", "is_natural"), [(42, True), (41, True), (40, False)])
def test_a_table_in_which_nothing_is_broken_is_known(width: int, is_natural: bool) -> None:  # noqa: FBT001
    headings, rows = IDS
    found = grid_of(headings, rows, [False] * 2, width)
    assert found is not None
    assert found.is_natural is is_natural


@pytest.mark.parametrize(("table", "width"), [(LETTERS, 25), (IDS, 11), (LINES, 14), (STATES, 30)])
def test_a_terminal_can_be_too_narrow_for_a_table(table: Cells, width: int) -> None:
    headings, rows = table
    assert grid_of(headings, rows, [False] * len(headings), width) is None


def test_a_table_of_nothing_but_empty_texts_is_one() -> None:
    assert grid_of([""], [[""], [""]], [False], 80) == Grid([0], 3, [False])


def test_what_it_costs_to_break_a_word_is_three_lines_unless_it_is_said() -> None:
    headings, rows = STATES
    assert grid_of(headings, rows, [False] * 4, 60) == grid_of(headings, rows, [False] * 4, 60, 3)


def test_a_row_takes_as_many_lines_as_its_longest_cell_and_numbers_end_in_one_place() -> None:
    stream = StringIO()
    write_grid(Grid([5, 9], 2, [True, False]), ["n", "text"], [["7", "one two three"], ["1400", "上合组织成"]], stream)
    assert stream.getvalue() == (
        "    n  text\n"
        "────────────────\n"
        "    7  one two\n"
        "       three\n"
        " 1400  上合组织\n"
        "       成\n"
    )  # fmt: skip


def test_a_block_names_what_is_not_empty() -> None:
    stream = StringIO()
    write_blocks(["id", "name"], [["KAZ", ""], ["TJK", "Tajikistan"]], stream)
    assert stream.getvalue() == "id: KAZ\n\nid: TJK\nname: Tajikistan\n\n"


def test_a_column_is_one_of_numbers_if_all_its_values_are() -> None:
    stream = StringIO()
    rows = [("KAZ", 5, 5, None), ("CHN", None, "5", None), ("TJK", 2.25, 17, None)]
    write(Table(("id", "number", "either", "no"), rows), "table", stream, 40)
    assert stream.getvalue() == (
        "id    number   either   no\n"
        "──────────────────────────\n"
        "KAZ        5   5\n"
        "CHN            5\n"
        "TJK     2.25   17\n"
    )  # fmt: skip


def test_a_table_without_columns_has_rows_without_lines() -> None:
    assert Grid([], 2, []).line([]) == ""
