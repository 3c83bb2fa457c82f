"""An answer has the same columns and rows in every format; only its dress differs."""

import csv
import json

import pytest

from tests.conftest import Run

NOTE = "Counted from the decision of the heads of state; the memorandum was signed on 2013-04-26."
COLUMNS = ["state", "name", "status", "start_date", "end_date", "certain", "note"]
ROW = ["TUR", "Türkiye", "dialogue_partner", "2012-06-07", "2025-09-01", "yes", NOTE]
QUESTION = ("members", "SCO", "--status", "dialogue_partner", "--on", "2021-09-17", "--format")


def rows_of(text: str, format_: str) -> list[list[str]]:
    """Columns first, then the rows, whatever the format."""
    match format_:
        case "csv":
            return list(csv.reader(text.splitlines()))
        case "tsv":
            return [line.split("\t") for line in text.splitlines()]
        case "json":
            records = json.loads(text)
            return [list(records[0]), *(list(record.values()) for record in records)]
        case "ndjson":
            records = [json.loads(line) for line in text.splitlines()]
            return [list(records[0]), *(list(record.values()) for record in records)]
        case _:
            lines = text.splitlines()
            return [line.strip("| ").split(" | ") for line in (lines[0], *lines[2:])]


@pytest.mark.parametrize("format_", ["csv", "tsv", "json", "ndjson", "markdown"])
def test_every_format_has_the_same_columns_and_as_many_rows(ask_file: Run, format_: str) -> None:
    columns, *rows = rows_of(ask_file(*QUESTION, format_).stdout, format_)
    assert columns == COLUMNS
    assert len(rows) == 9
    assert rows[-1] == ROW


def test_json_is_a_list_of_flat_objects_in_plain_utf8(ask_file: Run) -> None:
    text = ask_file(*QUESTION, "json").stdout
    records = json.loads(text)
    assert isinstance(records, list)
    assert records[-1] == dict(zip(COLUMNS, ROW, strict=True))
    assert all(value is None or isinstance(value, str) for record in records for value in record.values())
    assert "Türkiye" in text


def test_in_json_what_still_holds_ends_with_null_and_a_number_is_a_number(ask_file: Run) -> None:
    [armenia, _] = json.loads(ask_file("members", "CSTO", "--not", "SCO", "--on", "2021-09-17", "-f", "json").stdout)
    assert armenia["end_date"] is None
    [pair] = json.loads(ask_file("overlaps", "SCO", "CSTO", "--on", "2021-09-17", "-f", "json").stdout)
    assert pair == {"first": "SCO", "second": "CSTO", "shared": 4, "either": 10, "jaccard": 0.4}


@pytest.mark.parametrize(
    ("question", "ids"),
    [
        (("members", "CSTO", "--not", "SCO", "--on", "2021-09-17"), "ARM BLR"),
        (
            ("statements", "--speaker", "Xi", "--kind", "quotation", "--on", "2021-09-17"),
            "xi-critical-juncture xi-neighbours xi-proposals",
        ),
        (("events", "--kind", "aid", "--on", "2021-09-08"), "china-aid-2021"),
        (("search", "unfreezing blocked assets"), "putin-frozen-assets"),
        (("resolve", "ОДКБ", "Burma"), "CSTO MMR"),
    ],
)
def test_ids_are_the_ids_of_what_was_asked_for(ask_file: Run, question: tuple[str, ...], ids: str) -> None:
    printed = ask_file(*question, "-f", "ids").stdout.split()
    assert [id_.removesuffix("-2021-09-17") for id_ in printed] == ids.split()


def test_into_a_pipe_it_is_csv(ask_file: Run) -> None:
    question = ("both", "SCO", "CSTO", "--on", "2021-09-17")
    assert ask_file(*question).stdout == ask_file(*question, "-f", "csv").stdout


def test_no_row_is_said_on_the_other_stream(ask_file: Run) -> None:
    assert ask_file("members", "NATO", "--on", "1940-01-01") == (
        "state,name,status,start_date,end_date,certain,note\n",
        "regional: no row answers this: NATO was founded on 1949-04-04\n",
        0,
    )


def test_the_statement_that_sql_prints_gives_the_same_answer(ask_file: Run) -> None:
    """Its last column names the facts behind a row; they are what --sources follows."""
    statement = ask_file("both", "SCO", "CSTO", "--on", "2021-09-17", "--sql").stdout
    rows = csv.reader(ask_file("sql", "-", stdin=statement).stdout.splitlines())
    answer = csv.reader(ask_file("both", "SCO", "CSTO", "--on", "2021-09-17").stdout.splitlines())
    assert [row[:4] for row in rows] == list(answer)
