"""A load reads of other datasets only what its own rows ask for, however many events they hold."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, event

from regional.database.location import is_server
from regional.seeds.loader import load
from regional.shipped import SEEDS
from tests.conftest import Result, run_command
from tests.datasets import BLOCS, ENGINES, changes, contents, edit, new_location, rows, write
from tests.imports import icews_file, take

EVENTS = 1_000
ENDLESS = ("events", "event_participants", "event_citations")
"""The tables that imports fill with millions of rows."""

MINE = {
    "sources.csv": "id,type,title,consulted\nnotes,record,My notes,yes\n",
    "events.csv": (
        "id,title,kind,start_date,location_id,participants,citations\nvisit,A visit,meeting,2021,KAZ,RUS host,notes\n"
    ),
}
"""A dataset with an event that points to the record."""

Sent = list[tuple[str, Any]]


@pytest.fixture
def beside(tmp_path: Path, record: Path) -> Path:
    """The record, and beside it a dataset of events that a program coded."""
    database = Path(shutil.copy(record, tmp_path / "regional.db"))
    take(database, "icews", icews_file(tmp_path / "events.tab", *({"Event ID": str(n)} for n in range(EVENTS))))
    return database


@contextmanager
def statements() -> Iterator[Sent]:
    """Every statement that is sent meanwhile, with its parameters."""
    sent: Sent = []

    def note(_connection: Any, _cursor: Any, statement: str, parameters: Any, *_: Any) -> None:
        sent.append((statement, parameters))

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield sent
    finally:
        event.remove(Engine, "before_cursor_execute", note)


def read_of(database: Path, sent: Sent, dataset: str) -> list[str]:
    """The questions among some statements that read a row of a dataset, or search a table of events from end to end."""
    guilty = []
    with closing(sqlite3.connect(database)) as connection:
        for statement, parameters in sent:
            if not statement.lstrip().startswith(("SELECT", "WITH")) or " temp." in statement:
                continue
            plan = " ".join(row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {statement}", parameters)) + " "
            found = str(connection.execute(statement, parameters).fetchall())
            if f"'{dataset}-" in found or any(f"SCAN {table} " in plan for table in ("e", *ENDLESS)):
                guilty.append(statement)
    return guilty


def test_an_unchanged_load_reads_no_event_of_another_dataset(beside: Path) -> None:
    with statements() as sent:
        load([Path(SEEDS)], beside)
    assert len(sent) > 20
    assert read_of(beside, sent, "icews") == []
    assert not [statement for statement, _ in sent if "foreign_key_check" in statement]


def test_a_changed_load_reads_no_event_of_another_dataset(beside: Path, tmp_path: Path) -> None:
    mine = write(tmp_path / "mine", MINE)
    load([mine], beside)
    edit(mine / "events.csv", "A visit", "The visit")
    with statements() as sent:
        assert changes(beside, mine) == {"events": (0, 1, 0, 0)}
    assert len(sent) > 20
    assert read_of(beside, sent, "icews") == []
    assert not [statement for statement, _ in sent if "foreign_key_check" in statement]


def test_a_first_load_of_another_dataset_reads_no_event_of_an_import(beside: Path, tmp_path: Path) -> None:
    with statements() as sent:
        load([write(tmp_path / "mine", MINE)], beside)
    assert read_of(beside, sent, "icews") == []


def test_the_questions_of_a_load_would_be_found_out(beside: Path) -> None:
    guilty: Sent = [("SELECT id FROM events", ()), ("SELECT count(*) FROM event_citations", ())]
    assert read_of(beside, guilty, "icews") == [statement for statement, _ in guilty]


def test_a_load_notices_an_id_that_an_imported_event_has(beside: Path, tmp_path: Path) -> None:
    write(tmp_path / "mine", {"sources.csv": "id,type,title,consulted\nicews-7,record,My notes,yes\n"})
    for command in ("check", "load"):
        assert run_command("--database", beside, command, "mine", cwd=tmp_path) == Result(
            "", "mine/sources.csv:2: the id icews-7 names several things, in events and in sources\n", 1
        )


def test_a_rule_is_kept_that_a_change_breaks_in_another_dataset(beside: Path, tmp_path: Path) -> None:
    """The founding of an organization moves behind a membership that another dataset tells."""
    blocs = write(tmp_path / "blocs", {"organizations.csv": BLOCS["organizations.csv"].replace("archive", "notes")})
    edit(blocs / "organizations.csv", "SCO,", "BLOC-A,")
    edit(blocs / "organizations.csv", "CSTO,", "BLOC-B,")
    write(blocs, {"sources.csv": "id,type,title,consulted\nnotes,record,My notes,yes\n"})
    heading = "organization_id,member_id,status,start_date,citations\n"
    mine = write(tmp_path / "mine", {"memberships.csv": f"{heading}BLOC-A,KAZ,member,2001-06-15,notes\n"})
    load([blocs, mine], beside)
    edit(blocs / "organizations.csv", "2001-06-15", "2002-06-15")
    result = run_command("--database", beside, "load", "blocs", cwd=tmp_path)
    assert result == Result(
        "",
        "memberships BLOC-A/KAZ/member/2001-06-15/mine: "
        "the membership of KAZ starts 2001-06-15, before BLOC-A was founded 2002-06-15\n",
        1,
    )


@pytest.fixture(params=ENGINES)
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where there is no database yet."""
    return new_location(request, tmp_path)


def test_a_reference_into_another_dataset_is_looked_up_by_its_id(empty: str, tmp_path: Path) -> None:
    """Also an id with signs that a statement, a JSON array or a server could take for something else."""
    odd = """a'b"c\\d%e:f上é"""
    sources = f'id,type,title,consulted\n"{odd.replace(chr(34), chr(34) * 2)}",record,My notes,yes\n'
    load([write(tmp_path / "notes", {"sources.csv": sources}), write(tmp_path / "blocs", BLOCS)], empty)
    topics = "- id: visit\n  title: A visit\n  kind: meeting\n  start_date: 2021\n  location_id: KAZ\n"
    cited = "  citations:\n    - source_id: " + "'" + odd.replace("'", "''") + "'\n"
    mine = write(tmp_path / "mine", {"events.yaml": topics + cited})
    load([mine], empty)
    assert rows(empty, "SELECT source_id FROM event_citations WHERE event_id = 'visit'") == [(odd,)]
    before = contents(empty)
    edit(mine / "events.yaml", "KAZ", "KAX")
    refused = run_command("--database", empty, "load", "mine", cwd=tmp_path)
    suggested = "location_id: there is no 'KAX' among the states (did you mean KAZ?)"
    assert refused == Result("", f"mine/events.yaml:5: {suggested}\n", 1)
    assert contents(empty) == before
    assert is_server(empty) or Path(empty).is_file()
