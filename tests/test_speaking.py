"""Which dataset speaks for an organization: who is preferred for it or for all, who claims the day, by priority, by id.

In the small world `third` (priority 5) claims the Quorum from 2001 until 2006-07-01 in two claims, `other` (20) from
2003 until 2007, and `world` (10) describes it. Of the Veterans, whom `world` describes, `third` records two without a
claim.
"""

from collections.abc import Iterator, Sequence

import pytest
from sqlalchemy import Connection, text

from regional.sql.catalog import query_paths
from regional.sql.query import read_query
from tests.datasets import loaded
from tests.test_small_world import DATASETS


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Connection]:
    location = tmp_path_factory.mktemp("speaking") / "regional.db"
    with loaded(*DATASETS, location=location) as opened:
        yield opened


@pytest.fixture
def connection(world: Connection) -> Iterator[Connection]:
    yield world
    world.rollback()


def prefer(dataset: str, organization: str = "") -> str:
    return f"INSERT INTO preferences (organization_id, preferred_id) VALUES ('{organization}', '{dataset}')"  # noqa: S608


ALIKE = "UPDATE datasets SET priority = 7"
OPEN = "UPDATE claims SET end_date = NULL, end_earliest = NULL, end_latest = NULL"


@pytest.mark.parametrize(
    ("done", "organization", "day", "speaks"),
    [
        ([], "QUO", "2000-12-31", "world"),
        ([], "QUO", "2001-01-01", "third"),
        ([], "QUO", "2006-06-30", "third"),
        ([], "QUO", "2006-07-01", "world"),
        ([prefer("other", "QUO")], "QUO", "2002-12-31", "third"),
        ([prefer("other", "QUO")], "QUO", "2003-01-01", "other"),
        ([prefer("other", "QUO")], "QUO", "2006-12-31", "other"),
        ([prefer("other", "QUO")], "QUO", "2007-01-01", "world"),
        ([prefer("other", "CLU")], "QUO", "2003-01-01", "third"),
        ([prefer("other")], "QUO", "2003-01-01", "other"),
        ([prefer("other"), prefer("third", "QUO")], "QUO", "2003-01-01", "third"),
        ([prefer("third"), prefer("world", "QUO")], "QUO", "2003-01-01", "world"),
        ([prefer("third"), prefer("world", "CLU")], "QUO", "2003-01-01", "third"),
        ([ALIKE], "QUO", "2002-12-31", "third"),
        ([ALIKE], "QUO", "2003-01-01", "other"),
        ([ALIKE, "UPDATE datasets SET priority = 6 WHERE id = 'world'"], "QUO", "2003-01-01", "world"),
        ([], "VET", "1975-01-01", "world"),
        ([prefer("third")], "VET", "1975-01-01", "third"),
        ([prefer("third", "VET")], "VET", "1975-01-01", "third"),
    ],
)
def test_who_speaks_on_a_day(
    connection: Connection, done: Sequence[str], organization: str, day: str, speaks: str
) -> None:
    for statement in done:
        connection.execute(text(statement))
    assert who_tells_members(connection, organization, day) == {speaks}
    changes = (
        "SELECT DISTINCT effective_dataset_id FROM membership_changes WHERE organization_id = 'QUO' AND earliest = "
    )
    if organization == "QUO" and day == "2003-01-01":
        assert connection.scalars(text(f"{changes}'{day}'")).all() == [speaks]


def who_tells_members(connection: Connection, organization: str, day: str) -> set[str]:
    """The datasets of the memberships that `members` finds: the last part of the id of each."""
    query = read_query(query_paths()["members"])
    values = {p.name: None for p in query.parameters} | {"not": "[]", "on": day, "since": day, "until": day}
    values |= {"organization": organization, "status": '["member", "associate", "observer"]'}
    rows = connection.exec_driver_sql(query.statement(values), values)
    return {row.facts.rpartition("/")[2] for row in rows}


@pytest.mark.parametrize(
    ("done", "speaks"),
    [
        ([], "world"),
        ([prefer("other", "QUO")], "world"),
        ([OPEN], "third"),
        ([OPEN, prefer("other", "QUO")], "other"),
        ([OPEN, prefer("other")], "other"),
        ([OPEN, ALIKE], "other"),
        ([OPEN + " WHERE dataset_id = 'third'", ALIKE], "third"),
    ],
)
def test_who_speaks_now(connection: Connection, done: Sequence[str], speaks: str) -> None:
    for statement in done:
        connection.execute(text(statement))
    now = "SELECT dataset_id FROM effective_datasets WHERE organization_id = 'QUO'"
    assert connection.scalars(text(now)).all() == [speaks]
