"""A day that is given as a year or a month: answered if all its days have the same answer, otherwise asked back."""

from collections.abc import Callable
from datetime import date

from regional import dates
from regional.database.reader import Reader
from regional.errors import QuestionError
from regional.names import ACTOR_KINDS
from regional.questions.given import Given
from regional.questions.period import is_short, takes_period
from regional.questions.rows import split
from regional.questions.values import values
from regional.sql.catalog import Query

_DAYS = """
WITH told AS (
    SELECT m.start_earliest, m.start_latest, m.end_earliest, m.end_latest
    FROM memberships AS m
    WHERE
        m.organization_id IN (SELECT value FROM json_each(:actors))
        OR m.member_id IN (SELECT value FROM json_each(:actors))
        OR (SELECT count(*) FROM json_each(:actors)) = 0
    UNION ALL
    SELECT t.start_earliest, t.start_latest, t.end_earliest, t.end_latest FROM tenures AS t
    UNION ALL
    SELECT b.start_earliest, b.start_latest, b.end_earliest, b.end_latest FROM borders AS b
    UNION ALL
    SELECT s.start_earliest, s.start_latest, s.end_earliest, s.end_latest FROM states AS s
    UNION ALL
    SELECT o.founding_earliest, o.founding_latest, o.dissolution_earliest, o.dissolution_latest FROM organizations AS o
)

SELECT d.day
FROM (
    SELECT t.start_earliest AS day FROM told AS t
    UNION
    SELECT t.start_latest FROM told AS t
    UNION
    SELECT t.end_earliest FROM told AS t
    UNION
    SELECT t.end_latest FROM told AS t
) AS d
WHERE d.day > :first AND d.day <= :last
ORDER BY d.day
"""
"""The days on which an answer can change."""

_MOST = 3
"""How many changes, and how many of those who change on one day, are named."""


def settled(reader: Reader, query: Query, given: Given, today: Callable[[], date]) -> Given:
    """What was given, with one day where a year or a month was given for it.

    A question that has a period of its own is asked about the year or the month instead.

    Raises:
        QuestionError: the answer is not the same on all its days; the message says when it changes.
    """
    day = next((p for p in query.parameters if p.name == "on" and p.type == "day" and not p.many), None)
    text = given["on"][0] if day is not None and given["on"] else ""
    if not is_short(text):
        return given
    if {"since", "until"} <= given.keys() and not takes_period(query):
        return given | {"on": [], "since": [text], "until": [text]}
    try:
        span = dates.parse(text)
    except dates.InvalidDateError:
        return given  # what is wrong with it is said where days are read
    first = given | {"on": [span.earliest]}
    changes = _changes(reader, query, first, span, today)
    if changes:
        listed = ", on ".join(changes[:_MOST]) + (", …" if len(changes) > _MOST else "")
        period = f", or ask for all of it with --since {text} --until {text}" if takes_period(query) else ""
        raise QuestionError(
            f"the answer is not the same on all days of {text}: it changes on {listed}. Name a day{period}.", "on"
        )
    return first


def _changes(reader: Reader, query: Query, given: Given, span: dates.Span, today: Callable[[], date]) -> list[str]:
    """Where the answer changes: each day, with those who are in another row than on the day before."""
    [asked, *_] = values(reader, query, given, today)
    actors = [
        id_
        for parameter in query.parameters
        if parameter.type in ACTOR_KINDS and asked[parameter.name]
        for id_ in (asked[parameter.name] if parameter.many else [asked[parameter.name]])
    ]
    days = [row[0] for row in reader.ask(_DAYS, {"actors": actors, "first": span.earliest, "last": span.latest}).rows]
    found: list[str] = []
    before = _rows(reader, query, given, today)
    for day in days:
        after = _rows(reader, query, given | {"on": [day]}, today)
        if after != before:
            who = list(dict.fromkeys(str(row[0]) for row in sorted(before ^ after, key=str)))
            found.append(f"{day} ({', '.join(who[:_MOST])}{', …' if len(who) > _MOST else ''})")
        before = after
        if len(found) > _MOST:
            break
    return found


def _rows(reader: Reader, query: Query, given: Given, today: Callable[[], date]) -> set[tuple[object, ...]]:
    """The rows of an answer, whatever their order."""
    [asked, *_] = values(reader, query, given, today)
    return set(split(reader.ask(query.statement(asked), asked)).rows)
