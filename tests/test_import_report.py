"""What an import says: the summary at its end, the bar on a terminal, the skipped lines, and what it refuses."""

import json
import os
import pty
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from regional.importers import KINDS
from tests.conftest import COMMAND, Result, run_command
from tests.datasets import facts
from tests.imports import gdelt_file, icews_file, take

ODD = [
    {},
    {"Event ID": "2", "Event Date": "2018-02-30"},
    {"Event ID": "3", "Country": "Atlantis", "City": "NA"},
    {"Event ID": "4", "Intensity": "high"},
    {"Event ID": "5", "Event Date": "NA"},
    {"CAMEO Code": "999"},
    {"Event ID": "7", "Source Name": "Poseidon", "Source Country": "Atlantis"},
]
"""Of these the second and the fifth have no day and the fourth no number; what others say cannot all be kept."""


@pytest.fixture
def database(tmp_path: Path, actors: Path) -> Path:
    """A copy of the actors of the record."""
    return Path(shutil.copy(actors, tmp_path / "regional.db"))


SUMMARY = """\
what,lines,first
read,7,
skipped: its date is no day,2,events.tab:3
skipped: its intensity is no number from -10 to 10,1,events.tab:5
noted: a place that is in no country that is recorded then,1,events.tab:4
noted: an id that another event has: a number is added,1,events.tab:7
noted: a code that is not one of CAMEO,1,events.tab:7
noted: an actor that is not recorded then: only named in the description,1,events.tab:8
written: event_citations,4,
written: event_participants,7,
written: events,4,
written: sources,1,
"""


def test_every_line_is_accounted_for_at_the_end(database: Path, tmp_path: Path) -> None:
    icews_file(tmp_path / "events.tab", *ODD)
    result = run_command("--database", database, "import", "icews", "events.tab", cwd=tmp_path)
    assert result == Result(SUMMARY, "", 0)


def test_a_program_can_read_the_summary(database: Path, tmp_path: Path) -> None:
    icews_file(tmp_path / "events.tab", *ODD)
    result = run_command("--database", database, "import", "icews", "events.tab", "-f", "json", cwd=tmp_path)
    assert json.loads(result.stdout)[:2] == [
        {"what": "read", "lines": 7, "first": ""},
        {"what": "skipped: its date is no day", "lines": 2, "first": "events.tab:3"},
    ]


def on_a_terminal(*arguments: str | Path, cwd: Path) -> tuple[str, str]:
    """What a command prints into a pipe, and what it writes on a terminal beside."""
    terminal, its_end = pty.openpty()
    with subprocess.Popen([COMMAND, *arguments], stdout=subprocess.PIPE, stderr=its_end, cwd=cwd) as process:
        os.close(its_end)
        said = b""
        while chunk := _read(terminal):
            said += chunk
        assert process.stdout is not None
        printed = process.stdout.read()
    os.close(terminal)
    assert process.returncode == 0
    return printed.decode(), said.decode()


def _read(terminal: int) -> bytes:
    """What stands on a terminal; nothing when nobody writes there any more, which Linux calls an error."""
    try:
        return os.read(terminal, 65_536)
    except OSError:
        return b""


def test_a_bar_moves_on_a_terminal(database: Path, tmp_path: Path) -> None:
    icews_file(tmp_path / "events.tab", *({"Event ID": str(number)} for number in range(12_000)))
    printed, said = on_a_terminal("--database", database, "import", "icews", "events.tab", cwd=tmp_path)
    assert printed.startswith("what,lines,first\nread,12000,\n")
    steps = [int(step) for step in re.findall(r"Importing .+?(\d+)%", said)]
    assert steps == sorted(steps)
    assert len(steps) > 2
    assert (steps[0], steps[-1]) == (0, 100)


def test_there_is_no_bar_in_a_pipe(database: Path, tmp_path: Path) -> None:
    icews_file(tmp_path / "events.tab", *({"Event ID": str(number)} for number in range(12_000)))
    assert run_command("--database", database, "import", "icews", "events.tab", cwd=tmp_path).stderr == ""


def test_a_second_import_reads_nothing_and_says_so(database: Path, tmp_path: Path) -> None:
    icews_file(tmp_path / "events.tab", *ODD)
    first, second = (run_command("--database", database, "import", "icews", "events.tab", cwd=tmp_path) for _ in "12")
    assert first.stdout == SUMMARY
    said = "regional: nothing changed: 'icews' is these files already; --again imports them anew\n"
    assert second == Result("what,lines,first\nread,0,\n", said, 0)


def test_the_skipped_lines_can_be_had_after_a_first_import_too(database: Path, tmp_path: Path) -> None:
    lines = icews_file(tmp_path / "events.tab", *ODD).read_text(encoding="utf-8").splitlines(keepends=True)
    command = ("--database", database, "import", "icews", "events.tab")
    assert run_command(*command, cwd=tmp_path).stdout == SUMMARY
    before = facts(database)
    assert run_command(*command, "--reject-to", "bad.tab", cwd=tmp_path) == Result(SUMMARY, "", 0)
    assert (tmp_path / "bad.tab").read_text(encoding="utf-8") == lines[2] + lines[4] + lines[5]
    assert facts(database) == before


@pytest.mark.parametrize("name", ["events.tab", "regional.db", "../here/events.tab"])
def test_the_skipped_lines_are_not_written_over_a_file_or_the_database(record: Path, tmp_path: Path, name: str) -> None:
    folder = tmp_path / "here"
    folder.mkdir()
    shutil.copy(record, folder / "regional.db")
    icews_file(folder / "events.tab", *ODD)
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    result = run_command("import", "icews", "events.tab", "--reject-to", name, cwd=folder)
    assert result.stderr.endswith(
        f"Error: Invalid value for '--reject-to': it would overwrite {name.rpartition('/')[2]}.\n"
    )
    assert (result.stdout, result.status) == ("", 2)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_skipped_lines_that_cannot_be_written_are_one_line(database: Path, tmp_path: Path) -> None:
    icews_file(tmp_path / "events.tab", *ODD)
    before = database.read_bytes()
    asked = ("--database", database, "import", "icews", "events.tab", "--reject-to", "absent/bad.tab")
    said = "regional: absent/bad.tab: it cannot be written: No such file or directory\n"
    assert run_command(*asked, cwd=tmp_path) == Result("", said, 1)
    assert database.read_bytes() == before


@pytest.mark.parametrize(
    ("dataset", "title"),
    [
        ("core", "The record of regional organisations"),
        ("gdelt", "GDELT Event Database"),
    ],
)
def test_a_dataset_of_another_kind_is_never_replaced(database: Path, tmp_path: Path, dataset: str, title: str) -> None:
    take(database, "gdelt", gdelt_file(tmp_path / "export.CSV", {}))
    before = database.read_bytes()
    icews_file(tmp_path / "events.tab", {})
    asked = ("--database", database, "import", "icews", "events.tab", "--dataset", dataset)
    line = f"the dataset '{dataset}' is '{title}', which is not an import of this kind: choose another --dataset"
    assert run_command(*asked, cwd=tmp_path) == Result("", f"regional: {line}\n", 1)
    assert database.read_bytes() == before


@pytest.mark.parametrize("dataset", ["", "my events", "my/events", "my\nevents"])
def test_a_dataset_has_a_plain_id(database: Path, tmp_path: Path, dataset: str) -> None:
    icews_file(tmp_path / "events.tab", {})
    asked = ("--database", database, "import", "icews", "events.tab", "--dataset", dataset)
    result = run_command(*asked, cwd=tmp_path)
    assert result.stderr.endswith(
        "Error: Invalid value for '--dataset': an id holds no blank, slash or hidden character, and is not empty.\n"
    )
    assert result.status == 2


def test_the_help_says_what_each_kind_is() -> None:
    lines = run_command("import", "--help").stdout.splitlines()
    assert [line.split(maxsplit=1) for line in lines[-len(KINDS) :]] == [[kind, about] for kind, about in KINDS.items()]
