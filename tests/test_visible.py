"""What the eye does not see is written out where people read, on every stream, and ids hold none of it."""

import io
import os
import pty
import subprocess
from pathlib import Path

import pytest

from regional import render
from regional.errors import RegionalError
from regional.importers.members import as_id
from regional.seeds.loader import load
from regional.visible import hidden, one_line, visible
from tests.conftest import COMMAND, run_command
from tests.datasets import BLOCS, execute, write
from tests.test_completion import completions


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\x00b\x1b[2J\x7f\x9b", r"a\x00b\x1b[2J\x7f\x9b"),
        ("gnp\u202egnp.exe\u202c", r"gnp\u202egnp.exe\u202c"),
        ("S\u200bC\u2060O\ufeff", r"S\u200bC\u2060O\ufeff"),
        ("SC\u200dO", r"SC\u200dO"),
        ("soft\xadhyphen", r"soft\xadhyphen"),
        ("tag\U000e0041", r"tag\U000e0041"),
        ("\udcff", r"\udcff"),
        ("one\r\n\ttwo\u2028three", "one\\r\n\ttwo\\u2028three"),
        ("می\u200cخواهد, क्\u200dष", "می\u200cخواهد, क्\u200dष"),  # noqa: RUF001 - Persian
        ("Türkiye, ОДКБ, 上合组织, 👍\ufe0f, a\xa0b", "Türkiye, ОДКБ, 上合组织, 👍\ufe0f, a\xa0b"),
    ],
)
def test_what_is_not_seen_is_written_out(text: str, shown: str) -> None:
    assert visible(text) == shown
    assert one_line(text) == shown.replace("\n", "\\n").replace("\t", "\\t")
    assert str(RegionalError(text)) == one_line(text)
    assert (hidden(text) is None) == (one_line(text) == text)


def test_an_id_that_an_import_makes_holds_none() -> None:
    assert as_id("S\u200bCO \x1b[2J/x\u202e") == "SCO-[2J-x"


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize("format_", [format_ for format_ in render.FORMATS if format_ != "xlsx"])
def test_on_a_terminal_no_format_hides_anything(format_: str) -> None:
    table = render.Table(["id", "name\u202e"], [("x\x9b", "a\u200bb\x1b[2J"), (None, "two\nlines")])
    seen = Terminal()
    render.write(table, format_, seen, 80)
    assert hidden(seen.getvalue().replace("\n", "").replace("\t", "")) is None
    if format_ not in render.FOR_PEOPLE:
        program = io.StringIO()
        render.write(table, format_, program)
        assert "x\x9b" in program.getvalue()


def on_a_terminal(*arguments: str | Path) -> str:
    """What a command writes to a terminal."""
    main, terminal = pty.openpty()
    with subprocess.Popen([COMMAND, *arguments], stdout=terminal, stderr=terminal, stdin=terminal) as process:
        os.close(terminal)
        written = b""
        try:
            while chunk := os.read(main, 4096):
                written += chunk
        except OSError:
            pass  # the other end is closed
        process.wait()
    os.close(main)
    return written.decode()


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """A database in which topics have ids that no load lets in."""
    topics = "id,name\nfrozen-assets,Frozen assets\nfrozen,Ice\n"
    load([write(tmp_path / "blocs", BLOCS | {"topics.csv": topics})], tmp_path / "regional.db")
    odd = ["$(touch x)", "a b", "`x`", "a\x1b[2Jb", "a\nb,c", "x;y", "x\u200by", "x'y", "~x"]
    for number, id_ in enumerate(odd):
        quoted = id_.replace("'", "''")
        values = f"VALUES ('f{quoted}', 'odd {number}\n\x1b[2J', 'blocs')"
        execute(tmp_path / "regional.db", f"INSERT INTO topics {values}")
    return tmp_path / "regional.db"


def test_only_what_a_shell_takes_as_it_stands_is_completed(hostile: Path) -> None:
    offered = completions(run_command, "regional statements --topic f", REGIONAL_DATABASE=str(hostile))
    assert offered == ["frozen", "frozen-assets"]


def test_a_statement_on_a_terminal_shows_what_it_holds(hostile: Path) -> None:
    shown = on_a_terminal("--database", hostile, "statements", "--topic", "fa\x1b[2Jb", "--sql")
    assert "\x1b" not in shown
    assert r"fa\x1b[2Jb" in shown
