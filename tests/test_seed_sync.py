"""What a load does to the rows of datasets, table by table, in one transaction of a database that holds three."""

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection

from regional.errors import RegionalError
from regional.seeds.folder import SeedFolder
from regional.seeds.sync import sync
from tests.beside import THREE, TWO, connection, engine, told
from tests.test_seed_rows import read

__all__ = ["connection", "engine"]  # fixtures, for pytest to find

ABOUT = "id: {}\ntitle: A dataset\nas_of: 2025-06-30\npriority: {}\n"


def folder(path: Path, id_: str, files: dict[str, str], priority: int = 150) -> SeedFolder:
    return read(path / id_, files, ABOUT.format(id_, priority))


def done(counts: dict[str, dict[str, Any]]) -> dict[str, str]:
    """What was done to each table of the one dataset: added, changed, removed, left."""
    [tables] = counts.values()
    return {table: " ".join(map(str, count)) for table, count in tables.items()}


def test_rows_are_added_changed_removed_and_left(connection: Connection, tmp_path: Path) -> None:
    files = TWO | {
        "memberships.csv": TWO["memberships.csv"]
        .replace(",2003,,", ",2003,2005,")
        .replace("UZB,member", "UZB,observer"),
        "events.csv": TWO["events.csv"].replace("aid", "war").replace("A talk", "Talks"),
        "names.csv": "actor_id,language,name\nKAZ,kk,Қазақ Елі\n",
    }
    seen: list[str] = []
    counts = sync(connection, [folder(tmp_path, "two", files)], lambda each: seen.append(each.table.name))
    assert done(counts) == {
        "sources": "0 0 0 1",
        "names": "1 0 1 0",
        "memberships": "1 1 1 0",
        "membership_citations": "1 0 1 1",
        "events": "0 1 0 0",
        "event_citations": "0 0 0 1",
        "event_topics": "1 0 1 0",
    }
    assert sorted(seen) == sorted([*done(counts), "datasets"])
    assert told(
        connection, "SELECT id, end_date, end_latest FROM memberships WHERE dataset_id = 'two' ORDER BY id"
    ) == [
        ("CSTO/RUS/member/2003/two", "2005", "2005-12-31"),
        ("SCO/UZB/observer/2001-06-15/two", None, None),
    ]
    assert told(connection, "SELECT text FROM search_index WHERE dataset_id = 'two' ORDER BY 1") == [
        ("Talks",),
        ("Қазақ Елі",),
    ]
    assert told(connection, "SELECT topic_id FROM event_topics WHERE event_id = 'talk'") == [("war",)]
    assert told(connection, "SELECT count(*) FROM memberships WHERE dataset_id <> 'two'") == [(5,)]
    assert done(sync(connection, [folder(tmp_path, "two", files)])) == {
        "sources": "0 0 0 1",
        "names": "0 0 0 1",
        "memberships": "0 0 0 2",
        "membership_citations": "0 0 0 2",
        "events": "0 0 0 1",
        "event_citations": "0 0 0 1",
        "event_topics": "0 0 0 1",
    }


def test_the_row_of_a_dataset_is_stored_and_counts_if_more_is_new_than_where_it_lies(
    connection: Connection, tmp_path: Path
) -> None:
    about = "SELECT id, title, priority, loaded_from FROM datasets WHERE id IN ('three', 'new') ORDER BY id"
    assert "datasets" not in done(sync(connection, [folder(tmp_path, "three", THREE, 200)]))
    assert told(connection, about) == [("three", "A dataset", 200, str(tmp_path / "three"))]
    assert done(sync(connection, [folder(tmp_path, "three", THREE, 90)]))["datasets"] == "0 1 0 0"
    assert done(sync(connection, [folder(tmp_path, "new", {})])) == {"datasets": "1 0 0 0"}
    assert told(connection, about) == [
        ("new", "A dataset", 150, str(tmp_path / "new")),
        ("three", "A dataset", 90, str(tmp_path / "three")),
    ]


def test_a_row_that_moves_to_another_dataset_stays(connection: Connection, tmp_path: Path) -> None:
    moved = {"sources.csv": TWO["sources.csv"], "events.csv": TWO["events.csv"]}
    rest = {"names.csv": TWO["names.csv"]}
    counts = sync(connection, [folder(tmp_path, "two", rest), folder(tmp_path, "new", moved)])
    assert {id_: tables["events"][:4] for id_, tables in counts.items()} == {"two": (0, 0, 1, 0), "new": (1, 0, 0, 0)}
    assert told(connection, "SELECT id, dataset_id FROM events ORDER BY id") == [("talk", "new"), ("visit", "one")]
    assert told(connection, "SELECT dataset_id FROM search_index WHERE id = 'talk'") == [("new",)]
    assert told(connection, "SELECT event_id, source_id FROM event_citations WHERE event_id = 'talk'") == [
        ("talk", "archive")
    ]


def test_what_came_from_elsewhere_is_replaced_only_if_that_is_allowed(connection: Connection, tmp_path: Path) -> None:
    emptied = folder(tmp_path, "three", {}, 200)
    with pytest.raises(RegionalError, match=r"^the dataset 'three' came from .*, and .* would remove 3 of its rows: "):
        sync(connection, [emptied], allow_removals=False)
    assert done(sync(connection, [emptied])) == {
        "sources": "0 0 1 0",
        "memberships": "0 0 1 0",
        "membership_citations": "0 0 1 0",
    }
    assert told(connection, "SELECT count(*) FROM sources WHERE dataset_id = 'three'") == [(0,)]


def test_what_another_dataset_points_to_is_not_removed(connection: Connection, tmp_path: Path) -> None:
    with pytest.raises(RegionalError, match=r"^the dataset 't\w+' depends on 'one': its \w+ point to \w+$"):
        sync(connection, [folder(tmp_path, "one", {})])
