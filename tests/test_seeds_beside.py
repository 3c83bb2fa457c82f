"""Datasets beside each other, asked one by one: who owns a row, who depends on it, what is known, and who is heard."""

from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy import Connection, text

from regional.errors import RegionalError
from regional.seeds.comparison import differences, of_database, of_folder
from regional.seeds.datasets import drop, prefer, remove_rows, require
from regional.seeds.dependence import pointed_to_by_others, refuse_to_remove, refuse_to_remove_all
from regional.seeds.derived_columns import broken_derivations
from regional.seeds.index_mending import is_wrong, mend_index
from regional.seeds.ownership import OtherDatasets, owned_by
from regional.seeds.speakers import say_who_speaks, speakers
from tests.beside import TABLE, connection, engine, told
from tests.test_seed_rows import read

__all__ = ["connection", "engine"]  # fixtures, for pytest to find


@pytest.mark.parametrize(
    ("replaced", "sources", "names"),
    [
        ([], {("archive",): "one", ("notes2",): "two"}, {("KAZ", "kk", "Қазақстан"): "two"}),
        (["one"], {("notes2",): "two"}, {("KAZ", "kk", "Қазақстан"): "two"}),
        (["two"], {("archive",): "one"}, {}),
        (["one", "two"], {}, {}),
        (["one", "two", "three"], {}, {}),
    ],
)
def test_what_other_datasets_have(
    connection: Connection,
    replaced: list[str],
    sources: dict[tuple[str, ...], str],
    names: dict[tuple[str, ...], str],
) -> None:
    others = OtherDatasets(connection, replaced)
    assert others.owners(TABLE["sources"], [("archive",), ("notes2",), ("nothing",)]) == sources
    assert others.owners(TABLE["names"], [("KAZ", "kk", "Қазақстан"), ("KAZ", "en", "Қазақстан")]) == names
    assert others.owners(TABLE["sources"], []) == {}
    assert others.known_ids(TABLE["sources"], ["archive", "notes2", "nothing"]) == {key for (key,) in sources}
    assert others.known_ids(TABLE["sources"], []) == set()
    found = {id_ for id_, _ in others.columns(TABLE["sources"], "id", "type")} - {"notes3"}
    assert found == {key for (key,) in sources}
    assert others.suggestible_ids(TABLE["sources"]) - {"notes3"} == found


def test_an_event_that_a_program_coded_is_not_suggested(connection: Connection) -> None:
    connection.execute(text("UPDATE events SET tier = 'machine-coded' WHERE id = 'talk'"))
    others = OtherDatasets(connection, ["three"])
    assert others.suggestible_ids(TABLE["events"]) == {"visit"}
    assert others.known_ids(TABLE["events"], ["visit", "talk"]) == {"visit", "talk"}


@pytest.mark.parametrize(
    ("table", "dataset", "rows"),
    [
        ("topics", "one", ["aid", "war"]),
        ("topics", "two", []),
        ("event_citations", "one", ["visit archive"]),
        ("event_citations", "two", ["talk archive"]),
        ("event_topics", "two", ["talk aid"]),
    ],
)
def test_a_part_belongs_to_the_dataset_of_what_it_is_a_part_of(
    connection: Connection, table: str, dataset: str, rows: list[str]
) -> None:
    keys = list(TABLE[table].primary_key)
    found = connection.execute(sa.select(*keys).where(owned_by(TABLE[table], dataset)).order_by(*keys))
    assert [" ".join(row).strip() for row in found] == rows


@pytest.mark.parametrize(
    ("table", "key", "replaced", "leans"),
    [
        ("states", "RUS", "one", "the dataset 'two' depends on 'one': its memberships point to RUS"),
        ("states", "UZB", "one", "the dataset 'three' depends on 'one': its memberships point to UZB"),
        ("states", "UZB", "one three", "the dataset 'two' depends on 'one': its memberships point to UZB"),
        ("states", "UZB", "one two three", None),
        ("actors", "KAZ", "one", "the dataset 'two' depends on 'one': its names point to KAZ"),
        ("states", "KAZ", "one two", None),
        ("topics", "aid", "one", "the dataset 'two' depends on 'one': its event_topics point to aid"),
        ("topics", "war", "one", None),
        ("sources", "archive", "one", "the dataset 'two' depends on 'one': its event_citations point to archive"),
        ("events", "visit", "one", None),
        ("people", "karimov", "one", None),
    ],
)
def test_what_others_point_to_is_not_removed(
    connection: Connection, table: str, key: str, replaced: str, leans: str | None
) -> None:
    # memberships point to actors, of which a state is one
    of = TABLE["actors" if table == "states" else table]
    if leans is None:
        refuse_to_remove(connection, of, [(key,)], "one", replaced=replaced.split())
        return
    with pytest.raises(RegionalError) as refused:
        refuse_to_remove(connection, of, [("nothing",), (key,)], "one", replaced=replaced.split())
    assert str(refused.value) == leans
    refuse_to_remove(connection, of, [], "one", replaced=replaced.split())
    refuse_to_remove(connection, of, [("nothing",)], "one", replaced=replaced.split())


def test_what_others_point_to(connection: Connection) -> None:
    found = {table.name: sorted(ids) for table, ids in pointed_to_by_others(connection, "one").items()}
    assert found == {
        "actors": ["KAZ", "RUS", "UZB"],
        "organizations": ["CSTO", "SCO"],
        "sources": ["archive"],
        "topics": ["aid"],
    }
    assert pointed_to_by_others(connection, "two") == pointed_to_by_others(connection, "three") == {}


def test_a_dataset_that_others_lean_on_is_not_dropped(connection: Connection) -> None:
    with pytest.raises(RegionalError, match=r"^the dataset 't\w+' depends on 'one': its \w+ point to \w+$"):
        refuse_to_remove_all(connection, "one")
    with pytest.raises(RegionalError, match=r"^the dataset 't\w+' depends on 'one': its \w+ point to \w+$"):
        drop(connection, "one")
    refuse_to_remove_all(connection, "two")
    for id_, hint in (("tow", " (did you mean two?)"), ("nothing at all", "")):
        for act in (require, drop):
            with pytest.raises(RegionalError) as refused:
                act(connection, id_)
            assert str(refused.value) == f"no dataset has the id '{id_}'{hint}"


def test_a_dataset_is_dropped_with_all_that_is_its_own(connection: Connection) -> None:
    prefer(connection, "two", ["SCO"])
    prefer(connection, "one", ["CSTO"])
    drop(connection, "two")
    owners = "SELECT DISTINCT dataset_id FROM {} ORDER BY 1"
    for table in ("sources", "memberships"):
        assert told(connection, owners.format(table)) == [("one",), ("three",)]
    for table in ("names", "events", "search_index"):
        assert told(connection, owners.format(table)) == [("one",)]
    assert told(connection, "SELECT id FROM datasets ORDER BY id") == [("one",), ("three",)]
    assert told(connection, "SELECT organization_id, preferred_id FROM preferences") == [("CSTO", "one")]
    assert told(connection, "SELECT event_id FROM event_citations") == [("visit",)]


def test_the_rows_of_a_dataset_go_and_its_own_row_stays(connection: Connection) -> None:
    assert remove_rows(connection, "two")
    assert not remove_rows(connection, "nothing")
    assert told(connection, "SELECT id FROM datasets ORDER BY id") == [("one",), ("three",), ("two",)]
    assert told(connection, "SELECT count(*) FROM sources WHERE dataset_id = 'two'") == [(0,)]


def test_who_is_preferred(connection: Connection) -> None:
    preferred = "SELECT organization_id, preferred_id FROM preferences ORDER BY 1"
    prefer(connection, "two", ["SCO", "CSTO"])
    prefer(connection, "three", ["SCO"])
    assert told(connection, preferred) == [("CSTO", "two"), ("SCO", "three")]
    prefer(connection, "one", [])
    prefer(connection, "two", [])
    assert told(connection, preferred) == [("", "two"), ("CSTO", "two"), ("SCO", "three")]


def test_what_is_there_is_compared_with_a_folder(connection: Connection, tmp_path: Path) -> None:
    about = "title: A dataset\nas_of: 2025-06-30\n"
    for id_, expected in (
        ("one", ["removed sources archive", "removed topics war", "changed topics aid"]),
        ("new", ["added datasets new", "added topics aid"]),
    ):
        folder = read(tmp_path / id_, {"topics.csv": "id,name\naid,Help\n"}, f"id: {id_}\n{about}")
        found = (each.changes() for each in differences(of_database(connection, id_), of_folder(folder)))
        told = [f"{c.kind} {c.table} {' '.join(c.key)}" for changes in found for c in changes if c.columns()]
        assert [line for line in told if line.split()[1] in ("datasets", "sources", "topics")] == expected


def test_who_speaks_instead_of_whom_is_said(connection: Connection) -> None:
    before = speakers(connection)
    assert before == {"SCO": "one", "CSTO": "one"}
    lines: list[str] = []
    say_who_speaks(before, connection, lines.append)
    assert lines == []
    prefer(connection, "two", ["SCO", "CSTO"])
    for spoke in (before, {"SCO": "one"}, {"SCO": "three", "CSTO": "three"}, {"SCO": "three", "CSTO": "one"}, {}):
        say_who_speaks(spoke, connection, lines.append)
    undo = "by its priority: `regional prefer {}` undoes this"
    assert lines == [
        f"two now speaks for 2 organizations instead of one, {undo.format('one')}",
        f"two now speaks for 1 organization instead of one, {undo.format('one')}",
        f"two now speaks for 1 organization instead of three, {undo.format('three')}",
        f"two now speaks for 1 organization instead of one, {undo.format('one')}",
        f"two now speaks for 1 organization instead of three, {undo.format('three')}",
    ]


@pytest.mark.parametrize(
    "damage",
    [
        "DELETE FROM search_index WHERE id = 'talk'",
        "UPDATE search_index SET folded = 'x' WHERE id = 'talk'",
        "INSERT INTO search_index SELECT * FROM search_index WHERE id = 'talk'",
        "INSERT INTO search_index VALUES ('event', 'x', 'x', 'x', 'two')",
    ],
)
def test_an_index_that_says_something_else_is_made_anew(connection: Connection, damage: str) -> None:
    index = "SELECT * FROM search_index ORDER BY kind, id, text"
    before, lines = told(connection, index), list[str]()
    mend_index(connection, ["one", "two"], lines.append)
    assert (lines, is_wrong(connection, "two")) == ([], False)
    connection.execute(text(damage))
    assert (is_wrong(connection, "one"), is_wrong(connection, "two")) == (False, True)
    mend_index(connection, ["one"], lines.append)
    assert (lines, is_wrong(connection, "two")) == ([], True)
    mend_index(connection, ["one", "two"], lines.append)
    assert (lines, told(connection, index)) == (["made the search index anew"], before)


@pytest.mark.parametrize(
    ("damage", "line"),
    [
        (
            "events SET start_latest = '2021-12-30' WHERE id = 'visit'",
            (
                "events visit start_date 2021 means 2021-01-01 to 2021-12-31,"
                " but start_earliest and start_latest say 2021-01-01 to 2021-12-30"
            ),
        ),
        (
            "memberships SET end_earliest = '2030-01-01' WHERE id = 'CSTO/RUS/member/2003/two'",
            (
                "memberships CSTO/RUS/member/2003/two end_date is empty,"
                " but end_earliest and end_latest say 2030-01-01 to None"
            ),
        ),
        (
            "names SET folded = 'x' WHERE name = 'Қазақстан'",
            "names KAZ kk Қазақстан folded is 'x', but from the rest of the row follows 'қазақстан'",
        ),
        ("names SET name = 'x', folded = 'x' WHERE name = 'KZ'", "states KAZ 'KZ' (und) is not among its names"),
        (
            "names SET name = 'x', folded = 'x' WHERE name = 'Islam Karimov'",
            "people karimov 'Islam Karimov' (en) is not among its names",
        ),
        (
            "names SET name = 'x', folded = 'x' WHERE name = 'SCO'",
            "organizations SCO 'SCO' (und) is not among its names",
        ),
    ],
)
def test_what_does_not_follow_from_the_rest_of_a_row(connection: Connection, damage: str, line: str) -> None:
    assert list(broken_derivations(connection)) == []
    connection.execute(text(f"UPDATE {damage}"))
    assert [" ".join(broken) for broken in broken_derivations(connection)] == [line]
