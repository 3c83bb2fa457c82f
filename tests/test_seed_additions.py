"""Where a row that is added goes, and how two folders differ: before a database is asked."""

from pathlib import Path
from typing import Any

import pytest

from regional.errors import ListingError, RegionalError
from regional.seeds.addition import Addition
from regional.seeds.comparison import differences, of_folder
from tests.test_seed_rows import read

HEAD = "id: SCO\nname: S\nclassification: igo\nfounding_date: 2001\nmemberships:\n"
SCO = f"{HEAD}  - {{member_id: K, status: observer, start_date: 2001}}\n"
CSV = (
    "organization_id,member_id,status,start_date,end_date\nX,K,observer,2001,2002\nX,K,member,2003,\nX,L,member,2001,\n"
)
EVENTS = "events:\n  - {id: a, title: A, kind: meeting, start_date: 2001}\n"
TOPIC = {"id": "t", "name": "T"}
ROW = {"organization_id": "SCO", "member_id": "L", "status": "member", "start_date": "2002"}


@pytest.mark.parametrize(
    ("files", "document", "row", "end"),
    [
        ({"topics.csv": "id,name\n"}, None, ("topics", TOPIC), ("topics.csv", "t,T\n")),
        ({"topics.yaml": "- {id: a, name: A}\n"}, None, ("topics", TOPIC), ("topics.yaml", "- {id: t, name: T}\n")),
        ({}, None, ("topics", TOPIC), ("topics.yaml", "- {id: t, name: T}\n")),
        ({}, "new", ("topics", TOPIC), ("documents/new.yaml", "topics:\n  - {id: t, name: T}\n")),
        ({"documents/d.yaml": EVENTS}, None, ("events", {"id": "b"}), ("documents/d.yaml", "  - {id: b}\n")),
        ({"events/a.yaml": EVENTS.split("- ")[1]}, None, ("events", {"id": "b"}), ("events.yaml", "- {id: b}\n")),
        (
            {"organizations/SCO.yaml": SCO, "memberships.csv": CSV},
            None,
            ("memberships", ROW),
            ("organizations/SCO.yaml", "  - {member_id: L, status: member, start_date: 2002}\n"),
        ),
        (
            {"organizations/SCO.yaml": SCO, "memberships.csv": CSV},
            None,
            ("memberships", ROW | {"organization_id": "X"}),
            ("memberships.csv", "X,L,member,2002,\n"),
        ),
    ],
)
def test_a_row_goes_where_rows_of_its_table_stand(
    tmp_path: Path,
    files: dict[str, str],
    document: str | None,
    row: tuple[str, dict[str, str]],
    end: tuple[str, str],
) -> None:
    made = Addition(read(tmp_path, files).path, document)
    made.add(*row)
    where, last = end
    [(inside, text)] = made.texts.items()
    assert (str(inside), text) == (where, files.get(where, "") + last)
    assert not (tmp_path / where).exists() or (tmp_path / where).read_text() == files[where]
    assert made.write() == [tmp_path / where]
    assert (tmp_path / where).read_text() == text
    assert not [path for path in (tmp_path / where).parent.iterdir() if path.name.startswith(".")]


@pytest.mark.parametrize("document", ["../x", ".x", "a/b", "/x"])
def test_a_document_has_a_plain_name(tmp_path: Path, document: str) -> None:
    made = Addition(read(tmp_path, {}).path, document)
    with pytest.raises(RegionalError, match=r"is no file of a dataset folder: say --document with a plain name$"):
        made.add("topics", TOPIC)


def test_of_several_documents_one_must_be_named(tmp_path: Path) -> None:
    read(tmp_path, {"documents/d.yaml": EVENTS, "documents/e.yaml": EVENTS.replace("id: a", "id: b")})
    with pytest.raises(RegionalError) as told:
        Addition(tmp_path).add("events", {"id": "c"})
    assert str(told.value) == f"{tmp_path} has events in several documents: say --document with one of d, e"


def test_a_folder_with_a_problem_is_not_added_to(tmp_path: Path) -> None:
    read(tmp_path, {"topics.csv": "id,name\na,\n"})
    with pytest.raises(ListingError, match=r"topics\.csv:2: name is missing$"):
        Addition(tmp_path)


def test_the_open_spell_of_a_pair_is_ended(tmp_path: Path) -> None:
    read(tmp_path, {"organizations/SCO.yaml": SCO, "memberships.csv": CSV})
    made = Addition(tmp_path)
    made.end_previous("X", "K", "2010")
    made.end_previous("SCO", "K", "2011")
    assert made.texts == {
        Path("memberships.csv"): CSV.replace("X,K,member,2003,", "X,K,member,2003,2010"),
        Path("organizations/SCO.yaml"): SCO.replace("2001}", "2001, end_date: 2011}"),
    }
    for pair in (("X", "M"), ("Y", "K")):
        with pytest.raises(RegionalError) as told:
            made.end_previous(*pair, "2012")
        assert str(told.value) == f"no spell of {pair[1]} in {pair[0]} is open in {tmp_path}: leave out --end-previous"


def test_a_link_stays_one_and_a_file_keeps_who_may_read_it(tmp_path: Path) -> None:
    folder = read(tmp_path, {"topics.csv": "id,name\n"}).path
    (folder / "topics.csv").rename(folder / ".topics")
    (folder / "topics.csv").symlink_to(".topics")
    (folder / ".topics").chmod(0o640)
    made = Addition(folder, "new")
    made.texts[Path("topics.csv")] = "id,name\nt,T\n"
    made.write()
    assert (folder / "topics.csv").is_symlink()
    assert (folder / ".topics").read_text() == "id,name\nt,T\n"
    assert (folder / ".topics").stat().st_mode & 0o777 == 0o640


def told(before: Any, after: Any) -> list[tuple[str, str, Any]]:
    found = (
        change for difference in differences(of_folder(before), of_folder(after)) for change in difference.changes()
    )
    return [(change.kind, " ".join(change.key), change.columns()) for change in found]


def test_two_folders_differ_row_by_row(tmp_path: Path) -> None:
    old = read(tmp_path / "old", {"topics.csv": "id,name\na,A\nb,B\n"})
    new = read(tmp_path / "new", {"topics.csv": "id,name\na,Ay\nc,C\n"}, "id: d\ntitle: Other\nas_of: 2025\n")
    assert told(old, new) == [
        ("changed", "d", [("title", "D", "Other")]),
        ("removed", "b", [("id", "b", None), ("name", "B", None)]),
        ("changed", "a", [("name", "A", "Ay")]),
        ("added", "c", [("id", None, "c"), ("name", None, "C")]),
    ]
    assert told(old, old) == []


def test_folders_of_two_datasets_are_compared_as_if_they_were_of_one(tmp_path: Path) -> None:
    mine = read(tmp_path / "mine", {"memberships.csv": CSV}, "id: mine\ntitle: Mine\nas_of: 2020\n")
    ours = read(tmp_path / "ours", {"memberships.csv": CSV.replace("X,L,member", "X,L,observer")})
    assert [line[:2] for line in told(mine, ours)] == [
        ("removed", "X/L/member/2001/d"),
        ("added", "X/L/observer/2001/d"),
    ]
