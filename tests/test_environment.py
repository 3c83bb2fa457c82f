"""Of the environment only what the README names changes an answer: REGIONAL_DATABASE and REGIONAL_QUERIES."""

import os
import re
from pathlib import Path
from typing import Any

import pytest

from regional.cli import HAND_WRITTEN, main
from tests.conftest import Result, Run, run_command

README = Path(__file__).parents[1] / "README.md"
QUERY = "-- Where Central Asia begins.\nSELECT id, name FROM states WHERE id = 'KAZ';\n"
MEMBERS = ("members", "CSTO", "--on", "2021-09-17", "-f", "ids")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("REGIONAL_MEMBERS_STATUS", "observer"),
        ("REGIONAL_MEMBERS_ON", "1995-01-01"),
        ("REGIONAL_MEMBERS_FORMAT", "json"),
        ("REGIONAL_VERSION", "0.1.0"),
        ("REGIONAL_HELP", "1"),
        ("REGIONAL_MEMBERS_HELP", "1"),
        ("REGIONAL_MEMBERS_TIMEOUT", "soon"),
        ("DATABASE", "other.db"),
    ],
)
def test_a_variable_that_is_not_documented_changes_nothing(ask_file: Run, name: str, value: str) -> None:
    plain = ask_file(*MEMBERS)
    assert (plain.status, len(plain.stdout.splitlines())) == (0, 6)
    assert ask_file(*MEMBERS, **{name: value}) == plain


def test_the_two_that_are_documented_count(record: Path, tmp_path: Path) -> None:
    for folder, name in (("one", "first"), ("two", "second")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / f"{name}.sql").write_text(QUERY)
    folders: dict[str, Any] = {
        "REGIONAL_QUERIES": f"{tmp_path}/one{os.pathsep}{tmp_path}/two",
        "REGIONAL_DATABASE": str(record),
    }
    for name in ("first", "second"):
        assert run_command(name, "-f", "ids", **folders).stdout == "KAZ\n"
    listed = run_command("--help", **folders).stdout
    assert "[env var: REGIONAL_DATABASE; default: regional.db]" in listed
    assert "[env var: REGIONAL_QUERIES]" in listed


def test_what_no_shell_asks_for_is_told(ask_file: Run) -> None:
    line = "regional: _REGIONAL_COMPLETE is 'csh_source': it can be bash_source, zsh_source or fish_source\n"
    assert ask_file(*MEMBERS, _REGIONAL_COMPLETE="csh_source") == Result("", line, 1)


def test_no_option_reads_another_variable() -> None:
    ctx = main.make_context("regional", ["info"])
    commands = [main, *(main.get_command(ctx, name) for name in [*HAND_WRITTEN, "members"])]
    read = {param.envvar for command in commands if command for param in command.params if param.envvar}
    assert read == {"REGIONAL_DATABASE", "REGIONAL_QUERIES"}
    assert ctx.auto_envvar_prefix is None
    documented = set(re.findall(r"\bREGIONAL_[A-Z_]+", README.read_text(encoding="utf-8")))
    assert documented >= read
