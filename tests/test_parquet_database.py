"""A folder of Parquet files is a database: what is wrong with one is a clear line, and a question leaves no trace."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from click.shell_completion import BashComplete
from pyarrow import parquet

import regional
from regional.cli import main
from regional.database.reading import reading
from regional.errors import RegionalError
from regional.shipped import schema_versions
from tests.conftest import COMMAND, Result, run_command
from tests.packages import tree
from tests.test_waiting import BUSY, lasting_less_than

AGAIN = "write it again with `regional export FOLDER --parquet`"
LONG = "SELECT count(*) FROM names AS a, names AS b, names AS c"


@pytest.fixture(scope="module")
def exported(record: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped record as Parquet files."""
    folder = tmp_path_factory.mktemp("parquet") / "exported"
    assert run_command("--database", record, "export", folder, "--parquet").status == 0
    return folder


@pytest.fixture
def folder(exported: Path, tmp_path: Path) -> Path:
    """A copy to be spoilt."""
    return Path(shutil.copytree(exported, tmp_path / "spoilt"))


def ask(folder: Path, *question: str) -> Result:
    return run_command("--database", f"parquet:{folder}", *question)


def described(folder: Path, **changes: object) -> None:
    """Change the descriptor of a folder."""
    path = folder / "datapackage.json"
    path.write_text(json.dumps(json.loads(path.read_text(encoding="utf-8")) | changes), encoding="utf-8")


def test_a_question_leaves_no_trace(exported: Path, tmp_path: Path) -> None:
    before = tree(exported)
    answer = run_command("--database", f"parquet:{exported}", "members", "SCO", "--on", "2001-06-15", cwd=tmp_path)
    assert answer.stdout.splitlines()[1] == "CHN,China,member,2001-06-15,,yes,"
    assert tree(exported) == before
    assert list(tmp_path.iterdir()) == []


def test_the_library_asks_it(exported: Path) -> None:
    connection = regional.connect(f"parquet:{exported}")
    assert connection.ask("both", ["SCO", "CSTO"], on="2021-09-17")["state"] == ["KAZ", "KGZ", "RUS", "TJK"]
    assert connection.show("SCO")["value"][:2] == ["organization", "SCO"]
    assert list(connection.sql("SELECT id FROM states WHERE id = 'KAZ'")) == [("KAZ",)]


def test_info_says_what_answers(exported: Path) -> None:
    lines = ask(exported, "info", "-f", "csv").stdout.splitlines()
    size = sum(path.stat().st_size for path in exported.rglob("*.parquet"))
    assert lines[2].startswith("DuckDB,")
    assert lines[3:5] == [f"database,{exported}", f'size,"{size:,} bytes"']


def test_own_queries_are_asked_of_it(exported: Path, tmp_path: Path) -> None:
    (tmp_path / "named.sql").write_text(
        "-- Who is called so?\n--\n-- argument text: words. The words.\n"
        "SELECT s.id FROM states AS s JOIN json_each(:text) AS w ON s.name = w.value ORDER BY s.id\n",
        encoding="utf-8",
    )
    answer = run_command("--database", f"parquet:{exported}", "--queries", tmp_path, "queries", "-f", "ids")
    assert answer.status == 0
    assert "named" in answer.stdout.split()


def test_a_shell_completes_from_it(exported: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("regional.cli.completion._SECONDS", 60)
    monkeypatch.setenv("REGIONAL_DATABASE", f"parquet:{exported}")
    found = BashComplete(main, {}, "regional", "_REGIONAL_COMPLETE").get_completions(["members"], "SCO")
    assert [(item.value, item.help) for item in found] == [("SCO", "Shanghai Cooperation Organisation")]


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (shutil.rmtree, "there is no folder {0}: " + AGAIN),
        (
            lambda f: (f / "datapackage.json").unlink(),
            "{0} is no whole export, because it has no datapackage.json: " + AGAIN,
        ),
        (lambda f: (f / "names.parquet").unlink(), "{0} is not whole, because names.parquet is missing: " + AGAIN),
        (lambda f: (f / "datapackage.json").write_text("["), "{0}/datapackage.json cannot be read: Expecting value"),
        (lambda f: (f / "datapackage.json").write_text("[]"), "{0} is no export of this program as Parquet: " + AGAIN),
        (lambda f: described(f, regionalSchema=None), "{0} is no export of this program as Parquet: " + AGAIN),
        (
            lambda f: described(f, regionalSchema=schema_versions()[0]),
            "{0} has the older schema " + schema_versions()[0] + ": export the database again with this program",
        ),
        (
            lambda f: described(f, regionalSchema="2999_01_01_new"),
            "{0} has the schema 2999_01_01_new, newer than this program's "
            + schema_versions()[-1]
            + ": upgrade regional",
        ),
        (
            lambda f: described(f, resources=[{"name": "states", "path": "states.parquet"}]),
            "{0} is not whole: the table actors is missing",
        ),
        (
            lambda f: described(f, resources=[{"name": "states", "path": "../states.parquet"}]),
            "{0}/datapackage.json names what is not in the folder: ../states.parquet",
        ),
        (
            lambda f: described(f, resources=[{"name": "x AS SELECT 1; --", "path": "states.parquet"}]),
            "{0}/datapackage.json names what is not in the folder: states.parquet",
        ),
        (lambda f: described(f, resources=7), "{0}/datapackage.json does not say which files are the tables: " + AGAIN),
        (
            lambda f: (f / "names.parquet").write_bytes((f / "names.parquet").read_bytes()[:-9]),
            "{0} is not whole: names is damaged: ",
        ),
    ],
)
def test_what_is_wrong_with_a_folder_is_one_line(folder: Path, spoil: Callable[[Path], object], says: str) -> None:
    spoil(folder)
    answer = ask(folder, "members", "SCO")
    assert (answer.stdout, answer.status) == ("", 1)
    assert answer.stderr.startswith(f"regional: {says.format(folder)}")
    assert answer.stderr.count("\n") == 1
    with pytest.raises(RegionalError):
        regional.connect(f"parquet:{folder}").ask("members", "SCO")


def test_a_link_that_leads_out_is_not_followed(folder: Path, exported: Path) -> None:
    (folder / "names.parquet").unlink()
    (folder / "names.parquet").symlink_to(exported / "names.parquet")
    assert ask(folder, "members", "SCO").stderr == (
        f"regional: {folder}/datapackage.json names what is not in the folder: names.parquet\n"
    )


def test_an_export_of_csv_files_is_none(record: Path, tmp_path: Path) -> None:
    run_command("--database", record, "export", tmp_path / "core", "--dataset", "core")
    assert ask(tmp_path / "core", "members", "SCO").stderr == (
        f"regional: {tmp_path}/core is no export of this program as Parquet: {AGAIN}\n"
    )


def test_a_folder_with_signs_of_sql_and_of_a_shell_in_its_name(exported: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(exported, tmp_path / "it's [a] {b} * ?")
    assert "India" in ask(folder, "is", "IND", "SCO", "--on", "2021-09-17").stdout


@pytest.mark.parametrize("command", [("compact",), ("export", "elsewhere")])
def test_what_cannot_be_done_on_it_is_said(exported: Path, command: tuple[str, ...]) -> None:
    before = tree(exported)
    assert ask(exported, *command) == Result(
        "",
        f"regional: parquet:{exported} is a folder of Parquet files: it can be asked, checked, loaded and imported"
        " into, but this needs an SQLite file or a server\n",
        1,
    )
    assert tree(exported) == before


def test_a_question_ends_after_its_time(exported: Path) -> None:
    with lasting_less_than(BUSY):
        answer = ask(exported, "sql", LONG, "--timeout", "0.5")
    assert answer == Result("", "regional: stopped: it took longer than the timeout allows\n", 1)


def test_one_ctrl_c_ends_a_question(exported: Path) -> None:
    """The alarm stands for the person. DuckDB would end what its threads work on, in a minute of work."""
    before = signal.signal(signal.SIGALRM, lambda *_: signal.raise_signal(signal.SIGINT))
    heard = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        with reading(f"parquet:{exported}") as reader:
            for delay in (0.3, 0.5, 0.7):  # whether it does that depends on the moment
                signal.setitimer(signal.ITIMER_REAL, delay)
                begin = time.process_time()
                with pytest.raises(KeyboardInterrupt):
                    reader.ask(LONG)
                assert time.process_time() - begin < 10
            assert reader.ask("SELECT name FROM states WHERE id = 'KAZ'").rows == [("Kazakhstan",)]
    finally:
        signal.signal(signal.SIGALRM, before)
        signal.signal(signal.SIGINT, heard)


def test_a_command_ends_on_ctrl_c(exported: Path) -> None:
    command = [str(COMMAND), "--database", f"parquet:{exported}", "sql", LONG]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as asking:
        while asking.poll() is None:  # a busy machine may not have started it yet
            time.sleep(1)
            asking.send_signal(signal.SIGINT)
        assert asking.returncode == 1
        assert asking.communicate() == ("", "\nAborted!\n")


def test_without_duckdb_it_says_how_to_install_it(exported: Path, tmp_path: Path) -> None:
    (tmp_path / "duckdb.py").write_text("raise ModuleNotFoundError(name='duckdb')\n", encoding="utf-8")
    path = os.pathsep.join([str(tmp_path), *sys.path])
    assert run_command("--database", f"parquet:{exported}", "info", cwd=tmp_path, PYTHONPATH=path) == Result(
        "", "regional: a folder of Parquet files needs DuckDB: pip install 'regional-record[parquet]'\n", 1
    )


def test_the_search_index_is_a_table_too(exported: Path) -> None:
    found = parquet.read_table(exported / "search_index.parquet", filters=[("id", "==", "SCO"), ("text", "==", "ШОС")])
    assert found.to_pylist() == [{"kind": "name", "id": "SCO", "text": "ШОС", "folded": "шос", "dataset_id": "core"}]
