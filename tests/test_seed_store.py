"""What a load says of folders that have a problem, or break a rule, beside the datasets that are there already."""

from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy import Connection

from regional.database.new_schema import in_memory
from regional.seeds.loader import Terms, _copy_what_rules_ask_for, _store  # what a load does in its transaction
from regional.seeds.problems import SeedError
from tests.beside import ONE, SPELLS, TABLE, THREE, TWO, connection, engine
from tests.test_seed_sync import folder

__all__ = ["connection", "engine"]  # fixtures, for pytest to find

BEFORE = "the membership of {} starts 2001-06-15, before SCO was founded 2002-01-01"
LATER = ONE | {"organizations.csv": ONE["organizations.csv"].replace("2001-06-15", "2002-01-01")}


def refused(connection: Connection, *folders: tuple[Path, str, dict[str, str]]) -> list[str]:
    with pytest.raises(SeedError) as told:
        _store(connection, [folder(*each, priority=100) for each in folders])
    return str(told.value).splitlines()


def test_a_broken_rule_is_told_where_its_row_stands_also_in_another_dataset(
    connection: Connection, tmp_path: Path
) -> None:
    assert refused(connection, (tmp_path, "one", LATER)) == [
        f"{tmp_path}/one/memberships.csv:2: {BEFORE.format('KAZ')}",
        f"{tmp_path}/one/memberships.csv:3: {BEFORE.format('RUS')}",
        f"memberships SCO/UZB/member/2001-06-15/two: {BEFORE.format('UZB')}",
    ]


def test_problems_and_broken_rules_are_told_at_once(connection: Connection, tmp_path: Path) -> None:
    files = LATER | {"topics.csv": f"{ONE['topics.csv']}mine,\n"}
    assert refused(connection, (tmp_path, "one", files)) == [
        f"{tmp_path}/one/memberships.csv:2: {BEFORE.format('KAZ')}",
        f"{tmp_path}/one/memberships.csv:3: {BEFORE.format('RUS')}",
        f"{tmp_path}/one/topics.csv:4: name is missing",
        f"memberships SCO/UZB/member/2001-06-15/two: {BEFORE.format('UZB')}",
    ]


def test_two_folders_are_not_one_dataset(connection: Connection, tmp_path: Path) -> None:
    found = refused(connection, (tmp_path / "a", "new", {}), (tmp_path / "b", "new", {}))
    assert found == [
        f"{tmp_path}/b/new/dataset.yaml:3: the dataset 'new' is already defined at {tmp_path}/a/new/dataset.yaml:3"
    ]


def test_a_gap_of_days_is_doubted_and_stored(connection: Connection, tmp_path: Path) -> None:
    spells = f"{SPELLS}SCO,UZB,observer,2002-06-15,2003-06-14,notes3\nSCO,UZB,member,2003-06-15,,notes3\n"
    doubts: list[str] = []
    seen: list[str] = []
    terms = Terms(doubt=doubts.append, seen=lambda each: seen.append(each.table.name), allow_removals=True)
    counts = _store(connection, [folder(tmp_path, "three", THREE | {"memberships.csv": spells}, 200)], terms)
    assert counts["three"]["memberships"] == (1, 1, 0, 0)
    assert [line.partition(":2: ")[2][:53] for line in doubts] == [
        "UZB is no observer of SCO from 2003-06-14 on, and mem"
    ]
    assert seen == ["datasets", "sources", "memberships", "membership_citations"]


def test_what_rules_compare_with_is_copied_from_a_server(connection: Connection, tmp_path: Path) -> None:
    with in_memory() as scratch:
        _copy_what_rules_ask_for(connection, scratch, [folder(tmp_path, "two", TWO)])
        found = {
            table: sorted(scratch.scalars(sa.select(TABLE[table].c.id)))
            for table in ("actors", "states", "organizations", "people", "sources", "memberships", "topics")
        }
    assert found == {
        "actors": ["CSTO", "KAZ", "RUS", "SCO", "UZB", "karimov"],
        "states": ["KAZ", "RUS", "UZB"],
        "organizations": ["CSTO", "SCO"],
        "people": ["karimov"],
        "sources": ["archive", "notes3"],
        "memberships": [],
        "topics": [],
    }
