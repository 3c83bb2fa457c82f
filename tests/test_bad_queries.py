"""A bad file in a folder of queries is named with its place, and takes nothing from the good ones."""

from pathlib import Path

import pytest

from tests.conftest import Run, run_command
from tests.test_own_queries import JOINED, write


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one good query."""
    write(tmp_path, "joined_first.sql", JOINED)
    return tmp_path


BAD: dict[str, tuple[str | bytes, str]] = {
    "not UTF-8": (b"-- Which caf\xe9?\nSELECT 1 AS one", ": cannot be read: 'utf-8' codec can't decode byte 0xe9"),
    "a slip": ("-- Which?\n-- Example: mine\nSELECT 1", ":2: a header says `argument NAME: …`, `option NAME: …`,"),
    "no such part": ("-- Which?\n-- uses: heldd\nSELECT 1", ":2: there is no part 'heldd' in "),
}
"""One for each of those that read a file; what else is refused, the tests of headers and of parameters say."""


@pytest.mark.parametrize("bad", BAD)
def test_a_bad_file_is_named_and_takes_nothing_from_the_good_ones(folder: Path, ask_file: Run, bad: str) -> None:
    text, says = BAD[bad]
    path = write(folder, "mine.sql", text)
    own = ask_file("--queries", folder, "mine")
    assert own.stderr.startswith(f"regional: {path}{says}")
    assert (own.stdout, own.status, own.stderr.count("\n")) == ("", 1, 1)
    for arguments in (["--help"], ["queries"]):
        listed = ask_file("--queries", folder, *arguments)
        assert "joined-first" in listed.stdout
        assert (listed.stderr, listed.status) == (own.stderr, 0)
    assert ask_file("--queries", folder, "joined-first", "SCO").stderr == ""


def test_a_bad_file_takes_no_completion_from_the_good_ones(folder: Path) -> None:
    write(folder, "join_badly.sql", b"-- Which caf\xe9?\nSELECT 1 AS one")
    typed = f"regional --queries '{folder}' jo"
    result = run_command(COMP_WORDS=typed, COMP_CWORD="3", _REGIONAL_COMPLETE="bash_complete")
    assert result == ("plain,joined-first\n", "", 0)
