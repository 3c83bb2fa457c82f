"""A load that finds all as it was does not read the files; whatever may be otherwise is still found.

Whether it reads them is seen by its progress, which counts them.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from sqlalchemy import Table, text
from sqlalchemy.exc import IntegrityError

from regional.database.engine import make_engine
from regional.database.location import is_server
from regional.database.snapshot import snapshot
from regional.errors import RegionalError
from regional.fingerprint import fingerprint
from regional.seeds.loader import Terms, check, load
from regional.seeds.mapping import seeded_tables
from regional.seeds.origin import SHIPPED, origin_of
from regional.seeds.program import hash_of_code
from regional.seeds.rows import column_names, key_columns
from regional.seeds.seal import Files, unchanged
from tests.conftest import Result, run_command
from tests.datasets import BLOCS, ENGINES, contents, edit, execute, new_location, rows, write
from tests.test_new_column import HOUSE
from tests.test_small_world import WORLD

FILES = len(BLOCS)
"""How many files are read of the blocs, beside what says that they are a dataset."""


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("sealed")


@pytest.fixture
def folder(room: Path) -> Path:
    """A folder that is made anew where it was: a seal holds for one place."""
    shutil.rmtree(room)
    return write(room / "blocs", BLOCS)


@pytest.fixture(scope="module", params=ENGINES)
def loaded(request: pytest.FixtureRequest, room: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """A database of the folder."""
    location = new_location(request, tmp_path_factory.mktemp("loaded"))
    load([write(room / "blocs", BLOCS)], location)
    return location


@pytest.fixture
def database(loaded: str, request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A copy of it."""
    if is_server(loaded):
        return str(request.getfixturevalue("new_server_database")(loaded))
    return str(shutil.copy(loaded, tmp_path / "regional.db"))


def files_read(database: str | Path, *folders: Path, edited: bool = False) -> int:
    """How many files a load reads."""
    read: list[int] = []
    load(folders, database, Terms(edited, progress=lambda done, _: read.append(done)))
    return len(read)


def test_files_that_are_as_they_were_are_not_read_again(database: str, folder: Path) -> None:
    before = contents(database)
    assert (files_read(database, folder), contents(database)) == (0, before)


def test_a_check_against_a_database_reads_them_only_if_something_is_otherwise(database: str, folder: Path) -> None:
    read: list[int] = []
    changed: list[tuple[str, ...]] = []
    terms = Terms(
        progress=lambda done, _: read.append(done),
        seen=lambda difference: changed.extend(change.key for change in difference.changes()),
    )
    check([folder], database, terms)
    assert (read, changed) == ([], [])
    execute(database, "UPDATE states SET name = 'Atlantis' WHERE id = 'KAZ'")
    check([folder], database, terms)
    assert (read, changed) == ([1, 2, 3, 4], [("KAZ",)])


def test_neither_are_those_of_the_record(location: str) -> None:
    with snapshot(location) as connection:
        assert list(unchanged(connection, [Files(SHIPPED, fingerprint(HOUSE / "seeds" / "core"))])) == ["core"]


def test_a_changed_file_is_read_although_its_size_and_its_time_are_as_before(database: str, folder: Path) -> None:
    path = folder / "memberships.csv"
    before = path.stat()
    edit(path, "2006-08-16", "2006-08-17")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert (path.stat().st_size, path.stat().st_mtime_ns) == (before.st_size, before.st_mtime_ns)
    assert files_read(database, folder) == FILES
    assert rows(database, "SELECT start_date FROM memberships WHERE member_id = 'UZB'") == [("2006-08-17",)]


def test_a_file_that_is_written_while_it_is_read_is_read_again(folder: Path, tmp_path: Path) -> None:
    """What was read is not what is there now, even if somebody has put it back as it was."""
    database = tmp_path / "regional.db"
    content = (folder / "states.csv").read_bytes()

    def write_again(_done: int, _total: int) -> None:
        (folder / "states.csv").write_bytes(content)

    load([folder], database, Terms(progress=write_again))
    assert [files_read(database, folder), files_read(database, folder)] == [FILES, 0]


@pytest.mark.parametrize("column", ["title", "priority", "fingerprint", "loaded_from", "seal"])
def test_a_row_of_a_dataset_that_somebody_changed_is_mended(column: str, database: str, folder: Path) -> None:
    before = contents(database)
    execute(database, f"UPDATE datasets SET {column} = '7'")  # noqa: S608 - our own
    assert (files_read(database, folder), contents(database)) == (FILES, before)


def damages(table: Table) -> Iterator[str]:
    """Statements that remove, change and, where it belongs to a dataset at all, add a row of a table."""
    first = f"rowid = (SELECT min(rowid) FROM {table.name})"  # noqa: S608 - our own
    yield f"DELETE FROM {table.name} WHERE {first}"  # noqa: S608
    last = key_columns(table)[-1]
    yield f"UPDATE {table.name} SET {last} = 'x' WHERE {first}"  # noqa: S608
    if "dataset_id" in table.columns or len(key_columns(table)) > 1:
        values = ["'x'" if name == last else name for name in column_names(table)]
        yield f"INSERT INTO {table.name} SELECT {', '.join(values)} FROM {table.name} WHERE {first}"  # noqa: S608
    for name in set(column_names(table)) - set(key_columns(table)):
        yield f"UPDATE {table.name} SET {name} = iif({name} IS NULL, 1, NULL) WHERE {first}"  # noqa: S608


def test_whatever_somebody_does_to_a_row_of_any_table_is_noticed(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(WORLD / "world", tmp_path / "world"))
    edit(folder / "dataset.yaml", "priority: 10\n", "priority: 10\ncomplete: [UNI]\n")
    database = tmp_path / "regional.db"
    load([folder], database)
    files = [Files(origin_of(folder), fingerprint(folder))]
    engine = make_engine(str(database))
    with engine.connect() as connection:
        assert unchanged(connection, [*files, Files("elsewhere", files[0].fingerprint)]) == {}
        for table in seeded_tables():
            assert list(unchanged(connection, files)) == ["world"]
            for statement in damages(table):
                with suppress(IntegrityError), connection.begin_nested() as tried:
                    connection.execute(text(statement))
                    assert unchanged(connection, files) == {}, statement
                    tried.rollback()
    engine.dispose()


def test_a_row_that_is_left_to_another_dataset_comes_back_when_that_is_gone(database: str, folder: Path) -> None:
    """Two datasets can give an actor the same name, and only one of them has the row."""
    files = {"names.csv": "actor_id,language,name\nKAZ,en,Qazaqstan\n"}
    load([write(folder.parent / "other", files)], database)
    edit(folder / "states.csv", "KAZ,Kazakhstan", "KAZ,Qazaqstan")
    assert [files_read(database, folder), files_read(database, folder)] == [FILES, FILES]
    assert run_command("--database", database, "drop", "other").status == 0
    assert [files_read(database, folder), files_read(database, folder)] == [FILES, 0]
    assert rows(database, "SELECT dataset_id FROM names WHERE name = 'Qazaqstan'") == [("blocs",)]


def test_what_points_to_another_dataset_is_read_each_time_because_that_can_be_gone(folder: Path) -> None:
    database = folder.parent / "regional.db"
    files = {"memberships.csv": "organization_id,member_id,status,start_date,citations\nSCO,UZB,member,2001,archive\n"}
    other = write(folder.parent / "other", files)
    load([folder, other], database)
    assert [files_read(database, folder), files_read(database, other)] == [0, 1]
    execute(database, "DELETE FROM organizations", "DELETE FROM actors WHERE kind = 'organization'")
    with pytest.raises(RegionalError, match="there is no 'SCO' among the organizations"):
        load([other], database)


def test_a_doubt_is_said_again(database: str, folder: Path) -> None:
    close = "2012-12-18,archive\nCSTO,UZB,observer,2012-12-19,,archive\n"
    edit(folder / "memberships.csv", "2012-12-19,archive\n", close)
    said: list[str] = []
    for _ in range(2):
        load([folder], database, Terms(doubt=said.append))
    assert [line.partition(":")[2][:3] for line in said] == ["5: ", "5: "]


def test_a_second_load_says_in_a_terminal_what_it_said_when_it_read_the_files(database: str, folder: Path) -> None:
    told = run_command("--database", database, "load", folder, "-f", "table")
    execute(database, "UPDATE datasets SET seal = NULL")
    assert run_command("--database", database, "load", folder, "-f", "table") == told
    assert told.stdout == "blocs: as before, 37 rows in all\n"


def test_a_folder_is_refused_for_what_lies_in_it_and_for_being_named_twice(database: str, folder: Path) -> None:
    command = ("--database", database, "load", folder)
    line = f"{folder}/dataset.yaml:3: the dataset 'blocs' is already defined at {folder}/dataset.yaml:3"
    assert run_command(*command, folder).stderr.splitlines()[0] == line
    (folder / "names.csv").symlink_to(HOUSE / "README.md")
    line = "this is a link that leads out of the folder: put the file itself there"
    assert run_command(*command) == Result("", f"{folder}/names.csv: {line}\n", 1)


def test_an_exported_package_that_was_changed_is_refused_unless_that_is_meant(database: str, folder: Path) -> None:
    package = folder.parent / "package"
    assert run_command("--database", database, "export", package).status == 0
    new = folder.parent / "new.db"
    load([package], new)
    assert files_read(new, package) == 0
    edit(package / "datapackage.json", "A dataset", "Another")
    with pytest.raises(RegionalError, match="was changed after it was exported"):
        load([package], new)
    assert files_read(new, package, edited=True) == 0


def test_another_version_of_the_program_reads_the_files_again(tmp_path: Path, folder: Path) -> None:
    """What it makes of them can be something else, although neither they nor the schema have changed."""
    database = tmp_path / "regional.db"
    load([folder], database)
    for part in ("regional", "alembic"):
        shutil.copytree(HOUSE / part, tmp_path / "program" / part)
    edit(tmp_path / "program" / "regional" / "seeds" / "rows.py", '("en", actor["name"])', '("de", actor["name"])')
    result = run_command("--database", database, "load", folder, PYTHONPATH=str(tmp_path / "program"))
    assert "blocs,names,5,0,5,8\n" in result.stdout
    assert files_read(database, folder) == FILES


@pytest.mark.parametrize("path", ["a.py", "a.pyc", "deep/er/rule.sql"])
def test_all_code_is_part_of_the_program(path: str, tmp_path: Path) -> None:
    found = [hash_of_code([str(tmp_path)])]
    (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
    for content in ("1", "2"):
        (tmp_path / path).write_text(content, encoding="utf-8")
        found.append(hash_of_code([str(tmp_path)]))
    (tmp_path / path).rename(tmp_path / f"renamed_{Path(path).name}")
    found.append(hash_of_code([str(tmp_path)]))
    assert len({*found}) == 4
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "__pycache__" / "a.pyc").write_text("what Python keeps", encoding="utf-8")
    (tmp_path / "notes.txt").write_text("no code", encoding="utf-8")
    assert hash_of_code([str(tmp_path)]) == found[-1]
