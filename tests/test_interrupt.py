"""Ctrl-C stops a long question at once, says so, and leaves no traceback."""

import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from types import FrameType

import pytest

from regional.database.reading import reading
from regional.errors import RegionalError
from tests.conftest import COMMAND

WITHOUT_END = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n"
SOME_ROWS_THEN_NONE = f"{WITHOUT_END} WHERE i < 50000"
NO_ROW = f"{WITHOUT_END} WHERE i < 0"

ROOT = Path(__file__).parents[1]

AT_ONCE = 10
"""Seconds; a machine that is busy with other things may need one or two of them."""


@pytest.fixture(autouse=True)
def _ctrl_c_is_heard() -> Iterator[None]:
    """A shell lets what runs in its background ignore Ctrl-C, and so would the commands that are started here."""
    signals = (signal.SIGINT, signal.SIGALRM)
    before = [signal.signal(number, signal.default_int_handler) for number in signals]
    yield
    for number, handler in zip(signals, before, strict=True):
        signal.signal(number, handler)


@pytest.mark.parametrize("statement", [WITHOUT_END, SOME_ROWS_THEN_NONE], ids=["rows without end", "then none"])
def test_ctrl_c_stops_a_statement_and_says_so(location: str, statement: str) -> None:
    command: list[str | Path] = [COMMAND, "--database", location, "sql", statement]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert [process.stdout.readline() for _ in range(2)] == [b"i\n", b"1\n"]
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=AT_ONCE)
    assert (said, process.returncode) == (b"\nAborted!\n", 1)


def test_a_question_that_has_given_no_row_yet_stops_too(location: str) -> None:
    """The alarm stands for the person: it goes off in this process, and is heard as Ctrl-C is."""
    with reading(location) as reader:
        signal.setitimer(signal.ITIMER_REAL, 0.1)
        with pytest.raises(KeyboardInterrupt):
            reader.ask(NO_ROW)


def test_a_file_can_be_asked_on_after_ctrl_c(record: Path) -> None:
    with reading(record) as reader:
        signal.setitimer(signal.ITIMER_REAL, 0.1)
        with pytest.raises(KeyboardInterrupt):
            reader.ask(NO_ROW)
        assert reader.ask("SELECT name FROM states WHERE id = 'KAZ'").rows == [("Kazakhstan",)]


@pytest.mark.parametrize("nth", [1, 2, 3])
@pytest.mark.parametrize(
    "statement", ["SELECT * FROM membership_facts", "SELECT * FROM json_each('[1]')"], ids=["view", "table"]
)
def test_ctrl_c_is_heard_while_sqlite_asks_what_it_may_do(record: Path, statement: str, nth: int) -> None:
    """SQLite takes an answer that does not come for a refusal: the question would have done more than read."""
    asked = 0

    def interrupt(frame: FrameType, event: str, _: object) -> None:
        nonlocal asked
        asked += (event, frame.f_code.co_name) == ("call", "_authorize")
        if asked == nth:
            sys.setprofile(None)
            signal.raise_signal(signal.SIGINT)

    with reading(record) as reader:
        sys.setprofile(interrupt)
        try:
            with pytest.raises(KeyboardInterrupt):
                reader.ask(statement)
        finally:
            sys.setprofile(None)
        with pytest.raises(RegionalError, match="no such table: nowhere"):
            reader.ask("SELECT 1 FROM nowhere")


def test_who_is_told_again_and_again_has_no_more_time_for_it() -> None:
    """A command that hears each Ctrl-C and goes on is ended, however often it is told."""
    deaf = """
import time
from regional.cli.watch import watched
with watched(None):
    while True:
        try:
            print(flush=True)
            time.sleep(60)
        except KeyboardInterrupt:
            pass
"""
    with subprocess.Popen([sys.executable, "-c", deaf], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        process.stdout.readline()
        for _ in range(100):
            if process.poll() is None:
                process.send_signal(signal.SIGINT)
                time.sleep(0.2)
        assert process.poll() == 1
        assert process.communicate()[1] == b"\nAborted!\n"


def test_nothing_is_imported_before_ctrl_c_is_heard() -> None:
    """What Python itself imports at its start nobody can hear."""
    imports = "import sys; before = {*sys.modules}; import regional.__main__; print(*sorted({*sys.modules} - before))"
    ran = subprocess.run([sys.executable, "-S", "-c", imports], capture_output=True, text=True, cwd=ROOT, check=True)
    assert ran.stdout == "gc regional regional.__main__\n"
