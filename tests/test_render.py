"""Rendering: the same rows in every format, whole and unchanged, whatever is in them."""

# ruff: noqa: RUF001 - letters that look like others belong to what is written

import csv
import json
from decimal import Decimal
from io import StringIO
from typing import Any

import pytest

from regional import render
from regional.render import FOR_PEOPLE, FORMATS, SHORT, Table, distinct, html, numbered, printable, text, write
from regional.render.values import plain

COLUMNS = ("id", "name", "count", "note")
ROWS: list[tuple[Any, ...]] = [
    ("KAZ", "Казахстан", 19, None),
    ("CHN", "中华人民共和国", 1400, 'pipe | "quote" mark'),
    ("TJK", "two\nlines", 2.5, "a\ttab"),
    ("KGZ", "=SUM(A1)", None, "\x1b[31mred\\"),
]

CSV = """\
id,name,count,note
KAZ,Казахстан,19,
CHN,中华人民共和国,1400,"pipe | ""quote"" mark"
TJK,"two
lines",2.5,a\ttab
KGZ,=SUM(A1),,\x1b[31mred\\
"""

TSV = """\
id\tname\tcount\tnote
KAZ\tКазахстан\t19\t
CHN\t中华人民共和国\t1400\tpipe | "quote" mark
TJK\ttwo\\nlines\t2.5\ta\\ttab
KGZ\t=SUM(A1)\t\t\x1b[31mred\\\\
"""

NDJSON = r"""
{"id": "KAZ", "name": "Казахстан", "count": 19, "note": null}
{"id": "CHN", "name": "中华人民共和国", "count": 1400, "note": "pipe | \"quote\" mark"}
{"id": "TJK", "name": "two\nlines", "count": 2.5, "note": "a\ttab"}
{"id": "KGZ", "name": "=SUM(A1)", "count": null, "note": "\u001b[31mred\\"}
""".lstrip()

MARKDOWN = """\
| id | name | count | note |
| --- | --- | --- | --- |
| KAZ | Казахстан | 19 |  |
| CHN | 中华人民共和国 | 1400 | pipe \\| "quote" mark |
| TJK | two<br>lines | 2.5 | a\ttab |
| KGZ | =SUM(A1) |  | \\\\x1b[31mred\\\\ |
"""

IDS = """\
KAZ
CHN
TJK
KGZ
"""


def shown(table: Table, format_: str, width: int = 100) -> str:
    stream = StringIO()
    write(table, format_, stream, width)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("format_", "expected"), [("csv", CSV), ("tsv", TSV), ("ndjson", NDJSON), ("markdown", MARKDOWN), ("ids", IDS)]
)
def test_a_format_is_exactly_this(format_: str, expected: str) -> None:
    assert shown(Table(COLUMNS, ROWS), format_) == expected


def test_csv_gives_every_text_back_as_it_was() -> None:
    parsed = list(csv.reader(StringIO(shown(Table(COLUMNS, ROWS), "csv"))))
    assert parsed == [list(COLUMNS), *(["" if cell is None else str(cell) for cell in row] for row in ROWS)]


def test_tsv_has_one_line_for_each_row_and_one_tab_for_each_column() -> None:
    lines = shown(Table(COLUMNS, ROWS), "tsv").splitlines()
    assert [line.count("\t") for line in lines] == [3] * 5


def test_json_is_a_list_of_flat_objects_in_unescaped_utf_8() -> None:
    objects = [dict(zip(COLUMNS, row, strict=True)) for row in ROWS]
    assert shown(Table(COLUMNS, ROWS), "json") == json.dumps(objects, ensure_ascii=False, indent=2) + "\n"


def test_ndjson_is_one_object_in_each_line() -> None:
    objects = [json.loads(line) for line in shown(Table(COLUMNS, ROWS), "ndjson").splitlines()]
    assert objects == [dict(zip(COLUMNS, row, strict=True)) for row in ROWS]


@pytest.mark.parametrize(
    ("format_", "expected"),
    [
        ("table", "id   name\n─────────\n"),
        ("csv", "id,name\n"),
        ("tsv", "id\tname\n"),
        ("json", "[]\n"),
        ("ndjson", ""),
        ("markdown", "| id | name |\n| --- | --- |\n"),
        ("ids", ""),
    ],
)
def test_no_rows_are_shown_as_none(format_: str, expected: str) -> None:
    assert shown(Table(("id", "name"), []), format_) == expected


@pytest.mark.parametrize("format_", ["json", "ndjson"])
def test_two_columns_of_one_name_are_not_made_one(format_: str) -> None:
    made = shown(Table(("id", "id"), [("KAZ", "SCO")]), format_)
    assert [*json.loads(made.strip("[]\n"))] == ["id", "id_2"]


@pytest.mark.parametrize(
    ("columns", "names"),
    [
        ("id name", "id name"),
        ("a a a", "a a_2 a_3"),
        ("a a_2 a", "a a_2 a_3"),
        ("a_2 a a a_2", "a_2 a a_3 a_2_2"),
    ],
)
def test_columns_of_one_name_are_numbered_past_what_is_taken(columns: str, names: str) -> None:
    assert distinct(columns.split()) == names.split()


@pytest.mark.parametrize(
    ("value", "held", "as_printed"),
    [
        (None, None, ""),
        ("a\x00", "a\x00", "a\\x00"),
        (True, True, "True"),
        (7, 7, "7"),
        (2.5, 2.5, "2.5"),
        (b"\x00\xff", "00ff", "00ff"),
        (Decimal("2.50"), 2.5, "2.5"),
        (float("inf"), "inf", "inf"),
        (float("nan"), "nan", "nan"),
        (Decimal("sNaN"), "sNaN", "sNaN"),
        (["a", 1], "['a', 1]", "['a', 1]"),
    ],
)
def test_every_value_is_held_by_every_format(value: Any, held: Any, as_printed: str) -> None:
    assert plain(value) == held
    assert type(plain(value)) is type(held)
    assert printable(value) == as_printed


def test_notes_are_numbered_once() -> None:
    assert numbered([["b", "a"], [], ["a", "c"]]) == (["(1)(2)", "", "(2)(3)"], ["(1) b", "(2) a", "(3) c"])


def test_the_formats_and_those_for_people_are_these() -> None:
    assert FORMATS == ("table", "csv", "tsv", "json", "ndjson", "markdown", "html", "latex", "xlsx", "ids")
    assert FOR_PEOPLE == ("table", "markdown", "html", "latex", "xlsx")
    assert SHORT == {"md": "markdown"}


def test_the_names_that_others_use_are_exported() -> None:
    used = ["FORMATS", "FOR_PEOPLE", "Layout", "Table", "distinct", "html", "numbered", "printable", "text", "write"]
    assert render.__all__ == used


def test_a_table_can_be_one_text_and_a_fragment_of_a_page_without_numbers() -> None:
    table = Table(("id", "a & b"), [("KAZ", "<x>")], ["first", "second <y>"])
    assert text(table, "ndjson", 80) == '{"id": "KAZ", "a & b": "<x>"}\n'
    assert text(Table(("id", "name"), [("a", "two words")]), "table", 5) == "id: a\nname: two words\n\n"
    assert html(table) == (
        "<table>\n<thead><tr><th>id</th><th>a &amp; b</th></tr></thead>\n<tbody>\n"
        "<tr><td>KAZ</td><td>&lt;x&gt;</td></tr>\n</tbody>\n</table>\n<p>first</p>\n<p>second &lt;y&gt;</p>"
    )


def test_bare_ids_are_those_of_the_column_id_wherever_it_is() -> None:
    assert shown(Table(("name", "id"), [("Kazakhstan", "KAZ")]), "ids") == "KAZ\n"
    assert shown(Table(("state", "name"), [("KAZ", "Kazakhstan")]), "ids") == "KAZ\n"


def test_without_a_width_a_table_is_as_wide_as_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "9")
    assert text(Table(("id", "name"), [("a", "b")]), "table", 0) == "id   name\n─────────\na    b\n"
    monkeypatch.setenv("COLUMNS", "7")
    assert text(Table(("id", "name"), [("a", "b")]), "table", 0) == "id: a\nname: b\n\n"


LATEX = r"\textbackslash{}\textasciitilde{}\textasciicircum{}{[}{]}\newline{}\&\%\$\#\_\{\}a"


def test_no_sign_has_a_meaning_in_latex_or_markdown() -> None:
    assert f"\n{LATEX} \\\\\n" in shown(Table(("a",), [("\\~^[]\n&%$#_{}a",)]), "latex")
    assert "All rows" not in shown(Table(("a",), [], ["note"]), "latex")
    assert shown(Table(("a|b",), [("\\|\nx",)], ["a\n b"], "[1]"), "markdown") == (
        "| a\\|b |\n| --- |\n| \\\\\\|<br>x |\n\nAll rows: [1]\n\n[^1]: a b\n"
    )


def test_a_tab_a_backslash_and_a_line_end_are_written_out_in_tsv() -> None:
    assert shown(Table(("a\tb",), [("\\\t\r\n",)]), "tsv") == "a\\tb\n\\\\\\t\\r\\n\n"
    assert shown(Table(("a",), [("one\r",)]), "csv") == 'a\n"one\r"\n'


@pytest.mark.parametrize("format_", sorted({*FORMATS} - {"xlsx"}))
def test_bytes_are_shown_in_every_format(format_: str) -> None:
    assert shown(Table(("block",), [(b"\x00\xff",)]), format_)


def test_an_absent_id_is_an_empty_line() -> None:
    assert shown(Table(("end_date",), [("2001",), (None,)]), "ids") == "2001\n\n"


NOTES = ["Report on the joint meeting, paragraph 13", "Declaration [of 2001] (not consulted)"]


def test_footnotes_in_markdown_are_its_own() -> None:
    assert shown(Table(("state", "sources"), [("KAZ", "[^1][^2]")], NOTES), "markdown") == (
        "| state | sources |\n"
        "| --- | --- |\n"
        "| KAZ | [^1][^2] |\n"
        "\n"
        "[^1]: Report on the joint meeting, paragraph 13\n"
        "[^2]: Declaration [of 2001] (not consulted)\n"
    )


@pytest.mark.parametrize(("format_", "width"), [("table", 8), ("table", 80), ("markdown", 80)])
@pytest.mark.parametrize("hostile", ["\x1b[2J", "\x9b31m", "\r", "\x00"])
@pytest.mark.parametrize("place", ["heading", "cell", "note"])
def test_no_text_drives_the_terminal_of_a_person(format_: str, width: int, hostile: str, place: str) -> None:
    heading, cell, note = (f"te{hostile}xt" if place == this else "text" for this in ("heading", "cell", "note"))
    assert hostile[0] not in shown(Table((heading, "b"), [(cell, "b")], [note]), format_, width)
