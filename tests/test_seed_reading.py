"""What a folder says of itself, and what becomes of its rows: kept, replaced and left out."""

from pathlib import Path
from typing import Any

import pytest

from regional.seeds.folder import read_folder
from tests.test_seed_rows import ABOUT, EVENT, NO_MONTH, keys, read, said

MUST = "this must be a mapping that says `id:`, `title:` and `as_of:`"


@pytest.mark.parametrize(
    ("about", "dataset", "problems"),
    [
        ("id: d\ntitle: D\n", "d", ["dataset.yaml:1: as_of is missing"]),
        ("- a\n", "?", [f"dataset.yaml:1: {MUST}"]),
        (
            "title: D\nas_of: 2025\nfoo: 1\n",
            "?",
            ["dataset.yaml:1: id is missing", "dataset.yaml:3: the column 'foo' is unknown"],
        ),
        (
            "id: [d]\ntitle: D\nas_of: 2025\n",
            "?",
            ["dataset.yaml:1: id must be a single text", "dataset.yaml:1: id is missing"],
        ),
        ("id:\ntitle: D\nas_of: 2025\n", "?", ["dataset.yaml:1: id is missing"]),
        (
            f"{ABOUT}complete: [SCO 2001-13, CSTO]\n",
            "d",
            [f"dataset.yaml:4: start_date: {NO_MONTH}"],
        ),
        (f"{ABOUT}priority: high\n", "d", ["dataset.yaml:4: priority 'high' is not a whole number, such as 31000000"]),
    ],
)
def test_what_a_dataset_says_of_itself(tmp_path: Path, about: str, dataset: str, problems: list[str]) -> None:
    folder = read(tmp_path, {"topics.csv": "id,name\na,A\n"}, about)
    assert (folder.dataset["id"], sorted(said(folder))) == (dataset, sorted(problems))
    assert folder.dataset.get("fingerprint") is None
    assert keys(folder)["topics"] == ["2 a"]


def test_a_sound_dataset_knows_its_files_where_it_lies_and_what_it_claims(tmp_path: Path) -> None:
    folder = read(tmp_path, {"topics.csv": "id,name\na,A\n"}, f"{ABOUT}complete: [SCO 2001, CSTO]\n")
    assert folder.dataset["loaded_from"] == str(tmp_path)
    assert len(folder.dataset["fingerprint"]) == 64
    assert str(folder.place) == f"{tmp_path}/dataset.yaml:3"
    assert [row.values["start_date"] for row in folder.rows["claims"].values()] == ["2001", ".."]
    assert [folder.places()[place].line for place in (("topics", "a"), ("datasets", "d"))] == [2, 3]


@pytest.mark.parametrize(
    "files",
    [
        {
            "names.csv": "actor_id,language,name,start_date\nKAZ,en,Kazakhstan,2001\n",
            "states.csv": "id,name,classification,alpha_2\nKAZ,Kazakhstan,un_member,KZ\n",
        },
        {
            "states.yaml": (
                "- id: KAZ\n  name: Kazakhstan\n  classification: un_member\n  alpha_2: KZ\n"
                "  names:\n    - {language: en, name: Kazakhstan, start_date: 2001}\n"
            )
        },
    ],
    ids=["before", "behind"],
)
def test_a_name_that_somebody_wrote_replaces_the_one_that_an_actor_has_by_itself(
    tmp_path: Path, files: dict[str, str]
) -> None:
    told = {key[1:]: row.values["start_date"] for key, row in read(tmp_path, files).rows["names"].items()}
    assert told == {("und", "KAZ"): None, ("en", "Kazakhstan"): "2001", ("und", "KZ"): None}


def test_a_row_that_is_left_out_takes_along_what_it_is_a_part_of(tmp_path: Path) -> None:
    folder = read(tmp_path, {"events.csv": f"{EVENT}topics\ne,E,meeting,2001,t\nf,F,meeting,2001,t\n"})
    folder.drop("event_topics", ("e", "t"))
    folder.drop("events", ("nothing",))
    assert keys(folder) == {"events": ["3 f"], "event_topics": ["3 f t"]}


def test_each_file_is_told_once(tmp_path: Path) -> None:
    read(tmp_path, {"topics.csv": "id,name\na,A\nb,B\n", "sources.csv": "id,type,title,consulted\na,record,A,no\n"})
    told: list[int] = []
    read_folder(tmp_path, lambda: told.append(1))
    assert len(told) == 2


@pytest.mark.parametrize(
    ("make", "problem"),
    [
        (lambda _: None, ": there is no such folder"),
        (lambda path: path.mkdir(), ": the folder is empty: a dataset starts with a file dataset.yaml"),
        (
            lambda path: (path / "x").mkdir(parents=True),
            ": there is no dataset.yaml in it, which says `id:`, `title:` and `as_of:`",
        ),
    ],
)
def test_what_is_no_dataset_is_not_read(tmp_path: Path, make: Any, problem: str) -> None:
    make(tmp_path / "d")
    assert list(map(str, read_folder(tmp_path / "d").problems.sorted())) == [f"{tmp_path / 'd'}{problem}"]
