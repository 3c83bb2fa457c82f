"""How texts are broken into lines: between words, within ids where they have parts, and in scripts without blanks."""

from io import StringIO

import pytest

from regional.render.groups import write_groups
from regional.render.lines import first_sentence, longest_part, longest_word, width_of, wrapped


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 5, [""]),
        ("   ", 2, [""]),
        ("two words", 9, ["two words"]),
        ("two words", 8, ["two", "words"]),
        ("ab cd ef", 5, ["ab cd", "ef"]),
        ("  abcd", 4, ["abcd"]),
        ("ab  cd\n\nef", 4, ["ab", "cd", "", "ef"]),
        ("a\nb", 100, ["a", "b"]),
        ("ab ", 3, ["ab "]),
        ("abcdef", 3, ["abc", "def"]),
        ("see a-b-c", 6, ["see", "a-b-c"]),
        ("see a-b-c", 5, ["see", "a-b-c"]),
        ("s a-b-c-d", 7, ["s", "a-b-c-d"]),
        ("see a-b-c", 4, ["see", "a-b-", "c"]),
        ("a 上", 2, ["a", "上"]),
        ("see ft-2021/putin_mandate", 12, ["see ft-2021/", "putin_", "mandate"]),
        ("[2005..2013]", 11, ["[2005..", "2013]"]),
        ("2005..2009..x", 6, ["2005..", "2009..", "x"]),
        ("--abc", 3, ["--", "abc"]),
        ("a-b--c", 2, ["a-", "b-", "-c"]),
        ("上合组织成员", 4, ["上合", "组织", "成员"]),
        ("上合组织成员", 6, ["上合组", "织成员"]),
        ("上合组织成员", 11, ["上合组织成", "员"]),
        ("a 上合组织", 4, ["a 上", "合组", "织"]),
        ("a上合", 2, ["a", "上", "合"]),
        ("上", 1, ["上"]),
        ("a long heading that wraps", 4, ["a", "long", "hea", "ding", "that", "wra", "ps"]),
    ],
)
def test_a_text_is_broken_into_these_lines(text: str, width: int, lines: list[str]) -> None:
    assert wrapped(text, width) == lines


@pytest.mark.parametrize(
    ("text", "word", "part"),
    [
        ("", 0, 0),
        ("ab abcd é", 4, 4),
        ("ft-2021/putin", 13, 5),
        ("[2005..2013]", 12, 7),
        ("abcdefghijklmnop", 16, 16),
        ("上" * 5, 10, 10),
        ("上" * 6, 12, 12),
        ("上" * 7, 12, 12),
        ("上-" + "合" * 7, 12, 12),
        ("ab上", 4, 4),
    ],
)
def test_how_wide_a_column_must_be_so_that_no_word_and_no_part_of_one_is_broken(
    text: str, word: int, part: int
) -> None:
    assert (longest_word(text), longest_part(text)) == (word, part)


def test_the_width_of_a_text_is_that_on_a_screen() -> None:
    assert [width_of(text) for text in ("abc", "上合", "e\u0301", "")] == [3, 4, 1, 0]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Read. In full.", "Read. …"),
        ("Read. in full.", "Read. in full."),
        ("Who? Éire.", "Who? …"),
        ("One\nline! Three", "One\nline! …"),
        ("No end", "No end"),
    ],
)
def test_the_first_sentence_of_a_text_ends_before_the_next_capital(text: str, first: str) -> None:
    assert first_sentence(text) == first


GROUPS = [
    ("KAZ, a state", [("name", "Kazakhstan, a text of many words"), ("a label of eighteen", "long"), ("", "no label")]),
    ("none", [("", "one text that is longer than this line")]),
    ("a heading that is longer than the line", []),
]


def test_labels_stand_in_one_column_and_texts_in_another_and_both_are_broken() -> None:
    stream = StringIO()
    write_groups(GROUPS, stream, 32)
    assert stream.getvalue() == (
        "KAZ, a state\n"
        "  name                Kazakhstan\n"
        "                      , a text\n"
        "                      of many\n"
        "                      words\n"
        "  a label of eighteen\n"
        "                      long\n"
        "                      no label\n"
        "\n"
        "none\n"
        "  one text that is longer than\n"
        "    this line\n"
        "\n"
        "a heading that is longer than\n"
        "the line\n"
    )


@pytest.mark.parametrize(
    ("groups", "width", "shown"),
    [
        ([("h", [("a" * 18, "x"), ("b", "y")])], 60, f"h\n  {'a' * 18}  x\n  b{' ' * 19}y\n"),
        ([("h", [("a" * 19, "x"), ("b", "y")])], 60, f"h\n  {'a' * 19}\n{' ' * 22}x\n  b{' ' * 19}y\n"),
        ([("h", [("name", "")])], 60, "h\n  name\n"),
        ([("h", [("label", "ab")])], 4, "h\n  label  a\n         b\n"),
        ([("h\x1b", [("l\x1b", "t\x1b")])], 60, "h\\x1b\n  l\\x1b  t\\x1b\n"),
    ],
)
def test_a_label_that_is_too_long_has_a_line_of_its_own(
    groups: list[tuple[str, list[tuple[str, str]]]], width: int, shown: str
) -> None:
    stream = StringIO()
    write_groups(groups, stream, width)
    assert stream.getvalue() == shown


def test_without_a_width_groups_are_as_wide_as_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "12")
    stream = StringIO()
    write_groups([("two or three", [("", "six words in all")]), ("two and three", [])], stream)
    assert stream.getvalue() == "two or three\n  six\n    words in\n    all\n\ntwo and\nthree\n"
