"""What a question costs: it imports little, asks the database few times, and reads no table from end to end."""

import json
import shlex
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from regional.cli.question import question_command
from regional.database.reader import Reader
from regional.database.reading import reading
from regional.questions.given import given
from regional.questions.period import takes_period
from regional.questions.values import values
from regional.sql.catalog import Parameter, Query, query_paths, read_query

QUERIES = {name: read_query(path) for name, path in query_paths().items()}
EXAMPLES = [shlex.split(query.example) for query in QUERIES.values()]

HEAVY = {"sqlalchemy", "alembic", "yaml", "rich", "psycopg"}

IMPORTS = """
import json, sys
from regional.cli import main
for command in json.loads(sys.argv[2]):
    main(["--database", sys.argv[1], *command], standalone_mode=False)
print(json.dumps(sorted(sys.modules)), file=sys.stderr)
"""

STATEMENTS = """
import json, sqlite3, sys
from regional.cli import main
asked = []
connect = sqlite3.connect
def traced(*arguments, **options):
    connection = connect(*arguments, **options)
    connection.set_trace_callback(asked.append)
    return connection
sqlite3.connect = traced
counts = {}
for command in json.loads(sys.argv[2]):
    asked.clear()
    main(["--database", sys.argv[1], *command], standalone_mode=False)
    counts[command[0]] = len([text for text in asked if text != "BEGIN" and "'main'." not in text])
print(json.dumps(counts), file=sys.stderr)
"""
"""Counts the statements as SQLite sees them, without BEGIN and those by which the full-text index reads its tables."""

GROWING = {
    "memberships",
    "events",
    "statements",
    "names",
    "event_participants",
    "event_topics",
    "statement_actors",
    "statement_topics",
    "actor_citations",
    "event_citations",
    "membership_citations",
    "statement_citations",
    "succession_citations",
}
"""Tables that grow with what is recorded; there will never be many datasets or organizations to look through."""

SAMPLES = {
    "organization": ["SCO", "CSTO"],
    "state": ["KAZ", "UZB"],
    "member": ["UZB"],
    "actor": ["RUS"],
    "topic": ["weapons"],
    "event": ["joint-meeting-2021-09-17"],
    "dataset": ["core", "core"],
    "fact": ["SCO/IND"],
    "name": ["Burma"],
    "day": ["2021-09-17", "2024-12-31"],
    "first-day": ["2021"],
    "last-day": ["2021-09"],
    "status": ["any"],
    "event-kind": ["aid"],
    "statement-kind": ["quotation"],
    "tier": ["machine-coded"],
    "found-in": ["name"],
    "state-classification": ["un_member"],
    "organization-classification": ["alliance"],
    "source-type": ["treaty"],
    "change": ["left"],
    "period": ["month"],
    "region": ["Central Asia"],
    "text": ["any"],
    "words": ["上合"],
    "integer": ["365"],
    "flag": [],
}
"""A value for each type of parameter, or two where some take two."""

WHOLE = {
    "conflicts": {"memberships"},
}
"""Questions about everything that a table holds, which nothing shortens."""


def written(parameter: Parameter) -> list[str]:
    """A parameter as it is typed, with as many values as it needs."""
    samples = SAMPLES[parameter.type][: max(parameter.least or 1, 2 * parameter.is_pair)]
    if parameter.is_argument and parameter.least != 0:
        return samples
    option = f"--{parameter.name}"
    return [option, *samples] if parameter.is_pair or not samples else [x for value in samples for x in (option, value)]


def ways_to_ask(query: Query) -> Iterator[str]:
    """A query with no more than it needs, with each of its options, and with all of them at once."""
    needed = [p for p in query.parameters if (p.is_argument and p.least != 0) or (p.least and not p.is_pair)]
    options = [p for p in query.parameters if p not in needed]
    together = [p for p in options if p.name != "on" or not takes_period(query)]  # a day, or a period: not both
    for chosen in ([], *([option] for option in options), together):
        yield shlex.join([query.name, *(word for p in (*needed, *chosen) for word in written(p))])


QUESTIONS = sorted({way for query in QUERIES.values() for way in ways_to_ask(query)} | set(map(shlex.join, EXAMPLES)))


def in_a_new_process(script: str, record: Path) -> object:
    """What the script says after running every example with its output in a pipe."""
    done = subprocess.run(
        [sys.executable, "-c", script, str(record), json.dumps(EXAMPLES)], capture_output=True, text=True, check=True
    )
    assert done.stdout
    return json.loads(done.stderr.splitlines()[-1])


@pytest.fixture
def reader(record: Path) -> Iterator[Reader]:
    with reading(record) as reader:
        yield reader


def test_a_question_into_a_pipe_imports_nothing_heavy(record: Path) -> None:
    modules = in_a_new_process(IMPORTS, record)
    assert isinstance(modules, list)
    assert {"sqlite3", "click"} <= set(modules)
    assert HEAVY & {module.partition(".")[0] for module in modules} == set()


def test_a_question_runs_at_most_five_statements(record: Path) -> None:
    """Where the version of the schema is, the version, all names, the question itself, and how far the record reaches.

    A panel also asks for states and codes, organizations for a region, and an answer without a row for its reasons.
    """
    counts = in_a_new_process(STATEMENTS, record)
    assert isinstance(counts, dict)
    assert set(counts) == set(QUERIES)
    assert counts["both"] == 5
    assert {name: count for name, count in counts.items() if not 3 <= count <= 5} == {
        "panel": 7,
        "conflicts": 7,
        "organizations": 6,
    }


def typed(reader: Reader, query: Query, arguments: list[str]) -> dict[str, Any]:
    """The values of a statement for what is typed behind a command; of several datasets, those for the first."""
    options = question_command(query).make_context(query.name, list(arguments)).params
    texts = given(query, (), {p.name: options[p.name] for p in query.parameters})
    return values(reader, query, texts, lambda: date(2021, 9, 17))[0]


def scanned(reader: Reader, query: Query, arguments: list[str]) -> set[str]:
    """The tables that SQLite would read from end to end, or by a whole index, to answer a question.

    EXPLAIN QUERY PLAN names tables by their aliases only; the program that EXPLAIN shows opens them by their root page,
    and whatever it rewinds it reads from the beginning, to the end unless it checks for the end of a range of days.
    An index of the events that people coded may be read whole: it is as long as people had time to code.
    """
    found = typed(reader, query, arguments)
    steps = list(reader.ask(f"EXPLAIN {query.statement(found)}", found).records())
    roots = dict(reader.ask("SELECT rootpage, tbl_name FROM sqlite_master WHERE name NOT LIKE '%human_coded'").rows)
    opened = {step["p1"]: roots.get(step["p2"]) for step in steps if step["opcode"] in {"OpenRead", "ReopenIdx"}}
    read_whole = {step["p1"] for step in steps if step["opcode"] in {"Rewind", "Last", "Count"}}
    ranges = {step["p1"] for step in steps if step["opcode"] in {"IdxGT", "IdxGE", "IdxLT", "IdxLE"}}
    return {table for cursor, table in opened.items() if table in GROWING and cursor in read_whole - ranges}


@pytest.mark.parametrize("question", QUESTIONS)
def test_no_question_reads_a_growing_table_from_end_to_end(reader: Reader, question: str) -> None:
    name, *arguments = shlex.split(question)
    assert scanned(reader, QUERIES[name], arguments) == WHOLE.get(question, set())


def test_each_option_of_each_question_is_tried() -> None:
    tried = {(shlex.split(question)[0], word) for question in QUESTIONS for word in shlex.split(question)}
    options = {(query.name, f"--{p.name}") for query in QUERIES.values() for p in query.parameters if not p.is_argument}
    assert options <= tried
    assert set(WHOLE) <= set(QUESTIONS)


@pytest.mark.parametrize(
    ("question", "days"),
    [
        ("events --since 2015 --until 2016", "start_earliest>? AND start_earliest<?"),
        ("events --on 2015-03-01", "start_earliest>? AND start_earliest<?"),
        ("events --kind aid --since 2015", "kind=? AND tier=? AND start_earliest>? AND start_earliest<?"),
        ("events --dataset core --since 2015", "dataset_id=? AND start_earliest>? AND start_earliest<?"),
    ],
)
@pytest.mark.parametrize("tier", ["human-coded", "machine-coded"])
def test_of_millions_of_events_only_those_of_the_period_are_read(
    reader: Reader, question: str, days: str, tier: str
) -> None:
    name, *arguments = shlex.split(question)
    arguments += ["--tier", tier] if tier == "machine-coded" else []
    found = typed(reader, QUERIES[name], arguments)
    plan = reader.ask(f"EXPLAIN QUERY PLAN {QUERIES[name].statement(found)}", found)
    assert any(f"({days})" in str(step["detail"]) for step in plan.records())
