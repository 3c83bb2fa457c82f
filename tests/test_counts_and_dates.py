"""What questions and views say of rows that a small world need not have: counts of doubles, days within vague dates."""

import pytest
from sqlalchemy import Connection, text

from regional.database.reader import Reader
from regional.exporters.descriptor import MOST_SOURCES, sources
from regional.models import Claim, Dataset, Difference
from regional.questions.regions import regions
from tests.rules import Added, apply, border, event, spell, statement, step, tenure
from tests.test_pairs_of_spells import ALL, DAY, asked, connection, newland, query_rows, world

__all__ = ["connection", "world"]
"""Fixtures of the tests of pairs."""


def test_a_spell_within_two_claims_is_counted_once(connection: Connection) -> None:
    for start in ("2000", "2001"):
        apply(connection, Added(Claim, {"dataset_id": "other", "organization_id": "HUB", "start_date": start}))
    apply(connection, newland("member 2003-01-01 2005", dataset="other"))
    apply(connection, newland("member 2006 -", dataset="other"))
    apply(connection, "UPDATE sources SET consulted = 'yes' WHERE id = 'list'")
    fact = "HUB/NEW/member/2003-01-01/other"
    apply(connection, f"INSERT INTO membership_citations VALUES ('{fact}', 'list', '', 'start')")  # noqa: S608
    [row] = asked(connection, "coverage", org=["HUB"], total="yes", dataset="other")
    assert row == (None, None, "other", None, "2010-12-31", 2, 1, 1, 1, 1)
    alone = asked(connection, "coverage", org=["HUB"], dataset="other")
    assert alone == [("HUB", "Hub", "other", start, "2010-12-31", 2, 1, 1, 1, 1) for start in ("2000", "2001")]


@pytest.mark.parametrize(
    ("told", "spells"),
    [
        ("member 2001 2003-01-01", 0),
        ("member 2001 2003-01-02", 1),
        ("member 2001 [2002..2003]", 1),
        ("member 2001 -", 1),
        ("member 2006-12-31 -", 1),
        ("member [2006..2007] -", 1),
        ("member 2007-01-01 -", 0),
        ("member 2000 2001", 0),
        ("member 2008 -", 0),
    ],
)
def test_a_spell_is_covered_that_can_have_held_within_a_claim(connection: Connection, told: str, spells: int) -> None:
    claimed = {"dataset_id": "other", "organization_id": "HUB", "start_date": "2003", "end_date": "2007"}
    apply(connection, Added(Claim, claimed))
    apply(connection, newland(told, dataset="other"))
    [row] = asked(connection, "coverage", org=["HUB"], dataset="other")
    assert row[2:7] == ("other", "2003", "2007", spells, spells)


def test_one_spell_that_two_datasets_tell_is_reviewed_in_the_order_of_their_ids(connection: Connection) -> None:
    for told in ("observer 2005 2006", "member 2005 2006", "partner 2001 2002"):
        for dataset in ("world", "other"):
            apply(connection, newland(told, dataset=dataset))
    rows = query_rows(connection, "review", org=["HUB"], unconsulted="yes", on="2025-01-01", stale=365)
    assert [row.facts for row in rows] == [
        f"HUB/NEW/{spell}/{dataset}"
        for spell in ("partner/2001", "member/2005", "observer/2005")
        for dataset in ("other", "world")
    ]


def test_two_organizations_overlap_by_a_share_of_the_states_in_either(connection: Connection) -> None:
    def share(first: str, second: str) -> tuple[int, int, float | None]:
        [row] = asked(connection, "overlaps", organizations=[first, second], **DAY)
        return row[2:5]

    assert share("HUB", "PRE") == (0, 0, None)  # in 2005 neither has a member
    apply(connection, spell("HUB", "ARL", "member", "2001"))
    assert share("HUB", "PRE") == (0, 1, 0.0)
    assert share("HUB", "LEA") == (1, 4, 0.25)
    apply(connection, spell("HUB", "NEW", "member", "2001"))
    assert share("HUB", "LEA") == (1, 5, 0.2)
    apply(connection, spell("PRE", "NEW", "member", "2001"))
    apply(connection, spell("PRE", "KIN", "member", "2001"))
    assert share("PRE", "HUB") == (1, 3, 0.333)
    apply(connection, spell("PRE", "ARL", "observer", "2001"))
    assert share("PRE", "HUB") == (2, 3, 0.667)


def test_spells_of_a_panel_stand_in_the_order_of_the_organizations_as_asked(connection: Connection) -> None:
    for told in ("observer 2001 2002", "member 2001 2002", "member 2000-06-01 2000-07-01"):
        apply(connection, newland(told))
    apply(connection, spell("HUB", "ARL", "member", "2001"))
    rows = asked(connection, "panel", organizations=["LEA", "HUB"], status=ALL)
    assert [row[:4] for row in rows] == [
        ("LEA", "ARL", "member", "2001-05-05"),
        ("LEA", "BOR", "member", "2004-01-01"),
        ("LEA", "CAL", "member", "2003-06-01"),
        ("LEA", "DOR", "observer", "2002-01-01"),
        ("HUB", "ARL", "member", "2001-01-01"),
        ("HUB", "NEW", "member", "2000-06-01"),
        ("HUB", "NEW", "member", "2001-01-01"),
        ("HUB", "NEW", "observer", "2001-01-01"),
    ]


def test_differences_stand_in_the_order_of_the_organizations_states_sources_and_periods(
    connection: Connection,
) -> None:
    for organization, member, source, period in (
        ("HUB", "NEW", "paper", "1990"),
        ("HUB", "NEW", "almanac", "1999"),
        ("HUB", "NEW", "almanac", "1990"),
        ("HUB", "ARL", "paper", "1999"),
        ("CLU", "ARL", "paper", "1999"),
    ):
        keys = {"organization_id": organization, "member_id": member, "source_id": source, "period": period}
        apply(connection, Added(Difference, keys | {"says": "member", "we_say": "none", "why": "So."}))
    assert [row[:4] for row in asked(connection, "differences", organizations=["HUB", "CLU"])] == [
        ("HUB", "ARL", "paper", "1999"),
        ("HUB", "NEW", "almanac", "1990"),
        ("HUB", "NEW", "almanac", "1999"),
        ("HUB", "NEW", "paper", "1990"),
        ("CLU", "ARL", "paper", "1999"),
    ]


VAGUE = {
    "names": "start_date = '1990', start_earliest = '1990-01-01', start_latest = '1990-12-31'",
    "codes": "start_date = '1990', start_earliest = '1990-01-01', start_latest = '1990-12-31'",
    "successions": "date = '1990', earliest = '1990-01-01', latest = '1990-12-31'",
}


def test_a_detail_is_sorted_by_the_first_day_that_its_date_can_mean(connection: Connection) -> None:
    for table, dates in VAGUE.items():
        apply(connection, f"UPDATE {table} SET {dates}")  # noqa: S608
    apply(connection, step("member", "signed", "2016"))
    apply(connection, newland("member 2003 2005"))
    apply(connection, event("year", "2004", location_id="CAL"))
    apply(connection, "INSERT INTO event_participants VALUES ('year', 'CAL', 'host')")
    details = connection.execute(text("SELECT DISTINCT field, dates, earliest FROM record_details"))
    found = {(row.field, row.dates, row.earliest) for row in details}
    assert {
        ("name", "from 1990", "1990-01-01"),
        ("code", "from 1990", "1990-01-01"),
        ("predecessor", "1990", "1990-01-01"),
        ("successor", "1990", "1990-01-01"),
        ("belongs to", "2003, 2005", "2003-01-01"),
        ("member", "2003, 2005", "2003-01-01"),
        ("application", "2016", "2016-01-01"),
        ("applicant", "2016", "2016-01-01"),
        ("event", "2004", "2004-01-01"),
    } <= found


YEAR = ("2005", "2005-01-01", "2005-12-31")
LATER = ("2007", "2007-01-01", "2007-12-31")
DATES = "start_date, start_earliest, start_latest, end_date, end_earliest, end_latest"


@pytest.mark.parametrize("view", ["membership_facts", "effective_membership_facts", "tenure_facts", "event_facts"])
def test_a_view_gives_the_first_and_the_last_day_of_each_date(connection: Connection, view: str) -> None:
    apply(connection, newland("member 2005 2007"))
    apply(connection, tenure("dan", "CAL", "head_of_state", "2005", "2007"))
    apply(connection, event("year", "2005", "2007"))
    assert (*YEAR, *LATER) in {tuple(row) for row in connection.execute(text(f"SELECT {DATES} FROM {view}"))}  # noqa: S608


def test_each_state_lies_in_the_region_of_which_its_smaller_region_is_a_part(reader: Reader) -> None:
    whole = {code: part_of for code, _, part_of in regions(reader) if part_of}
    found = reader.ask("SELECT DISTINCT subregion, region FROM states WHERE subregion IS NOT NULL").rows
    assert dict(found) == whole
    assert len(found) == len(whole)


@pytest.mark.parametrize(
    ("start", "to_the_day"),
    [("2001-05-05", "yes"), ("2001-05-XX", "no"), ("2001-05", "no"), ("[2001-05-05..2001-05-06]", "no")],
)
def test_a_start_is_known_to_the_day_if_it_is_one_day(connection: Connection, start: str, to_the_day: str) -> None:
    apply(connection, spell("HUB", "NEW", "member", start))
    statement = "SELECT to_the_day FROM membership_support WHERE organization_id = 'HUB'"
    assert connection.execute(text(statement)).scalars().all() == [to_the_day]


def test_a_dataset_covers_what_it_claims_or_describes_and_nothing_of_what_it_only_records(
    connection: Connection,
) -> None:
    statement = "SELECT * FROM covering_datasets WHERE organization_id IN ('LEA', 'QUO') ORDER BY 1, 2"
    assert [tuple(row) for row in connection.execute(text(statement))] == [
        ("LEA", "other", "0001-01-01", None, "3", 20, "no", None, None),
        ("LEA", "world", "0001-01-01", None, "2", 10, "yes", "2000-01-01", "2015-01-01"),
        ("QUO", "other", "2003-01-01", "2007-01-01", "2", 20, "yes", "2003", "2007"),
        ("QUO", "world", "0001-01-01", None, "2", 10, "yes", "2000-01-01", "2023-06-30"),
    ]


def test_who_leaves_one_organization_on_the_day_of_joining_another_changes_no_status(connection: Connection) -> None:
    for organization in ("CLU", "UNI"):
        apply(connection, newland("observer 2001 2005-05-05", organization))
    apply(connection, newland("member 2005-05-05 -"))
    rows = asked(connection, "timeline", actor="NEW", org=["CLU", "HUB"])
    assert [row[4:7] for row in rows if row[0] == "2005-05-05"] == [
        ("left", None, "observer"),
        ("joined", "member", None),
    ]


def test_a_descriptor_gives_of_a_source_the_address_if_it_is_one(connection: Connection) -> None:
    apply(connection, "UPDATE sources SET url = 'Library, shelf 5' WHERE id = 'gazette'")
    told = [source.get("path") for source in sources(connection, [{"id": "world"}])]
    assert told == [None, None, None, "https://treaty.example/", None]


def test_a_descriptor_names_all_sources_or_of_more_than_a_thousand_none(connection: Connection) -> None:
    numbers = "WITH RECURSIVE n(i) AS (SELECT 6 UNION ALL SELECT i + 1 FROM n WHERE i < 1000) "
    columns = "INSERT INTO sources (id, type, title, consulted, dataset_id) "
    apply(connection, f"{columns}{numbers}SELECT 'source-' || i, 'book', 'A book', 'no', 'world' FROM n")  # noqa: S608
    assert len(sources(connection, [{"id": "world"}])) == MOST_SOURCES == 1000
    apply(connection, f"{columns}VALUES ('one-more', 'book', 'A book', 'no', 'world')")
    assert sources(connection, [{"id": "world"}]) == []


def test_a_border_is_seen_alike_from_both_sides(connection: Connection) -> None:
    apply(connection, border("CAL", "NEW", "2005", "2007"))
    columns = f"state_id, neighbor_id, neighbor, {DATES}"
    statement = f"SELECT {columns} FROM neighbors WHERE id LIKE '%NEW%' ORDER BY state_id"  # noqa: S608
    assert [tuple(row) for row in connection.execute(text(statement))] == [
        ("CAL", "NEW", "Newland", *YEAR, *LATER),
        ("NEW", "CAL", "Calland", *YEAR, *LATER),
    ]


def test_a_dataset_covers_from_its_first_membership_or_else_its_first_event_or_statement(
    connection: Connection,
) -> None:
    for id_ in ("third", "fourth", "nothing"):
        apply(connection, Added(Dataset, {"id": id_, "title": id_, "as_of": "2020-01-01", "priority": 20}))
    for number, day in enumerate(("1990-05-05", "[1985..1986]", "1990-05-06")):
        apply(connection, event(f"event-{number}", day, dataset_id="third"))
        apply(connection, statement(f"statement-{number}", day, dataset_id="fourth"))
    apply(connection, statement("before", "1970", dataset_id="third"))
    apply(connection, newland("member 0001-01-01 -", dataset="other"))
    covered = [(row[0], row[9]) for row in asked(connection, "datasets")]
    assert covered == [
        ("world", "1950-01-01"),
        ("fourth", "1985-01-01"),
        ("nothing", None),
        ("other", "2001-01-01"),
        ("third", "1985-01-01"),
    ]
