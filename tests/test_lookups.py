"""What the statements give that are no questions by themselves: what is looked up for one, and why one has no row."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import Connection

from regional.models import Code, Name, Succession
from regional.sql.catalog import LOOKUPS, REASONS
from regional.sql.query import read_query
from tests.datasets import loaded
from tests.rules import Added, apply, statement
from tests.test_pairs_of_spells import connection, newland
from tests.test_small_world import WORLD

__all__ = ["connection"]
"""A fixture of the tests of pairs: what is done to the world is undone."""


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Connection]:
    location = tmp_path_factory.mktemp("lookups") / "regional.db"
    with loaded(WORLD / "world", WORLD / "other", location=location) as opened:
        yield opened


def told(connection: Connection, name: str, folder: str = LOOKUPS, **given: Any) -> list[tuple[Any, ...]]:
    values = {key: json.dumps(value) if isinstance(value, list) else value for key, value in given.items()}
    return [tuple(row) for row in connection.exec_driver_sql(read_query(f"{folder}/{name}.sql").body, values)]


def test_actors_of_all_kinds_by_their_ids(connection: Connection) -> None:
    found = told(connection, "actors")
    assert [id_ for id_, _, _ in found] == [
        *("ARL", "BOR", "CAL", "CLU", "DOR", "HUB", "KIN", "LEA", "NEW", "OLD", "PRE", "QUO", "TIE", "UNI", "VET"),
        *("amy", "bob", "cat", "dan", "eve"),
    ]
    assert [row for row in found if row[0] in {"ARL", "HUB", "amy"}] == [
        ("ARL", "state", "Arland"),
        ("HUB", "organization", "Hub"),
        ("amy", "person", "Amy Adams"),
    ]


def name(id_: str, language: str, written: str) -> Added:
    return Added(Name, {"actor_id": id_, "language": language, "name": written})


def test_who_bears_a_name_in_whichever_language(connection: Connection) -> None:
    apply(connection, name("amy", "en", "Borlande"))
    assert sorted(told(connection, "bearers", folded=["union", "borlande", "nobody"])) == [
        ("borlande", "BOR", "state"),  # once, though Dutch and French both say so
        ("borlande", "amy", "person"),
        ("union", "UNI", "organization"),
    ]


def test_whose_a_name_is_and_when(connection: Connection) -> None:
    apply(connection, name("ARL", "en", "Borlande"))
    apply(connection, name("BOR", "fr", "BORLANDE"))
    apply(connection, Added(Name, {"actor_id": "BOR", "language": "de", "name": "borlande", "start_date": "1990-05"}))
    assert told(connection, "names", folded=["калландия", "borlande"]) == [
        ("borlande", "en", None, None, None, None, "ARL"),
        ("borlande", "de", "1990-05", None, "1990-05-01", None, "BOR"),
        ("borlande", "fr", None, None, None, None, "BOR"),
        ("borlande", "fr", None, "1999", None, "1999-12-31", "BOR"),
        ("borlande", "nl", None, None, None, None, "BOR"),
        ("калландия", "ru", "1990-05-05", "2001-01-01", "1990-05-05", "2001-01-01", "CAL"),
    ]


def code(id_: str, scheme: str, code_: str, until: str | None = None) -> Added:
    dates = {"start_date": "1950", "end_date": until}
    return Added(Code, {"actor_id": id_, "scheme": scheme, "code": code_, **dates})


def test_whose_a_code_is_those_first_who_have_it_now(connection: Connection) -> None:
    code_of = ("OLD", "cow", "1991-12-26"), ("KIN", "cow", "1940"), ("NEW", "cow", None), ("NEW", "gw", "1960-01-01")
    for id_, scheme, until in (*code_of, ("NEW", "cow-column", None), ("LEA", "cow-igo-name", None)):
        apply(connection, code(id_, scheme, "100", until))
    apply(connection, "UPDATE states SET numeric = '100' WHERE id = 'DOR'")
    assert told(connection, "codes", codes=["290", "100", "008"]) == [
        ("008", "iso-numeric", "1950-02", None, "1950-02-01", None, "BOR"),
        ("100", "cow", "1991-12-26", None, "1991-12-26", None, "ARL"),
        ("100", "cow", "1950", None, "1950-01-01", None, "NEW"),
        ("100", "cow", "1950", "1991-12-26", "1950-01-01", "1991-12-26", "OLD"),
        ("100", "cow", "1950", "1940", "1950-01-01", "1940-12-31", "KIN"),
        ("100", "gw", "1950", "1960-01-01", "1950-01-01", "1960-01-01", "NEW"),
        ("100", "iso-numeric", "1960-07-01", "2010", "1960-07-01", "2010-12-31", "DOR"),
        ("290", "cow", "2000-01-01", None, "2000-01-01", None, "CAL"),
    ]


def test_the_codes_of_a_panel_are_those_of_states_in_two_schemes(connection: Connection) -> None:
    apply(connection, code("CAL", "cow", "280", "1980"))
    apply(connection, code("CAL", "cow", "270"))
    apply(connection, Added(Code, {"actor_id": "CAL", "scheme": "cow", "code": "260", "start_date": "1950-06"}))
    apply(connection, code("CAL", "fips", "CL"))
    apply(connection, code("LEA", "cow", "1"))
    assert told(connection, "panel_codes") == [
        ("ARL", "cow", "100", "1991-12-26", None),
        ("CAL", "cow", "300", None, "2000-01-01"),
        ("CAL", "cow", "270", "1950-01-01", None),
        ("CAL", "cow", "280", "1950-01-01", "1980-12-31"),
        ("CAL", "cow", "260", "1950-06-01", None),
        ("CAL", "cow", "290", "2000-01-01", None),
        ("CAL", "gw", "120", None, None),
        ("OLD", "cow", "101", "1940-01-01", "1991-12-26"),
    ]


def test_the_states_of_a_panel_with_the_first_and_last_days_that_they_can_have_had(connection: Connection) -> None:
    assert told(connection, "panel_states") == [
        ("ARL", "Arland", "004", "un_member", "1991-12-26", None),
        ("BOR", "Borland", "008", "un_member", "1950-02-01", None),
        ("CAL", "Calland", "012", "un_member", None, None),
        ("DOR", "Dorland", None, "territory", "1960-07-01", "2010-12-31"),
        ("KIN", "Kingdom", None, "historical", "1900-01-01", "1940-01-01"),
        ("NEW", "Newland", "016", "un_member", "1991-12-26", None),
        ("OLD", "Oldland", None, "historical", "1940-01-01", "1991-12-26"),
    ]


def test_datasets_stand_in_the_order_in_which_they_are_believed(connection: Connection) -> None:
    apply(connection, "INSERT INTO datasets (id, title, priority, as_of) VALUES ('again', 'Third', 20, '2001-01-01')")
    first = ("world", "A small world", "1", "CC0-1.0", "Somebody. A small world.", "2024-12-31")
    second = ("again", "Third", None, None, None, "2001-01-01")
    third = ("other", "Another view", None, None, None, "2010-12-31")
    assert [row[:6] for row in told(connection, "datasets", dataset=None)] == [first, second, third]
    assert [row[:6] for row in told(connection, "datasets", dataset="other")] == [third]


def test_notes_on_the_memberships_of_either_side(connection: Connection) -> None:
    noted = ("member", "2000-01-01", "Arland signed first.")
    assert told(connection, "notes_on_spells", id="UNI") == [("ARL", *noted)]
    assert told(connection, "notes_on_spells", id="ARL") == [("UNI", *noted)]
    assert told(connection, "notes_on_spells", id="BOR") == []


def test_sources_in_the_order_in_which_they_are_asked_for(connection: Connection) -> None:
    assert told(connection, "sources", ids=["paper", "list", "almanac"]) == [
        ("paper", "article", "The paper", None, "Press", "2004", None, None, "yes"),
        ("list", "dataset", "The list", None, None, None, None, None, "no"),
        ("almanac", "book", "The almanac", None, "House", "1999", None, None, "no"),
    ]  # fmt: skip


def test_a_fact_is_cited_with_what_belongs_to_it_and_no_other_that_is_written_alike(connection: Connection) -> None:
    cited = [("a.1", "1"), ("a/2", "2"), ("a/1", "5"), ("a/1", "4"), ("a0", "6"), ("a", "3"), ("b", "7")]
    for id_ in dict(cited):
        apply(connection, statement(id_))
    for id_, locator in cited:
        apply(connection, f"INSERT INTO statement_citations VALUES ('{id_}', 'treaty', '{locator}', NULL)")  # noqa: S608
    apply(connection, "INSERT INTO statement_citations VALUES ('a/1', 'almanac', '8', NULL)")
    assert told(connection, "cited", fact="a") == [
        ("treaty", "3"),
        ("almanac", "8"),
        ("treaty", "4"),
        ("treaty", "5"),
        ("treaty", "2"),
    ]


def test_when_states_and_organizations_lived_in_the_order_in_which_they_are_asked_for(connection: Connection) -> None:
    assert told(connection, "lives", REASONS, ids=["VET", "BOR", "TIE", "DOR", "amy"]) == [
        ("VET", "1960-01-01", "1960-01-01", "1995-01-01", "1995-01-01", "was founded", "ceased to exist"),
        ("BOR", "1950-02", "1950-02-01", None, None, "became a state", "ceased to be a state"),
        ("TIE", "2000-06", "2000-06-01", None, None, "was founded", "ceased to exist"),
        ("DOR", "1960-07-01", "1960-07-01", "2010", "2010-12-31", "became a state", "ceased to be a state"),
    ]


@pytest.mark.parametrize(
    ("id_", "side", "days", "found"),
    [
        ("NEW", "before", "0001-01-01 9999-12-31", ["KIN", "OLD"]),
        ("NEW", "after", "0001-01-01 9999-12-31", []),
        ("KIN", "after", "0001-01-01 9999-12-31", ["ARL", "NEW", "OLD"]),
        ("KIN", "before", "0001-01-01 9999-12-31", []),
        ("NEW", "before", "1939-12-31", ["KIN"]),
        ("NEW", "before", "1940-01-01", ["OLD"]),
        ("NEW", "before", "1939-12-31 1940-01-01", ["KIN", "OLD"]),
        ("NEW", "before", "1899-12-31", []),
        ("NEW", "before", "1900-01-01", ["KIN"]),
        ("KIN", "after", "1991-12-25", ["OLD"]),
        ("KIN", "after", "1991-12-26", ["ARL", "NEW"]),
        ("KIN", "after", "9999-12-30 9999-12-31", ["ARL", "NEW"]),
        ("UNI", "before", "1999-12-31", ["PRE"]),
        ("UNI", "before", "2000-01-01", []),
        ("PRE", "after", "1999-12-31", []),
        ("PRE", "after", "2000-01-01", ["UNI"]),
    ],
)
def test_who_lived_before_or_after_somebody_on_one_of_these_days(
    connection: Connection, id_: str, side: str, days: str, found: list[str]
) -> None:
    since, until = days[:10], days[-10:]
    rows = told(connection, "related", REASONS, id=id_, side=side, since=since, until=until)
    assert [row[0] for row in rows] == found


def succession(predecessor: str, successor: str) -> Added:
    names = {"predecessor_id": predecessor, "successor_id": successor}
    return Added(Succession, names | {"kind": "separation", "date": "1991-12-26"})


def test_who_came_in_two_ways_is_one_and_who_ended_in_some_year_may_have_lived_until_its_end(
    connection: Connection,
) -> None:
    apply(connection, succession("KIN", "ARL"))
    apply(connection, succession("DOR", "ARL"))
    apply(connection, "UPDATE organizations SET dissolution_earliest = '1999-06-01' WHERE id = 'PRE'")
    for id_, day, found in (
        ("ARL", "1939-12-31", ["KIN"]),
        ("ARL", "2010-12-30", ["DOR"]),
        ("ARL", "2010-12-31", []),
        ("UNI", "1999-12-31", ["PRE"]),
    ):
        assert told(connection, "related", REASONS, id=id_, side="before", since=day, until=day) == [
            (other,) for other in found
        ]


def test_who_has_no_day_has_always_been_there(connection: Connection) -> None:
    apply(connection, succession("CAL", "ARL"))
    rows = told(connection, "related", REASONS, id="ARL", side="before", since="0001-01-01", until="0001-01-01")
    assert rows == [("CAL",)]
    rows = told(connection, "related", REASONS, id="ARL", side="before", since="9999-12-30", until="9999-12-31")
    assert rows == [("CAL",)]


def test_of_whom_nobody_or_one_dataset_says_who_belongs(connection: Connection) -> None:
    ids = ["UNI", "LEA", "HUB"]
    assert told(connection, "unrecorded", REASONS, ids=ids, dataset=None) == [("HUB",)]
    assert told(connection, "unrecorded", REASONS, ids=ids, dataset="other") == [("UNI",), ("HUB",)]
    apply(connection, newland("member 2001 2002", dataset="other"))
    assert told(connection, "unrecorded", REASONS, ids=ids, dataset=None) == []
    assert told(connection, "unrecorded", REASONS, ids=ids, dataset="other") == [("UNI",)]
    assert told(connection, "unrecorded", REASONS, ids=ids, dataset="world") == [("HUB",)]
