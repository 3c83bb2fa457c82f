"""Small datasets for the tests: a folder from texts, and the rows that it becomes."""

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

from regional.models import Base
from regional.seeds.loader import load
from regional.seeds.sync import Counts

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


def changes(database: Path, *folders: Path) -> dict[str, Counts]:
    """Load folders; what was added, changed, removed and left in the tables where anything was done."""
    counts: dict[str, Counts] = {}
    for tables in load(folders, database).values():
        counts |= tables
    return {table: count for table, count in counts.items() if any(count[:3])}


def rows(database: Path, statement: str, *values: Any) -> list[tuple[Any, ...]]:
    """What the standard sqlite3 module reads in the file."""
    with closing(sqlite3.connect(database)) as connection:
        return connection.execute(statement, values).fetchall()


def facts(database: Path) -> dict[str, list[tuple[Any, ...]]]:
    """The rows of every table but that of the datasets, in a fixed order."""
    tables = sorted(Base.metadata.tables.keys() - {"datasets"})
    return {table: sorted(rows(database, f"SELECT * FROM {table}"), key=repr) for table in tables}  # noqa: S608 - our own


def dump(database: Path) -> list[str]:
    """Everything in a database, as the statements that would make it anew."""
    with closing(sqlite3.connect(database)) as connection:
        return list(connection.iterdump())
