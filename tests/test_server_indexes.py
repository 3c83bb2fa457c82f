"""On a server every table that grows is found by an index, and search means the same with trigrams and without."""

from collections.abc import Callable
from pathlib import Path

import pytest

from regional.database.engine import make_engine
from regional.questions.evidence import EVIDENCE
from regional.seeds.loader import load
from tests.datasets import BLOCS, execute, rows, write
from tests.test_engines import ask

GROWING = {
    *("memberships", "membership_citations", "events", "event_participants", "event_topics", "event_citations"),
    *("statements", "statement_actors", "statement_topics", "statement_citations", "names", "search_index"),
}
TRIGRAMS = "SELECT count(*) FROM pg_available_extensions WHERE name = 'pg_trgm'"

QUESTIONS = {
    "both SCO CSTO --on 2021-09-17": {"ix_memberships_organization_id_dataset_id_member_id"},
    "members SCO --on 2021-09-17": {"ix_memberships_organization_id_dataset_id_member_id"},
    "affiliations KAZ --on 2021-09-17": {"ix_memberships_member_id_organization_id_dataset_id"},
    "timeline UZB": {"ix_memberships_member_id_organization_id_dataset_id"},
    "events --state KAZ": {"ix_events_location_id", "ix_event_participants_actor_id"},
    "events --org SCO --with KAZ": {"ix_event_participants_actor_id"},
    "events --topic recognition": {"ix_event_topics_topic_id"},
    "statements --speaker Putin": {"ix_statement_actors_actor_id_role"},
    "statements --by KAZ --topic recognition": {"ix_statement_actors_on_behalf_of_id", "ix_statement_topics_topic_id"},
    "statements --event joint-meeting-2021-09-17": {"ix_statements_event_id"},
    "search unfreez": {"ix_search_index_folded"},
    "why SCO/IND": {"pk_membership_citations", "pk_event_citations", "pk_statement_citations"},
}
"""The indexes that find the rows which were asked for."""


@pytest.fixture(scope="module")
def lacking(server: str) -> set[str]:
    """What a server cannot have that has no pg_trgm."""
    return set() if rows(server, TRIGRAMS) == [(1,)] else {"search_index", "ix_search_index_folded"}


GROWTH = """
INSERT INTO events (id, title, kind, start_date, start_earliest, start_latest, location_id, tier, dataset_id)
SELECT 'event-' || n, 'An event', 'other', day, day, day, state, 'human-coded', 'core'
FROM numbered;
INSERT INTO event_participants (event_id, actor_id, role) SELECT 'event-' || n, state, 'initiator' FROM numbered;
INSERT INTO event_citations (event_id, source_id, locator) SELECT 'event-' || n, 'ft-2021-09-17', '' FROM numbered;
INSERT INTO statements (id, kind, text, language, start_date, start_earliest, start_latest, dataset_id)
SELECT 'statement-' || n, 'paraphrase', 'Something', 'en', day, day, day, 'core' FROM numbered;
INSERT INTO statement_actors (statement_id, actor_id, role, on_behalf_of_id)
SELECT 'statement-' || n, person, 'speaker', state FROM numbered;
INSERT INTO search_index (kind, id, text, folded, dataset_id)
SELECT 'statement', 'statement-' || n, 'Something', md5(n::text), 'core' FROM numbered
"""
NUMBERED = """
CREATE TEMP TABLE numbered AS
SELECT n, s.states[n % cardinality(s.states) + 1] AS state, p.people[n % cardinality(p.people) + 1] AS person,
    (date '1990-01-01' + n % 12000)::text AS day
FROM generate_series(1, 20000) AS n,
    (SELECT array_agg(id) AS states FROM states) AS s,
    (SELECT array_agg(id) AS people FROM people) AS p
"""


@pytest.fixture(scope="module")
def grown(record_on_server: str, new_server_database: Callable[..., str]) -> str:
    """A copy of the record in which twenty thousand things more happened and were said."""
    location = new_server_database(record_on_server)
    execute(location, NUMBERED, *GROWTH.split(";"), "ANALYZE")
    return location


@pytest.mark.parametrize("question", QUESTIONS)
def test_what_was_asked_for_is_found_by_an_index(grown: str, lacking: set[str], question: str) -> None:
    statement = ask(grown, f"{question} --sql").stdout
    engine = make_engine(grown)
    with engine.connect() as connection:
        connection.exec_driver_sql("SET enable_seqscan = off")
        plan = "\n".join(line for (line,) in connection.exec_driver_sql(f"EXPLAIN {statement.replace('%', '%%')}"))
    engine.dispose()
    assert {table for table in GROWING - lacking if f"Seq Scan on {table} " in plan} == set(), plan
    assert {index for index in QUESTIONS[question] - lacking if index not in plan} == set(), plan


def test_the_sources_of_some_facts_are_found_among_those_of_all(grown: str) -> None:
    """Even with sequential scans allowed: in a subquery the same facts made the server read all citations."""
    facts = ", ".join(f"'event-{number}'" for number in range(10))
    (plan,) = zip(*rows(grown, f"EXPLAIN {EVIDENCE.format(facts)}"), strict=True)
    assert not [line for line in plan if "Seq Scan on event_citations" in line], plan


def test_a_load_leaves_the_server_knowing_how_much_there_is(
    new_server_database: Callable[..., str], tmp_path: Path
) -> None:
    """It would plan the first questions after a load blindly: one took seconds instead of milliseconds."""
    location = new_server_database()
    load([write(tmp_path / "blocs", BLOCS)], location)
    assert rows(location, "SELECT reltuples FROM pg_class WHERE relname = 'memberships'") == [(4.0,)]


def test_a_question_is_not_compiled(record_on_server: str) -> None:
    """To compile it took more than a second, to answer it three milliseconds."""
    assert ask(record_on_server, "sql \"SELECT current_setting('jit') AS jit\"").stdout == "jit\noff\n"


def test_trigrams_are_used_where_the_server_has_them(record_on_server: str, lacking: set[str]) -> None:
    made = rows(record_on_server, "SELECT indexname FROM pg_indexes WHERE tablename = 'search_index'")
    assert {name for (name,) in made} == {"ix_search_index_dataset_id", "ix_search_index_folded"} - lacking


def test_a_search_means_the_same_without_trigrams(
    record: Path, record_on_server: str, new_server_database: Callable[..., str]
) -> None:
    location = new_server_database(record_on_server)
    execute(location, "DROP INDEX IF EXISTS ix_search_index_folded")
    for words in ("unfreez", "上合组织", "上合", "组", "шанхай ПЯТ", "assets AFGHAN", "ab", "100%", "a_b", "\\\\", "'"):
        on_file, *on_servers = (ask(place, f'search "{words}"') for place in (str(record), record_on_server, location))
        assert on_servers == [on_file, on_file], words
