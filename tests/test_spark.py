"""Spark, with executors in processes of their own, answers as the file does, and what is wrong is one line."""

import re
import shlex
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

import regional
from regional.database.reader import Reader
from regional.database.reading import reading
from regional.errors import RegionalError
from regional.seeds.loader import load
from regional.sql.catalog import query_paths, read_query
from regional.sql.definitions import views
from tests.conftest import COMMAND, Result, run_command, run_here
from tests.datasets import write
from tests.few import with_few
from tests.held import held_open
from tests.odd import ODD
from tests.packages import tree
from tests.plain_sql import QUESTIONS, told
from tests.spark import executors, remembering, spark_server

AGAIN = "write it again with `regional export FOLDER --parquet`"
LONG = "SELECT count(*) AS n FROM names AS a, names AS b, names AS c WHERE a.name || b.name < c.name"

FEW = ("SCO", "CSTO", "CIS", "EAEU", "GUAM", "AU", "TALIBAN")
"""Whom the questions ask about: a hundred members more are read for minutes by processes that have just begun."""

EXAMPLES = [read_query(path).example for path in query_paths().values()]
OTHERS = (
    "members ОДКБ --on @joint-meeting-2021-09-17 --sources -f table",
    "both ШОС 上合组织 --on 2021 --not CSTO",
    "members ODD --on 2007-01-01 --status any --sources -f json",
    "both SCO CIS --on 1992-06-01 --continuity",
    "search 100% -f json",
    "members Narnia",
    "show 奇国",
    "resolve ОДКБ Burma 上合组织 Türkiye rus cow:365",
    "sql 'SELECT id, amount, currency FROM events WHERE amount IS NOT NULL ORDER BY id' -f json",
    "sql \"SELECT name FROM states WHERE id = 'CIV' OR name = 'it''s \\\\ \"\"' ORDER BY id;\" -f json",
)


class Place(NamedTuple):
    """The same database as a file, as a folder, and as the folder that a server of Spark reads."""

    file: str
    folder: Path
    spark: str
    processes: int


@pytest.fixture(scope="module")
def place(record: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    """What the record says of a few organizations, and the odd dataset, preferred for one of them."""
    folder = tmp_path_factory.mktemp("spark")
    with spark_server(folder) as (server, processes):
        whole = Path(shutil.copy(record, folder / "whole.db"))
        load([write(folder / "odd", ODD, priority=150)], whole)
        file = str(with_few(whole, (*FEW, "ODD"), folder / "regional.db"))
        exported = folder / "it's [a] {b} * ?"
        for command in ("prefer odd --for GUAM", f"export {shlex.quote(str(exported))} --parquet"):
            assert ask(file, command).status == 0
        yield Place(file, exported, f"{server};folder={exported}", processes)


@pytest.fixture(scope="module")
def reader(place: Place) -> Iterator[Reader]:
    """One session for many questions: to begin one takes seconds."""
    with held_open(place.spark) as (held,), pytest.MonkeyPatch.context() as patch:
        patch.setattr(held, "ask", remembering(held.ask))
        yield held


def ask(location: str, question: str) -> Result:
    """What the command prints, run in this process."""
    return run_here("--database", location, *shlex.split(question))


@pytest.mark.usefixtures("reader")
@pytest.mark.parametrize("question", [*EXAMPLES, *OTHERS])
def test_an_answer_is_the_same(place: Place, question: str) -> None:
    assert ask(place.spark, question) == ask(place.file, question)


@pytest.fixture(scope="module")
def plain(place: Place) -> Iterator[Any]:
    """A session of somebody who has nothing but the files."""
    from pyspark.sql.connect.session import SparkSession  # noqa: PLC0415 - it is not installed everywhere

    session = SparkSession(connection=place.spark.partition(";")[0])
    folder = place.folder.with_name("plain")  # for what reads files in plain SQL, a path is a pattern
    folder.symlink_to(place.folder)
    for path in folder.iterdir():
        if any(path.stem in text for text, *_ in QUESTIONS.values()):
            session.read.parquet(str(path)).createOrReplaceTempView(path.stem)
    yield session
    session.stop()


@pytest.mark.parametrize("question", QUESTIONS)
def test_plain_sql_over_the_files_gives_the_same(place: Place, plain: Any, question: str) -> None:
    text, *_ = QUESTIONS[question]
    assert [list(row) for row in plain.sql(text).collect()] == told(place.file, question)


@pytest.mark.parametrize("view", [view.name for view in views()])
def test_a_view_has_the_same_rows(place: Place, reader: Reader, view: str) -> None:
    statement = f"SELECT * FROM {view}"  # noqa: S608 - ours
    with reading(place.file) as file:
        on_file = file.ask(statement)
    on_spark = reader.ask(statement)
    assert on_spark.columns == on_file.columns
    assert sorted(on_spark.rows, key=repr) == sorted(on_file.rows, key=repr)


@pytest.mark.parametrize(
    ("statement", "says"),
    [
        ("DELETE FROM names", "the database says: Syntax error at or near"),
        ("SELECT 1; SELECT 2", "the database says: Syntax error at or near"),
        ("SELECT 1) AS x; DROP VIEW names; SELECT (1", "the database says: Syntax error at or near"),
        ("CREATE TABLE stolen AS SELECT 1", "the database says: Syntax error at or near"),
        ("INSERT OVERWRITE DIRECTORY '/tmp/stolen' USING csv SELECT 1", "the database says: Syntax error at or near"),
        ("FROM names INSERT OVERWRITE DIRECTORY '/tmp/stolen' SELECT *", "the database says: Syntax error at or near"),
        ("ADD JAR '/tmp/x.jar'", "the database says: Syntax error at or near"),
        ("SET spark.sql.runSQLOnFiles = true", "the database says: Syntax error at or near"),
        ("SELECT reflect('java.lang.System', 'exit', 0)", "that would do more than read, and questions only read"),
        ("SELECT TRANSFORM (id) USING 'cat' FROM states", "that would do more than read, and questions only read"),
        (
            "SELECT * FROM text.`/etc/passwd`",
            "the database says: The table or view `text`.`/etc/passwd` cannot be found",
        ),
        ("SELECT * FROM nowhere", "the database says: The table or view `nowhere` cannot be found"),
        ("SELECT 1\0", "the database says: the query contains a null character"),
        ("SELECT '\udcff'", "the question holds bytes that are not UTF-8"),
    ],
)
def test_nothing_but_a_select_is_run(reader: Reader, statement: str, says: str) -> None:
    with pytest.raises(RegionalError) as raised:
        reader.ask(statement)
    assert str(raised.value).startswith(says)
    assert "\n" not in str(raised.value)


def test_no_variable_of_the_server_is_told(reader: Reader) -> None:
    assert reader.ask("SELECT '${env:HOME}' AS a, '${spark.app.name}' AS b").rows == [
        ("${env:HOME}", "${spark.app.name}")
    ]


def test_the_command_asks_it_by_itself_and_leaves_no_trace(place: Place, tmp_path: Path) -> None:
    before = tree(place.folder)
    answer = run_command("--database", place.spark, "members", "SCO", "--on", "2001-06-15", cwd=tmp_path)
    assert answer.stdout.splitlines()[1] == "CHN,China,member,2001-06-15,,yes,"
    assert (answer.stderr, answer.status) == ("", 0)
    assert tree(place.folder) == before
    assert list(tmp_path.iterdir()) == []
    assert executors(place.processes) == 2


def test_info_says_what_answers(place: Place, reader: Reader) -> None:
    about = reader.about()
    assert about.engine == "Spark"
    assert about.version.startswith("4.")
    assert about.place == place.spark
    assert about.size == sum(path.stat().st_size for path in place.folder.rglob("*.parquet"))


def test_the_library_asks_it_beside_a_session_that_somebody_has(place: Place) -> None:
    from pyspark.sql.connect.session import SparkSession  # noqa: PLC0415 - it is not installed everywhere

    session = SparkSession(connection=place.spark.partition(";")[0])
    session.sql("CREATE TEMPORARY VIEW states AS SELECT 'mine' AS id")
    connection = regional.connect(place.folder, spark=session)
    assert connection.ask("both", ["SCO", "CSTO"], on="2021-09-17")["state"] == ["KAZ", "KGZ", "RUS", "TJK"]
    assert list(connection.sql("SELECT id FROM states WHERE id = 'KAZ'")) == [("KAZ",)]
    assert session.sql("SELECT id FROM states").collect()[0][0] == "mine"
    session.stop()


def test_a_question_ends_after_its_time(reader: Reader, place: Place) -> None:
    connection = regional.connect(place.spark, timeout=20)
    begin = time.monotonic()
    with pytest.raises(RegionalError, match="stopped: it took longer than the timeout allows"):
        list(connection.sql(LONG))
    assert time.monotonic() - begin < 90
    assert reader.ask("SELECT 1 AS one").rows == [(1,)]


def test_a_question_ends_on_ctrl_c(place: Place) -> None:
    command = [str(COMMAND), "--database", place.spark, "sql", LONG]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as asking:
        time.sleep(10)
        asking.send_signal(signal.SIGINT)
        assert asking.wait(30) == 1
        printed, said = asking.communicate()
        assert printed in ("", "n\n")  # the columns are known before the rows
        assert said == "\nAborted!\n"


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (
            "datapackage.json",
            f"Spark sees no whole export in {{0}}, because it finds no {{0}}/datapackage.json: {AGAIN}",
        ),
        ("states.parquet", f"{{0}} is not whole, because states.parquet is missing: {AGAIN}"),
    ],
)
def test_a_folder_that_is_half_written_is_one_line(place: Place, tmp_path: Path, spoil: str, says: str) -> None:
    folder = Path(shutil.copytree(place.folder, tmp_path / "spoilt"))
    (folder / spoil).unlink()
    assert refusal(place, folder) == says.format(folder)


def test_a_file_that_is_cut_off_is_one_line(place: Place, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(place.folder, tmp_path / "spoilt"))
    (folder / "states.parquet").write_bytes((folder / "states.parquet").read_bytes()[:-9])
    assert re.fullmatch(f"{folder} is not whole: .*states.parquet.*", refusal(place, folder))


def refusal(place: Place, folder: Path) -> str:
    """What is said about a folder when its states are asked for."""
    with pytest.raises(RegionalError) as raised, reading(f"{place.spark.partition(';')[0]};folder={folder}") as spoilt:
        spoilt.ask("SELECT * FROM states")
    return str(raised.value)


@pytest.mark.parametrize("command", ["check", "compact", "export elsewhere", "prefer core"])
def test_what_cannot_be_done_on_it_is_said(place: Place, command: str) -> None:
    assert ask(place.spark, command) == Result(
        "",
        f"regional: {place.spark} can be asked; to change it, load or import into its folder as parquet:FOLDER\n",
        1,
    )
