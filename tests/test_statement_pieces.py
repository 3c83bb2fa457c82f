"""The pieces of a statement: what is quoted, marks within marks, values, parts before it, and how it is counted."""

import pytest

from regional.sql.statement import counting, cut, is_given, marks, names, pasteable, replaced, with_parts


@pytest.mark.parametrize(
    ("value", "written"),
    [(None, "NULL"), (2, "2"), (-2.5, "-2.5"), (("a", "b'"), """'["a", "b\'\'"]'"""), ([], "'[]'"), ("", "''")],
)
def test_a_value_is_written_as_what_it_is(value: object, written: str) -> None:
    assert pasteable("SELECT :x, :y", {"x": value}) == f"SELECT {written}, :y;"


@pytest.mark.parametrize(
    ("text", "ended"),
    [("SELECT 1 -- one", "\n;"), ("SELECT 1 /* one */", "\n;"), ("-- one\nSELECT 1", ";"), ("SELECT '-- one'", ";")],
)
def test_a_semicolon_stands_in_no_comment(text: str, ended: str) -> None:
    assert pasteable(text, {}) == text + ended


@pytest.mark.parametrize("value", [None, "[]", [], ()])
def test_an_empty_list_is_not_given(value: object) -> None:
    assert not is_given(value)


@pytest.mark.parametrize("value", ["", "[ ]", '["x"]', ["x"], ("x",), 0, False])
def test_whatever_else_is_given_even_if_it_is_nothing(value: object) -> None:
    assert is_given(value)


@pytest.mark.parametrize(
    "quoted",
    [
        *("':a'", "'it''s :a'", '":a"', '"x"":a"', "`:a`", "$$:a$$", "$q$ $$ :a $q$", "E'\\' :a'", "e'\\' :a'", "x::a"),
        *("-- :a", "/* :a */", "/* :a", "':a", '":a', "`:a", "$$:a", "E'\\':a", "a:a", "-- :a '", "/* ' */ /* :a */"),
    ],
)
def test_what_is_quoted_is_no_parameter_on_either_engine(quoted: str) -> None:
    assert [*names(f"SELECT {quoted}")] == []
    assert replaced(f"SELECT :b, {quoted}", "<{}>".format) == f"SELECT <b>, {quoted}"


@pytest.mark.parametrize(
    "text",
    [
        *("':x' :a", "'it''s' :a", "$1 || :a", "x$y$ :a $y$", "typE'\\' || :a || '", "$q$ :x $q$ :a"),
        *("-- :x\n:a", "/* :x */:a", "(:a)", "-:a", "::x :a", "`x`:a"),
    ],
)
def test_a_parameter_stands_behind_what_is_quoted(text: str) -> None:
    assert [name for name, _ in names(f"SELECT {text}")] == ["a"]


def test_a_mark_is_all_that_a_comment_says() -> None:
    text = "SELECT 1\nWHERE TRUE\n    AND 1 = 1{}\n    AND 2 = 2  -- unless :b"
    kept = "SELECT 1\nWHERE TRUE\n    AND 1 = 1{}\n    AND 2 = 2"
    for comment in ("  -- if :a, as ever", "  -- when :a", "  -- if a", "  -- if: a", "  /* if :a */", ""):
        assert [mark.name for mark in marks(text.format(comment))] == ["b"]
        assert cut(text.format(comment), {}) == kept.format(comment)
    assert [mark[:2] for mark in marks(text.format("--if :a "))] == [("a", True), ("b", False)]


WITHIN = """\
WHERE TRUE
    AND x IN (  -- if :a
        SELECT 1
        WHERE TRUE
            AND 1 = 1  -- if :b
    )
    CROSS JOIN y  -- if :c
      ON TRUE
    INNER JOIN z ON TRUE  -- unless :c
    LEFT JOIN w ON TRUE  -- if :b"""


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("", "0 8"),
        ("a", "0 1 2 3 5 8"),
        ("b", "0 8 9"),
        ("ab", "0 1 2 3 4 5 8 9"),
        ("c", "0 6 7"),
        ("abc", "0 1 2 3 4 5 6 7 9"),
    ],
)
def test_a_mark_can_stand_within_what_another_takes_away(given: str, kept: str) -> None:
    lines = [line.partition("  --")[0] for line in WITHIN.split("\n")]
    assert cut(WITHIN, dict.fromkeys(given, "x")) == "\n".join(lines[int(at)] for at in kept.split())


PART = ("p", "What it is.", "SELECT 1 AS a")
BEFORE = "-- What it is.\np AS NOT MATERIALIZED (\nSELECT 1 AS a\n)"


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("SELECT 2", f"WITH\n{BEFORE}\n\nSELECT 2"),
        ("WITH q AS (SELECT 2)\nSELECT 3", f"WITH\n{BEFORE},\n\nq AS (SELECT 2)\nSELECT 3"),
        ("WITH RECURSIVE q AS (SELECT 2)\nSELECT 3", f"WITH RECURSIVE\n{BEFORE},\n\nq AS (SELECT 2)\nSELECT 3"),
        ("with recursive q AS (SELECT 2)\nSELECT 3", f"WITH recursive\n{BEFORE},\n\nq AS (SELECT 2)\nSELECT 3"),
        (
            "-- With\n/* all */ with q AS (SELECT 2)\nSELECT 3",
            f"-- With\n/* all */ WITH\n{BEFORE},\n\nq AS (SELECT 2)\nSELECT 3",
        ),
        ("VALUES (2)", f"WITH\n{BEFORE}\n\nVALUES (2)"),
        ("withal", f"WITH\n{BEFORE}\n\nwithal"),
    ],
)
def test_parts_stand_before_what_a_statement_begins_with(text: str, joined: str) -> None:
    assert with_parts([PART], text) == joined
    assert with_parts([], text) == text
    assert with_parts([PART, PART], text).count(f"{BEFORE},\n\n{BEFORE}") == 1


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("SELECT 1\nFROM a\nORDER BY 1", "SELECT 1\nFROM a"),
        ("SELECT 1 FROM (SELECT 2\nORDER BY 1)\nORDER BY 1", "SELECT 1 FROM (SELECT 2\nORDER BY 1)"),
        ("SELECT 1\nORDER BY 1\nLIMIT 3", None),
        ("SELECT 1\nORDER BY 1 limit 3", None),
        ("SELECT 1 ORDER BY 1", None),
    ],
)
def test_rows_are_counted_in_no_order_unless_it_decides_which_they_are(text: str, asked: str | None) -> None:
    before, after = counting(text, 7).split(asked or text)
    assert before == "SELECT count(*) FROM (SELECT 1 AS one FROM (\n"
    assert after == "\n) AS asked LIMIT 7) AS answered"
