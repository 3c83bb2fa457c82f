"""Streams that are closed, full or in another encoding, and signals: a clear line, and the truth about what is done."""

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import COMMAND, Result, Run, run_command
from tests.datasets import BLOCS, rows, write


def in_shell(line: str, **environment: str) -> Result:
    """Run a line of the shell, in which `regional` is the command."""
    environment = dict(os.environ) | {"PATH": f"{COMMAND.parent}:{os.environ['PATH']}"} | environment
    done = subprocess.run(["/bin/sh", "-c", line], capture_output=True, env=environment, check=False)
    return Result(done.stdout.decode(), done.stderr.decode(), done.returncode)


@pytest.mark.parametrize("encoding", ["cp1252", "ascii", "utf-8"])
def test_a_statement_is_read_as_utf_8_whatever_the_terminal_has(record: Path, encoding: str) -> None:
    statement = "SELECT actor_id FROM names WHERE name = 'ОДКБ'"
    result = run_command("--database", record, "sql", "-", stdin=statement, PYTHONIOENCODING=encoding)
    assert result == Result("actor_id\nCSTO\n", "", 0)


@pytest.mark.parametrize(("name", "status"), [("ОДКБ", 0), ("\udcff", 1)])
def test_an_argument_is_read_as_utf_8_whatever_the_locale_has(record: Path, name: str, status: int) -> None:
    result = run_command("--database", record, "resolve", name, "-f", "ids", LC_ALL="C", PYTHONUTF8="0")
    assert (result.stdout, result.status) == ("CSTO\n" if status == 0 else "", status)


def test_a_statement_that_is_not_utf_8_is_refused_with_its_line(record: Path) -> None:
    result = in_shell(rf"printf 'SELECT 1,\n\344' | regional --database {record} sql -")
    assert result == Result("", "regional: standard input:2: not UTF-8: byte 0xe4\n", 1)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("sql - <&-", Result("", "regional: standard input is closed, so nothing can be read from it\n", 1)),
        ("sql 'SELECT 1' <&-", Result("1\n1\n", "", 0)),
        ("sql 'SELECT 1' >&-", Result("", "regional: standard output is closed\n", 1)),
        ("sql 'SELECT 1' >&- -f table", Result("", "regional: standard output is closed\n", 1)),
        ("sql 'SELECT 1' 2>&-", Result("1\n1\n", "", 0)),
        ("sql 'SELECT x' 2>&-", Result("", "", 1)),
        ("sql 'SELECT x' >&- 2>&- <&-", Result("", "", 1)),
        ("--help >&-", Result("", "regional: standard output is closed\n", 1)),
        ("sql 'SELECT 1' -f xlsx >&-", Result("", "regional: standard output is closed\n", 1)),
        ("sql 'SELECT 1' -f xlsx >/dev/full", Result("", "regional: No space left on device\n", 1)),
        ("neighbors TJK --on 2030-01-01 -f ids 2>/dev/full", Result("AFG\nCHN\nKGZ\nUZB\n", "", 0)),
    ],
)
def test_a_closed_stream_is_an_error_in_words_where_it_is_needed(record: Path, line: str, expected: Result) -> None:
    assert in_shell(f"regional --database {record} {line}") == expected


@pytest.mark.parametrize(
    ("to", "why"), [(">&-", "standard output is closed"), ("> /dev/full", "No space left on device")]
)
def test_a_load_whose_summary_cannot_be_written_says_that_it_is_done(to: str, why: str, tmp_path: Path) -> None:
    folder, database = write(tmp_path / "blocs", BLOCS), tmp_path / "regional.db"
    result = in_shell(f"regional --database {database} load {folder} {to}")
    assert result == Result("", f"regional: {database} is loaded, but the summary cannot be written: {why}\n", 1)
    assert rows(database, "SELECT count(*) FROM memberships") == [(4,)]


@pytest.mark.parametrize("comment", ["-- first a comment", "--x y", "--"])
def test_a_statement_can_begin_with_a_comment(ask: Run, comment: str) -> None:
    statement = f"{comment}\nSELECT 1 AS one"
    assert ask("sql", statement) == Result("one\n1\n", "", 0)
    assert ask("sql", "-f", "json", statement).stdout == '[\n  {\n    "one": 1\n  }\n]\n'


def test_an_option_that_does_not_exist_is_still_none(ask: Run) -> None:
    result = ask("sql", "--nothing", "SELECT 1")
    assert (result.status, "No such option" in result.stderr) == (2, True)


WITHOUT_END = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n"


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP], ids=lambda number: number.name)
def test_what_ends_a_session_ends_a_question_as_ctrl_c_does(record: Path, number: signal.Signals) -> None:
    command: list[str | Path] = [COMMAND, "--database", record, "sql", WITHOUT_END]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        process.stdout.readline()
        process.send_signal(number)
        _, said = process.communicate(timeout=10)
    assert (said, process.returncode) == (b"\nAborted!\n", 1)


def test_who_is_to_go_on_after_the_session_goes_on(record: Path) -> None:
    if not shutil.which("nohup"):
        pytest.skip("there is no nohup here")
    command: list[str | Path] = ["nohup", COMMAND, "--database", record, "sql", WITHOUT_END]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        assert process.stdout
        process.stdout.readline()
        process.send_signal(signal.SIGHUP)
        assert [len(process.stdout.read(10_000)) for _ in range(20)] == [10_000] * 20
        process.kill()


INTERRUPTS = """
import os, signal, sys

class AtImport:
    def find_spec(self, name, path=None, target=None):
        if name == {name!r}:
            os.kill(os.getpid(), signal.SIGINT)

sys.meta_path.insert(0, AtImport())
"""


@pytest.mark.parametrize("name", ["click", "regional.cli", "sqlite3"])
def test_ctrl_c_during_an_import_ends_without_a_traceback(record: Path, tmp_path: Path, name: str) -> None:
    (tmp_path / "sitecustomize.py").write_text(INTERRUPTS.format(name=name), encoding="utf-8")
    path = os.pathsep.join([str(tmp_path), str(Path(__file__).parents[1])])
    done = subprocess.run(
        [sys.executable, "-m", "regional", "--database", record, "sql", "SELECT 1"],
        capture_output=True,
        text=True,
        env=dict(os.environ) | {"PYTHONPATH": path},
        check=False,
    )
    assert "Traceback" not in done.stderr
    assert (done.stdout, done.returncode in {1, 130}) == ("", True)


@pytest.mark.parametrize(
    "arguments",
    [("a\nb",), ("--a\nb",), ("members", "--a\x1b[2J"), ("members", "SCO", "-f", "a\nb"), ("check", "a\nb")],
)
def test_no_message_repeats_a_line_end_or_an_escape_that_was_typed(ask: Run, arguments: tuple[str, ...]) -> None:
    result = ask(*arguments)
    assert result.status in {1, 2}
    assert "\x1b" not in result.stderr
    assert not any(line.startswith("b") for line in result.stderr.splitlines())


def test_the_name_of_a_folder_is_said_in_one_line(tmp_path: Path) -> None:
    folder = write(tmp_path / "a\nb", BLOCS, id="blocs")
    result = run_command("--database", tmp_path / "none.db", "check", folder)
    assert result == Result("", f"regional: no problem in {tmp_path}/a\\nb\n", 0)
