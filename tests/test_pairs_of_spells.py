"""What two spells say of each other, to the day: of one member in two datasets, or in two organizations at once.

The spells are written `status start end`, with `-` for no end, and stand beside those of the small world. One engine is
enough: that both answer alike is tested elsewhere.
"""

import json
from collections.abc import Iterator, Sequence
from typing import Any

import pytest
from sqlalchemy import Connection

from regional.models import Claim
from regional.sql.catalog import query_paths
from regional.sql.query import read_query
from tests.datasets import loaded
from tests.rules import Added, apply, spell, statement
from tests.test_small_world import WORLD

ALL = ["member", "associate", "observer"]


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Connection]:
    location = tmp_path_factory.mktemp("pairs") / "regional.db"
    with loaded(WORLD / "world", WORLD / "other", location=location) as opened:
        yield opened


@pytest.fixture
def connection(world: Connection) -> Iterator[Connection]:
    yield world
    world.rollback()


def query_rows(connection: Connection, question: str, **given: Any) -> list[Any]:
    """The rows of a predefined question."""
    query = read_query(query_paths()[question])
    values = {p.name: None for p in query.parameters} | {"dataset": None, "continuity": None, "not": "[]", **given}
    values = {name: json.dumps(value) if isinstance(value, list) else value for name, value in values.items()}
    return list(connection.exec_driver_sql(query.statement(values), values))


def asked(connection: Connection, question: str, **given: Any) -> list[tuple[Any, ...]]:
    """The rows of a predefined question, without the ids of the facts that they rest on."""
    return [tuple(row)[:-1] for row in query_rows(connection, question, **given)]


def newland(text: str, organization: str = "HUB", dataset: str = "world") -> Added:
    status, start, end = text.split()
    return spell(organization, "NEW", status, start, None if end == "-" else end, dataset_id=dataset)


def only_other(status: str, start: str, end: str) -> str:
    return f"presence: other {status} {start}/{end}, world nothing"


def only_world(status: str, start: str, end: str) -> str:
    return f"presence: world {status} {start}/{end}, other nothing"


TWICE = "status: other observer, world member"
CONFLICTS: list[tuple[str, str, list[str]]] = [  # `other` was last reviewed on 2010-12-31, `world` on 2024-12-31
    ("member 2001-01-01 2005-01-01", "member 2001-01-01 2005-01-01", []),
    ("member 2001-01-02 2005-01-01", "member 2001-01-01 2005-01-01", ["start: other 2001-01-02, world 2001-01-01"]),
    ("member 2001-01-01 2005-01-01", "member 2001-01-02 2005-01-01", ["start: other 2001-01-01, world 2001-01-02"]),
    ("member 2001 2005", "member 2000-12-31 2005", ["start: other 2001, world 2000-12-31"]),
    ("member 2001 2005", "member 2001-01-01 2005", []),
    ("member 2001 2005", "member 2001-12-31 2005", []),
    ("member 2001 2005", "member 2002-01-01 2005", ["start: other 2001, world 2002-01-01"]),
    ("member 2000-12-31 2005", "member 2001 2005", ["start: other 2000-12-31, world 2001"]),
    ("member 2001-01-01 2005", "member 2001 2005", []),
    ("member 2001-12-31 2005", "member 2001 2005", []),
    ("member 2002-01-01 2005", "member 2001 2005", ["start: other 2002-01-01, world 2001"]),
    ("member 2001 2005-01-01", "member 2001 2005-01-02", ["end: other 2005-01-01, world 2005-01-02"]),
    ("member 2001 2005-01-02", "member 2001 2005-01-01", ["end: other 2005-01-02, world 2005-01-01"]),
    ("member 2001 2005", "member 2001 2004-12-31", ["end: other 2005, world 2004-12-31"]),
    ("member 2001 2005", "member 2001 2005-01-01", []),
    ("member 2001 2005", "member 2001 2005-12-31", []),
    ("member 2001 2005", "member 2001 2006-01-01", ["end: other 2005, world 2006-01-01"]),
    ("member 2001 2004-12-31", "member 2001 2005", ["end: other 2004-12-31, world 2005"]),
    ("member 2001 2005-01-01", "member 2001 2005", []),
    ("member 2001 2005-12-31", "member 2001 2005", []),
    ("member 2001 2006-01-01", "member 2001 2005", ["end: other 2006-01-01, world 2005"]),
    ("member 2001 2024-12-30", "member 2001 -", ["end: other 2024-12-30, world .."]),
    ("member 2001 2024-12-31", "member 2001 -", []),
    ("member 2001 -", "member 2001 2010-12-30", ["end: other .., world 2010-12-30"]),
    ("member 2001 -", "member 2001 2010-12-31", []),
    ("member 2001 -", "member 2001 2010", []),
    ("member 2001 -", "member 2001 -", []),
    ("member 2001 2005", "member 2000 2001-06", ["end: other 2005, world 2001-06", "start: other 2001, world 2000"]),
    ("member 2000 2001-06", "member 2001 2005", ["end: other 2001-06, world 2005", "start: other 2000, world 2001"]),
    ("observer 2001 2005-01-02", "member 2005-01-01 -", [TWICE]),
    ("observer 2001 2005-01-01", "member 2005-01-01 -",
     [only_other("observer", "2001", "2005-01-01"), only_world("member", "2005-01-01", "..")]),
    ("observer 2005-01-01 -", "member 2001 2005-01-02", [TWICE]),
    ("observer 2005-01-01 -", "member 2001 2005-01-01",
     [only_other("observer", "2005-01-01", ".."), only_world("member", "2001", "2005-01-01")]),
    ("observer 2005-06-01 -", "member 2001 2005", []),
    ("observer 2001 2005", "member 2005-06-01 -", []),
    ("observer 2001 2005-06-01", "member 2005 -", []),
    ("observer 2005 -", "member 2001 2005-06-01", []),
    ("observer 2004 -", "member 2001 2004-12-31", []),
    ("observer 2004 -", "member 2001 2005-01-01", [TWICE]),
    ("observer 2001 2004-12-31", "member 2004 -", []),
    ("observer 2001 2005-01-01", "member 2004 -", [TWICE]),
    ("observer 2001 -", "member 2010-12-30 -", [TWICE]),
    ("observer 2001 -", "member 2010-12-31 -", []),
    ("member 2001 2003", "member 2005 2007",
     [only_other("member", "2001", "2003"), only_world("member", "2005", "2007")]),
    ("member 2005 2007", "member 2001 2003",
     [only_other("member", "2005", "2007"), only_world("member", "2001", "2003")]),
]  # fmt: skip


def told(connection: Connection) -> list[str]:
    rows = asked(connection, "conflicts", org=["HUB"], member="NEW")
    return [f"{row[2]}: {row[3]} {row[4]}, {row[5]} {row[6]}" for row in rows]


@pytest.mark.parametrize(("other", "world_says", "lines"), CONFLICTS)
def test_two_datasets_disagree_beyond_what_their_dates_leave_open(
    connection: Connection, other: str, world_says: str, lines: Sequence[str]
) -> None:
    apply(connection, Added(Claim, {"dataset_id": "other", "organization_id": "HUB", "start_date": ".."}))
    apply(connection, newland(other, dataset="other"))
    apply(connection, newland(world_says))
    assert told(connection) == lines


WITHIN = ("2005-01-01", "2008-01-01")
ALWAYS = ("..", None)


@pytest.mark.parametrize(
    ("claim", "text", "missing"),
    [
        (WITHIN, "member 2001 2002", 0),
        (WITHIN, "member 2010 -", 0),
        (WITHIN, "member 2003 2005", 0),
        (WITHIN, "member 2003 2005-01-01", 0),
        (WITHIN, "member 2003 2005-01-02", 1),
        (WITHIN, "member 2007-12-31 -", 1),
        (WITHIN, "member 2008-01-01 -", 0),
        (WITHIN, "member 2007 -", 1),
        (WITHIN, "member [2007..2008] -", 0),
        (ALWAYS, "member 2010-12-31 -", 1),  # on the day of the last review
        (ALWAYS, "member 2011-01-01 -", 0),
        (ALWAYS, "member 2010 -", 1),
        (ALWAYS, "member [2010..2011] -", 0),
    ],
)
def test_what_a_dataset_does_not_tell_is_a_conflict_within_its_claim_and_before_its_review(
    connection: Connection, claim: tuple[str, str | None], text: str, missing: int
) -> None:
    start, end = claim
    apply(
        connection,
        Added(Claim, {"dataset_id": "other", "organization_id": "HUB", "start_date": start, "end_date": end}),
    )
    apply(connection, newland(text))
    assert len(told(connection)) == missing


TOGETHER: list[tuple[str, str, str | None]] = [
    ("member 2001-01-01 2005-01-01", "member 2005-01-01 -", None),
    ("member 2005-01-01 -", "member 2001-01-01 2005-01-01", None),
    ("member 2001-01-01 2005-01-02", "member 2005-01-01 -", "2005-01-01 2005-01-02 yes"),
    ("member 2005-01-01 -", "member 2001-01-01 2005-01-02", "2005-01-01 2005-01-02 yes"),
    ("member 2001 2005", "member 2005-06-01 -", "2005-06-01 2005 no"),
    ("member 2005-06-01 -", "member 2001 2005", "2005-06-01 2005 no"),
    ("member 2005 -", "member 2001 2005-06-01", "2005 2005-06-01 no"),
    ("member 2001 2005-06-01", "member 2005 -", "2005 2005-06-01 no"),
    ("member 2005 -", "member 2001 2005-12-31", "2005 2005-12-31 no"),
    ("member 2001 2005-12-31", "member 2005 -", "2005 2005-12-31 no"),
    ("member 2005 -", "member 2001 2006-01-01", "2005 2006-01-01 yes"),
    ("member 2001 2006-01-01", "member 2005 -", "2005 2006-01-01 yes"),
    ("member 2001 2005-01-01", "member 2005 -", None),
    ("member 2005 -", "member 2001 2005-01-01", None),
    ("member 2001-12-31 -", "member 2001 -", "2001-12-31 None yes"),
    ("member 2001 -", "member 2001-12-31 -", "2001 None yes"),
    ("member 2001 2005-01-01", "member 2001 [2005-01-01..2005-06-01]", "2001 2005-01-01 yes"),
    ("member 2001 [2005-01-01..2005-06-01]", "member 2001 2005-01-01", "2001 [2005-01-01..2005-06-01] yes"),
]


@pytest.mark.parametrize(("first", "second", "line"), TOGETHER)
def test_a_state_was_in_both_from_the_later_start_until_the_earlier_end(
    connection: Connection, first: str, second: str, line: str | None
) -> None:
    apply(connection, newland(first, "HUB"))
    apply(connection, newland(second, "LEA"))
    rows = asked(connection, "ever-both", organizations=["HUB", "LEA"], status=ALL)
    assert [f"{start} {end} {certain}" for *_, start, end, certain in rows] == ([] if line is None else [line])


VAGUE = ["observer 2001-01-01 2005", "member 2005 -", "associate 2005 2006"]
"""On a day of 2005 each of them is possible, and none is certain."""
DAY = {"on": "2005-06-01", "since": "2005-06-01", "until": "2005-06-01", "status": ALL}


@pytest.fixture
def vague(connection: Connection) -> Connection:
    for text in reversed(VAGUE):
        apply(connection, newland(text))
    return connection


def test_spells_that_are_possible_on_one_day_stand_in_the_order_of_their_starts_and_ids(vague: Connection) -> None:
    spells = [("observer", "2001-01-01", "2005"), ("associate", "2005", "2006"), ("member", "2005", None)]
    assert [row[2:5] for row in asked(vague, "members", organization="HUB", **DAY)] == spells
    assert [row[2:5] for row in asked(vague, "affiliations", state="NEW", **DAY)] == spells
    assert [row[:4] for row in asked(vague, "matrix", organizations=["HUB"], **DAY)][1:] == [
        ("NEW", "Newland", "HUB", f"{status}?") for status, *_ in spells
    ]
    days = DAY | {"on": ["1999-12-31", "2005-06-01"]}
    assert asked(vague, "compare", organizations=["HUB"], state="[]", **days) == [
        ("NEW", "Newland", "HUB", None, "observer?/associate?/member?")
    ]


def test_two_possible_spells_in_one_organization_are_not_one_in_each(vague: Connection) -> None:
    assert asked(vague, "both", organizations=["HUB", "LEA", "UNI"], **DAY) == []
    assert asked(vague, "shared", states=["NEW", "ARL", "DOR"], **DAY) == []


def test_the_spell_of_a_status_that_was_asked_for_answers_before_others(vague: Connection) -> None:
    [row] = asked(vague, "is", state="NEW", organizations=["HUB"], **DAY | {"status": ["member"]})
    assert row[3:9] == ("possibly", "member", "2005", None, "observer 2001-01-01 to 2005", None)
    apply(vague, newland("partner 2004-01-01 -"))
    [row] = asked(vague, "is", state="NEW", organizations=["HUB"], **DAY | {"status": [*ALL, "partner"]})
    assert row[3:7] == ("yes", "partner", "2004-01-01", None)


def test_of_two_statements_that_begin_alike_the_one_with_the_earlier_last_day_comes_first(
    connection: Connection,
) -> None:
    for id_, day in (("short", "2004-01"), ("long", "2004")):
        apply(connection, statement(id_, day))
    rows = asked(connection, "statements", since="2004-01-01", until="2004-01-01")
    assert [row[1] for row in rows] == ["short", "long", "opinion"]
