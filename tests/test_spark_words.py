"""What Spark says in other words is changed in our statements, and nothing else is; what is kept out; where it is."""

import re

import pytest

from regional.database.location import shown
from regional.database.spark_place import SparkPlace, spark_place
from regional.database.spark_words import reads_only, translated
from regional.errors import RegionalError
from regional.sql.catalog import query_paths, read_query
from regional.sql.definitions import views

SHIPPED = [*(read_query(path).statement({}) for path in query_paths().values()), *(v.statement for v in views())]
"""All statements of ours that are asked."""


@pytest.mark.parametrize(
    ("ours", "of_spark"),
    [
        ("SELECT id, 7 / 2 FROM states;", "SELECT id, 7 / 2 FROM states"),
        ("SELECT '/* text */' -- as it stands\n", "SELECT '/* text */'"),
        (r"SELECT replace(w.value, '\', '_')", r"SELECT replace(w.value, '\\', '_')"),
        ("SELECT CAST(NULL AS text) AS text", "SELECT CAST(NULL AS string) AS text"),
        ("SELECT CAST(n AS double precision)", "SELECT CAST(n AS double)"),
        ("WITH a AS NOT MATERIALIZED (SELECT 1)", "WITH a AS (SELECT 1)"),
        ("WITH a AS MATERIALIZED (SELECT 1)", "WITH a AS (SELECT 1)"),
        ("SELECT json_group_array(f(')', id)) AS facts", "SELECT to_json(array_agg(f(')', id))) AS facts"),
        ("SELECT group_concat(a.name, ', ') FROM people AS a", "SELECT listagg(a.name, ', ') FROM people AS a"),
        (
            "SELECT group_concat(n.told, '; ') FROM (SELECT s.told, s.day, s.id FROM s ORDER BY s.day, id) AS n",
            (
                "SELECT listagg(n.told, '; ') WITHIN GROUP (ORDER BY n.day, n.id)"
                " FROM (SELECT s.told, s.day, s.id FROM s ORDER BY s.day, id) AS n"
            ),
        ),
        (
            "WITH RECURSIVE line(id) AS (SELECT :id UNION SELECT s.id FROM line AS l JOIN s ON s.of = l.id) SELECT 1",
            (
                "WITH RECURSIVE line_steps(id) AS (SELECT :id UNION ALL SELECT s.id FROM line_steps AS l"
                " JOIN s ON s.of = l.id),\nline AS (SELECT DISTINCT * FROM line_steps) SELECT 1"
            ),
        ),
        (
            "WITH RECURSIVE a(id) AS (SELECT 1 UNION ALL SELECT id FROM a), b AS (SELECT 1 UNION SELECT 2) SELECT 1",
            "WITH RECURSIVE a(id) AS (SELECT 1 UNION ALL SELECT id FROM a), b AS (SELECT 1 UNION SELECT 2) SELECT 1",
        ),
        (
            "SELECT (SELECT c.id FROM c WHERE c.of = o.id ORDER BY c.turn, f(c.a, ')') DESC NULLS LAST\nLIMIT 1)",
            (
                "SELECT (SELECT first_of.id FROM (SELECT c.id AS id, c.turn AS key_1, f(c.a, ')') AS key_2"
                " FROM c WHERE c.of = o.id ORDER BY key_1, key_2 DESC NULLS LAST LIMIT 1) AS first_of)"
            ),
        ),
        (
            "SELECT a FROM (SELECT n + 1 AS a FROM (SELECT n FROM b ORDER BY m LIMIT 2) AS c ORDER BY k LIMIT 1) AS d",
            (
                "SELECT a FROM (SELECT first_of.a FROM (SELECT n + 1 AS a, k AS key_1 FROM (SELECT first_of.n FROM"
                " (SELECT n AS n, m AS key_1 FROM b ORDER BY key_1 LIMIT 2) AS first_of) AS c ORDER BY key_1 LIMIT 1)"
                " AS first_of) AS d"
            ),
        ),
    ],
)
def test_a_statement_in_the_words_of_spark(ours: str, of_spark: str) -> None:
    assert translated(ours) == of_spark


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT (SELECT max(n) FROM a LIMIT 1)",
        "SELECT * FROM (SELECT a, b FROM c ORDER BY b LIMIT 1)",
        "SELECT * FROM (SELECT * FROM c ORDER BY b LIMIT 1)",
        "SELECT (SELECT a FROM c ORDER BY 1 LIMIT 1)",
        "SELECT (SELECT a FROM c UNION SELECT a FROM d ORDER BY a LIMIT 1)",
        "SELECT id FROM states ORDER BY name LIMIT 1",
    ],
)
def test_a_subquery_that_takes_the_first_by_its_own_columns_stays(statement: str) -> None:
    assert translated(statement) == statement


def test_whatever_is_joined_is_in_an_order_that_spark_keeps() -> None:
    """Its executors send what they have when they have it."""
    joined = [text for text in SHIPPED if "group_concat" in text]
    assert len(joined) >= 4
    for text in joined:
        found = translated(text)
        assert found.count("listagg(") == found.count("WITHIN GROUP (ORDER BY") == text.count("group_concat(")


def test_whatever_is_the_first_of_an_order_has_it_among_its_columns() -> None:
    """Otherwise Spark takes whichever row its executors send first."""
    taken = [text for text in SHIPPED if re.search(r"ORDER BY[^()]+LIMIT 1\s*\)", text)]
    assert len(taken) >= 8
    for text in taken:
        assert not re.search(r"ORDER BY(?! key_1)[^()]+LIMIT 1\s*\)", translated(text))


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT reflect('java.lang.System', 'exit', 0)",
        "SELECT `try_reflect`('java.lang.System', 'exit', 0)",
        "SELECT java_method('java.lang.System', 'getenv')",
        "SELECT IDENTIFIER('ref' || 'lect')('java.lang.System', 'exit', 0)",
        "SELECT TRANSFORM (id) USING 'cat' FROM states",
        "FROM states MAP id USING 'cat' AS x",
        "SELECT TRANSFORM (id) RECORDWRITER 'x' USING/**/'cat' FROM states",
    ],
)
def test_no_program_of_the_server_is_reached(statement: str) -> None:
    assert not reads_only(statement)


@pytest.mark.parametrize(
    "statement", ["SELECT 'reflect(' -- using 'x'", "SELECT transform(array(1), x -> x) USING (id)"]
)
def test_what_only_looks_so_is_read(statement: str) -> None:
    assert reads_only(statement)


def test_where_spark_is() -> None:
    assert spark_place("sc://cluster:15003/;use_ssl=true;folder=s3a://record/a%3Bb;token=secret") == SparkPlace(
        "sc://cluster:15003/;use_ssl=true;token=secret", "cluster", 15003, "s3a://record/a;b"
    )
    assert spark_place("sc://[::1];folder=/data") == SparkPlace("sc://[::1]/", "::1", 15002, "/data")


@pytest.mark.parametrize(
    ("location", "says"),
    [
        ("sc://", "sc:// names no server"),
        ("sc:///;folder=x", "sc:///;folder=x names no server"),
        ("sc://a:b/;folder=x", "sc://a:b/;folder=x names no server"),
        ("sc://a:99999/;folder=x", "sc://a:99999/;folder=x names no server"),
        ("sc://a/path;folder=x", "sc://a/path;folder=x names no server"),
        ("sc://a:1/", "sc://a:1/ names no folder that the server sees"),
        ("sc://a:1/;folder=", "sc://a:1/;folder= names no folder that the server sees"),
        ("sc://a:1/;token=secret", "sc://a:1/;token=*** names no folder that the server sees"),
    ],
)
def test_a_place_with_a_slip(location: str, says: str) -> None:
    with pytest.raises(RegionalError) as raised:
        spark_place(location)
    assert str(raised.value) == f"{says}: write sc://HOST:15002/;folder=FOLDER"


def test_a_token_is_not_shown() -> None:
    assert (
        shown("sc://me:secret@a:1/;token=secret;folder=x;x-key=secret") == "sc://***@a:1/;token=***;folder=x;x-key=***"
    )
