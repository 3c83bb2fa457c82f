"""Several datasets in one database, a file or on a server: each refers to the others, and none can break another."""

from pathlib import Path

import pytest

from regional.seeds.loader import load
from tests.conftest import Result, run_command
from tests.datasets import (
    BLOCS,
    ENGINES,
    changes,
    contents,
    copy_record,
    edit,
    facts,
    new_location,
    rows,
    whole,
    write,
)

NOTEBOOK = "id,type,title,consulted\nnotebook,record,My notebook,yes\n"
BRI = "organization_id,member_id,status,start_date,citations\nBRI,KAZ,partner,2015,notebook page 3\n"


@pytest.fixture(params=ENGINES)
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where there is no database yet."""
    return new_location(request, tmp_path)


@pytest.fixture(params=ENGINES)
def database(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A copy of the shipped record."""
    return copy_record(request, tmp_path)


@pytest.fixture
def blocs(tmp_path: Path, empty: str) -> str:
    """A database of the dataset `blocs`, whose folder lies in the working folder."""
    load([write(tmp_path / "blocs", BLOCS)], empty)
    return empty


def write_mine(folder: Path, memberships: str = BRI, **about: str | int) -> Path:
    return write(folder / "mine", {"sources.csv": NOTEBOOK, "memberships.csv": memberships}, **about)


def test_ones_own_dataset_refers_to_the_record(tmp_path: Path, database: str) -> None:
    mine = write_mine(tmp_path)
    assert changes(database, mine) == {
        "datasets": (1, 0, 0, 0),
        "sources": (1, 0, 0, 0),
        "memberships": (1, 0, 0, 0),
        "membership_citations": (1, 0, 0, 0),
    }
    asked = ["members", "BRI", "--status", "partner", "--on", "2021-09-17", "--dataset", "mine", "-f", "ids"]
    assert run_command(*asked, REGIONAL_DATABASE=database) == Result("KAZ\n", "", 0)
    assert changes(database, mine) == {}


def test_ones_own_dataset_is_checked_against_the_record(tmp_path: Path, database: str) -> None:
    write_mine(tmp_path)
    before = whole(database)
    checked = run_command("check", "mine", cwd=tmp_path, REGIONAL_DATABASE=database)
    assert checked == Result("", "regional: no problem in mine\n", 0)
    assert whole(database) == before


@pytest.mark.parametrize(
    ("mistaken", "line"),
    [
        (
            "BRI,KAX,partner,2015,notebook page 3",
            "mine/memberships.csv:2: member_id: there is no 'KAX' among the actors",
        ),
        ("BRI,KAZ,partner,2015,", "mine/memberships.csv:2: the membership of KAZ in BRI has no citation: "),
        (
            "BRI,KAZ,partner,2015,notebook\nBRI,UZB,partner,2015",
            "mine/memberships.csv:3: 4 fields, but the first line has 5",
        ),
    ],
    ids=["dangling", "uncited", "too few fields"],
)
def test_one_mistake_in_ones_own_dataset_is_one_line(tmp_path: Path, database: str, mistaken: str, line: str) -> None:
    write_mine(tmp_path, BRI.replace("BRI,KAZ,partner,2015,notebook page 3", mistaken))
    result = run_command("load", "mine", cwd=tmp_path, REGIONAL_DATABASE=database)
    assert [said[: len(line)] for said in result.stderr.splitlines()] == [line]
    assert result.status == 1


def test_two_mistakes_in_ones_own_dataset_are_two_lines(tmp_path: Path, database: str) -> None:
    mistakes = "SCO,KAZ,partner,1999,notebook page 4\nBRI,UZB,partner,2015\n"
    write_mine(tmp_path, BRI + mistakes)
    for command in ("check", "load"):
        result = run_command(command, "mine", cwd=tmp_path, REGIONAL_DATABASE=database)
        assert result.stderr.splitlines() == [
            "mine/memberships.csv:3: the membership of KAZ starts 1999, before SCO was founded 2001-06-15",
            "mine/memberships.csv:4: 4 fields, but the first line has 5",
        ]


@pytest.mark.parametrize(
    ("file", "text", "line"),
    [
        (
            "states.csv",
            "id,name,classification,citations\nKAZ,My Kazakhstan,un_member,notebook\n",
            "mine/states.csv:2: 'KAZ' is already defined in the dataset blocs",
        ),
        (
            "sources.csv",
            NOTEBOOK + "archive,book,My archive,yes\n",
            "mine/sources.csv:3: 'archive' is already defined in the dataset blocs",
        ),
        (
            "names.csv",
            "actor_id,language,name\nKAZ,kk,Қазақстан\nKAZ,en,Kazakhstan\n",
            "mine/names.csv:3: 'KAZ en Kazakhstan' is already defined in the dataset blocs",
        ),
    ],
    ids=["actor", "source", "name"],
)
def test_a_row_of_another_dataset_cannot_be_taken(tmp_path: Path, blocs: str, file: str, text: str, line: str) -> None:
    before = whole(blocs)
    write(tmp_path / "mine", {"sources.csv": NOTEBOOK, file: text})
    assert run_command("--database", blocs, "load", "mine", cwd=tmp_path) == Result("", f"{line}\n", 1)
    assert whole(blocs) == before


def test_a_load_that_adds_a_citation_to_a_fact_of_another_dataset_can_be_repeated(tmp_path: Path, blocs: str) -> None:
    cited = "membership_id,source_id,locator\nSCO/KAZ/member/2001-06-15/blocs,notebook,page 5\n"
    write(tmp_path / "mine", {"sources.csv": NOTEBOOK, "membership_citations.csv": cited})
    first, second = (run_command("--database", blocs, "load", "mine", cwd=tmp_path) for _ in range(2))
    assert first.status == second.status


def test_two_folders_that_tell_one_thing_are_refused_with_its_line(tmp_path: Path) -> None:
    for name in ("one", "two"):
        write(tmp_path / name, {"topics.csv": "id,name\naid,Humanitarian aid\n"})
    for command in ("check", "load"):
        result = run_command(command, "one", "two", cwd=tmp_path)
        assert result == Result("", "two/topics.csv:2: 'aid' is already defined at one/topics.csv:2\n", 1)


def test_two_folders_cannot_be_one_dataset(tmp_path: Path) -> None:
    write(tmp_path / "one", {"topics.csv": "id,name\naid,Aid\n"}, id="topics")
    write(tmp_path / "two", {"topics.csv": "id,name\nwar,War\n"}, id="topics")
    result = run_command("load", "one", "two", cwd=tmp_path)
    assert (result.stdout, result.status, len(result.stderr.splitlines())) == ("", 1, 1)
    assert not (tmp_path / "regional.db").exists()


@pytest.mark.parametrize(("first", "second"), [("old", "new"), ("new", "old")])
def test_a_row_can_be_moved_from_one_dataset_to_another(first: str, second: str, tmp_path: Path, empty: str) -> None:
    heading, line = "id,title,kind,start_date,citations\n", "takeover,Kabul falls,takeover,2021-08-15,archive\n"
    write(tmp_path / "old", {"sources.csv": BLOCS["sources.csv"], "events.csv": heading + line})
    write(tmp_path / "new", {"events.csv": heading})
    load([tmp_path / first, tmp_path / second], empty)
    edit(tmp_path / "old" / "events.csv", line, "")
    edit(tmp_path / "new" / "events.csv", heading, heading + line)
    load([tmp_path / first, tmp_path / second], empty)
    assert rows(empty, "SELECT id, dataset_id FROM events") == [("takeover", "new")]
    assert rows(empty, "SELECT id, dataset_id FROM search_index") == [("takeover", "new")]
    assert rows(empty, "SELECT event_id, source_id, locator FROM event_citations") == [("takeover", "archive", "")]


def test_what_another_dataset_leans_on_cannot_be_removed(tmp_path: Path, blocs: str) -> None:
    membership = (
        "organization_id,member_id,status,start_date,end_date,citations\nCSTO,RUS,member,2002-10-07,,notebook\n"
    )
    load([write_mine(tmp_path, membership)], blocs)
    before = contents(blocs)
    edit(tmp_path / "blocs" / "states.csv", "RUS,Russia,RU,un_member,1991-12-25,archive\n", "")
    edit(tmp_path / "blocs" / "memberships.csv", "SCO,RUS,member,2001-06-15,,archive\n", "")
    for command in ("check", "load"):
        result = run_command("--database", blocs, command, "blocs", cwd=tmp_path)
        leans = "regional: the dataset 'mine' depends on 'blocs': its memberships point to RUS\n"
        assert result == Result("", leans, 1)
    assert contents(blocs) == before


def test_a_load_of_one_dataset_leaves_the_others_alone(tmp_path: Path, blocs: str) -> None:
    before = facts(blocs)
    load([write_mine(tmp_path, BRI.replace("BRI", "CSTO"))], blocs)
    edit(tmp_path / "mine" / "memberships.csv", "CSTO,KAZ,partner,2015,notebook page 3\n", "")
    edit(tmp_path / "mine" / "sources.csv", "notebook,record,My notebook,yes\n", "")
    assert changes(blocs, tmp_path / "mine") == {
        "sources": (0, 0, 1, 0),
        "memberships": (0, 0, 1, 0),
        "membership_citations": (0, 0, 1, 0),
    }
    assert facts(blocs) == before


@pytest.mark.parametrize(("priority", "effective"), [(50, "mine"), (150, "blocs")])
def test_two_datasets_tell_one_membership_and_the_better_priority_is_heard(
    tmp_path: Path, blocs: str, priority: int, effective: str
) -> None:
    membership = BRI.replace("BRI,KAZ,partner,2015", "CSTO,KAZ,member,2003")
    load([write_mine(tmp_path, membership, priority=priority, complete="[CSTO]")], blocs)
    kazakhstan = "SELECT dataset_id, start_date FROM {} WHERE organization_id = 'CSTO' AND member_id = 'KAZ'"
    told = {"blocs": "2002-10-07", "mine": "2003"}
    assert dict(rows(blocs, kazakhstan.format("memberships"))) == told
    assert dict(rows(blocs, kazakhstan.format("effective_memberships"))) == {effective: told[effective]}
    # of an organization that `mine` does not claim, `blocs` speaks
    assert rows(blocs, "SELECT member_id FROM effective_memberships WHERE organization_id = 'SCO' ORDER BY 1") == [
        ("KAZ",),
        ("RUS",),
    ]
    for dataset, start in told.items():
        asked = run_command(
            "affiliations", "KAZ", "--dataset", dataset, "--on", "2021-09-17", "-f", "csv", REGIONAL_DATABASE=blocs
        )
        assert f",{start}," in asked.stdout
