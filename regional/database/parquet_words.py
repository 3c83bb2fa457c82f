"""What DuckDB takes in other words than SQLite and PostgreSQL, and what would let it read more than it need."""

import re

from regional.sql.statement import replaced

WORDS = (
    """
    CREATE MACRO json_each(list) AS TABLE
        SELECT CAST(u.place - 1 AS BIGINT) AS key, u.value
        FROM (
            SELECT
                unnest(CAST(CAST(list AS JSON) AS VARCHAR[])) AS value,
                generate_subscripts(CAST(CAST(list AS JSON) AS VARCHAR[]), 1) AS place
        ) AS u
    """,
    "CREATE MACRO json_group_array(value) AS CAST(to_json(list(value)) AS VARCHAR)",
    "CREATE MACRO group_concat(value, gap) AS string_agg(value, gap)",
    "SET integer_division = true",
)
"""What DuckDB has under other names, or takes otherwise, than SQLite and PostgreSQL."""

_LEAST = re.compile(r"SELECT (\w+)\.ranked(\s+FROM cited\b[^()]*?)ORDER BY \1\.ranked\s+LIMIT 1")
"""The first citation of a fact. DuckDB would sort those of each row; the least it finds for all rows at once."""

_FOUND = re.compile(r"\bfound AS \(")
"""What a query finds before it asks for citations."""

_OF_FOUND = r""" AND \1.fact_id IN (SELECT f.id FROM found AS f)
    AND \1.fact_id BETWEEN (SELECT min(f.id) FROM found AS f) AND (SELECT max(f.id) FROM found AS f)
"""
"""Lets it keep no citations of other facts, and pass over those before the first and after the last of these."""

_DAY = re.compile(r"FROM events AS e WHERE e\.id = \w+\.id")
"""The day of an event among what was found. It would keep those of all events."""

_BY_AN_INDEX = re.compile(r"AND \w+\.start_earliest >= coalesce\(\(SELECT r\.first FROM reaching AS r\).*")
"""Where the search in an index begins. Without one it takes longer to find than it saves."""


def translated(statement: str) -> str:
    """A statement as DuckDB takes it."""
    text, finds = _FOUND.subn("found AS MATERIALIZED (", _BY_AN_INDEX.sub("", replaced(statement, "${}".format)))
    if finds:
        text = _DAY.sub(r"\g<0> AND e.id IN (SELECT f.id FROM found AS f)", text)
    return _LEAST.sub(r"SELECT min(\1.ranked)\2" + (_OF_FOUND if finds else ""), text)
