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
            {},
            "new",
            ("memberships", ROW),
            (
                "documents/new.yaml",
                "memberships:\n  - {organization_id: SCO, member_id: L, status: member, start_date: 2002}\n",
            ),
        ),
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


@pytest.mark.parametrize(
    ("file", "text", "last"),
    [("topics.csv", "id,name\n", "t,T\n"), ("topics.yaml", "- {id: a, name: É}\n", "- {id: t, name: T}\n")],
)
def test_a_file_keeps_the_mark_by_which_a_spreadsheet_knows_its_encoding(
    tmp_path: Path, file: str, text: str, last: str
) -> None:
    mark = "\ufeff"
    made = Addition(read(tmp_path, {file: mark + text}).path)
    made.add("topics", TOPIC)
    made.write()
    assert (tmp_path / file).read_text("utf-8") == mark + text + last


@pytest.mark.parametrize("document", ["../x", ".x", "a/b", "/x"])
def test_a_document_has_a_plain_name(tmp_path: Path, document: str) -> None:
    made = Addition(read(tmp_path, {}).path, document)
    with pytest.raises(RegionalError, match=r"is no file of a dataset folder: say --document with a plain name$"):
        made.add("topics", TOPIC)


def test_of_several_documents_one_must_be_named(tmp_path: Path) -> None:
    names = "abcdef"
    read(tmp_path, {f"documents/{name}.yaml": EVENTS.replace("id: a", f"id: {name}") for name in names})
    with pytest.raises(RegionalError) as told:
        Addition(tmp_path).add("events", {"id": "g"})
    of_these = "say --document with one of a, b, c, d, e, f"
    assert str(told.value) == f"{tmp_path} has events in several documents: {of_these}"


def test_two_rows_can_be_added_at_once(tmp_path: Path) -> None:
    made = Addition(read(tmp_path, {"topics.csv": "id,name\n"}).path)
    made.add("topics", TOPIC)
    made.add("topics", {"id": "u", "name": "U"})
    assert made.texts == {Path("topics.csv"): "id,name\nt,T\nu,U\n"}


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


def test_of_several_open_spells_in_one_line_the_last_one_is_ended(tmp_path: Path) -> None:
    spell = "{{member_id: {}, status: member, start_date: {}}}".format
    closed = spell("K", "2005").replace("}", ", end_date: 2006}")
    spells = [closed, spell("L", "2003"), spell("K", "2001"), spell("K", "2003"), spell("K", "2002")]
    text = f"{HEAD[:-1]} [{', '.join(spells)}]\n"
    made = Addition(read(tmp_path, {"organizations/SCO.yaml": text}).path)
    made.end_previous("SCO", "K", "2010")
    ended = text.replace(spells[3], spells[3].replace("}", ", end_date: 2010}"))
    assert made.texts == {Path("organizations/SCO.yaml"): ended}


SOUND = "id: d\ntitle: D\nas_of: 2025-06-30\n"


def test_until_it_is_written_nothing_is_changed_where_a_link_leads_to(tmp_path: Path) -> None:
    """A link that names its whole path leads from a copy of the folder to the folder itself."""
    folder = read(tmp_path, {".topics": "id,name\n", ".hidden/socket": ""}, SOUND).path
    (folder / "topics.csv").symlink_to(folder / ".topics")
    (folder / "README.md").symlink_to("nowhere")
    (folder / ".nowhere").symlink_to("nowhere")
    made = Addition(folder)
    made.add("topics", TOPIC)
    assert [(each.table.name, each.added) for each in made.rehearse(None) if each.added] == [("topics", [("t",)])]
    assert (folder / ".topics").read_text() == "id,name\n"
    made.write()
    assert (folder / ".topics").read_text() == "id,name\nt,T\n"


def test_a_row_can_be_added_to_a_package_that_was_edited(tmp_path: Path) -> None:
    listed = '{"generator": "regional", "resources": [{"path": "topics.csv", "bytes": 1}]}'
    made = Addition(read(tmp_path, {"topics.csv": "id,name\n", "datapackage.json": listed}, SOUND).path)
    made.add("topics", TOPIC | {"name": ""})
    with pytest.raises(ListingError) as told:
        made.rehearse(None)
    assert str(told.value) == f"{tmp_path}/topics.csv:2: name is missing"
    made.texts.clear()
    made.add("topics", TOPIC)
    assert [each.added for each in made.rehearse(None) if each.added] == [[("t",)]]


def test_what_cannot_be_written_leaves_nothing_beside_it(tmp_path: Path) -> None:
    (tmp_path / "x.csv").mkdir()
    made = Addition(read(tmp_path, {}).path)
    made.texts[Path("x.csv")] = "id\n"
    before = sorted(tmp_path.iterdir())
    with pytest.raises(RegionalError) as told:
        made.write()
    assert str(told.value) == f"{tmp_path}/x.csv cannot be written: Is a directory"
    assert sorted(tmp_path.iterdir()) == before


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
    files = {"memberships.csv": CSV, "sources.csv": "id,type,title,consulted\na,record,A,no\n"}
    files["membership_citations.csv"] = "membership_id,source_id\nX/K/member/2003/mine,a\n"
    mine = read(tmp_path / "mine", files, "id: mine\ntitle: Mine\nas_of: 2020\n")
    files = {name: text.replace("X,L,member", "X,L,observer").replace("/mine", "/d") for name, text in files.items()}
    ours = read(tmp_path / "ours", files)
    assert [line[:2] for line in told(mine, ours)] == [
        ("removed", "X/L/member/2001/d"),
        ("added", "X/L/observer/2001/d"),
    ]
    assert [line[:2] for line in told(ours, mine)] == [
        ("removed", "X/L/observer/2001/mine"),
        ("added", "X/L/member/2001/mine"),
    ]
