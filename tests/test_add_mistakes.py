"""`add` writes nothing, if anything would be wrong."""

from pathlib import Path

import pytest

from tests.conftest import Result
from tests.test_add import MEMBER, folder, run

__all__ = ["folder"]  # the fixture, for pytest to find

FOUNDER = "member from 2001-06-15"
MISTAKES = [
    (
        ("membership", "SCO", "KAZ", *MEMBER, "--start", "Sept 2015"),
        "mine/organizations/SCO.yaml:12: start_date: 'Sept 2015' is not a date: write 2015-09\n",
    ),
    (
        ("membership", "SCO", "KAZ", *MEMBER, "--start", "2010"),
        f"mine/organizations/SCO.yaml:12: the spell of KAZ in SCO as member from 2010 overlaps the one as {FOUNDER}\n",
    ),
    (
        ("membership", "SCO", "RUS", "--status", "member", "--start", "2001-06-15", "--source", "archiv"),
        "mine/organizations/SCO.yaml:12: source_id: there is no 'archiv' among the sources (did you mean archive?)\n",
    ),
    (
        ("membership", "SCO", "RUS", *MEMBER, "--start", "2010", "--end-previous"),
        "regional: no spell of RUS in SCO is open in mine: leave out --end-previous\n",
    ),
    (
        (
            "source",
            "annals",
            "--type",
            "book",
            "--title",
            "Annals",
            "--consulted",
            "no",
            "--url",
            "https://example.org",
        ),
        "regional: mine/sources.csv:1: the first line names no column 'url': add it there first\n",
    ),
]


@pytest.mark.parametrize(("arguments", "says"), MISTAKES, ids=range(len(MISTAKES)))
def test_what_would_be_wrong_is_not_written(folder: Path, arguments: tuple[str, ...], says: str) -> None:
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    assert run("add", *arguments, "--folder", "mine") == Result("", says, 1)
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("name", ["../../out", "{room}/out", "a/out", ".out"])
def test_a_document_is_in_the_folder(name: str, folder: Path) -> None:
    room = folder.resolve().parent
    before = sorted(room.rglob("*"))
    about = ("visit-2", "--title", "A visit", "--kind", "meeting", "--start", "2022", "--source", "archive")
    result = run("add", "event", *about, "--document", name.format(room=room))
    assert (result.stdout, result.status) == ("", 1)
    assert result.stderr.endswith("out.yaml is no file of a dataset folder: say --document with a plain name\n")
    assert sorted(room.rglob("*")) == before


def test_a_missing_word_is_named_with_those_that_can_be_chosen(folder: Path) -> None:
    before = sorted(folder.rglob("*"))
    statuses = "member, associate, observer, dialogue_partner, partner, candidate, suspended"
    said = run("add", "membership", "SCO", "RUS", "--start", "2010").stderr.splitlines()[-1]
    assert said == f"Error: Missing option '--status'. Choose from: {statuses}"
    assert sorted(folder.rglob("*")) == before
