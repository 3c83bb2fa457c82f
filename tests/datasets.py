"""Small datasets for the tests: a folder from texts, and the rows that it becomes, in a file or on a server."""

import shutil
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import psycopg
import pytest
import sqlalchemy as sa

from regional.database.engine import make_engine
from regional.database.location import is_server
from regional.models import Base
from regional.seeds.changes import Counts
from regional.seeds.loader import load

BLOCS = {
    "sources.csv": "id,type,title,consulted\narchive,record,Founding acts,no\n",
    "states.csv": (
        "id,name,alpha_2,classification,start_date,citations\n"
        "KAZ,Kazakhstan,KZ,un_member,1991-12-16,archive\n"
        "RUS,Russia,RU,un_member,1991-12-25,archive\n"
        "UZB,Uzbekistan,UZ,un_member,1991-09-01,archive\n"
    ),
    "organizations.csv": (
        "id,name,classification,founding_date,citations\n"
        "SCO,Shanghai Cooperation Organisation,igo,2001-06-15,archive\n"
        "CSTO,Collective Security Treaty Organization,alliance,2002-10-07,archive\n"
    ),
    "memberships.csv": (
        "organization_id,member_id,status,start_date,end_date,citations\n"
        "SCO,KAZ,member,2001-06-15,,archive\n"
        "SCO,RUS,member,2001-06-15,,archive\n"
        "CSTO,KAZ,member,2002-10-07,,archive\n"
        "CSTO,UZB,member,2006-08-16,2012-12-19,archive\n"
    ),
}
"""A sound dataset: two organizations and three states."""


def write(folder: Path, files: Mapping[str, str], **about: str | int) -> Path:
    """Write the files of a dataset, whose id is the name of its folder unless `about` says otherwise."""
    said = {"id": folder.name, "title": "A dataset", "as_of": "2025-06-30", **about}
    texts = {"dataset.yaml": "".join(f"{name}: {value}\n" for name, value in said.items()), **files}
    for name, text in texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def edit(path: Path, old: str, new: str) -> None:
    """Replace the one place where a text stands in a file."""
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


ENGINES = ["sqlite", "postgresql"]
"""What a fixture is parametrised by that gives a database of either kind."""


def new_location(request: pytest.FixtureRequest, folder: Path) -> str:
    """Where there are no rows yet: no file in the folder, or the bare schema on the server, as `ENGINES` says."""
    if request.param == "sqlite":
        return str(folder / "regional.db")
    return copy_on_server(request, "schema_on_server")


def copy_on_server(request: pytest.FixtureRequest, original: str) -> str:
    """A copy of the database on the server that a fixture gives."""
    make: Callable[..., str] = request.getfixturevalue("new_server_database")
    return make(request.getfixturevalue(original))


def copy_record(request: pytest.FixtureRequest, folder: Path) -> str:
    """A copy of the shipped record: a file in the folder, or a database on the server, as `ENGINES` says."""
    if request.param == "sqlite":
        return str(shutil.copy(request.getfixturevalue("record"), folder / "regional.db"))
    return copy_on_server(request, "record_on_server")


def copy_actors(request: pytest.FixtureRequest, folder: Path) -> str:
    """A copy of what imports look at of the record, in a file or on a server."""
    if request.param == "sqlite":
        return str(shutil.copy(request.getfixturevalue("actors"), folder / "regional.db"))
    return copy_on_server(request, "actors_on_server")


def changes(database: str | Path, *folders: Path) -> dict[str, Counts]:
    """Load folders; what was added, changed, removed and left in the tables where anything was done."""
    counts: dict[str, Counts] = {}
    for tables in load(folders, database).values():
        counts |= tables
    return {table: count for table, count in counts.items() if any(count[:3])}


def _engine(database: str | Path) -> sa.Engine:
    """An engine that does not mind what others have put into a database."""
    if not is_server(str(database)):
        return make_engine(str(database))
    return sa.create_engine(
        "postgresql+psycopg://", creator=partial(psycopg.connect, str(database), client_encoding="UTF8")
    )


@contextmanager
def loaded(*folders: Path, location: Path) -> Iterator[sa.Connection]:
    """A new database of some folders, open; what is done to it is not committed."""
    load(folders, location)
    engine = make_engine(str(location))
    with engine.connect() as opened:
        yield opened
    engine.dispose()


def execute(database: str | Path, *statements: str) -> None:
    """Do to a database what no command does."""
    engine = _engine(database)
    with engine.begin() as connection:
        for statement in statements:
            connection.execute(sa.text(statement))
    engine.dispose()


def rows(database: str | Path, statement: str, **values: Any) -> list[tuple[Any, ...]]:
    """What a statement reads in a database of either kind."""
    engine = _engine(database)
    with engine.connect() as connection:
        found = [tuple(row) for row in connection.execute(sa.text(statement), values)]
    engine.dispose()
    return found


def facts(database: str | Path) -> dict[str, list[tuple[Any, ...]]]:
    """The rows of every table that tells facts, in a fixed order."""
    return {
        table: found
        for table, found in contents(database).items()
        if table in Base.metadata.tables.keys() - {"datasets", "documentation"}
    }


def contents(database: str | Path) -> dict[str, list[tuple[Any, ...]]]:
    """The rows of every table, the full-text index among them, in a fixed order."""
    tables = sorted(["alembic_version", "search_index", *Base.metadata.tables])
    engine = _engine(database)
    with engine.connect() as connection:
        found = {
            table: sorted(map(tuple, connection.exec_driver_sql(f"SELECT * FROM {table}")), key=repr)  # noqa: S608
            for table in tables
        }
    engine.dispose()
    return found


def whole(database: str | Path) -> object:
    """All of a database that must stay as it is: the bytes of a file, the rows on a server."""
    return contents(database) if is_server(str(database)) else Path(database).read_bytes()


def dump(database: Path) -> list[str]:
    """Everything in a database, as the statements that would make it anew."""
    with closing(sqlite3.connect(database)) as connection:
        return list(connection.iterdump())
