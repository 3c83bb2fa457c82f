"""Whatever is at the other end of the pipe, no traceback reaches a user."""

import subprocess
from pathlib import Path

import pytest

from tests.conftest import COMMAND, Run

REVIEWED = b"regional: last reviewed "
"""How the only line begins that `changes` has to say beside its answer."""


@pytest.mark.parametrize(
    "question",
    [
        ("sql", "SELECT * FROM names"),
        ("sql", "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n"),
        ("changes",),
    ],
)
def test_a_reader_that_has_enough_is_no_error(record: Path, question: tuple[str, ...]) -> None:
    """As `regional changes | head -1` does, close the pipe after the first line of many."""
    with subprocess.Popen(
        [COMMAND, "--database", record, *question], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline()
        process.stdout.close()
        said = process.stderr.read().splitlines()
        assert [line for line in said if not line.startswith(REVIEWED)] == []


def test_an_answer_that_cannot_be_written_is_an_error_in_words(record: Path) -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("this system has no full device to write to")
    with full.open("w", encoding="utf-8") as device:
        done = subprocess.run(
            [COMMAND, "--database", record, "members", "UN", "--on", "2021-09-17"],
            stdout=device,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert done.returncode == 1
    assert "No space left on device" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("question", [("resolve", "\udcff"), ("search", "\udcff"), ("both", "SCO", "\udcff")])
def test_an_argument_that_is_not_utf8_is_refused_in_words(ask: Run, question: tuple[str, ...]) -> None:
    """The shell hands over any bytes; Python carries those that are no text as lone surrogates."""
    result = ask(*question)
    assert "Traceback" not in result.stderr
    assert result.stdout == ""
    assert result.status in {1, 2}


def test_a_locale_that_knows_no_chinese_gets_an_answer_all_the_same(ask: Run) -> None:
    result = ask("search", "上合组织", PYTHONIOENCODING="latin-1")
    assert "Traceback" not in result.stderr
    assert result.status == 0


def test_data_goes_to_one_stream_and_everything_else_to_the_other(ask: Run) -> None:
    answered = ask("both", "SCO", "CSTO", "--on", "2030-01-01", "-f", "ids")
    assert answered.stdout == "BLR\nKAZ\nKGZ\nRUS\nTJK\n"
    assert answered.stderr.startswith("regional: last reviewed ")
