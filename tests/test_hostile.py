"""Whatever is typed, named or written into a seed gets in nowhere: it is refused in words, or is data like others."""

import csv
import io
import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from click.testing import CliRunner

from regional.cli import main
from regional.seeds.loader import load
from tests.conftest import Result
from tests.datasets import BLOCS, rows, whole, write
from tests.held import held_open
from tests.hostile import CORPUS, FILES, QUESTIONS, SEEDS, Hostile
from tests.hostile_parquet import ON_PARQUET


def run(*arguments: str, location: str) -> Result:
    """Run a command inside this process: what it prints, and its exit status. Any other exception is a failure."""
    environment = {"REGIONAL_DATABASE": location, "COLUMNS": "200"}
    done = CliRunner().invoke(main, arguments, color=True, prog_name="regional", env=environment)
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    stdout, stderr = (b.decode(errors="surrogateescape") for b in (done.stdout_bytes, done.stderr_bytes))
    return Result(stdout, stderr, done.exit_code)


def short(hostile: Hostile) -> str:
    return f"{hostile.where} {ascii(hostile.text[:40])[1:-1]}"


def inputs(*where: str, most: int | None = None) -> pytest.MarkDecorator:
    """All inputs that are put somewhere, or so many of each place at most."""
    found = [
        hostile for one in dict.fromkeys(where) for hostile in [each for each in CORPUS if each.where == one][:most]
    ]
    assert {hostile.where for hostile in found} == set(where)
    return pytest.mark.parametrize("hostile", found, ids=short)


class Ground(NamedTuple):
    """A folder with a database, and what is in it."""

    folder: Path
    location: str

    def contents(self) -> dict[str, bytes]:
        return {str(path): path.read_bytes() for path in self.folder.rglob("*") if path.is_file()}

    def changes(self) -> dict[str, tuple[int, ...]]:
        """When each file was changed last, and what size it has: to look at that is cheaper than to read them."""
        looks = {str(path): path.stat() for path in self.folder.rglob("*") if path.is_file()}
        return {path: (look.st_ino, look.st_size, look.st_mtime_ns, look.st_ctime_ns) for path, look in looks.items()}


@pytest.fixture(scope="module")
def file_ground(record: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ground]:
    """The working folder: a database of the record, and the folder of a dataset. Afterwards every byte is the same."""
    folder = tmp_path_factory.mktemp("ground")
    (folder / "regional.db").write_bytes(record.read_bytes())
    write(folder / "sound", BLOCS)
    ground = Ground(folder, str(folder / "regional.db"))
    before = ground.contents()
    yield ground
    assert ground.contents() == before


@pytest.fixture
def on_file(file_ground: Ground, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    yield from unchanged(file_ground, monkeypatch)


def unchanged(ground: Ground, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Afterwards nothing in the working folder has changed."""
    monkeypatch.chdir(ground.folder)
    before = ground.changes()
    yield ground.location
    assert ground.changes() == before


@pytest.fixture(scope="module")
def on_server(record_on_server: str) -> Iterator[str]:
    """Afterwards every table of the server holds the same rows."""

    before = whole(record_on_server)
    with held_open(record_on_server):
        yield record_on_server
    assert whole(record_on_server) == before


@pytest.fixture(scope="module")
def parquet_ground(record: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ground]:
    """The working folder: a folder of Parquet files, and in it one that somebody would like to read or replace."""
    folder = tmp_path_factory.mktemp("parquet")
    result = run("export", str(folder / "exported"), "--parquet", location=str(record))
    assert result.status == 0, result.stderr
    (folder / "secret.csv").write_text("password\n", encoding="utf-8")
    ground = Ground(folder, f"parquet:{folder / 'exported'}")
    before = ground.contents()
    with held_open(ground.location):
        yield ground
    assert ground.contents() == before


@pytest.fixture
def on_parquet(parquet_ground: Ground, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    yield from unchanged(parquet_ground, monkeypatch)


def test_the_corpus_is_large() -> None:
    assert len(CORPUS) >= 100
    assert len({(hostile.where, hostile.text) for hostile in CORPUS}) == len(CORPUS)
    assert {hostile.where for hostile in CORPUS} == {*QUESTIONS, *FILES, *SEEDS}


def answer(hostile: Hostile, template: tuple[str, ...], location: str) -> None:
    """Run a command with the input in its place; it says the right thing, in one line."""
    arguments = [part.replace("{}", hostile.text) for part in template]
    stdout, stderr, status = run(*arguments, location=location)
    assert (status, hostile.says in stderr) == (hostile.status, True), stderr[:500]
    if status == 1:
        assert stdout == "" or hostile.where == "names"  # what a name means nothing is a row all the same
        assert stderr.startswith(hostile.says if hostile.where == "folder" else f"regional: {hostile.says}")
        assert len(stderr.splitlines()) == 1
    elif status == 2:
        assert stdout == ""
        assert stderr.startswith("Usage: regional ")


@inputs(*QUESTIONS)
def test_no_question_to_a_file_gets_in(hostile: Hostile, on_file: str) -> None:
    answer(hostile, QUESTIONS[hostile.where], on_file)


@inputs(*QUESTIONS)
def test_no_question_to_a_server_gets_in(hostile: Hostile, on_server: str) -> None:
    answer(hostile, QUESTIONS[hostile.where], on_server)


@inputs(*QUESTIONS, most=3)
def test_no_question_to_parquet_files_gets_in(hostile: Hostile, on_parquet: str) -> None:
    """Of each place the first: the text is a value as elsewhere, and DuckDB takes longest to plan a question."""
    answer(hostile, QUESTIONS[hostile.where], on_parquet)


@pytest.mark.parametrize("hostile", ON_PARQUET, ids=short)
def test_no_statement_to_parquet_files_gets_in(hostile: Hostile, on_parquet: str) -> None:
    answer(hostile, FILES[hostile.where], on_parquet)


@inputs(*FILES)
def test_no_statement_and_no_name_of_a_file_gets_in(hostile: Hostile, on_file: str) -> None:
    answer(hostile, FILES[hostile.where], on_file)


def csv_text(*lines: list[str]) -> str:
    written = io.StringIO()
    csv.writer(written).writerows(lines)
    return written.getvalue()


def folder_with(hostile: Hostile, folder: Path) -> Path:
    """A sound dataset, but for the input."""
    about: dict[str, str] = {}
    files = dict(BLOCS)
    match hostile.where:
        case "name":
            files["topics.csv"] = csv_text(["id", "name"], ["hostile", hostile.text])
        case "date":
            last = files["states.csv"].splitlines()[-1].replace("1991-09-01", f'"{hostile.text}"')
            files["states.csv"] = "\n".join([*files["states.csv"].splitlines()[:-1], last])
        case "priority":
            about["priority"] = f"'{hostile.text}'"
        case "dataset id":
            about["id"] = f'"{hostile.text}"'
        case "csv" | "yaml":
            files[f"topics.{hostile.where}"] = hostile.text
        case "document":
            files["documents/x.yaml"] = hostile.text
        case _:
            files[hostile.text] = "id,name\n"
    return write(folder, files, **about)


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A database of one dataset."""
    database = tmp_path_factory.mktemp("loaded") / "regional.db"
    load([write(database.parent / "first", {"topics.csv": "id,name\naid,Humanitarian aid\n"})], database)
    return database.read_bytes()


@inputs(*SEEDS)
def test_no_seed_gets_in(hostile: Hostile, loaded: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    database = tmp_path / "regional.db"
    database.write_bytes(loaded)
    folder = folder_with(hostile, Path("hostile"))
    stdout, stderr, status = run("load", str(folder), location=str(database))
    assert status == hostile.status, stderr[:500]
    if status == 0:
        assert stderr == ""
        assert rows(database, "SELECT name FROM topics WHERE id = 'hostile'") == [(hostile.text,)]
    else:
        assert stdout == ""
        assert [line[:200] for line in stderr.splitlines() if line.startswith(f"hostile/{hostile.says}")], stderr[:500]
        assert [line[:200] for line in stderr.splitlines() if not line.startswith("hostile/")] == []
        assert database.read_bytes() == loaded
    assert sorted(os.listdir(tmp_path)) == ["hostile", "regional.db"]
