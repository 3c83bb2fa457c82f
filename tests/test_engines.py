"""The same question has the same answer on a file, on a server and on a folder of Parquet files, to the last byte."""

import os
import shlex
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from regional.database.reading import reading
from regional.pictures.kinds import KINDS
from regional.render import FORMATS
from regional.seeds.loader import load
from regional.sql.catalog import query_paths, read_query
from regional.sql.definitions import views
from tests.conftest import BASE, COMMAND, Result, run_here
from tests.datasets import write
from tests.held import held_open
from tests.odd import ODD
from tests.questions import ANSWERED, EMPTY, REFUSED

QUERIES = [read_query(path) for path in query_paths().values()]
EXAMPLES = [query.example for query in QUERIES]
HAVE_ROWS = [*EXAMPLES, *ANSWERED.strip().splitlines()]
HAVE_NONE = [*EMPTY.strip().splitlines(), *REFUSED.strip().splitlines()]
VIEWS = [view.name for view in views()]


def form(question: str) -> tuple[str, ...]:
    """The query and the options of a question, which decide on its statement."""
    words = shlex.split(question)
    return (words[0], *sorted({word for word in words if word.startswith("--")}))


ON_PARQUET = {
    *{form(question): question for question in HAVE_ROWS}.values(),
    *{question.split()[0]: question for question in HAVE_NONE}.values(),
}
"""One question of each form, and of each query one that has no rows."""


@pytest.fixture(scope="module")
def places(
    record: Path,
    record_on_server: str,
    new_server_database: Callable[..., str],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[tuple[str, ...]]:
    """A file, a server and a folder of the shipped record and the odd dataset, preferred for one organization."""
    folder = tmp_path_factory.mktemp("engines")
    odd = write(folder / "odd", ODD, priority=150)
    file = str(shutil.copy(record, folder / "regional.db"))
    server = new_server_database(record_on_server)
    for place in (file, server):
        load([odd], place)
        assert ask(place, "prefer odd --for GUAM").status == 0
    assert ask(file, f"export {folder / 'exported'} --parquet").status == 0
    exported = f"parquet:{folder / 'exported'}"
    with pytest.MonkeyPatch.context() as patch, held_open(file, server, exported):
        patch.setattr("regional.cli.meant._SECONDS", 60.0)  # all three have the time to think of a suggestion
        yield file, server, exported


def ask(place: str, question: str) -> Result:
    """What the command prints, run in this process."""
    return run_here("--database", place, *shlex.split(question))


def read(place: str, statement: str) -> list[tuple[Any, ...]]:
    """What a statement reads."""
    with reading(place) as reader:
        return reader.ask(statement).rows


def asked_in(places: tuple[str, ...], question: str) -> tuple[str, ...]:
    """Where a question is asked: DuckDB takes longest to plan one, and so is asked one of each form."""
    return places if question in ON_PARQUET else places[:2]


@pytest.mark.parametrize("question", HAVE_ROWS)
def test_an_answer_is_the_same(places: tuple[str, ...], question: str) -> None:
    on_file, *elsewhere = (ask(place, question) for place in asked_in(places, question))
    assert elsewhere == [on_file] * len(elsewhere)
    assert on_file.status == 0
    assert on_file.stdout
    assert "no row" not in on_file.stderr


@pytest.mark.parametrize("question", EMPTY.strip().splitlines())
def test_no_answer_is_the_same(places: tuple[str, ...], question: str) -> None:
    on_file, *elsewhere = (ask(place, question) for place in asked_in(places, question))
    assert elsewhere == [on_file] * len(elsewhere)
    assert "regional: no row answers this" in on_file.stderr
    assert on_file.status == 0


@pytest.mark.parametrize("question", REFUSED.strip().splitlines())
def test_a_refusal_is_the_same(places: tuple[str, ...], question: str) -> None:
    on_file, *elsewhere = (ask(place, question) for place in asked_in(places, question))
    assert elsewhere == [on_file] * len(elsewhere)
    assert on_file.status in (1, 2)
    assert on_file.stdout == ""


def test_at_least_a_hundred_questions_are_compared_with_every_option_of_every_query_in_every_format() -> None:
    words = [shlex.split(question) for question in HAVE_ROWS + HAVE_NONE]
    assert len({tuple(question) for question in words}) >= 100
    for query in QUERIES:
        used = {word for question in words if question[0] == query.name for word in question}
        assert {f"--{p.name}" for p in query.parameters if not p.is_argument} - used == set(), query.name
    assert {question[question.index("-f") + 1] for question in words if "-f" in question} == set(FORMATS) - {"xlsx"}


@pytest.mark.parametrize("view", VIEWS)
def test_a_view_has_the_same_rows(places: tuple[str, ...], view: str) -> None:
    on_file, *elsewhere = (sorted(read(place, f"SELECT * FROM {view}"), key=repr) for place in places)  # noqa: S608 - ours
    assert elsewhere == [on_file, on_file]
    assert on_file


@pytest.mark.parametrize(
    "question",
    [
        *("show ODD", "show 奇国", "show some-day", "show percent", "show notebook", "show RUS", "show xi-jinping"),
        *("resolve ОДКБ Burma 上合组织 Türkiye rus 'Straße 100%' cow:365", "resolve '\\_/' 𠮷 -f json"),
        *("both SCO CSTO --on 2021-09-17 --sql", "members ODD --on 0001-01-01 --not GUAM --sql"),
        "sql 'SELECT id, amount, currency FROM events WHERE amount IS NOT NULL ORDER BY id' -f json",
    ],
)
def test_what_is_no_predefined_query_is_the_same(places: tuple[str, ...], question: str) -> None:
    on_file, *elsewhere = (ask(place, question) for place in places)
    assert [answer.stdout for answer in elsewhere] == [on_file.stdout, on_file.stdout]
    assert [answer.status for answer in (on_file, *elsewhere)] == [0, 0, 0]


@pytest.mark.parametrize("example", [about.example.partition(" --out")[0] for about in KINDS.values()])
def test_a_picture_is_the_same_on_a_file_and_on_a_server(places: tuple[str, ...], example: str) -> None:
    on_file, on_server = (ask(place, example) for place in places[:2])
    assert on_server == on_file
    assert on_file.stdout.startswith("<svg")


def test_a_check_is_the_same_on_a_file_and_on_a_server(places: tuple[str, ...]) -> None:
    on_file, on_server = (ask(place, "check") for place in places[:2])
    assert on_server.stdout == on_file.stdout
    assert on_server.status == on_file.status == 0


def test_what_is_asked_in_this_process_is_what_the_installed_command_prints(places: tuple[str, ...]) -> None:
    question = "members ODD --on 2007-01-01 --status any --sources -f table"
    for place in places:
        asked = [str(COMMAND), "--database", place, *shlex.split(question)]
        done = subprocess.run(asked, capture_output=True, text=True, env=os.environ | BASE, check=False)
        assert (done.stdout, done.stderr, done.returncode) == ask(place, question)
