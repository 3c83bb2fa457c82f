"""The catalog: how a .sql file becomes a query, and what every shipped query holds to."""

import re
import shlex
from pathlib import Path

import pytest

from regional.cli.question import question_command
from regional.database.reading import reading
from regional.errors import RegionalError
from regional.sql.catalog import STANDARD, Parameter, Query, query_paths, read_query

HEADER = """\
-- Which organizations did this state belong to?
--
-- More about it,
-- in two lines.
--
-- A second paragraph.
--
-- argument state: state. The state. Or what was one.
-- option days: day, exactly 2. The two days.
-- option org: organization, any number, default SCO. Only these.
-- option with: state, 2 or more. States that belong too.
-- option since: day, default 0001-01-01. From this day on.
-- option kind: event-kind. Only of this kind.
-- pivot: organization status
-- example: in-years KAZ --since 1991-12-16
SELECT m.organization_id AS organization, m.status, :days, :org, :with, :since, :kind
FROM memberships AS m
WHERE m.member_id = :state AND m.start_earliest <= :on
ORDER BY 1;
"""


def query(tmp_path: Path, text: str, name: str = "mine.sql") -> Query:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return read_query(path)


def test_a_description_may_follow_the_title_at_once(tmp_path: Path) -> None:
    assert query(tmp_path, "-- Who?\n-- All of them.\nSELECT 1").description == "All of them."


def test_the_header_says_everything_about_a_query(tmp_path: Path) -> None:
    read = query(tmp_path, HEADER, "in_years.sql")
    assert read.name == "in-years"
    assert read.title == "Which organizations did this state belong to?"
    assert read.description == "More about it, in two lines.\n\nA second paragraph."
    assert read.pivot == ("organization", "status")
    assert read.example == "in-years KAZ --since 1991-12-16"
    assert read.body.startswith("SELECT m.organization_id")
    assert read.body.endswith("ORDER BY 1")
    assert read.parameters == (
        Parameter("state", "state", "The state. Or what was one.", is_argument=True),
        Parameter("days", "day", "The two days.", least=2, most=2),
        Parameter("org", "organization", "Only these.", least=0, default="SCO"),
        Parameter("with", "state", "States that belong too.", least=2),
        Parameter("since", "day", "From this day on.", default="0001-01-01"),
        Parameter("kind", "event-kind", "Only of this kind."),
        STANDARD["on"],
    )


def test_a_parameter_takes_one_value_unless_its_line_says_how_many(tmp_path: Path) -> None:
    read = query(tmp_path, HEADER)
    assert [p.name for p in read.parameters if p.many] == ["days", "org", "with"]


def test_a_standard_parameter_can_be_declared_otherwise(tmp_path: Path) -> None:
    read = query(tmp_path, "-- Who?\n-- option status: status, any number, default any. Any.\nSELECT :status, :dataset")
    assert read.parameters == (
        Parameter("status", "status", "Any.", least=0, default="any"),
        STANDARD["dataset"],
    )


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("SELECT 1", 1),
        ("", 1),
        ("-- Who?\n", 1),
        ("--\n-- Who?\nSELECT 1", 1),
    ],
)
def test_a_file_without_a_question_or_a_statement_is_refused(tmp_path: Path, text: str, line: int) -> None:
    with pytest.raises(RegionalError) as caught:
        query(tmp_path, text)
    assert str(caught.value) == (
        f"{tmp_path}/mine.sql:{line}: a query file starts with its question, `-- Which states …?`, and has a statement"
    )


@pytest.mark.parametrize(
    "wrong",
    [
        "option since day. From this day on.",
        "option since: day",
        "option since: day, many. From this day on.",
        "option since: day, exactly. From this day on.",
        "option since: day, two or more. From this day on.",
        "option since: day, default. From this day on.",
        "option : day. From this day on.",
        "option to-day: day. From this day on.",
    ],
)
def test_a_parameter_that_is_not_written_as_one_is_refused_with_its_line(tmp_path: Path, wrong: str) -> None:
    with pytest.raises(RegionalError) as caught:
        query(tmp_path, f"-- Who?\n--\n-- {wrong}\nSELECT 1")
    assert str(caught.value) == (
        f"{tmp_path}/mine.sql:3: a parameter is written as `option NAME: TYPE, any number, default VALUE. What it is.`"
    )


def test_an_argument_that_is_not_written_as_one_is_shown_an_argument(tmp_path: Path) -> None:
    with pytest.raises(RegionalError) as caught:
        query(tmp_path, "-- Who?\n-- argument state\nSELECT 1")
    assert "`argument NAME: TYPE, " in str(caught.value)


def test_a_statement_cannot_use_what_the_header_does_not_explain(tmp_path: Path) -> None:
    with pytest.raises(RegionalError) as caught:
        query(tmp_path, "-- Who?\nSELECT :sicne")
    message = str(caught.value)
    assert message.startswith(f"{tmp_path}/mine.sql:")
    assert message.endswith(": :sicne is used, but no line of the header explains it")


def test_these_questions_are_commands() -> None:
    assert query_paths().keys() >= {
        *["affiliations", "both", "changes", "compare", "coverage", "events", "ever-both", "matrix"],
        *["members", "overlaps", "search", "shared", "statements", "timeline", "why"],
    }


SHIPPED = [read_query(path) for path in query_paths().values()]
shipped = pytest.mark.parametrize("shipped", SHIPPED, ids=[read.name for read in SHIPPED])


@shipped
def test_a_shipped_query_asks_a_question(shipped: Query) -> None:
    assert re.fullmatch(r"[A-Z][^.]*\?", shipped.title)
    assert len(shipped.title) <= 110


@shipped
def test_the_example_of_a_shipped_query_is_one_of_its_own_command(shipped: Query) -> None:
    name, *arguments = shlex.split(shipped.example)
    assert name == shipped.name
    given = question_command(shipped).make_context(name, arguments).params
    assert {p.name for p in shipped.parameters} <= given.keys()


@shipped
def test_a_shipped_query_explains_and_uses_its_parameters(shipped: Query) -> None:
    assert shipped.unused == ()
    for parameter in shipped.parameters:
        assert re.fullmatch(r"[A-Z].+\.", parameter.help)


@shipped
def test_a_shipped_query_names_its_columns_and_what_its_rows_rest_on(shipped: Query, record: Path) -> None:
    values = {p.name: "[]" if p.many else None for p in shipped.parameters}
    with reading(record) as reader:
        columns = reader.ask(shipped.statement(values), values).columns
    assert columns[-1] == "facts" or "source" in columns
    assert len(set(columns)) == len(columns)
    assert all(re.fullmatch("[a-z_]+", column) for column in columns)
    assert set(shipped.pivot or ()) <= set(columns)
