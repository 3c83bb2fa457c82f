"""Two datasets in one database: listed, preferred, compared, dropped."""

import shutil
from pathlib import Path

import pytest

from regional.seeds.loader import load
from tests.conftest import Result, run_command

YEARLY = {
    "dataset.yaml": (
        "id: yearly\ntitle: A yearly list\nas_of: 2014-12-31\npriority: 200\nlicence: CC0-1.0\ncomplete: [CSTO 2002]\n"
    ),
    "sources.csv": "id,type,title,consulted\nyearly-list,dataset,The list,yes\n",
    "memberships.csv": """\
organization_id,member_id,status,start_date,end_date,citations
CSTO,ARM,member,2002,,yearly-list
CSTO,BLR,observer,2002,,yearly-list
CSTO,KAZ,member,2003,,yearly-list
CSTO,UZB,member,2006,2010,yearly-list
CSTO,MNG,member,2008,,yearly-list
""",
}


@pytest.fixture
def database(tmp_path: Path, record: Path) -> Path:
    """The record, and a yearly list beside it that has five members of the CSTO until 2014."""
    folder = tmp_path / "yearly"
    folder.mkdir()
    for name, text in YEARLY.items():
        (folder / name).write_text(text, encoding="utf-8")
    path = Path(shutil.copy(record, tmp_path / "regional.db"))
    load([folder], path)
    return path


def test_what_two_datasets_tell_differently_is_listed_beyond_their_precision(database: Path) -> None:
    """Nothing is said of Armenia, whose 2002 can be that October, nor of what lies after the review of the list."""
    result = run_command("--database", database, "conflicts", "--org", "CSTO", "-f", "csv")
    assert (
        result.stdout
        == """\
organization,state,about,dataset,says,other,other_says
CSTO,AFG,presence,core,observer 2013-04-11/..,yearly,nothing
CSTO,BLR,status,core,member,yearly,observer
CSTO,KAZ,start,core,2002-10-07,yearly,2003
CSTO,KGZ,presence,core,member 2002-10-07/..,yearly,nothing
CSTO,MNG,presence,yearly,member 2008/..,core,nothing
CSTO,RUS,presence,core,member 2002-10-07/..,yearly,nothing
CSTO,SRB,presence,core,observer 2013-04-11/..,yearly,nothing
CSTO,TJK,presence,core,member 2002-10-07/..,yearly,nothing
CSTO,UZB,end,core,2012-06-28,yearly,2010
CSTO,UZB,presence,core,suspended 2012-06-28/2012-12-19,yearly,nothing
"""
    )


def test_conflicts_can_be_asked_for_a_member_and_a_pair_with_both_sources(database: Path) -> None:
    asked = ["conflicts", "--member", "KAZ", "--between", "core", "yearly", "--sources", "-f", "csv"]
    line = run_command("--database", database, *asked).stdout.splitlines()[1]
    assert line.startswith("CSTO,KAZ,start,core,2002-10-07,yearly,2003,")
    assert "yearly-list" in line
    assert "csto-record" in line


def test_one_question_to_two_datasets_is_answered_side_by_side(database: Path) -> None:
    both = ["members", "CSTO", "--on", "2012-01-01", "--dataset", "core", "--dataset", "yearly", "-f", "csv"]
    lines = run_command("--database", database, *both).stdout.splitlines()
    assert lines[0] == "state,dataset,name,status,start_date,end_date,certain,note"
    assert [line.split(",")[:2] for line in lines if line.startswith(("KAZ", "MNG", "UZB"))] == [
        ["KAZ", "core"],
        ["KAZ", "yearly"],
        ["MNG", "yearly"],
        ["UZB", "core"],
    ]


def test_the_datasets_are_listed_with_their_terms(database: Path) -> None:
    rows = run_command("--database", database, "datasets", "-f", "csv").stdout.splitlines()
    assert rows[0] == "id,title,version,licence,as_of,priority,memberships,events,statements,covers_from,citation"
    assert rows[2] == "yearly,A yearly list,,CC0-1.0,2014-12-31,200,5,0,0,2002-01-01,"


def test_a_preferred_dataset_speaks_for_an_organization_and_only_for_it(database: Path) -> None:
    def members(organization: str) -> str:
        asked = ["members", organization, "--on", "2010-06-01", "-f", "ids"]
        return " ".join(run_command("--database", database, *asked).stdout.split())

    of_the_union = members("EU")
    assert members("CSTO") == "ARM BLR KAZ KGZ RUS TJK UZB"
    said = run_command("--database", database, "prefer", "yearly", "--for", "ОДКБ")
    assert said == Result("", "regional: yearly speaks for CSTO\n", 0)
    assert members("CSTO") == "ARM KAZ MNG UZB"
    assert members("EU") == of_the_union
    run_command("--database", database, "prefer", "core", "--for", "CSTO")
    assert members("CSTO") == "ARM BLR KAZ KGZ RUS TJK UZB"
    assert (
        run_command("--database", database, "prefer", "yearly").stderr
        == "regional: yearly speaks for all that it covers\n"
    )
    assert members("CSTO") == "ARM BLR KAZ KGZ RUS TJK UZB"
    assert members("EU") == of_the_union


def test_a_dataset_is_dropped_whole_and_not_while_another_leans_on_it(database: Path) -> None:
    refused = run_command("--database", database, "drop", "core")
    assert (refused.stdout, refused.status) == ("", 1)
    assert refused.stderr.startswith("regional: the dataset 'yearly' depends on 'core': its memberships point to ")
    run_command("--database", database, "prefer", "yearly", "--for", "CSTO")
    dropped = run_command("--database", database, "drop", "yearly")
    assert dropped == Result(
        "", "regional: dropped the dataset yearly; `regional compact` gives its room back to the disk\n", 0
    )
    assert run_command("--database", database, "datasets", "-f", "ids").stdout == "core\n"
    assert run_command("--database", database, "check").status == 0
    assert run_command("--database", database, "drop", "yearly") == Result(
        "", "regional: no dataset has the id 'yearly'\n", 1
    )


def test_only_a_database_that_is_there_can_lose_a_dataset(tmp_path: Path) -> None:
    missing = tmp_path / "none.db"
    for command in ("drop", "prefer"):
        result = run_command("--database", missing, command, "core")
        assert result == Result("", f"regional: there is no database at {missing}: make one with `regional load`\n", 1)
    assert not missing.exists()
