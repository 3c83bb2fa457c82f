"""An export is a Tabular Data Package that `load` reads back; two exports of the same rows are the same bytes."""

import re
from pathlib import Path

import pytest

from regional.exporters.run import export
from regional.seeds.loader import load
from tests.conftest import Result, Run, run_command
from tests.datasets import BLOCS, changes, facts, rows, write
from tests.few import with_few
from tests.packages import described, record_and_mine, tree


def foreign_keys(folder: Path) -> set[str]:
    return {
        f"{resource['name']}.{key['fields'][0]} -> {key['reference'].get('resource', 'itself')}"
        for resource in described(folder)["resources"]
        for key in resource["schema"].get("foreignKeys", ())
    }


@pytest.fixture
def blocs(tmp_path: Path) -> Path:
    """The package of a small dataset that stands alone."""
    load([write(tmp_path / "blocs", BLOCS, licence="CC0-1.0", version=1)], tmp_path / "blocs.db")
    export(str(tmp_path / "blocs.db"), tmp_path / "exported")
    return tmp_path / "exported"


@pytest.fixture(scope="module")
def beside(record: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("beside")
    return record_and_mine(folder, with_few(record, ["BRI"], folder / "few.db"))


def test_each_table_is_a_file_of_what_was_told_in_the_order_of_its_key(blocs: Path) -> None:
    assert sorted(path.name for path in blocs.iterdir()) == [
        "actor_citations.csv", "actors.csv", "datapackage.json", "dataset.yaml", "membership_citations.csv",
        "memberships.csv", "organizations.csv", "sources.csv", "states.csv",
    ]  # fmt: skip
    assert (blocs / "memberships.csv").read_bytes().decode() == (
        "id,member_id,organization_id,status,start_date,end_date,note,start_basis,end_basis\r\n"
        "CSTO/KAZ/member/2002-10-07/blocs,KAZ,CSTO,member,2002-10-07,,,,\r\n"
        "CSTO/UZB/member/2006-08-16/blocs,UZB,CSTO,member,2006-08-16,2012-12-19,,,\r\n"
        "SCO/KAZ/member/2001-06-15/blocs,KAZ,SCO,member,2001-06-15,,,,\r\n"
        "SCO/RUS/member/2001-06-15/blocs,RUS,SCO,member,2001-06-15,,,,\r\n"
    )
    assert (blocs / "dataset.yaml").read_text(encoding="utf-8") == (
        "id: blocs\ntitle: A dataset\nversion: '1'\nlicence: CC0-1.0\nas_of: '2025-06-30'\npriority: 100\n"
    )


def test_the_descriptor_says_what_the_models_say(blocs: Path) -> None:
    package = described(blocs)
    resources = package.pop("resources")
    files, seal = package.pop("files"), package.pop("seal")
    assert sorted([*files, "datapackage.json"]) == sorted(path.name for path in blocs.iterdir())
    assert files["states.csv"] == next(each["hash"] for each in resources if each["name"] == "states")
    assert re.fullmatch("sha256:[0-9a-f]{64}", seal)
    assert package == {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "blocs",
        "title": "A dataset",
        "description": "Dataset blocs was last reviewed on 2025-06-30; later changes are not in it.",
        "version": "1",
        "licenses": [{"name": "CC0-1.0"}],
        "sources": [{"title": "Founding acts"}],
        "generator": "regional",
    }
    (actors,) = [resource for resource in resources if resource["name"] == "actors"]
    assert actors.pop("hash").startswith("sha256:")
    assert actors == {
        "$schema": "https://datapackage.org/profiles/2.0/dataresource.json",
        "name": "actors",
        "type": "table",
        "description": "The identity of a state, an organization or a person; the view `actor_names` gives its name as"
        " well.",
        "path": "actors.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len("id,kind\r\nCSTO,organization\r\nKAZ,state\r\nRUS,state\r\nSCO,organization\r\nUZB,state\r\n"),
        "schema": {
            "$schema": "https://datapackage.org/profiles/2.0/tableschema.json",
            "fields": [
                {
                    "name": "id",
                    "type": "string",
                    "description": "ISO 3166 alpha-3 for states, the usual acronym for organizations, a slug for"
                    " people.",
                    "constraints": {"required": True},
                },
                {
                    "name": "kind",
                    "type": "string",
                    "description": "Whether it is a state, an organization or a person.",
                    "constraints": {"required": True, "enum": ["state", "organization", "person"]},
                },
            ],
            "primaryKey": ["id"],
            "missingValues": [],
        },
    }


def test_a_line_about_a_dataset_is_not_broken_however_long_it_is(tmp_path: Path) -> None:
    about = {"title": "word " * 40 + "end", "licence": "CC0-1.0"}
    load([write(tmp_path / "long", {"topics.csv": "id,name\naid,Aid\n"}, **about)], tmp_path / "long.db")
    export(str(tmp_path / "long.db"), tmp_path / "exported")
    assert f"title: {about['title']}\n" in (tmp_path / "exported" / "dataset.yaml").read_text("utf-8")


def test_numbers_licences_in_words_and_addresses_are_described(tmp_path: Path, beside: Path) -> None:
    export(str(beside), tmp_path / "exported", "mine")
    package = described(tmp_path / "exported")
    assert package["licenses"] == [{"name": "LicenseRef-mine", "title": "ask me, first"}]
    assert package["sources"] == [{"title": "My notebook", "path": "https://example.org/notes"}]
    (events,) = [resource for resource in package["resources"] if resource["name"] == "events"]
    types = {field["name"]: field["type"] for field in events["schema"]["fields"]}
    assert (types["amount"], types["intensity"], types["start_date"]) == ("integer", "number", "string")


def test_foreign_keys_are_declared_inside_the_package_only(tmp_path: Path, beside: Path) -> None:
    export(str(beside), tmp_path / "exported")
    inside, leaning = foreign_keys(tmp_path / "exported" / "core"), foreign_keys(tmp_path / "exported" / "mine")
    assert {
        "memberships.member_id -> actors",
        "memberships.organization_id -> organizations",
        "membership_citations.membership_id -> memberships",
        "membership_citations.source_id -> sources",
        "organizations.parent_id -> itself",
        "statement_actors.on_behalf_of_id -> actors",
    } < inside
    assert leaning == {
        "actor_citations.actor_id -> actors",
        "actor_citations.source_id -> sources",
        "event_citations.event_id -> events",
        "event_citations.source_id -> sources",
        "event_participants.event_id -> events",  # not .actor_id: KAZ is in core
        "events.location_id -> states",
        "membership_citations.membership_id -> memberships",
        "membership_citations.source_id -> sources",
        "names.actor_id -> actors",
        "states.id -> actors",
    }


def test_names_that_follow_from_an_actor_are_not_told_again(tmp_path: Path, beside: Path) -> None:
    export(str(beside), tmp_path / "exported", "mine")
    assert rows(beside, "SELECT language, name, start_date FROM names WHERE actor_id = 'ZZA' ORDER BY language") == [
        ("el", "Ἀτλαντίς", None),
        ("en", "Atlantis", "2015"),
        ("und", "ZZA", None),
    ]
    assert (tmp_path / "exported" / "names.csv").read_bytes().decode() == (
        "actor_id,language,name,start_date,end_date\r\nZZA,el,Ἀτλαντίς,,\r\nZZA,en,Atlantis,2015,\r\n"
    )


def test_the_record_comes_back_the_same_byte_for_byte(tmp_path: Path, ask_file: Run, record: Path) -> None:
    first, again = tmp_path / "first", tmp_path / "again"
    assert ask_file("export", first).status == 0
    assert run_command("--database", tmp_path / "copy.db", "load", first).status == 0
    assert facts(tmp_path / "copy.db") == facts(record)
    assert run_command("--database", tmp_path / "copy.db", "export", again).status == 0
    assert tree(again) == tree(first)


def test_a_file_and_a_server_give_the_same_export(tmp_path: Path, record: Path, record_on_server: str) -> None:
    for database, name in ((record, "file"), (record_on_server, "server")):
        assert run_command("--database", database, "export", tmp_path / name).status == 0
    assert tree(tmp_path / "server") == tree(tmp_path / "file")


def test_datasets_side_by_side_come_back_the_same(tmp_path: Path, beside: Path) -> None:
    first, again, copy = tmp_path / "first", tmp_path / "again", tmp_path / "copy.db"
    done = run_command("--database", beside, "export", first, "-f", "tsv")
    assert (done.stderr, done.status) == ("", 0)
    assert "core\tmemberships\t" in done.stdout
    assert "mine\tmemberships\t2\t" in done.stdout
    load([first / "core", first / "mine"], copy)
    assert facts(copy) == facts(beside)
    export(str(copy), again)
    assert tree(again) == tree(first)
    assert changes(beside, first / "core", first / "mine") == {}


def test_a_speech_in_full_comes_back(tmp_path: Path) -> None:
    words = "Long live peace! " * 20_000 + "The end."
    load([write(tmp_path / "speech", {"topics.yaml": f"- {{id: peace, name: {words}}}\n"})], tmp_path / "speech.db")
    export(str(tmp_path / "speech.db"), tmp_path / "exported")
    load([tmp_path / "exported"], tmp_path / "copy.db")
    assert rows(tmp_path / "copy.db", "SELECT id, name FROM topics") == [("peace", words)]


def test_an_id_in_a_file_must_be_what_its_row_says(tmp_path: Path, blocs: Path) -> None:
    path = blocs / "memberships.csv"
    path.write_bytes(path.read_bytes().replace(b"SCO,member,2001-06-15", b"SCO,member,2001-06"))
    wrong = "exported/memberships.csv:{}: the id '{}' is not what the row says: leave it out, or write {}\n"
    assert run_command("check", "exported", "--edited", cwd=tmp_path) == Result(
        "",
        wrong.format(4, "SCO/KAZ/member/2001-06-15/blocs", "SCO/KAZ/member/2001-06/blocs")
        + wrong.format(5, "SCO/RUS/member/2001-06-15/blocs", "SCO/RUS/member/2001-06/blocs"),
        1,
    )


def test_only_a_package_can_tell_again_who_is_an_actor(tmp_path: Path, blocs: Path) -> None:
    (blocs / "datapackage.json").unlink()
    assert run_command("check", "exported", cwd=tmp_path) == Result(
        "", "exported/actors.csv: there is no table 'actors'\n", 1
    )
