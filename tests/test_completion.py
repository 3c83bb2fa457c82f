"""Shell completion: commands and words from the program, ids from the database, and silence where there is none."""

from pathlib import Path

import pytest

from tests.conftest import Run, run_command


def completions(run: Run, line: str, **options: str | Path) -> list[str]:
    """What the shell would offer for the last word of a line."""
    words = line.split(" ")
    asked = {"COMP_WORDS": line, "COMP_CWORD": str(len(words) - 1), "_REGIONAL_COMPLETE": "bash_complete"}
    result = run(**asked, **options)
    assert result.stderr == ""
    assert result.status == 0
    return [offer.removeprefix("plain,") for offer in result.stdout.splitlines() if offer]


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("regional bo", ["both"]),
        ("regional both SC", ["SCHENGEN", "SCO"]),
        ("regional both sco", ["SCO"]),
        ("regional both SCO CST", ["CST", "CSTO"]),
        ("regional both SCO CSTO --not EAE", ["EAEU"]),
        ("regional affiliations UZ", ["UZB"]),
        ("regional statements --topic frozen", ["frozen-assets"]),
        ("regional statements --speaker vladimir-p", ["vladimir-putin"]),
        ("regional statements --event china-aid", ["china-aid-2021"]),
        ("regional members SCO --on @joint", ["@joint-meeting-2021-09-17"]),
        ("regional members SCO --dataset c", ["core"]),
        ("regional why SCO/BLR/dial", ["SCO/BLR/dialogue_partner/2009-06-16/core"]),
        ("regional show putin-recog", ["putin-recognition-2021-09-17"]),
    ],
)
def test_the_shell_completes_what_the_database_knows(ask: Run, line: str, offered: list[str]) -> None:
    assert completions(ask, line) == offered


def test_the_shell_completes_statuses_and_kinds_without_a_database(tmp_path: Path) -> None:
    def offered(line: str) -> list[str]:
        return completions(run_command, line, cwd=tmp_path)

    assert offered("regional members SCO --status d") == ["dialogue_partner"]
    assert offered("regional statements --kind q") == ["quotation"]
    assert offered("regional members SCO --status an") == ["any"]


@pytest.mark.parametrize("line", ["regional both SC", "regional statements --topic r", "regional show x"])
def test_without_a_database_nothing_is_offered_and_nothing_is_said(tmp_path: Path, line: str) -> None:
    assert completions(run_command, line, REGIONAL_DATABASE=str(tmp_path / "none.db")) == []
    assert list(tmp_path.iterdir()) == []


def test_a_database_named_on_the_line_is_the_one_that_is_asked(record: Path) -> None:
    assert completions(run_command, f"regional --database {record} both SCO CST") == ["CST", "CSTO"]
