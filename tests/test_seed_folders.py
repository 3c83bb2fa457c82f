"""What a folder of seeds can be called, and the forms in which its files can say one thing."""

from pathlib import Path

import pytest

from regional.seeds.loader import load
from tests.conftest import Result, run_command
from tests.datasets import BLOCS, changes, facts, rows, write


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "regional.db"


@pytest.fixture
def blocs(tmp_path: Path, database: Path) -> Path:
    """The folder of a dataset that is loaded."""
    folder = write(tmp_path / "blocs", BLOCS)
    load([folder], database)
    return folder


FORMS = {
    "short": (
        "participants: [KAZ host, CSTO participant]\n"
        "topics: [aid, war]\n"
        "citations: [archive page 3 and 4, archive]\n"
    ),
    "long": (
        "participants: [{actor_id: KAZ, role: host}, {actor_id: CSTO, role: participant}]\n"
        "topics: [{topic_id: aid}, {topic_id: war}]\n"
        "citations: [{source_id: archive, locator: page 3 and 4}, {source_id: archive}]\n"
    ),
    "cells": (
        "participants: KAZ host; CSTO participant\n"
        "topics: aid;war\n"
        "citations: archive page 3 and 4; archive\n"
    ),
}  # fmt: skip


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_short_forms_say_the_same_as_long_ones(form: str, tmp_path: Path, database: Path) -> None:
    event = "id: pledge\ntitle: Aid is pledged\nkind: aid\nstart_date: 2021-09\n"
    topics = "id,name\naid,Aid\nwar,War\n"
    load([write(tmp_path / "told", BLOCS | {"topics.csv": topics, "events/pledge.yaml": event + form})], database)
    assert rows(database, "SELECT * FROM event_participants ORDER BY actor_id") == [
        ("pledge", "CSTO", "participant"),
        ("pledge", "KAZ", "host"),
    ]
    assert rows(database, "SELECT * FROM event_topics ORDER BY topic_id") == [("pledge", "aid"), ("pledge", "war")]
    assert rows(database, "SELECT event_id, source_id, locator FROM event_citations ORDER BY locator") == [
        ("pledge", "archive", ""),
        ("pledge", "archive", "page 3 and 4"),
    ]


@pytest.mark.usefixtures("blocs")
def test_nested_rows_are_the_same_as_tables(tmp_path: Path, database: Path) -> None:
    nested = {
        "sources.csv": BLOCS["sources.csv"],
        "documents/states.yaml": (
            "states:\n"
            "  - {id: KAZ, name: Kazakhstan, alpha_2: KZ, classification: un_member, start_date: 1991-12-16,\n"
            "     citations: [archive]}\n"
            "  - {id: RUS, name: Russia, alpha_2: RU, classification: un_member, start_date: 1991-12-25,\n"
            "     citations: [archive]}\n"
            "  - {id: UZB, name: Uzbekistan, alpha_2: UZ, classification: un_member, start_date: 1991-09-01,\n"
            "     citations: [archive]}\n"
        ),
        "organizations/SCO.yaml": (
            "id: SCO\nname: Shanghai Cooperation Organisation\nclassification: igo\nfounding_date: 2001-06-15\n"
            "citations: [archive]\n"
            "memberships:\n"
            "  - {member_id: KAZ, status: member, start_date: 2001-06-15, citations: [archive]}\n"
            "  - {member_id: RUS, status: member, start_date: 2001-06-15, citations: [archive]}\n"
        ),
        "organizations/CSTO.yaml": (
            "id: CSTO\nname: Collective Security Treaty Organization\nclassification: alliance\n"
            "founding_date: 2002-10-07\ncitations: [archive]\n"
            "memberships:\n"
            "  - {member_id: KAZ, status: member, start_date: 2002-10-07, citations: [archive]}\n"
            "  - {member_id: UZB, status: member, start_date: 2006-08-16, end_date: 2012-12-19, citations: [archive]}\n"
        ),
    }
    load([write(tmp_path / "nested", nested, id="blocs")], tmp_path / "nested.db")
    assert facts(tmp_path / "nested.db") == facts(database)
    assert changes(database, tmp_path / "nested") == {}


@pytest.mark.parametrize("ending", ["csv", "yaml"])
def test_no_norway_na_and_cote_d_ivoire_survive(tmp_path: Path, database: Path, ending: str) -> None:
    states = {
        "csv": "id,name,alpha_2,classification,citations\n"
        "NOR,Norway,NO,un_member,archive\nNAM,Namibia,NA,un_member,archive\nCIV,Côte d'Ivoire,CI,un_member,archive\n",
        "yaml": "- {id: NOR, name: Norway, alpha_2: NO, classification: un_member, citations: [archive]}\n"
        "- {id: NAM, name: Namibia, alpha_2: NA, classification: un_member, citations: [archive]}\n"
        "- {id: CIV, name: Côte d'Ivoire, alpha_2: CI, classification: un_member, citations: [archive]}\n",
    }
    folder = write(tmp_path / "africa", {"sources.csv": BLOCS["sources.csv"], f"states.{ending}": states[ending]})
    load([folder], database)
    assert rows(database, "SELECT alpha_2, name, typeof(alpha_2) FROM states ORDER BY id") == [
        ("CI", "Côte d'Ivoire", "text"),
        ("NA", "Namibia", "text"),
        ("NO", "Norway", "text"),
    ]
    resolved = run_command("--database", database, "resolve", "NO", "NA", "COTE D’IVOIRE", "-f", "tsv")  # noqa: RUF001
    assert [line.split("\t")[1] for line in resolved.stdout.splitlines()[1:]] == ["NOR", "NAM", "CIV"]


@pytest.mark.parametrize("odd", ["with blank", "50%20", "#a?b=c", "Ш上é"])
def test_folders_and_databases_can_have_any_name(tmp_path: Path, odd: str) -> None:
    folder = write(tmp_path / odd, BLOCS, id="blocs")
    assert run_command("--database", f"{odd}.db", "load", folder, cwd=tmp_path).status == 0
    asked = run_command(
        "both", "SCO", "CSTO", "--on", "2021-09-17", "-f", "ids", cwd=tmp_path, REGIONAL_DATABASE=f"{odd}.db"
    )
    assert asked == Result("KAZ\n", "", 0)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([odd, f"{odd}.db"])


@pytest.mark.usefixtures("blocs")
def test_a_path_can_begin_with_two_slashes(database: Path) -> None:
    asked = run_command("--database", f"/{database}", "both", "SCO", "CSTO", "--on", "2021-09-17", "-f", "ids")
    assert asked == Result("KAZ\n", "", 0)


def test_a_dataset_folder_can_be_a_git_repository(database: Path, blocs: Path) -> None:
    (blocs / ".git").mkdir()
    (blocs / ".git" / "config").write_text("[core]\n", encoding="utf-8")
    assert changes(database, blocs) == {}


@pytest.mark.parametrize("arguments", [["load"], ["check"]])
def test_a_folder_name_that_is_too_long_is_one_line(tmp_path: Path, arguments: list[str]) -> None:
    result = run_command(*arguments, "a" * 300, cwd=tmp_path)
    assert (result.stdout, result.status) == ("", 1)
    assert result.stderr.startswith("a" * 300 + ": ")
    assert len(result.stderr.splitlines()) == 1
