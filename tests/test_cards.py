"""Cards: one block for each row, what is said of it in lines, and what was searched for in bold."""

from collections.abc import Sequence
from io import StringIO

import pytest

from regional.render import Layout, Table, write
from regional.render.cards import standing_out

COLUMNS = ("id", "speaker", "kind", "text", "certain", "source_note", "sources")


def cards(
    card: Sequence[Sequence[str]], *rows: Sequence[str | None], width: int = 40, remarks: Sequence[Sequence[str]] = ()
) -> str:
    stream = StringIO()
    write(Table(COLUMNS, rows, layout=Layout(card=card), remarks=remarks), "table", stream, width)
    return stream.getvalue()


XI = ("xi", "Xi Jinping", "quotation", "We act.", "yes", None, "[1]")
NOBODY = ("no", None, "paraphrase", "They act.", "no", "Read. In full.", None)
TEXT = [["speaker", "certain"], ["text"], ["source_note", "from id"]]
LINES = [["speaker"], ["kind"], ["id"]]


def test_a_text_stands_between_empty_lines_a_quotation_in_marks_and_what_is_possible_is_said() -> None:
    assert cards(TEXT, XI, NOBODY, XI) == (
        "Xi Jinping [1]\n  “We act.”\n  from xi\n\npossibly\n  They act.\n  Read. …, from no\n\n"
        "Xi Jinping [1]\n  “We act.”\n  from xi\n"
    )


def test_two_texts_of_one_speaker_are_two_cards_and_a_text_is_whole() -> None:
    twice = ("xi", "Xi Jinping", "quotation", "We act. They act.", "yes", None, None)
    card = "Xi Jinping\n  “We act. They act.”\n  from xi\n"
    assert cards(TEXT, twice, twice) == f"{card}\n{card}"


def test_without_texts_a_first_line_that_cards_share_is_said_once_and_lines_go_in_deeper() -> None:
    other = ("no", "Xi Jinping", *XI[2:])
    assert cards(LINES, XI, other, NOBODY, XI) == (
        "Xi Jinping [1]\n  quotation\n    xi\n  quotation\n    no\n"
        "paraphrase\n  no\n"
        "Xi Jinping [1]\n  quotation\n    xi\n"
    )


def test_a_value_is_said_once_in_a_line_words_stand_before_it_and_what_is_empty_is_left_out() -> None:
    assert cards([["speaker", "speaker", "to id"], ["certain"]], XI, NOBODY) == (
        "Xi Jinping, to xi [1]\nto no\n  possibly\n"
    )


def test_notes_stand_behind_the_last_line_and_under_all_cards() -> None:
    assert cards(TEXT, XI, NOBODY, width=16, remarks=[["A note of many words."], []]) == (
        "Xi Jinping [1]\n  “We act.”\n  from xi (1)\n\n"
        "possibly\n  They act.\n  Read. …,\n    from no\n\n"
        "(1) A note of\nmany words.\n"
    )


@pytest.mark.parametrize(
    ("text", "found", "bold"),
    [
        ("no word", [], "no word"),
        ("no word", [""], "no word"),
        ("Straße STRASSE ss", ["strasse"], "[Straße] [STRASSE] ss"),
        ("one\nword", ["one word"], "[one\nword]"),
        ("aaa", ["aa"], "[aa]a"),
        ("abcabc", ["bc", "ca"], "a[bcabc]"),
        ("Talibán, talib", ["taliban", "x"], "[Talibán], talib"),
    ],
)
def test_what_was_searched_for_is_bold(text: str, found: list[str], bold: str) -> None:
    assert standing_out(text, found) == bold.translate({ord("["): "\x1b[1m", ord("]"): "\x1b[0m"})
