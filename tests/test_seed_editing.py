"""Rows and cells that are put into the texts of seed files: all the rest of a text stays as it is."""

import pytest
import yaml

from regional.errors import RegionalError
from regional.seeds.csv_editing import with_cell, with_row
from regional.seeds.yaml_editing import Text

ROW = {"id": "x", "names": ["p q", "r"]}
SHORT = "{id: x, names: [p q, r]}"


@pytest.mark.parametrize(
    ("text", "values", "after"),
    [
        ("a,b\n1,2\n", {"b": "x"}, "a,b\n1,2\n,x\n"),
        ("a,b\r\n1,2", {"a": ["p", "q r"], "b": "x,y"}, 'a,b\r\n1,2\r\np; q r,"x,y"\r\n'),
        ("a , b\n", {"a": "1"}, "a , b\n1,\n"),
        ("a,b\n", {"a": "two\nlines", "b": 'a "mark"'}, 'a,b\n"two\nlines","a ""mark"""\n'),
        ("a\r", {"a": "1"}, "a\r1\n"),
    ],
)
def test_a_row_is_the_last_line_of_a_csv_file(text: str, values: dict[str, str], after: str) -> None:
    assert with_row(text, "f.csv", values) == after


@pytest.mark.parametrize(
    ("text", "line", "after"),
    [
        ("a,b,c\n1,,3\n4,5,6\n", 2, "a,b,c\n1,x,3\n4,5,6\n"),
        ("a,b,c\n1,,3\n4,5,6", 3, "a,b,c\n1,,3\n4,x,6"),
        ('a,b\n"one\ntwo",2\r\n3,4\n', 2, 'a,b\n"one\ntwo",x\r\n3,4\n'),
        ('a,b\n"one\ntwo",2\n3,4\r\n', 4, 'a,b\n"one\ntwo",2\n3,x\r\n'),
    ],
)
def test_a_cell_is_changed_in_its_row_alone(text: str, line: int, after: str) -> None:
    assert with_cell(text, "f.csv", line, "b", "x") == after


def test_a_column_must_be_there() -> None:
    for said in ("a,b\n1,2\n", ""):
        with pytest.raises(RegionalError, match=r"^f\.csv:1: the first line names no column 'z': add it there first$"):
            with_row(said, "f.csv", {"z": "1"})
    with pytest.raises(RegionalError, match=r"^f\.csv:1: the first line names no column 'z': add it there first$"):
        with_cell("a\n1\n", "f.csv", 2, "z", "x")


TWO = "events:\n  - {id: a} # c\nother:\n  - id: b\n"
BLOCK = "  - id: x\n    names: [p q, r]\n"


@pytest.mark.parametrize(
    ("text", "key", "after"),
    [
        ("", None, f"- {SHORT}\n"),
        ("", "events", f"events:\n  - {SHORT}\n"),
        ("a: 1", "events", f"a: 1\nevents:\n  - {SHORT}\n"),
        ("a: 1\n", "events", f"a: 1\nevents:\n  - {SHORT}\n"),
        ("- id: a\n  n: [b]\n", None, "- id: a\n  n: [b]\n- id: x\n  names: [p q, r]\n"),
        ("- {id: a}\n", None, f"- {{id: a}}\n- {SHORT}\n"),
        (TWO, "events", f"events:\n  - {{id: a}} # c\n  - {SHORT}\nother:\n  - id: b\n"),
        (TWO, "other", f"{TWO}{BLOCK}"),
        ("[{id: a} ]\n", None, f"[{{id: a}}, {SHORT} ]\n"),
        ("events: []\nother: 1\n", "events", f"events: [{SHORT}]\nother: 1\n"),
        (
            "events:\n  - id: a\n    text: |\n      one\n      two\n\nother: 1\n",
            "events",
            f"events:\n  - id: a\n    text: |\n      one\n      two\n\n{BLOCK}other: 1\n",
        ),
        (
            "events:\n  - id: a\n    text: >\n      one",
            "events",
            f"events:\n  - id: a\n    text: >\n      one\n{BLOCK}",
        ),
        (
            "events:\r\n  - id: a\r\nother: 1\r\n",
            "events",
            "events:\r\n  - id: a\r\n" + BLOCK.replace("\n", "\r\n") + "other: 1\r\n",
        ),
        (
            "- id: a\n  n:\n    - x: 1\n      y: 2",
            None,
            "- id: a\n  n:\n    - x: 1\n      y: 2\n- id: x\n  names: [p q, r]\n",
        ),
    ],
)
def test_a_row_stands_behind_the_last_one_and_looks_like_it(text: str, key: str | None, after: str) -> None:
    made = Text(text).with_row(key, ROW)
    assert made == after
    read = yaml.safe_load(made)
    assert (read[key] if key else read)[-1] == ROW


SPELL = {"member_id": "KAZ", "start_date": "2001"}
OTHER = "{member_id: RUS, start_date: 2001}"


@pytest.mark.parametrize(
    ("text", "line", "after"),
    [
        (
            f"ms:\n  - member_id: KAZ\n    start_date: 2001 # c\n    status: m\n  - {OTHER}\n",
            2,
            f"ms:\n  - member_id: KAZ\n    start_date: 2001 # c\n    end_date: 2002\n    status: m\n  - {OTHER}\n",
        ),
        (
            "ms:\n  - {member_id: KAZ, start_date: 2001, status: m}\n",
            2,
            "ms:\n  - {member_id: KAZ, start_date: 2001, end_date: 2002, status: m}\n",
        ),
        (
            f"ms: [{OTHER}, {{start_date: 2001, member_id: KAZ}}]\n",
            1,
            f"ms: [{OTHER}, {{start_date: 2001, member_id: KAZ, end_date: 2002}}]\n",
        ),
        (
            "- {member_id: KAZ, start_date: 2001, n: [KAZ]}\n- {member_id: KAZ, start_date: 2001}\n",
            2,
            "- {member_id: KAZ, start_date: 2001, n: [KAZ]}\n- {member_id: KAZ, start_date: 2001, end_date: 2002}\n",
        ),
        ("- member_id: KAZ\n  start_date: 2001", 1, "- member_id: KAZ\n  start_date: 2001\n  end_date: 2002\n"),
        (
            "- member_id: KAZ\r\n  start_date: 2001\r\n",
            1,
            "- member_id: KAZ\r\n  start_date: 2001\r\n  end_date: 2002\r\n",
        ),
    ],
)
def test_a_field_stands_behind_what_the_row_says(text: str, line: int, after: str) -> None:
    assert Text(text).with_field(line, SPELL, "end_date", "2002") == after


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("plain words", "plain words"),
        ("ОДКБ", "ОДКБ"),
        ("it's", "it's"),
        ("x#y", "x#y"),
        ("a:b", "a:b"),
        ("null", "null"),
        ("12", "12"),
        ("-", '"-"'),
        ("a: b", '"a: b"'),
        ("a, b", '"a, b"'),
        ("'q'", "\"'q'\""),
        ('"q"', '"\\"q\\""'),
        ("- x", '"- x"'),
        ("x #y", '"x #y"'),
        ("!x", '"!x"'),
        ("x!", '"x!"'),
        ("a\nb", '"a\\nb"'),
        ("*a", '"*a"'),
        ("[a", '"[a"'),
        ("a]", '"a]"'),
        ("{", '"{"'),
        ("a:", '"a:"'),
        (" a", '" a"'),
        ("a ", '"a "'),
        ("\x07", '"\\u0007"'),
    ],
)
def test_a_text_is_quoted_where_yaml_would_read_another(value: str, written: str) -> None:
    assert Text("- {id: a}\n").with_row(None, {"id": value}) == f"- {{id: a}}\n- {{id: {written}}}\n"
    block = Text("- id: a\n").with_row(None, {"id": value, "b": "c"})
    assert block == f"- id: a\n- id: {written}\n  b: c\n"
    assert yaml.load(block, Loader=yaml.BaseLoader)[1] == {"id": value, "b": "c"}  # noqa: S506 - texts only
