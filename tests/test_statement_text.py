"""The text of a statement: what its marks take away, and how it is pasted with its values in it."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from regional.errors import RegionalError
from regional.sql.statement import names
from tests.test_catalog import query

CONDITIONAL = """\
-- Who?
-- option org: organization, any number. Only these.
-- option kind: event-kind. Only of this kind.
SELECT 1
FROM states AS s
JOIN memberships AS m  -- if :org
    ON m.member_id = s.id
WHERE TRUE
    AND s.id <> ')'  -- unless :kind
    AND s.id IN (  -- if :kind
        SELECT ':kind' || ')' -- (
        WHERE :kind = 'aid'
    )
ORDER BY 1
"""


@pytest.mark.parametrize(
    ("org", "kind", "lines"),
    [
        ("[]", None, ["WHERE TRUE", "    AND s.id <> ')'"]),
        (None, None, ["WHERE TRUE", "    AND s.id <> ')'"]),
        (
            [],
            "",
            [
                "WHERE TRUE",
                "    AND s.id IN (",
                "        SELECT ':kind' || ')' -- (",
                "        WHERE :kind = 'aid'",
                "    )",
            ],
        ),
        (
            '["SCO"]',
            None,
            ["JOIN memberships AS m", "    ON m.member_id = s.id", "WHERE TRUE", "    AND s.id <> ')'"],
        ),
        (
            ("SCO",),
            "aid",
            [
                "JOIN memberships AS m",
                "    ON m.member_id = s.id",
                "WHERE TRUE",
                "    AND s.id IN (",
                "        SELECT ':kind' || ')' -- (",
                "        WHERE :kind = 'aid'",
                "    )",
            ],
        ),
    ],
)
def test_a_mark_takes_away_the_whole_clause_that_begins_on_its_line(
    tmp_path: Path, org: object, kind: str | None, lines: list[str]
) -> None:
    statement = query(tmp_path, CONDITIONAL).statement({"org": org, "kind": kind})
    assert statement.splitlines() == ["SELECT 1", "FROM states AS s", *lines, "ORDER BY 1"]


def test_each_parameter_is_told_with_its_line() -> None:
    assert [*names("\n:a\nAND :b  -- if :c\n")] == [("a", 1), ("b", 2), ("c", 2)]


def test_an_option_that_only_a_mark_names_must_be_explained_too(tmp_path: Path) -> None:
    with pytest.raises(RegionalError, match=":org is used, but no line of the header"):
        query(tmp_path, "-- Who?\nSELECT 1\nWHERE TRUE\n    AND 1 = 1  -- if :org")


@pytest.mark.parametrize(
    ("clause", "says"),
    [
        ("WHERE TRUE  -- if :on", "it stands on the line that begins with AND or JOIN"),
        ("FROM a\nLEFT OUTER JOIN b ON TRUE  -- if :on", "it stands on the line that begins with AND or JOIN"),
        ("FROM a\nINNER b ON TRUE  -- if :on", "it stands on the line that begins with AND or JOIN"),
        ("FROM a\nCROSS b  -- if :on", "it stands on the line that begins with AND or JOIN"),
        ("WHERE (TRUE\nAND TRUE)  -- if :on", "this one closes a parenthesis that it does not open"),
        ("WHERE TRUE\nAND (TRUE  -- if :on", "this one leaves a parenthesis open"),
    ],
)
def test_a_mark_that_takes_away_less_than_a_clause_is_refused_at_its_line(
    tmp_path: Path, clause: str, says: str
) -> None:
    with pytest.raises(RegionalError) as caught:
        query(tmp_path, f"-- Who?\n\nSELECT 1\n{clause}")
    line = 4 + clause.count("\n")
    assert str(caught.value) == f"{tmp_path}/mine.sql:{line}: a mark takes away a whole clause: {says}"


@pytest.fixture
def memory() -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:")) as connection:
        yield connection


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("O'Brien", "'O''Brien'"),
        ("'; DROP TABLE states; --", "'''; DROP TABLE states; --'"),
        (r"back\slash \1 \g<0>", r"'back\slash \1 \g<0>'"),
        ("at 12:30 :word", "'at 12:30 :word'"),
        ('["SCO","上合组织"]', """'["SCO","上合组织"]'"""),
        (None, "NULL"),
    ],
)
def test_a_statement_can_be_pasted_with_its_values_in_it(
    tmp_path: Path, memory: sqlite3.Connection, value: str | None, written: str
) -> None:
    read = query(tmp_path, "-- Who?\n-- option word: text. The word.\nSELECT :word AS word, '10:30' AS time;\n")
    pasteable = read.pasteable({"word": value})
    assert pasteable == f"SELECT {written} AS word, '10:30' AS time;"
    assert memory.execute(pasteable).fetchone() == (value, "10:30")


def test_a_statement_that_ends_in_a_comment_can_be_pasted(tmp_path: Path) -> None:
    pasteable = query(tmp_path, "-- Who?\nSELECT 1  -- one").pasteable({})
    assert sqlite3.complete_statement(pasteable)
