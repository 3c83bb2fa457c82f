"""Data that is hostile to whoever shows it: visible where people read, unchanged where programs do."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from regional.seeds.loader import load
from tests.conftest import Result
from tests.datasets import BLOCS, execute, rows, write
from tests.test_hostile import run

SCREEN = "Kazakhstan\x1b[2J\x1b]0;owned\x07\x9b31m\r\x08"
"""It would clear a terminal, name its window, turn it red and overwrite its line."""

SHOWN = r"Kazakhstan\x1b[2J\x1b]0;owned\x07\x9b31m\r\x08"

EVENT = (
    '- {id: pledge, title: "pledge \\x1b[2J", kind: aid, start_date: 2021-09-17, place: "\\x1b[2J",\n'
    '   participants: [KAZ host], citations: ["archive \\x1b[2J"]}\n'
)

HOSTILE = {
    "sources.csv": "id,type,title,consulted\narchive,record,Acts \x1b[2J,no\n",
    "states.csv": f'id,name,classification,citations\nKAZ,"{SCREEN}x",un_member,archive\n',
    "organizations.csv": BLOCS["organizations.csv"],
    "memberships.csv": "organization_id,member_id,status,start_date,citations\nSCO,KAZ,member,2001-06-15,archive\n",
    "events.yaml": EVENT,
}

Ask = Callable[..., Result]


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    """Run a command on a database of hostile names."""
    folder = tmp_path_factory.mktemp("hostile")
    load([write(folder / "hostile", HOSTILE, licence='"\\e[2J"')], folder / "regional.db")
    change = "UPDATE {} SET {} = 'pledge' || char(27) || '[2J' WHERE {} = 'pledge'"
    of_the_event = [(table, "event_id") for table in ("event_participants", "event_citations")]
    statements = [change.format(table, column, column) for table, column in (("events", "id"), *of_the_event)]
    execute(folder / "regional.db", *statements)  # no load lets such an id in
    return lambda *arguments: run(*arguments, location=str(folder / "regional.db"))


COMMANDS = [
    ("members", "SCO", "--on", "2021-09-17"),
    ("members", "SCO", "--on", "2021-09-17", "--sources"),
    ("matrix", "SCO", "CSTO", "--on", "2021-09-17"),
    ("resolve", "KAZ"),
    ("search", "pledge"),
    ("events", "--on", "2021-09-17", "--sources"),
    ("show", "KAZ"),
    ("show", "archive"),
    ("show", "pledge\x1b[2J"),
    ("why", "pledge\x1b[2J"),
    ("info",),
    ("datasets",),
    ("sql", "SELECT * FROM states"),
    ("sql", "SELECT char(27) || '[2J' AS \"\x1b[2J\""),
]


@pytest.mark.parametrize("format_", ["table", "markdown"])
@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: ascii(" ".join(command)))
def test_what_is_shown_to_people_cannot_drive_the_terminal(ask: Ask, command: tuple[str, ...], format_: str) -> None:
    stdout, stderr, status = ask(*command, "--format", format_)
    assert (status, stderr.splitlines()[1:]) == (0, [])
    assert "x1b[2J" in stdout
    assert {char for char in stdout + stderr if not char.isprintable()} <= {"\n"}


@pytest.mark.parametrize("format_", ["table", "markdown"])
def test_what_is_hidden_is_shown_in_hexadecimal(ask: Ask, format_: str) -> None:
    shown = SHOWN if format_ == "table" else SHOWN.replace("\\", "\\\\")
    assert f" {shown}x " in ask("members", "SCO", "--on", "2021-09-17", "-f", format_).stdout


@pytest.mark.parametrize("format_", ["csv", "json", "ndjson"])
def test_programs_get_the_data_as_it_is(ask: Ask, format_: str) -> None:
    text = ask("sql", "SELECT name, id FROM states", "-f", format_).stdout
    record = next(csv.DictReader(io.StringIO(text, newline=""))) if format_ == "csv" else json.loads(text.strip("[]\n"))
    assert record == {"name": f"{SCREEN}x", "id": "KAZ"}


@pytest.mark.parametrize(
    "command",
    [
        ("show", "pledge"),
        ("both", "SCO", "Kazakhstan\x1b[2J"),
        ("affiliations", "kazakhstan [2J ]0;owned"),
        ("members", "SCO", "--on", "@pledge"),
        ("sql", 'SELECT * FROM "\x1b[2J"'),
    ],
)  # fmt: skip
def test_an_error_that_quotes_data_cannot_drive_the_terminal(ask: Ask, command: tuple[str, ...]) -> None:
    stdout, stderr, status = ask(*command)
    assert (stdout, status, len(stderr.splitlines())) == ("", 1, 1)
    assert r"\x1b[2J" in stderr
    assert {char for char in stderr if not char.isprintable()} == {"\n"}


def test_a_problem_that_quotes_a_seed_is_one_line_of_its_own_file(tmp_path: Path) -> None:
    lying = '- {id: x, name: y, "z\\n/etc/passwd:1: \\e[2J": w}\n'
    folder = write(tmp_path / "blocs", BLOCS | {"topics.yaml": lying})
    result = run("check", str(folder), location=str(tmp_path / "none.db"))
    line = rf"{folder}/topics.yaml:1: the column 'z\n/etc/passwd:1: \x1b[2J' is unknown"
    assert result == Result("", line + "\n", 1)


FORMULAS = [
    "=1+1",
    '=HYPERLINK("http://localhost/?"&A1;"x")',
    "+1",
    "-1",
    "-1+cmd|' /C calc'!A0",
    "@SUM(A1)",
    "'=1",
    "=",
]
"""What a spreadsheet would calculate, and what is a text in it."""


@pytest.mark.parametrize("ending", ["csv", "yaml"])
def test_a_cell_that_a_spreadsheet_would_calculate_survives_csv_and_a_load(tmp_path: Path, ending: str) -> None:
    database, again = tmp_path / "regional.db", tmp_path / "again.db"
    numbered = [(f"topic-{number}", formula) for number, formula in enumerate(FORMULAS)]
    written = io.StringIO()
    if ending == "csv":
        csv.writer(written).writerows([("id", "name"), *numbered])
    else:
        json.dump([{"id": id_, "name": name} for id_, name in numbered], written)  # JSON is YAML
    load([write(tmp_path / "first", {f"topics.{ending}": written.getvalue()})], database)
    assert rows(database, "SELECT id, name FROM topics ORDER BY id") == numbered
    printed = run("sql", "SELECT id, name FROM topics ORDER BY id", "-f", "csv", location=str(database)).stdout
    load([write(tmp_path / "again", {"topics.csv": printed}, id="first")], again)
    assert rows(again, "SELECT * FROM topics ORDER BY id") == rows(database, "SELECT * FROM topics ORDER BY id")


@pytest.mark.parametrize(
    "text", ["\t=1", "\r=1", "a\rb", "a\r\nb", "a\nb", '"', ",", "\x00", "\u2028", " a ", "\x85", ""]
)
def test_every_text_can_be_read_back_from_csv(ask: Ask, text: str) -> None:
    codes = ", ".join(str(ord(char)) for char in text)
    printed = ask("sql", f"SELECT 'before' AS x, char({codes}) AS y, 'after' AS z", "-f", "csv").stdout
    read = list(csv.reader(io.StringIO(printed, newline=""), strict=True))
    assert read == [["x", "y", "z"], ["before", text, "after"]]


def test_percent_and_underline_in_a_search_are_themselves(record: Path) -> None:
    for sign in "%_":
        found = run("search", sign, "-f", "ndjson", location=str(record)).stdout.splitlines()
        holding = rows(record, f"SELECT DISTINCT kind, id, text FROM search_index WHERE instr(folded, '{sign}')")  # noqa: S608
        assert len(found) == len(holding)
    assert run("search", "100%_", location=str(record)).stderr == "regional: no row answers this\n"
