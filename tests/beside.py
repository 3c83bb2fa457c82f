"""Three datasets beside each other in one database, of which each test has a transaction that nothing stays of."""

from collections.abc import Iterator

import pytest
import sqlalchemy as sa
from sqlalchemy import Connection, text

from regional.database.engine import make_engine
from regional.models import Base
from regional.seeds.loader import load
from tests.datasets import BLOCS, write

TABLE = Base.metadata.tables
ONE = BLOCS | {
    "topics.csv": "id,name\naid,Aid\nwar,War\n",
    "events.csv": (
        "id,title,kind,start_date,location_id,topics,participants,citations\n"
        "visit,A visit,meeting,2021,KAZ,aid;war,RUS host;UZB participant,archive\n"
    ),
    "people.csv": "id,name,citations\nkarimov,Islam Karimov,archive\n",
}
NOTES = "id,type,title,consulted\nnotes{0},record,My notes,yes\n"
SPELLS = "organization_id,member_id,status,start_date,end_date,citations\n"
TWO = {
    "sources.csv": NOTES.format(2),
    "memberships.csv": f"{SPELLS}SCO,UZB,member,2001-06-15,,notes2\nCSTO,RUS,member,2003,,notes2\n",
    "names.csv": "actor_id,language,name\nKAZ,kk,Қазақстан\n",
    "events.csv": "id,title,kind,start_date,topics,citations\ntalk,A talk,meeting,2022,aid,archive\n",
}
THREE = {"sources.csv": NOTES.format(3), "memberships.csv": f"{SPELLS}SCO,UZB,observer,2002-06-15,2003-06-15,notes3\n"}


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sa.Engine]:
    folder = tmp_path_factory.mktemp("beside")
    for name, files, priority in (("one", ONE, 100), ("two", TWO, 150), ("three", THREE, 200)):
        load([write(folder / name, files, priority=priority)], folder / "regional.db")
    engine = make_engine(str(folder / "regional.db"))
    yield engine
    engine.dispose()


@pytest.fixture
def connection(engine: sa.Engine) -> Iterator[Connection]:
    """A transaction, of which nothing stays."""
    with engine.connect() as opened:
        yield opened


def told(connection: Connection, statement: str) -> list[tuple[object, ...]]:
    return [tuple(row) for row in connection.execute(text(statement))]
