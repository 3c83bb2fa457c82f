"""How rows differ, what of them may go unasked, and what a load doubts: each limit with its neighbours."""

from pathlib import Path
from typing import Any

import pytest

from regional.errors import RegionalError
from regional.models import Base
from regional.seeds.changes import Change, Counts, Difference
from regional.seeds.folder import SeedFolder
from regional.seeds.gaps import gaps
from regional.seeds.origin import folder_of, in_words, origin_of
from regional.seeds.problems import Place
from regional.seeds.removals import refuse_unmeant
from regional.shipped import SEEDS
from tests.test_seed_rows import read

TOPICS = Base.metadata.tables["topics"]
NAMES = Base.metadata.tables["names"]


def test_rows_are_added_changed_removed_or_left() -> None:
    before = {("a",): ("a", "A", "d"), ("b",): ("b", "B", "d"), ("c",): ("c", "C", "d")}
    after = {("a",): ("a", "A", "d"), ("b",): ("b", "Bee", "d"), ("e",): ("e", "E", "d"), ("f",): ("f", "F", "d")}
    made = Difference("d", TOPICS, before, after)
    assert made.counts() == Counts(added=2, changed=1, removed=1, unchanged=1)
    assert made.counts().before == 3
    told = [(change.kind, change.key, change.columns()) for change in made.changes()]
    assert told == [
        ("removed", ("c",), [("id", "c", None), ("name", "C", None)]),
        ("changed", ("b",), [("name", "B", "Bee")]),
        ("added", ("e",), [("id", None, "e"), ("name", None, "E")]),
        ("added", ("f",), [("id", None, "f"), ("name", None, "F")]),
    ]


def test_what_follows_from_other_columns_is_no_change_of_its_own() -> None:
    columns = [column.name for column in NAMES.columns]
    row = dict.fromkeys(columns, "x") | {"start_date": "2001"}
    made = Difference("d", NAMES, {}, {("k",): tuple(row.values())})
    [change] = made.changes()
    assert isinstance(change, Change)
    assert change.before is None
    assert list(change.after or {}) == ["actor_id", "language", "name", "start_date", "end_date"]


FOLDER = SeedFolder(Path("/here"), {"id": "d"}, Place("/here/dataset.yaml", 1))
NO_MORE = "see that nothing is missing there, or say --allow-removals"


@pytest.mark.parametrize(
    ("removed", "before", "is_much"),
    [(10, 10, False), (11, 11, True), (11, 109, True), (11, 110, False), (12, 119, True), (12, 120, False)],
)
def test_more_than_ten_rows_and_more_than_a_tenth_do_not_go_unasked(
    removed: int,
    before: int,
    is_much: bool,  # noqa: FBT001
) -> None:
    counts = {"states": Counts(0, 0, removed, before - removed)}
    if is_much:
        with pytest.raises(RegionalError) as told:
            refuse_unmeant(FOLDER, None, counts)
        assert str(told.value) == f"/here would remove {removed} of the {before} states of 'd': {NO_MORE}"
    else:
        refuse_unmeant(FOLDER, None, counts)
        refuse_unmeant(FOLDER, "/here", counts)


@pytest.mark.parametrize(("tables", "more"), [("abc", ""), ("abcd", " and more")])
def test_three_tables_are_named(tables: str, more: str) -> None:
    counts = {name: Counts(5, 0, 1100, 900) for name in tables} | {"z": Counts(9, 9, 0, 9)}
    named = ", ".join(f"1,100 of the 2,000 {name}" for name in "abc")
    with pytest.raises(RegionalError) as told:
        refuse_unmeant(FOLDER, None, counts)
    assert str(told.value) == f"/here would remove {named}{more} of 'd': {NO_MORE}"


@pytest.mark.parametrize(
    ("came", "counts", "told"),
    [
        ("/there", Counts(9, 0, 0, 9), None),
        ("/here", Counts(0, 9, 9, 0), None),
        (None, Counts(0, 9, 9, 0), None),
        ("/there", Counts(0, 1, 0, 0), ("from /there", "/here", "change 2", "load /there")),
        ("/there", Counts(0, 0, 1, 0), ("from /there", "/here", "remove 2", "load /there")),
        ("/there", Counts(0, 1000, 1, 0), ("from /there", "/here", "remove 2 and change 2,000", "load /there")),
        ("import", Counts(0, 1, 0, 0), ("from an import", "/here", "change 2", "give yours another id")),
        ("regional", Counts(0, 1, 0, 0), ("with the program", "/here", "change 2", "give yours another id")),
    ],
)
def test_rows_that_came_from_elsewhere_are_not_replaced(
    came: str | None, counts: Counts, told: tuple[str, ...] | None
) -> None:
    both = {"states": counts, "names": counts}
    if told is None:
        refuse_unmeant(FOLDER, came, both)
        return
    with pytest.raises(RegionalError) as refused:
        refuse_unmeant(FOLDER, came, both)
    where, whose, what, instead = told
    assert str(refused.value) == (
        f"the dataset 'd' came {where}, and {whose} would {what} of its rows: {instead},"
        " or say --allow-removals if it is to be replaced"
    )


def test_the_record_that_comes_with_the_program_is_called_so() -> None:
    shipped = SeedFolder(Path(SEEDS), {"id": "core"}, Place("", 1))
    with pytest.raises(RegionalError, match=r"^the dataset 'core' came from /x, and the record that comes with the "):
        refuse_unmeant(shipped, "/x", {"states": Counts(0, 1, 0, 0)})


def test_where_a_dataset_came_from(tmp_path: Path) -> None:
    (tmp_path / "d").mkdir()
    (tmp_path / "link").symlink_to("d")
    assert origin_of(tmp_path / "link") == str(tmp_path / "d")
    assert origin_of(Path(SEEDS)) == "regional"
    assert folder_of("regional") == Path(SEEDS)
    assert folder_of(str(tmp_path / "d")) is None
    (tmp_path / "d" / "dataset.yaml").touch()
    assert folder_of(str(tmp_path / "d")) == tmp_path / "d"
    assert [folder_of(origin) for origin in (None, "", "import", "d")] == [None] * 4
    assert [in_words(origin) for origin in ("regional", "import", "/x")] == [
        "with the program",
        "from an import",
        "from /x",
    ]


MEMBERSHIPS = "organization_id,member_id,status,start_date,end_date,note\n"


@pytest.mark.parametrize(
    ("first", "second", "is_told"),
    [
        ("S,K,observer,2001-01-01,2004-06-30,", "S,K,member,2004-07-01,,", True),
        ("S,K,observer,2001-01-01,2004-07-01,", "S,K,member,2004-07-01,,", False),
        ("S,K,observer,2001-01-01,2004-06-01,", "S,K,member,2004-07-01,,", True),
        ("S,K,observer,2001-01-01,2004-05-31,", "S,K,member,2004-07-01,,", False),
        ("S,K,observer,2001-01-01,2004-06-30,why", "S,K,member,2004-07-01,,", False),
        ("S,K,observer,2001-01-01,2004-06-30,", "S,K,member,2004-07-01,,why", False),
        ("S,K,observer,2001-01-01,2004-06,", "S,K,member,2004-07-01,,", False),
        ("S,K,observer,2001-01-01,2004-06-30,", "S,K,member,2004-07,,", False),
        ("S,K,observer,2001-01-01,,", "S,K,member,2004-07-01,,", False),
        ("S,K,observer,2001-01-01,2004-06-30,", "S,L,member,2004-07-01,,", False),
        ("S,K,observer,2001-01-01,2004-06-30,", "T,K,member,2004-07-01,,", False),
    ],
)
def test_a_gap_of_days_is_doubted(tmp_path: Path, first: str, second: str, is_told: bool) -> None:  # noqa: FBT001
    for number, lines in enumerate(((first, second), (second, first))):
        folder = read(tmp_path / str(number), {"memberships.csv": MEMBERSHIPS + "\n".join(lines) + "\n"})
        values: list[Any] = first.split(",")
        told = (
            f"{folder.path}/memberships.csv:{number + 2}: K is no observer of S from {values[4]} on, and member only"
            " from 2004-07-01: an end is the first day on which it no longer holds; write 2004-07-01, or say in a note"
            " why there is a gap"
        )
        assert list(gaps(folder)) == ([told] if is_told else [])
