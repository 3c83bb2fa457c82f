"""What a load does not take away unasked: much of a table, and what came from another folder; and what it tells."""

import re
import shutil
from pathlib import Path

import pytest

from regional.cli.changes import Changes
from regional.errors import RegionalError
from regional.seeds.loader import Terms, load
from regional.shipped import SEEDS
from tests.conftest import Result, run_command
from tests.datasets import BLOCS, ENGINES, edit, execute, facts, new_location, rows, write


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Folders lie in the working folder, so that messages name them in short."""
    monkeypatch.chdir(tmp_path)


@pytest.fixture(params=ENGINES)
def database(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where there is no database yet."""
    return new_location(request, tmp_path)


@pytest.fixture
def file(tmp_path: Path) -> str:
    """Where there is no file yet, for what no statement decides."""
    return str(tmp_path / "regional.db")


def topics(number: int) -> dict[str, str]:
    return {"topics.csv": "id,name\n" + "".join(f"t{n},Topic {n}\n" for n in range(number))}


def refused(database: str, folder: str) -> str:
    """Why a folder is not loaded."""
    with pytest.raises(RegionalError) as told:
        load([Path(folder)], database)
    return str(told.value)


def told(database: str, folder: str) -> list[str]:
    """What a load says of the rows that it changes."""
    changes = Changes()
    load([Path(folder)], database, Terms(seen=changes.see))
    return list(changes.lines())


def run(database: str | Path, *arguments: str | Path) -> Result:
    return run_command("--database", database, *arguments, "-f", "csv")


def came_from(database: str | Path) -> str:
    [(origin,)] = rows(database, "SELECT loaded_from FROM datasets")
    return str(origin)


def test_more_than_ten_rows_and_a_tenth_of_a_table_go_only_if_that_is_said(database: str) -> None:
    for before, after, is_refused in (
        (12, 2, False),  # ten rows can always go
        (12, 1, True),
        (12, 0, True),
        (110, 99, False),  # a tenth, and not more
        (110, 98, True),
        (109, 98, True),
    ):
        load([write(Path("mine"), topics(before))], database, Terms(allow_removals=True))
        write(Path("mine"), topics(after))
        if is_refused:
            line = f"mine would remove {before - after} of the {before} topics of 'mine'"
            assert refused(database, "mine") == f"{line}: see that nothing is missing there, or say --allow-removals"
            assert rows(database, "SELECT count(*) FROM topics") == [(before,)]
        load([Path("mine")], database, Terms(allow_removals=is_refused))
        assert rows(database, "SELECT count(*) FROM topics") == [(after,)]


def test_a_table_that_is_missing_altogether_is_named_with_the_first_others(file: str) -> None:
    sources = "id,type,title,consulted\n" + "".join(f"s{n},record,Source {n},no\n" for n in range(11))
    states = "id,name,classification,citations\n" + "".join(f"X{n:02},State {n},un_member,s0\n" for n in range(11))
    folder = write(Path("mine"), topics(11) | {"sources.csv": sources, "states.csv": states})
    load([folder], file)
    for name in ("topics.csv", "sources.csv", "states.csv"):
        (folder / name).unlink()
    line = "mine would remove 11 of the 11 actors, 11 of the 11 sources, 11 of the 11 topics and more of 'mine'"
    assert refused(file, "mine") == f"{line}: see that nothing is missing there, or say --allow-removals"


def test_a_row_that_moves_to_another_dataset_is_not_lost(database: str) -> None:
    load([write(Path("old"), topics(20)), write(Path("new"), {})], database)
    write(Path("new"), topics(20))
    (Path("old") / "topics.csv").unlink()
    assert load([Path("old"), Path("new")], database)["old"]["topics"] == (0, 0, 20, 0)


def test_a_folder_of_a_stranger_does_not_replace_what_came_from_another(database: str, tmp_path: Path) -> None:
    load([write(Path("mine"), BLOCS)], database)
    before = facts(database)
    write(Path("strange"), {}, id="mine", as_of="2030-01-01")
    line = f"the dataset 'mine' came from {tmp_path}/mine, and strange would remove 37 and change 1 of its rows"
    said = f"regional: {line}: load {tmp_path}/mine, or say --allow-removals if it is to be replaced\n"
    assert run(database, "load", "strange") == Result("", said, 1)
    assert (facts(database), came_from(database)) == (before, f"{tmp_path}/mine")
    assert run(database, "load", "strange", "--allow-removals").status == 0
    assert (rows(database, "SELECT id FROM states"), came_from(database)) == ([], f"{tmp_path}/strange")


def test_one_changed_row_is_enough_but_what_only_adds_replaces_nothing(database: str, tmp_path: Path) -> None:
    load([write(Path("mine"), BLOCS)], database)
    shutil.copytree("mine", "yours")
    assert load([Path("yours")], database)["mine"]["states"] == (0, 0, 0, 3)
    assert came_from(database) == f"{tmp_path}/yours"
    edit(Path("mine/states.csv"), "Uzbekistan", "Uzbekiston")
    line = f"the dataset 'mine' came from {tmp_path}/yours, and mine would remove 1 and change 1 of its rows"
    assert refused(database, "mine").startswith(f"{line}: load {tmp_path}/yours, or say ")
    edit(Path("yours/sources.csv"), "archive,", "annals,record,The annals,no\narchive,")
    shutil.copytree("yours", "theirs")
    assert load([Path("theirs")], database)["mine"]["sources"] == (1, 0, 0, 1)


def test_each_of_two_datasets_came_from_its_own_folder(file: str) -> None:
    load([write(Path("mine"), topics(3)), write(Path("yours"), {})], file)
    load([write(Path("mine"), topics(2))], file)
    load([write(Path("yours"), {}, title="Yours")], file)
    assert rows(file, "SELECT id, title FROM datasets WHERE title = 'Yours'") == [("yours", "Yours")]
    assert rows(file, "SELECT count(*) FROM topics") == [(2,)]


def test_a_link_to_a_folder_is_that_folder(file: str) -> None:
    load([write(Path("mine"), topics(3))], file)
    Path("again").symlink_to("mine")
    write(Path("mine"), topics(1))
    assert load([Path("again")], file)["mine"]["topics"] == (0, 0, 2, 1)


def test_what_an_older_program_loaded_came_from_nobody_knows_where(database: str) -> None:
    load([write(Path("mine"), topics(3))], database)
    load([write(Path("mine"), topics(2), title="Mine")], database, Terms(allow_removals=True))
    execute(database, "UPDATE datasets SET loaded_from = NULL")
    shutil.copytree("mine", "yours")
    write(Path("yours"), topics(1), id="mine")
    assert load([Path("yours")], database)["mine"]["topics"] == (0, 0, 1, 1)


def test_the_rows_that_change_are_named(file: str) -> None:
    load([write(Path("blocs"), BLOCS)], file)
    edit(Path("blocs/memberships.csv"), "2012-12-19", "2012-12")
    edit(Path("blocs/memberships.csv"), "SCO,RUS,member,2001-06-15", "SCO,RUS,member,2001-06")
    edit(Path("blocs/organizations.csv"), "Collective Security Treaty Organization", "CSTO " * 30 + "\x1b[31mTreaty")
    assert told(file, "blocs") == [
        "removed in names: CSTO en Collective Security Treaty Organization",
        f"added in names: CSTO en {'CSTO ' * 30}\\x1b[31mTreaty",
        f"changed in organizations: CSTO, name Collective Security Treaty Organization -> {'CSTO ' * 12}…",
        "removed in memberships: SCO/RUS/member/2001-06-15/blocs",
        "changed in memberships: CSTO/UZB/member/2006-08-16/blocs, end_date 2012-12-19 -> 2012-12",
        "added in memberships: SCO/RUS/member/2001-06/blocs",
        "removed in membership_citations: SCO/RUS/member/2001-06-15/blocs archive",
        "added in membership_citations: SCO/RUS/member/2001-06/blocs archive",
    ]


def test_of_a_long_text_the_place_is_shown_where_it_changes(file: str) -> None:
    text = "So it was and so it stayed for as long as anybody could remember; the seat was {}."
    events = "id,title,kind,start_date,description,citations\nvisit,A visit,meeting,2021,{},archive\n"
    load([write(Path("blocs"), BLOCS | {"events.csv": events.format(text.format("Almaty"))})], file)
    edit(Path("blocs/events.csv"), "Almaty", "Astana")
    assert told(file, "blocs") == [
        "changed in events: visit, description …mber; the seat was Almaty. -> …mber; the seat was Astana."
    ]


def test_of_many_changed_rows_the_first_twenty_are_named(file: str) -> None:
    load([write(Path("mine"), topics(1))], file)
    write(Path("mine"), topics(30))
    result = run(file, "load", "mine")
    assert result.stdout == "dataset,table,added,changed,removed,unchanged\nmine,topics,29,0,0,1\n"
    lines = result.stderr.splitlines()
    assert lines[0] == "regional: added in topics: t1, name Topic 1"
    assert lines[20:] == ["regional: and 9 more rows"]


def test_info_tells_where_a_dataset_came_from_and_advises_to_load_that_folder_only(file: str, tmp_path: Path) -> None:
    load([write(Path("my seeds"), BLOCS, id="core")], file)
    asked = run(file, "info")
    assert f'dataset core,"A dataset, reviewed 2025-06-30, came from {tmp_path}/my seeds"\n' in asked.stdout
    assert asked.stderr == ""
    edit(Path("my seeds/sources.csv"), "Founding acts", "Acts")
    line = f"the files of core have changed since: `regional load '{tmp_path}/my seeds'` brings them in"
    assert run(file, "info").stderr == f"regional: {line}\n"
    shutil.rmtree("my seeds")
    assert run(file, "info").stderr == ""


def test_the_record_that_comes_with_the_program_does_not_replace_what_came_from_a_folder(tmp_path: Path) -> None:
    database = str(tmp_path / "regional.db")
    load([write(tmp_path / "mine", BLOCS, id="core")], database)
    before = facts(database)
    assert "the record that comes with the program would remove " in refused(database, SEEDS)
    assert facts(database) == before


def test_the_record_that_comes_with_the_program_is_known_as_such(record: Path, tmp_path: Path) -> None:
    copy = shutil.copy(record, tmp_path / "regional.db")
    assert came_from(copy) == "regional"
    assert ", came with the program" in run(copy, "info").stdout
    said = refused(str(copy), str(write(Path("mine"), BLOCS, id="core")))
    assert re.fullmatch(
        r"the dataset 'core' came with the program, and mine would remove [\d,]+ and change \d+ of its rows:"
        " give yours another id, or say --allow-removals if it is to be replaced",
        said,
    )


def test_no_export_shows_where_a_dataset_came_from(file: str, tmp_path: Path) -> None:
    load([write(Path("mine"), topics(3))], file)
    assert run_command("--database", file, "export", "out").status == 0
    assert "loaded_from" not in (tmp_path / "out" / "dataset.yaml").read_text(encoding="utf-8")
