"""Rows on their way into a database: whose key is taken, which spells meet, and what is written when."""

import pytest
from sqlalchemy import Connection, text

from regional.dates import FIRST_DAY, LAST_DAY
from regional.errors import RegionalError
from regional.importers import bulk as of_bulk
from regional.importers.actors import known_actors
from regional.importers.bulk import Bulk
from regional.importers.cow_spells import Spell, SpellWriter
from regional.importers.known_actors import KnownActors, Span
from regional.importers.members import MemberWriter, Origin, as_id
from regional.importers.report import Report
from regional.models import Actor, Event, EventParticipant, Name, Organization, Source, Topic
from regional.seeds.problems import Place
from tests.beside import connection, engine, told

__all__ = ["connection", "engine"]  # fixtures, for pytest to find

HERE, THERE = Place("f", 2), Place("f", 3)
ORIGIN = Origin("row 2", HERE)


@pytest.fixture
def bulk(connection: Connection) -> Bulk:
    """The writer of a new dataset."""
    connection.execute(text("INSERT INTO datasets (id, title, as_of, priority) VALUES ('imp', 'I', '2025-06-30', 100)"))
    made = Bulk(connection, "imp")
    made.add_source("Files", Place("f", 0))
    return made


def test_a_key_is_taken_once(bulk: Bulk, connection: Connection) -> None:
    topic = {"id": "peace", "name": "Peace"}
    assert bulk.add(Topic, dict(topic), HERE) == "peace"
    with pytest.raises(RegionalError) as refused:
        bulk.add(Topic, dict(topic), THERE)
    assert str(refused.value) == "f:3: 'peace' is already defined at f:2"
    assert (bulk.claim("topics", ("war",), THERE), bulk.claim("topics", ("war",), HERE)) == (True, False)
    assert [bulk.place_of(*asked) for asked in (("topics", "peace"), ("events", "war"), ("topics", "x"))] == [
        HERE,
        THERE,
        None,
    ]
    bulk.flush()
    assert told(connection, "SELECT id, name FROM topics WHERE dataset_id = 'imp'") == [("peace", "Peace")]
    assert (bulk.written, bulk.judged) == ({"sources": 1, "topics": 1}, {"sources", "topics"})


def test_a_row_of_another_dataset_is_not_taken_but_for_names(bulk: Bulk, connection: Connection) -> None:
    bulk.add(Name, {"actor_id": "KAZ", "language": "en", "name": "Kazakhstan"}, HERE)
    bulk.add(Name, {"actor_id": "KAZ", "language": "en", "name": "Steppe"}, HERE)
    bulk.add(Name, {"actor_id": "KAZ", "language": "en", "name": "Steppe"}, THERE)
    bulk.flush()
    assert told(connection, "SELECT name, folded FROM names WHERE dataset_id = 'imp'") == [("Steppe", "steppe")]
    assert told(connection, "SELECT kind, id, text FROM search_index WHERE dataset_id = 'imp'") == [
        ("name", "KAZ", "Steppe")
    ]
    assert bulk.written == {"sources": 1, "names": 1, "search_index": 1}
    bulk.add(Topic, {"id": "aid", "name": "Help"}, THERE)
    with pytest.raises(RegionalError) as refused:
        bulk.flush()
    assert str(refused.value) == "f:3: 'aid' is already defined in the dataset one"


def test_a_fact_cites_the_files(bulk: Bulk, connection: Connection) -> None:
    event = {"id": "imp-1", "title": "T", "kind": "meeting", "start_date": "2021-05"}
    assert bulk.add(Event, dict(event), HERE, "row 2") == "imp-1"
    bulk.add(Event, event | {"id": "imp-2"}, THERE)
    bulk.flush()
    about = "SELECT id, start_earliest, start_latest, tier FROM events WHERE dataset_id = 'imp' ORDER BY id"
    assert told(connection, about) == [(id_, "2021-05-01", "2021-05-31", "human-coded") for id_ in ("imp-1", "imp-2")]
    cited = "SELECT event_id, source_id, locator FROM event_citations WHERE event_id LIKE 'imp%'"
    assert told(connection, cited) == [("imp-1", "imp-files", "row 2")]
    source = "SELECT type, title, consulted FROM sources WHERE id = 'imp-files'"
    assert told(connection, source) == [("dataset", "Files", "yes")]


def test_rows_come_after_those_that_they_point_to_as_a_server_needs_it(bulk: Bulk) -> None:
    bulk.add(EventParticipant, {"event_id": "imp-1", "actor_id": "KAZ", "role": "host"}, HERE)
    bulk.add(Event, {"id": "imp-1", "title": "T", "kind": "meeting", "start_date": "2021"}, THERE)
    bulk.flush()
    assert [*bulk.written] == ["sources", "events", "event_participants", "search_index"]


def test_which_ids_are_taken(bulk: Bulk) -> None:
    for id_ in ("imp", "imp-1", "imp-zz", "imp.1", "impx-1", "im-1"):
        bulk.add(Topic, {"id": id_, "name": id_}, HERE)
    assert bulk.taken(Topic, ["imp", "imp-2", "aid", "x"]) == {"imp", "aid"}
    assert bulk.taken_with_prefix(Topic) == {"imp-1", "imp-zz"}
    assert bulk.taken_with_prefix(Source) == {"imp-files"}
    assert bulk.taken_with_prefix(Topic, Source) == {"imp-1", "imp-zz", "imp-files"}


def test_rows_wait_until_they_are_many(bulk: Bulk, connection: Connection, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(of_bulk, "FULL", 4)
    alike = {"dataset_id": "imp", "kind": "other", "tier": "machine-coded"}
    events = bulk.into(Event, "id", "title", "start_date", constants=alike, is_judged=False)
    topics = bulk.into(Topic, "id", "name", constants={"dataset_id": "imp"})
    events.append(("imp-1", "T", "2021"))
    topics.append(("peace", "Peace"))
    bulk.flush_if_full()
    assert (bulk.written, bulk.judged) == ({}, {"topics"})
    events.append(("imp-2", "T", "2022-02"))
    bulk.flush_if_full()
    assert bulk.written == {"sources": 1, "events": 2, "topics": 1}
    bulk.flush()
    assert bulk.written == {"sources": 1, "events": 2, "topics": 1}
    about = "SELECT id, kind, start_earliest, start_latest, end_latest FROM events WHERE dataset_id = 'imp' ORDER BY id"
    assert told(connection, about) == [
        ("imp-1", "other", "2021-01-01", "2021-12-31", None),
        ("imp-2", "other", "2022-02-01", "2022-02-28", None),
    ]


@pytest.mark.parametrize(
    ("first", "second", "meet"),
    [
        (("2000-01-01", "2002-01-01"), ("2002-01-01", None), False),
        (("2000-01-01", "2002-01-01"), ("2001-12-31", None), True),
        (("2002-01-01", None), ("2000-01-01", "2002-01-01"), False),
        (("2002-01-01", None), ("2000-01-01", "2002-01-02"), True),
        (("2000", "[2002..2003]"), ("2002", None), False),
        (("2000", "[2002..2003]"), ("2001", None), True),
        (("2000", None), ("2000", "[2000..2001]"), False),
        (("2000", None), ("2001", "2001"), False),
        (("2000", None), ("2001-05-05", "[2001-05-05..2001-06-01]"), False),
        (("2000", None), ("2001-05-05", "[2001-05-06..2001-06-01]"), True),
        (("2000", None), ("3000", None), True),
    ],
)
def test_spells_of_a_pair_that_certainly_meet(
    bulk: Bulk, connection: Connection, first: tuple[str, str | None], second: tuple[str, str | None], *, meet: bool
) -> None:
    writer = MemberWriter(bulk, known_actors(connection, "imp"))
    assert not writer.overlaps("SCO", "KAZ", *first)
    assert writer.add_membership("SCO", "KAZ", "member", first, ORIGIN)
    assert not writer.add_membership("SCO", "KAZ", "member", first, ORIGIN)
    assert writer.overlaps("SCO", "KAZ", *second) is meet
    assert not writer.overlaps("CSTO", "KAZ", *second)
    assert writer.add_membership("SCO", "KAZ", "observer", second, ORIGIN) is not meet
    assert writer.add_membership("SCO", "RUS", "member", second, ORIGIN)
    bulk.flush()
    kept = "SELECT member_id, start_date, end_date FROM memberships WHERE dataset_id = 'imp' ORDER BY rowid"
    assert told(connection, kept) == [("KAZ", *first), *([] if meet else [("KAZ", *second)]), ("RUS", *second)]
    cited = "SELECT DISTINCT source_id, locator FROM membership_citations WHERE membership_id LIKE '%/imp'"
    assert told(connection, cited) == [("imp-files", "row 2")]


@pytest.mark.parametrize(
    ("end", "start", "last"),
    [
        ("1991-01-01", "1991-01-01", 1990),
        ("1991-07-01", "1991-07-01", 1990),
        ("1991-07-02", "1991-07-02", 1991),
        ("1991-12-31", "1991-12-31", 1991),
        ("1991-03-01", "1991-07-02", 1991),
        ("1991-03-01", "1993-01-01", 1991),
    ],
)
def test_a_column_means_who_has_it_at_mid_year_or_else_who_had_it_before(
    bulk: Bulk, connection: Connection, end: str, start: str, last: int
) -> None:
    spans = [Span(end, FIRST_DAY, "RUS"), Span(LAST_DAY, start, "KAZ")]
    writer = SpellWriter(bulk, KnownActors({}, {}, {("cow-column", "x"): spans}, {}, {}), Report())
    writer.pair("SCO", "x", [Spell("member", 1980, 2000, 1980, None)], ORIGIN)
    bulk.flush()
    kept = "SELECT member_id, start_date, end_date FROM memberships WHERE dataset_id = 'imp' ORDER BY rowid"
    assert told(connection, kept) == [
        ("RUS", "1980", f"[{last}..{last + 1}-01-01]"),
        ("KAZ", str(last + 1), None),
    ]


def test_a_spell_beyond_a_life_has_a_note(bulk: Bulk, connection: Connection) -> None:
    writer = MemberWriter(bulk, known_actors(connection, "imp"))
    writer.add_membership("SCO", "KAZ", "member", ("2001-06-15", None), ORIGIN)
    writer.add_membership("SCO", "RUS", "member", ("2001-06-14", None), ORIGIN)
    writer.add_membership("SCO", "UZB", "member", ("1990", "[1995..]"), ORIGIN)
    bulk.flush()
    noted = "SELECT member_id, note FROM memberships WHERE dataset_id = 'imp' ORDER BY rowid"
    beyond = "So this dataset has it; by the others {} began later or ended earlier."
    assert told(connection, noted) == [
        ("KAZ", None),
        ("RUS", beyond.format("SCO")),
        ("UZB", beyond.format("UZB and SCO")),
    ]


def test_an_id_that_nobody_has(bulk: Bulk, connection: Connection) -> None:
    writer = MemberWriter(bulk, known_actors(connection, "imp"))
    found = [writer.free_id(*ids) for ids in (("KAZ", "A b"), ("KAZ", "A b"), ("KAZ", "A b"), ("SCO", "x\u200b/y"))]
    assert found == ["A-b", "A-b-2", "A-b-3", "x-y"]
    assert [as_id(each) for each in ("a  b", "a / b", "a\nb", "a\u200bb", "a")] == ["a-b", "a-b", "ab", "ab", "a"]


def test_an_actor_has_its_names_and_codes(bulk: Bulk, connection: Connection) -> None:
    writer = MemberWriter(bulk, known_actors(connection, "imp"))
    values = {"id": "NEW", "name": "New one", "classification": "igo", "founding_date": "2001"}
    writer.add_actor(Organization, values, ORIGIN, ["N.E.W.", "NEW"], {"cow-igo": "1", "gw": "2"})
    bulk.flush()
    named = "SELECT language, name FROM names WHERE actor_id = 'NEW' ORDER BY 1, 2"
    assert told(connection, named) == [("en", "New one"), ("und", "N.E.W."), ("und", "NEW")]
    assert told(connection, "SELECT scheme, code FROM codes WHERE actor_id = 'NEW' ORDER BY 1") == [
        ("cow-igo", "1"),
        ("gw", "2"),
    ]
    assert told(connection, "SELECT kind FROM actors WHERE id = 'NEW'") == [("organization",)]
    assert bulk.taken(Actor, ["NEW"]) == {"NEW"}
