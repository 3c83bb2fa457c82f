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
    "half a pivot": ("-- Which?\n-- pivot: organization\nSELECT 1 AS one", ":2: a pivot names two columns, as"),
    "a pivot too many": ("-- Which?\n-- pivot: a b c\nSELECT 1 AS one", ":2: a pivot names two columns, as"),
    "a flag's name": ("-- Which?\n-- option sql: text. A word.\nSELECT :sql", ":2: there is already an option --sql"),
    "no header": ("SELECT 1", ":1: a query file starts with its question, `-- Which states …?`, and has a statement"),
    "a slip": ("-- Which?\n-- Example: mine\nSELECT 1", ":2: a header says `argument NAME: …`, `option NAME: …`,"),
    "two pivots": ("-- Which?\n-- pivot: a b\n-- pivot: a b\nSELECT 1", ":3: there is already a line `pivot:`"),
    "no such part": ("-- Which?\n-- uses: heldd\nSELECT 1", ":2: there is no part 'heldd' in "),
    "a flag with a default": (
        "-- Which?\n-- option x: flag, default yes. X.\nSELECT :x",
        ":2: a flag is an option that",
    ),
    "an argument with a default": (
        "-- Which?\n-- argument x: text, default y. X.\nSELECT :x",
        ":2: an argument has no default, and is no pair",
    ),
    "two long arguments": (
        "-- Which?\n-- argument x: text, 1 or more. X.\n-- argument y: text, 1 or more. Y.\nSELECT :x, :y",
        ":3: only one argument can take several values",
    ),
    "a wrong default": (
        "-- Which?\n-- option x: integer, default ten. X.\nSELECT :x",
        ":2: the default 'ten' is not a whole number such as 5",
    ),
    "a wrong word": (
        "-- Which?\n-- option x: tier, default me. X.\nSELECT :x",
        ":2: the default 'me' is not one of human-coded, machine-coded",
    ),
    "another dataset": (
        "-- Which?\n-- option dataset: text. X.\nSELECT :dataset",
        ":2: a parameter that is called dataset is one dataset: call it otherwise",
    ),
}


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
