"""Shell completion: commands and words from the program, ids from the database, and silence where there is none."""

import os
import subprocess
from pathlib import Path

import pytest

from regional.seeds.loader import load
from tests.conftest import COMMAND, Run, run_command
from tests.datasets import ENGINES, new_location, write


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
        ("regional inf", ["info"]),
        ("regional both SC", ["SCHENGEN", "SCO"]),
        ("regional both sco", ["SCO"]),
        ("regional both SCO CST", ["CST", "CSTO"]),
        ("regional affiliations Kyr", ["KGZ"]),
        ("regional affiliations Кырг", ["KGZ"]),
        ("regional members Warschau", ["WARSAW-PACT"]),
        ("regional schema membership_c", ["membership_changes", "membership_citations"]),
        ("regional members SCO --on to", ["today"]),
        ("regional both SCO CSTO --not EAE", ["EAEU"]),
        ("regional affiliations UZ", ["UZB"]),
        ("regional affiliations vladimir-p", []),
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


@pytest.fixture(scope="module", params=ENGINES)
def in_capitals(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> str:
    """A database whose ids have capital letters, which a server tells apart unless it is told not to."""
    files = {"sources.csv": "id,type,title,consulted\nPaper,book,A paper,no\n", "topics.csv": "id,name\nPeace,Peace\n"}
    folder = tmp_path_factory.mktemp("capitals")
    location = new_location(request, folder)
    load([write(folder / "Mine", files)], location)
    return location


@pytest.mark.parametrize(
    ("line", "offered"),
    [("events --topic pe", ["Peace"]), ("show pap", ["Paper"]), ("topics --dataset m", ["Mine"])],
)
def test_an_id_is_completed_from_capital_and_small_letters(in_capitals: str, line: str, offered: list[str]) -> None:
    for typed in (line, line.rpartition(" ")[0] + " " + offered[0][:2]):
        assert completions(run_command, f"regional {typed}", REGIONAL_DATABASE=in_capitals) == offered


def test_who_spoke_most_is_offered_first(ask: Run) -> None:
    assert completions(ask, "regional statements --speaker Pu")[0] == "vladimir-putin"
    assert "UN" in completions(ask, "regional members U")


def test_fish_is_offered_names_because_it_keeps_only_what_begins_as_it_was_typed(ask: Run) -> None:
    asked = {"COMP_WORDS": "regional affiliations Kyr", "COMP_CWORD": "Kyr", "_REGIONAL_COMPLETE": "fish_complete"}
    assert ask(**asked).stdout.splitlines() == ["plain,Kyrgyzstan\tKyrgyzstan"]


def test_files_are_completed_for_the_database(ask: Run) -> None:
    asked = {"COMP_WORDS": "regional --database x", "COMP_CWORD": "2", "_REGIONAL_COMPLETE": "bash_complete"}
    assert ask(**asked).stdout == "file,x\n"


def test_bash_completes_as_the_readme_says(record: Path) -> None:
    script = (
        'eval "$(_REGIONAL_COMPLETE=bash_source regional)"; COMP_WORDBREAKS=${COMP_WORDBREAKS//@/}\n'
        "COMP_WORDS=(regional affiliations Kyr) COMP_CWORD=2; _regional_completion regional; echo ${COMPREPLY[@]}"
    )
    environment = {"PATH": f"{COMMAND.parent}{os.pathsep}{os.environ['PATH']}", "REGIONAL_DATABASE": str(record)}
    done = subprocess.run(
        ["bash", "-c", script], env=os.environ | environment, capture_output=True, text=True, check=True
    )
    assert done.stdout == "KGZ\n"


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
