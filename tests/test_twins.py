"""What only rows tell that agree in nearly all: ties in an order, doubles, namesakes, and dates that leave a day open.

They are added to the small world, one or two at a time, in the order that an answer must not have.
"""

import json
from typing import Any

import pytest
from sqlalchemy import Connection, text

from regional.models import Succession
from tests.rules import Added, apply, border, event, spell, spoke, statement, tenure
from tests.test_pairs_of_spells import ALL, DAY, asked, connection, newland, query_rows, world

__all__ = ["connection", "world"]
"""Fixtures of the tests of pairs."""

ANY_TIME = {"since": "0001-01-01", "until": "9999-12-31"}


def now(connection: Connection, member: str) -> list[tuple[Any, ...]]:
    statement = "SELECT status, start_date, end_date FROM current_memberships WHERE member_id = '%s' ORDER BY status"
    return [tuple(row) for row in connection.execute(text(statement % member))]


@pytest.mark.parametrize(
    ("start", "end", "is_current"),  # the dataset was last reviewed on 2024-12-31
    [
        ("2024-12-31", None, True),
        ("2025-01-01", None, False),
        ("2030", None, False),
        ("2020", "2021", False),
        ("[2024-12-31..2025-01-02]", None, True),
        ("2020", "2024-12-31", False),
        ("2020", "2025-01-01", True),
        ("2020", "[2024-12-30..2024-12-31]", False),
        ("2020", "[2024-12-31..2025-01-01]", True),
    ],
)
def test_a_membership_is_current_if_it_can_hold_on_the_day_of_the_last_review(
    connection: Connection, start: str, end: str | None, *, is_current: bool
) -> None:
    apply(connection, spell("HUB", "NEW", "member", start, end))
    assert now(connection, "NEW") == ([("member", start, end)] if is_current else [])


def test_changes_of_one_day_stand_in_the_order_of_what_they_are_and_of_their_ids(connection: Connection) -> None:
    for told in ("member 2001 2005-05-05", "observer [2005-05-05..2005-05-05] 2007", "partner 2010 -", "member 2010 -"):
        apply(connection, newland(told))
    lines = [
        ("2001", "joined", "member", None),
        ("2005-05-05", "left", None, "member"),
        ("[2005-05-05..2005-05-05]", "returned", "observer", None),
        ("2007", "left", None, "observer"),
        ("2010", "returned", "member", None),
        ("2010", "returned", "partner", None),
    ]
    timeline = asked(connection, "timeline", actor="NEW", org=["HUB"])
    assert [(row[0], *row[4:7]) for row in timeline] == lines
    changes = asked(connection, "changes", org=["HUB"], status=[*ALL, "partner"], **ANY_TIME)
    assert [(row[0], *row[4:7]) for row in changes] == lines


def test_what_one_dataset_tells_is_no_change_of_what_another_tells(connection: Connection) -> None:
    apply(connection, newland("observer 2001 2005-05-05", dataset="other"))
    apply(connection, newland("member 2005-05-05 2007"))
    apply(connection, newland("associate 2007 -", dataset="other"))
    columns = "earliest, dataset_id, change, status, previous_status"
    told = f"SELECT {columns} FROM membership_changes WHERE organization_id = 'HUB' ORDER BY earliest, dataset_id"  # noqa: S608
    assert [tuple(row) for row in connection.execute(text(told))] == [
        ("2001-01-01", "other", "joined", "observer", None),
        ("2005-05-05", "other", "left", None, "observer"),
        ("2005-05-05", "world", "joined", "member", None),
        ("2007-01-01", "other", "returned", "associate", None),
        ("2007-01-01", "world", "left", None, "member"),
    ]


def test_each_fact_stands_once_behind_a_row(connection: Connection) -> None:
    organizations = ["UNI", "LEA"]
    day = dict.fromkeys(("on", "since", "until"), "2004-06-01") | {"status": ["member"]}
    mine = ["LEA/ARL/member/2001-05-05/world", "UNI/ARL/member/2000-01-01/world"]
    theirs = ["LEA/CAL/member/2003-06/world", "UNI/CAL/member/2003/world"]

    def facts(question: str, **given: Any) -> list[list[str]]:
        return [sorted(json.loads(row.facts)) for row in query_rows(connection, question, **day | given)]

    assert facts("both", organizations=organizations) == [mine, theirs]
    assert facts("overlaps", organizations=organizations) == [sorted(mine + theirs)]
    assert facts("shared", states=["ARL", "CAL"]) == [[mine[0], theirs[0]], [mine[1], theirs[1]]]
    assert facts("compare", organizations=["UNI"], state=["CAL"], on=["2004-06-01", "2012-01-01"]) == [[theirs[1]]]
    for told in ("observer 2004 2005", "associate 2004 -"):
        apply(connection, newland(told, "LEA"))
        apply(connection, newland(told, "UNI"))
    possible = day | {"status": ["observer", "associate"]}
    [overlap] = query_rows(connection, "overlaps", organizations=organizations, **possible)
    assert sorted(json.loads(overlap.facts)) == [
        *("LEA/DOR/observer/2002-01-01/world", "LEA/NEW/associate/2004/world"),
        *("UNI/DOR/associate/2002-03/world", "UNI/NEW/associate/2004/world"),
    ]
    assert facts("is", state="CAL", organizations=organizations) == [[theirs[1]], [theirs[0]]]


def test_an_organization_can_be_asked_whether_it_belongs(connection: Connection) -> None:
    [row] = asked(connection, "is", state="LEA", organizations=["UNI"], **DAY)
    assert row == (
        *("LEA", "League", "UNI", "yes", "observer", "2001-01-01", "2015-01-01", None, None, None, None, "PRE"),
        *("2000-01-01", "2024-01-01"),
    )


@pytest.mark.parametrize(
    ("state", "day", "why"),
    [
        ("BOR", "1950-01-31", "Borland became a state on 1950-02"),
        ("BOR", "1950-02-01", None),
        ("BOR", "1950-02-28", None),
        ("DOR", "2010-12-30", None),
        ("DOR", "2010-12-31", "Dorland ceased to be a state on 2010"),
    ],
)
def test_a_state_is_told_to_be_none_on_days_on_which_it_cannot_have_been_one(
    connection: Connection, state: str, day: str, why: str | None
) -> None:
    apply(connection, "UPDATE organizations SET founding_earliest = '1900-01-01' WHERE id = 'CLU'")
    days = dict.fromkeys(("on", "since", "until"), day)
    [row] = asked(connection, "is", state=state, organizations=["CLU"], **days, status=["member"])
    assert (row[3], row[10]) == ("no", why)


def test_a_predecessor_of_two_predecessors_is_told_once(connection: Connection) -> None:
    for before, after in (("CLU", "UNI"), ("VET", "CLU"), ("VET", "PRE")):
        values = {"predecessor_id": before, "successor_id": after, "kind": "replacement", "date": "2000"}
        apply(connection, Added(Succession, values))
    [row] = asked(connection, "is", state="OLD", organizations=["UNI"], **DAY)
    assert row[9] == "PRE member 1950-01-01 to 1991-12-26; VET member 1960-01-01 to 1991-12-26"
    assert row[11] == "CLU PRE VET"


@pytest.mark.parametrize(
    ("since", "until", "covered"),  # the dataset claims the Quorum from 2003 until 2007
    [
        ("2002-12-01", "2002-12-31", ("not recorded", None, None)),
        ("2002-12-01", "2003-01-01", ("no", "2003", "2007")),
        ("2006-12-01", "2006-12-31", ("no", "2003", "2007")),
        ("2006-12-01", "2007-01-01", ("not recorded", None, None)),
    ],
)
def test_of_a_period_the_last_day_says_what_a_dataset_covers(
    connection: Connection, since: str, until: str, covered: tuple[str, str | None, str | None]
) -> None:
    period = {"since": since, "until": until, "dataset": "other", "status": ALL}
    [row] = asked(connection, "is", state="CAL", organizations=["QUO"], **period)
    assert (row[3], *row[-2:]) == covered


def test_speakers_and_addressees_stand_in_the_order_of_their_names_and_a_capacity_once(connection: Connection) -> None:
    apply(connection, statement("chorus", "2004-05-06"))
    for actor, capacity in (("cat", "President"), ("bob", "President"), ("amy", "Chair")):
        apply(connection, spoke("chorus", actor, capacity=capacity))
    for actor in ("DOR", "BOR"):
        apply(connection, spoke("chorus", actor, "addressee"))
    [row] = [row for row in asked(connection, "statements", by="cat", **ANY_TIME) if row[1] == "chorus"]
    assert row[2] == "Amy Adams, Bob Brown, Cat Clark"
    assert row[6:8] == ("Chair, President", "Borland, Dorland")


def test_a_source_is_cited_for_the_kind_of_fact_and_not_for_a_namesake(connection: Connection) -> None:
    apply(connection, event("answer", "2004-05-06"))
    apply(connection, "INSERT INTO event_citations VALUES ('answer', 'treaty', 'article 7', 'start')")
    apply(connection, "INSERT INTO search_index VALUES ('oath', 'event', 'answer', 'Oath', 'world')")
    apply(connection, "INSERT INTO search_index VALUES ('oath', 'statement', 'answer', 'Oath', 'world')")
    [said] = asked(connection, "statements", by="BOR", until="2004-05-31", since="2004-05-01")[:1]
    assert (said[1], said[5]) == ("answer", "paper")
    happened = [row for row in asked(connection, "events", **ANY_TIME) if row[1] == "answer"]
    assert [row[7] for row in happened] == ["treaty article 7"]
    found = [(row[0], row[3], row[4], row[5]) for row in asked(connection, "search", text=["oath"])]
    assert found == [
        ("statement", "paper", "2004-05", "Borland"),
        ("event", "treaty article 7", "2004-05-06", None),
    ]


@pytest.mark.parametrize(
    ("start", "end", "day", "certain"),
    [
        ("1990-01-01", "1990-02-01", "1990-01-15", "yes"),
        ("1990-01-01", "1990-02-01", "1990-01-31", "yes"),
        ("1990-01-01", "1990-02-01", "1990-02-01", None),
        ("1990-01-01", "1990-02", "1990-02-01", "no"),
        ("1990-01-01", "1990-02", "1990-02-27", "no"),
        ("1990-01-01", "1990-02", "1990-02-28", None),
        ("1990", None, "1990-06-01", "no"),
        ("1990-01-01", None, "1990-01-02", None),
    ],
)
def test_an_event_that_begins_before_a_day_is_found_if_it_lasts_or_is_not_dated_to_the_day(
    connection: Connection, start: str, end: str | None, day: str, certain: str | None
) -> None:
    apply(connection, event("first", start, end))
    found = [(row[1], row[8]) for row in asked(connection, "events", on=day, **ANY_TIME)]
    assert found == ([] if certain is None else [("first", certain)])


@pytest.mark.parametrize(
    ("end", "on", "members"),
    [
        ("2010-03-01", "2010-02-28", 1),
        ("2010-03-01", "2010-03-01", 0),
        ("2010-03-01", None, 1),
        ("2009-12-31", None, 0),
        ("2010-01-01", None, 1),
        (None, None, 1),
    ],
)
def test_the_last_members_of_an_organization_are_those_that_can_have_been_there_at_its_end(
    connection: Connection, end: str | None, on: str | None, members: int
) -> None:
    dissolved = "dissolution_date = '2010', dissolution_earliest = '2010-01-01', dissolution_latest = '2010-12-31'"
    apply(connection, f"UPDATE organizations SET {dissolved} WHERE id = 'HUB'")  # noqa: S608
    apply(connection, "UPDATE organizations SET founding_earliest = '2000-01-01' WHERE id = 'HUB'")
    apply(connection, spell("HUB", "NEW", "member", "2001", end))
    counted = {row[0]: row[5] for row in asked(connection, "organizations", status=["member"], on=on)}
    assert counted["HUB"] == members


def test_offices_borders_and_conflicts_that_begin_together_stand_in_the_order_of_their_ids(
    connection: Connection,
) -> None:
    for person in ("dan", "cat"):
        apply(connection, tenure(person, "CAL", "head_of_state", "1990"))
    apply(connection, tenure("dan", "CAL", "head_of_government", "1990"))
    leaders = [(row[0], row[2]) for row in asked(connection, "leaders", state="CAL")]
    assert leaders == [("dan", "head_of_government"), ("cat", "head_of_state"), ("dan", "head_of_state")]
    offices = [row.facts for row in query_rows(connection, "people", who=["dan"], state="CAL")]
    assert offices == [f"CAL/dan/{office}/1990/world" for office in ("head_of_government", "head_of_state")]
    for start, end in (("2011", None), ("2001", "2002")):
        apply(connection, border("CAL", "NEW", start, end))
    neighbors = [row[2:4] for row in asked(connection, "neighbors", state="NEW", status=ALL, **ANY_TIME)]
    assert neighbors == [("2001", "2002"), ("2011", None)]
    for told in ("observer 2005 2006", "member 2001 2003"):
        apply(connection, newland(told, "LEA", dataset="other"))
    conflicts = asked(connection, "conflicts", org=["LEA"], member="NEW")
    assert [row[4] for row in conflicts] == ["member 2001/2003", "observer 2005/2006"]
