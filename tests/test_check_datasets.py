"""A dataset may tell a membership before another one says that the organization was founded, if a note says why."""

from pathlib import Path

import pytest

from regional.errors import RegionalError
from regional.seeds.loader import load
from tests.conftest import run_command
from tests.datasets import ENGINES, new_location, rows, write

RECORD = {
    "sources.csv": "id,type,title,consulted\narchive,record,Founding acts,no\n",
    "states.csv": (
        "id,name,classification,start_date,citations\n"
        "KAZ,Kazakhstan,un_member,1991-12-16,archive\n"
        "POL,Poland,un_member,1918-11-11,archive\n"
    ),
    "organizations.csv": (
        "id,name,classification,founding_date,dissolution_date,citations\n"
        "SCO,Shanghai Cooperation Organisation,igo,2001-06-15,,archive\n"
        "CMEA,Council for Mutual Economic Assistance,igo,1949-01-25,1991-06-28,archive\n"
    ),
}

NOTEBOOK = {"sources.csv": "id,type,title,consulted\nnotebook,record,My notebook,yes\n"}

COLUMNS = "organization_id,member_id,status,start_date,end_date,note,citations\n"

OUTSIDE = [
    ("SCO,KAZ,member,1996-04-26,", "starts 1996-04-26, before SCO was founded 2001-06-15"),
    ("CMEA,POL,member,1949-01-25,1991-09-01", "ends 1991-09-01, after CMEA was dissolved 1991-06-28"),
    ("CMEA,POL,member,1949-01-25,", "has no end, but CMEA was dissolved 1991-06-28"),
]
"""Spells that reach beyond the life of an organization, and what is wrong with them."""

IDS = ["before the founding", "after the end", "open in a dissolved one"]


@pytest.fixture(params=ENGINES)
def database(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A database of a small record."""
    location = new_location(request, tmp_path)
    load([write(tmp_path / "record", RECORD)], location)
    return location


@pytest.mark.parametrize(("spell", "_said"), OUTSIDE, ids=IDS)
def test_another_dataset_may_tell_it_with_a_note(database: str, tmp_path: Path, spell: str, _said: str) -> None:
    told = f"{COLUMNS}{spell},Its forerunner is counted too.,notebook\n"
    load([write(tmp_path / "mine", NOTEBOOK | {"memberships.csv": told})], database)
    assert rows(database, "SELECT note FROM memberships") == [("Its forerunner is counted too.",)]
    assert run_command("--database", database, "check").status == 0


@pytest.mark.parametrize(("spell", "said"), OUTSIDE, ids=IDS)
def test_another_dataset_may_not_tell_it_without_a_note(database: str, tmp_path: Path, spell: str, said: str) -> None:
    told = f"{COLUMNS}{spell},,notebook\n"
    mine = write(tmp_path / "mine", NOTEBOOK | {"memberships.csv": told})
    with pytest.raises(RegionalError) as refused:
        load([mine], database)
    member = spell.split(",")[1]
    assert str(refused.value) == f"{mine}/memberships.csv:2: the membership of {member} {said}"
    assert rows(database, "SELECT * FROM memberships") == []


@pytest.mark.parametrize(("spell", "said"), OUTSIDE, ids=IDS)
@pytest.mark.parametrize("note", ["", "Its forerunner is counted too."])
def test_the_dataset_of_the_organization_itself_may_never_tell_it(
    tmp_path: Path, spell: str, said: str, note: str
) -> None:
    told = f"{COLUMNS}{spell},{note},archive\n"
    folder = write(tmp_path / "record", RECORD | {"memberships.csv": told})
    with pytest.raises(RegionalError) as refused:
        load([folder], tmp_path / "regional.db")
    member = spell.split(",")[1]
    assert str(refused.value) == f"{folder}/memberships.csv:2: the membership of {member} {said}"
