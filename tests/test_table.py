"""Tables for people: as wide as the terminal, aligned in every script, and nothing in them is cut."""

import re
from collections import Counter
from collections.abc import Sequence
from io import StringIO
from typing import Any

import pytest
from rich.cells import cell_len

from regional.render import Table, write


def shown(table: Table, width: int = 100) -> str:
    stream = StringIO()
    write(table, "table", stream, width)
    return stream.getvalue()


def lines(table: Table, width: int = 100) -> list[str]:
    return [line.rstrip() for line in shown(table, width).splitlines()]


def words_of(columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> list[str]:
    return [word for row in (columns, *rows) for cell in row for word in str(cell or "").split()]


def test_columns_are_aligned_and_control_characters_shown() -> None:
    rows = [
        ("KAZ", "Казахстан", 19, None),
        ("CHN", "中华人民共和国", 1400, 'pipe | "quote"'),
        ("TJK", "two\nlines", 2.5, ""),
        ("KGZ", "=SUM(A1)", None, "\x1b[31mred\\"),
    ]
    assert lines(Table(("id", "name", "count", "note"), rows)) == [
        "id    name             count   note",
        "─────────────────────────────────────────────",
        "KAZ   Казахстан           19",
        'CHN   中华人民共和国    1400   pipe | "quote"',
        "TJK   two                2.5",
        "      lines",
        "KGZ   =SUM(A1)                 \\x1b[31mred\\",
    ]


ID = "ft-2021-09-17/putin-mandate-of-the-sco"
STATEMENTS: list[tuple[Any, ...]] = [
    (ID, "Vladimir Putin", "The organization has to act within its mandate, and its members should decide together."),
    ("ft-2021-09-17/xi", "习近平", "各方应当推动局势平稳过渡 遏制恐怖主义"),
    (
        "ft-2021-09-17/shaykhov",
        "Ойбек Шайхов",
        "Узбекистан заинтересован в стабильности и хозяйственном развитии соседа.",
    ),
]
HEADINGS = ("id", "speaker", "text")


@pytest.mark.parametrize("width", [40, 80, 120])
def test_nothing_is_cut_at_any_width(width: int) -> None:
    text = shown(Table(HEADINGS, STATEMENTS), width)
    wanted = words_of(HEADINGS, STATEMENTS)
    assert "…" not in text
    assert not Counter("".join(wanted)) - Counter(text)
    assert {word for word in wanted if cell_len(word) <= 12} <= set(re.split(r"[\s:]+", text))


@pytest.mark.parametrize("width", [80, 120])
def test_a_table_is_as_wide_as_the_terminal_at_most(width: int) -> None:
    assert max(map(cell_len, lines(Table(HEADINGS, STATEMENTS), width))) <= width


@pytest.mark.parametrize("width", [80, 120])
def test_an_id_stays_on_one_line_while_it_fits(width: int) -> None:
    text = shown(Table(HEADINGS, STATEMENTS), width)
    assert all(row[0] in text for row in STATEMENTS)


@pytest.mark.parametrize("width", [60, 80])
def test_long_sentences_of_short_words_are_wrapped_between_words(width: int) -> None:
    sentence = "who was in it when the city fell, and who was not, and where that is written"
    table = lines(Table(("n", "text"), [(1, sentence), (2, sentence)]), width)
    assert table[0].split() == ["n", "text"]
    assert max(map(len, table)) <= width
    assert " ".join(line[table[0].index("text") :] for line in table[2:]) == f"{sentence} {sentence}"


def test_a_sentence_without_spaces_gives_way_before_an_id_is_broken() -> None:
    sentence = "上海合作组织成员国元首理事会会议在杜尚别举行各方就阿富汗局势交换了意见"
    text = shown(Table(HEADINGS, [*STATEMENTS, ("ft-2021-09-17/joint", "上合组织", sentence)]), 80)
    assert ID in text
    assert not Counter(sentence) - Counter(text)


def test_a_terminal_that_is_too_narrow_for_a_table_gets_a_block_for_each_row() -> None:
    columns = ("organization", "state", "start_date", "certain")
    rows = [("CSTO", "Kazakhstan", "2003-09-18", "yes"), ("SCO", "Kazakhstan", None, "no")]
    assert lines(Table(columns, rows), 20) == [
        "organization: CSTO",
        "state: Kazakhstan",
        "start_date: 2003-09-18",
        "certain: yes",
        "",
        "organization: SCO",
        "state: Kazakhstan",
        "certain: no",
        "",
    ]


@pytest.mark.parametrize("width", [80, 120])
def test_columns_begin_in_one_place_in_every_script(width: int) -> None:
    rows = [("SCO", "上合组织"), ("ШОС", "대한민국"), ("シャンハイ", "Казахстан"), ("ﾊ", "plain")]
    table = lines(Table(("name", "means"), rows), width)
    assert {cell_len(line[: line.index(second)]) for line, (_, second) in zip(table[2:], rows, strict=True)} == {13}


def test_numbers_end_in_one_place() -> None:
    assert lines(Table(("organization", "spells"), [("SCO", 12), ("UN", 1400), ("RATS", None)]))[2:] == [
        "SCO                12",
        "UN               1400",
        "RATS",
    ]


NOTES = ["Report on the joint meeting, paragraph 13", "Declaration [of 2001] (not consulted)"]


def test_footnotes_are_numbered_under_the_table() -> None:
    assert lines(Table(("state", "sources"), [("KAZ", "[1][2]")], NOTES)) == [
        "state   sources",
        "───────────────",
        "KAZ     [1][2]",
        "[1] Report on the joint meeting, paragraph 13",
        "[2] Declaration [of 2001] (not consulted)",
    ]


def test_a_long_footnote_is_left_to_the_terminal_to_wrap() -> None:
    note = "word " * 40 + "end"
    assert f"[1] {note}" in lines(Table(("state",), [("KAZ",)], [note]), 40)
