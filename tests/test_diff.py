"""`diff` shows row by row what a load would change, or how two databases differ; nothing is written."""

import shutil
from pathlib import Path

import pytest

from regional.seeds.loader import load
from tests.conftest import Result, run_command
from tests.datasets import BLOCS, ENGINES, edit, new_location, whole, write

HEADER = "dataset\tchange\ttable\trow\tcolumn\tbefore\tafter\n"
UZB = "CSTO/UZB/member/2006-08-16/blocs"


@pytest.fixture(params=ENGINES)
def database(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A database of the dataset in `blocs`, which lies in the working folder and was edited since."""
    monkeypatch.chdir(tmp_path)
    location = new_location(request, tmp_path)
    load([write(Path("blocs"), BLOCS)], location)
    edit(Path("blocs/memberships.csv"), "2012-12-19", "2012-12")
    edit(Path("blocs/memberships.csv"), "SCO,RUS,member,2001-06-15,,archive\n", "")
    edit(Path("blocs/sources.csv"), "archive,record", "annals,record,The annals,yes\narchive,record")
    edit(Path("blocs/dataset.yaml"), "A dataset", "Blocs")
    return location


CHANGES = (
    "blocs\tchanged\tdatasets\tblocs\ttitle\tA dataset\tBlocs\n"
    "blocs\tadded\tsources\tannals\t\t\ttype record, title The annals, consulted yes\n"
    "blocs\tremoved\tmemberships\tSCO/RUS/member/2001-06-15/blocs\t\t\t\n"
    f"blocs\tchanged\tmemberships\t{UZB}\tend_date\t2012-12-19\t2012-12\n"
    "blocs\tremoved\tmembership_citations\tSCO/RUS/member/2001-06-15/blocs archive\t\t\t\n"
)


def run(database: str, *arguments: str) -> Result:
    return run_command("--database", database, *arguments, "-f", "tsv")


@pytest.mark.parametrize("command", ["diff blocs", "diff", "load --dry-run blocs"])
def test_it_shows_what_a_load_would_change(database: str, command: str) -> None:
    before = whole(database)
    assert run(database, *command.split()) == Result(HEADER + CHANGES, "", 0)
    assert whole(database) == before


def test_on_a_terminal_each_row_is_a_line(database: str) -> None:
    assert run_command("--database", database, "diff", "-f", "table").stdout == (
        "changed in datasets: blocs, title A dataset -> Blocs\n"
        "added in sources: annals, type record, title The annals, consulted yes\n"
        "removed in memberships: SCO/RUS/member/2001-06-15/blocs\n"
        f"changed in memberships: {UZB}, end_date 2012-12-19 -> 2012-12\n"
        "removed in membership_citations: SCO/RUS/member/2001-06-15/blocs archive\n"
    )


def test_after_the_load_nothing_differs(database: str) -> None:
    load([Path("blocs")], database)
    assert run(database, "diff") == Result("", "regional: nothing differs\n", 0)


def test_another_database_is_compared_as_a_whole(database: str, tmp_path: Path) -> None:
    other = str(tmp_path / "other.db")
    load([Path("blocs"), write(Path("more"), {"topics.csv": "id,name\naid,Aid\n"})], other)
    shutil.rmtree("blocs")
    gone = CHANGES.splitlines(keepends=True)
    shown = run(other, "diff", "--against", database)
    assert shown.stdout.splitlines(keepends=True)[1:-2] == gone
    assert shown.stdout.splitlines()[-2:] == [
        "more\tadded\tdatasets\tmore\t\t\ttitle A dataset, as_of 2025-06-30, priority 100",
        "more\tadded\ttopics\taid\t\t\tname Aid",
    ]


def test_a_folder_is_compared_with_another_database(database: str, tmp_path: Path) -> None:
    other = str(tmp_path / "other.db")
    load([Path("blocs")], other)
    assert run(database, "diff", "blocs", "--against", other) == Result("", "regional: nothing differs\n", 0)


def test_a_folder_is_compared_with_another_dataset_as_if_both_were_one(database: str) -> None:
    shutil.copytree("blocs", "mine")
    edit(Path("mine/dataset.yaml"), "id: blocs", "id: mine")
    lines = run(database, "diff", "mine", "--against", "blocs").stdout
    expected = [line.replace("blocs", "mine") for line in CHANGES.splitlines()[1:]]
    assert lines.splitlines()[1:] == expected


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (
            ("blocs", "--against", "block"),
            "'block' is neither a database nor the id of a dataset (did you mean blocs?)",
        ),
        (("nowhere",), "nowhere: there is no such folder"),
    ],
)
def test_what_is_not_there_cannot_be_compared(database: str, arguments: tuple[str, ...], says: str) -> None:
    result = run(database, "diff", *arguments)
    assert (result.stdout, result.stderr.removeprefix("regional: "), result.status) == ("", f"{says}\n", 1)


def test_without_a_folder_that_is_known_one_must_be_named(database: str) -> None:
    shutil.rmtree("blocs")
    said = "regional: no dataset came from a folder that is still there: name one\n"
    assert run(database, "diff") == Result("", said, 1)


def test_a_rehearsed_load_reports_what_a_load_would(database: str) -> None:
    edit(Path("blocs/memberships.csv"), "CSTO,KAZ", "CSTO,KAX")
    before = whole(database)
    said = "blocs/memberships.csv:3: member_id: there is no 'KAX' among the actors (did you mean KAZ?)\n"
    assert run(database, "load", "--dry-run", "blocs") == Result("", said, 1)
    assert whole(database) == before


def test_a_rehearsed_first_load_makes_no_database(database: str, tmp_path: Path) -> None:
    del database
    result = run(str(tmp_path / "none.db"), "load", "--dry-run", "blocs")
    assert (result.status, len(result.stdout.splitlines())) == (0, 38)
    assert not (tmp_path / "none.db").exists()
