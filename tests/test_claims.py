"""What a dataset claims to be complete for: who speaks on which day, what is covered, and where silence disagrees."""

import shutil
from pathlib import Path

import pytest

from regional.database.location import is_server
from regional.seeds.loader import load
from tests.conftest import Result, run_command
from tests.datasets import BLOCS, ENGINES, new_location, rows, write

NOTEBOOK = "id,type,title,consulted\nnotebook,record,My notebook,yes\n"
MEMBERS = "organization_id,member_id,status,start_date,citations\nCSTO,RUS,member,2002-10-07,notebook\n"


@pytest.fixture(scope="module", params=ENGINES)
def loaded(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> str:
    """A database of the dataset `blocs`: KAZ is in the CSTO since 2002-10-07, UZB from 2006-08-16 until 2012-12-19."""
    folder = tmp_path_factory.mktemp("loaded")
    location = new_location(request, folder)
    load([write(folder / "blocs", BLOCS)], location)
    return location


@pytest.fixture
def blocs(loaded: str, request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A copy of it."""
    if is_server(loaded):
        return str(request.getfixturevalue("new_server_database")(loaded))
    return str(shutil.copy(loaded, tmp_path / "regional.db"))


def load_mine(folder: Path, database: str, claims: str = "", members: str = MEMBERS, priority: int = 5) -> None:
    """Load beside it a dataset of a better priority, which has RUS in the CSTO."""
    about = {"complete": claims} if claims else {}
    files = {"sources.csv": NOTEBOOK, "memberships.csv": members}
    load([write(folder / "mine", files, priority=priority, **about)], database)


def members(database: str, day: str, *more: str) -> str:
    asked = ["members", "CSTO", "--on", day, "--format", "ids", *more]
    return " ".join(run_command("--database", database, *asked).stdout.split())


def test_a_few_rows_of_a_better_priority_do_not_speak_for_a_whole_organization(blocs: str, tmp_path: Path) -> None:
    load_mine(tmp_path, blocs)
    assert members(blocs, "2008-01-01") == "KAZ UZB"
    assert members(blocs, "2008-01-01", "--dataset", "mine") == "RUS"
    assert rows(blocs, "SELECT dataset_id FROM effective_datasets WHERE organization_id = 'CSTO'") == [("blocs",)]


def test_a_dataset_speaks_from_the_first_day_of_its_claim_until_before_the_first_after_it(
    blocs: str, tmp_path: Path
) -> None:
    load_mine(tmp_path, blocs, "[{organization_id: CSTO, start_date: 2008, end_date: 2010}]")
    days = {"2007-12-31": "KAZ UZB", "2008-01-01": "RUS", "2009-12-31": "RUS", "2010-01-01": "KAZ UZB"}
    assert {day: members(blocs, day) for day in days} == days


def test_an_open_claim_speaks_from_its_first_day_on(blocs: str, tmp_path: Path) -> None:
    load_mine(tmp_path, blocs, "[CSTO 2008-05-01]")
    assert [members(blocs, day) for day in ("2008-04-30", "2008-05-01", "2025-01-01")] == ["KAZ UZB", "RUS", "RUS"]
    assert rows(blocs, "SELECT DISTINCT dataset_id FROM effective_memberships WHERE organization_id = 'CSTO'") == [
        ("mine",)
    ]


def test_of_two_that_claim_a_day_the_better_priority_speaks_or_the_preferred_one(blocs: str, tmp_path: Path) -> None:
    load_mine(tmp_path, blocs, "[CSTO 2008]", priority=200)
    assert members(blocs, "2010-01-01") == "KAZ UZB"
    run_command("--database", blocs, "prefer", "mine", "--for", "CSTO")
    assert [members(blocs, day) for day in ("2007-12-31", "2008-01-01")] == ["KAZ UZB", "RUS"]


def test_a_period_is_answered_by_the_dataset_that_speaks_on_its_last_day(blocs: str, tmp_path: Path) -> None:
    load_mine(tmp_path, blocs, "[CSTO 2008]")
    asked = ["members", "CSTO", "--since", "2003", "--format", "ids"]
    told = [run_command("--database", blocs, *asked, "--until", day).stdout for day in ("2007-12-31", "2008-01-01")]
    assert told == ["KAZ\nUZB\n", "RUS\n"]


def test_a_change_is_told_by_the_dataset_that_speaks_on_its_day(blocs: str, tmp_path: Path) -> None:
    load_mine(tmp_path, blocs, "[CSTO 2012-12-19]", MEMBERS + "CSTO,KAZ,member,2014-06-01,notebook\n")
    told = run_command("--database", blocs, "timeline", "CSTO", "--format", "csv").stdout.splitlines()[1:]
    assert [line.split(",")[:5:2] for line in told] == [
        ["2002-10-07", "KAZ", "joined"],
        ["2006-08-16", "UZB", "joined"],
        ["2014-06-01", "KAZ", "joined"],
    ]


def test_coverage_is_what_is_claimed(blocs: str, tmp_path: Path) -> None:
    claims = "[{organization_id: CSTO, start_date: 2008, end_date: 2010}, CSTO 2015-02]"
    load_mine(tmp_path, blocs, claims, MEMBERS + "SCO,UZB,member,2010,notebook\nCSTO,UZB,member,2016,notebook\n")
    assert run_command("--database", blocs, "coverage", "-f", "csv").stdout == (
        "organization,name,dataset,covered_from,covered_until,spells,members,to_the_day,consulted,start_supported\n"
        "CSTO,Collective Security Treaty Organization,blocs,2002-10-07,2025-06-30,2,2,2,0,0\n"
        "CSTO,Collective Security Treaty Organization,mine,2008,2010,1,1,1,1,0\n"
        "CSTO,Collective Security Treaty Organization,mine,2015-02,2025-06-30,2,2,1,2,0\n"
        "SCO,Shanghai Cooperation Organisation,blocs,2001-06-15,2025-06-30,2,2,2,0,0\n"
        "SCO,Shanghai Cooperation Organisation,mine,,,1,1,0,1,0\n"
    )


@pytest.mark.parametrize(
    ("claims", "missed_by_mine"),
    [
        ("", []),
        ("[CSTO]", ["KAZ", "UZB"]),
        ("[CSTO 2012-12-18]", ["KAZ", "UZB"]),
        ("[CSTO 2012-12-19]", ["KAZ"]),
        ("[{organization_id: CSTO, start_date: 2000, end_date: 2006-08-16}]", ["KAZ"]),
        ("[{organization_id: CSTO, start_date: 2000, end_date: 2006-08-17}]", ["KAZ", "UZB"]),
        ("[{organization_id: CSTO, start_date: 2000, end_date: 2002-10-07}]", []),
    ],
)
def test_silence_is_a_conflict_only_where_it_was_claimed_to_be_complete(
    claims: str, missed_by_mine: list[str], blocs: str, tmp_path: Path
) -> None:
    """What `mine` has beyond `blocs` is always one: `blocs` describes the CSTO, and so claims all time."""
    load_mine(tmp_path, blocs, claims)
    told = run_command("--database", blocs, "conflicts", "-f", "csv").stdout.splitlines()[1:]
    assert [line.split(",")[1] for line in told if line.endswith(",mine,nothing")] == missed_by_mine
    assert [line for line in told if not line.endswith(",mine,nothing")] == [
        "CSTO,RUS,presence,mine,member 2002-10-07/..,blocs,nothing"
    ]


def test_no_answer_is_no_only_where_it_was_claimed_to_be_complete(blocs: str, tmp_path: Path) -> None:
    load_mine(tmp_path, blocs, "[CSTO 2010]", MEMBERS + "SCO,UZB,member,2005,notebook\n")
    asked = ["is", "KAZ", "CSTO", "SCO", "--on", "2012-01-01", "--dataset", "mine", "-f", "json"]
    result = run_command("--database", blocs, *asked)
    assert [part.split('"')[3] for part in result.stdout.split("\n") if '"answer"' in part] == ["no", "not recorded"]


@pytest.fixture(scope="module")
def checked_against(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("checked")
    load([write(folder / "blocs", BLOCS)], folder / "regional.db")
    return folder / "regional.db"


@pytest.mark.parametrize(
    ("claims", "lines"),
    [
        ("CSTO", []),
        ("[CSTX 2008]", ["organization_id: there is no 'CSTX' among the organizations (did you mean CSTO?)"]),
        ("[CSTO 8]", ["start_date: '8' is not a date: "]),
        ("[CSTO 2010, CSTO 2010]", ["'mine CSTO 2010' is already defined at mine/dataset.yaml:4"]),
        ("[{start_date: 2010}]", ["organization_id is missing"]),
        ("{organization_id: CSTO}", ["complete must be a list: each begins with `- `"]),
        (
            "[{organization_id: CSTO, start_date: 2010, end_date: 2009}]",
            ["the claim to be complete for CSTO ends 2009, which is not after its start 2010"],
        ),
    ],
)
def test_a_mistake_in_a_claim_is_one_line_that_says_where(
    claims: str, lines: list[str], checked_against: Path, tmp_path: Path
) -> None:
    write(tmp_path / "mine", {"sources.csv": NOTEBOOK, "memberships.csv": MEMBERS}, complete=claims)
    result = run_command("--database", checked_against, "check", "mine", cwd=tmp_path)
    told = [f"mine/dataset.yaml:4: {line}" for line in lines]
    assert [said[: len(line)] for said, line in zip(result.stderr.splitlines(), told or [""], strict=True)] == (
        told or [""]
    )
    assert result.status == bool(lines)


def test_claims_are_exported_and_go_with_their_dataset(blocs: str, tmp_path: Path) -> None:
    load_mine(tmp_path, blocs, "[CSTO 2008]")
    run_command("--database", blocs, "export", "out", "--dataset", "mine", cwd=tmp_path)
    assert (tmp_path / "out" / "claims.csv").read_text(encoding="utf-8").splitlines()[1:] == ["CSTO,2008,"]
    assert run_command("--database", blocs, "drop", "mine").status == 0
    assert rows(blocs, "SELECT * FROM claims") == []
    refused = run_command("--database", blocs, "load", "out", cwd=tmp_path)
    assert (refused.status, rows(blocs, "SELECT organization_id, start_date FROM claims")) == (0, [("CSTO", "2008")])
    assert run_command("--database", blocs, "drop", "blocs") == Result(
        "", "regional: the dataset 'mine' depends on 'blocs': its memberships point to RUS\n", 1
    )
