"""Rendering: the same rows in every format, whole and unchanged, whatever is in them."""

# ruff: noqa: RUF001 - letters that look like others belong to what is written

import csv
import json
from io import StringIO
from typing import Any

import pytest

from regional.render import FORMATS, Table, write

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
    text = shown(Table(COLUMNS, ROWS), "tsv")
    assert [line.count("\t") for line in text.splitlines()] == [3] * 5


def test_json_is_a_list_of_flat_objects_in_unescaped_utf_8() -> None:
    text = shown(Table(COLUMNS, ROWS), "json")
    assert json.loads(text) == [dict(zip(COLUMNS, row, strict=True)) for row in ROWS]
    assert "中华人民共和国" in text
    assert text.startswith(
        '[\n  {\n    "id": "KAZ",\n    "name": "Казахстан",\n    "count": 19,\n    "note": null\n  },'
    )


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
    text = shown(Table(("id", "id"), [("KAZ", "SCO")]), format_)
    assert "KAZ" in text
    assert "SCO" in text


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
