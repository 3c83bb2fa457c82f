"""What a question costs: it imports little, asks the database few times, and reads no table from end to end."""

import json
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from regional.cli.arguments import values
from regional.cli.question import question_command
from regional.database.reading import Reader, reading
from regional.queries.catalog import Query, query_paths, read_query

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
    counts[command[0]] = len([text for text in asked if "'main'." not in text])
print(json.dumps(counts), file=sys.stderr)
"""
"""Counts the statements as SQLite sees them, without those by which the full-text index reads its own tables."""

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

FURTHER = [
    "affiliations UZB --dataset core --on 2021-09-17",
    "changes --since 2021-01-01 --until 2021-12-31",
    "events --state TJK",
    "events --topic weapons",
    "events --with SCO --with CSTO --on 2021-09-17",
    "events --on 2021-09-17",
    "members UN --not NATO --status any --on 2021-09-17",
    "both UN OSCE --not NATO --on 2021-09-17",
    "search 上合 --in name",
    "statements --by CHN",
    "statements --to CSTO",
    "statements --topic recognition",
    "statements --event china-aid-2021",
    "statements --on 2021-09-17",
    "timeline SCO --org SCO",
    "why joint-meeting-2021-09-17",
]
"""Questions whose examples do not show an option that could make them slow."""


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


def test_a_question_runs_at_most_four_statements(record: Path) -> None:
    """The version of the schema, all names at once, the question itself, and how far the record reaches."""
    counts = in_a_new_process(STATEMENTS, record)
    assert isinstance(counts, dict)
    assert set(counts) == set(QUERIES)
    assert counts["both"] == 4
    assert {name: count for name, count in counts.items() if not 2 <= count <= 4} == {}


def scanned(reader: Reader, query: Query, arguments: list[str]) -> set[str]:
    """The tables that SQLite would read from end to end, or by a whole index, to answer a question.

    EXPLAIN QUERY PLAN names tables by their aliases only; the program that EXPLAIN shows opens them by their root page,
    and whatever it rewinds it reads from the beginning, to the end unless it checks for the end of a range of days.
    """
    given = question_command(query).make_context(query.name, list(arguments)).params
    found = values(reader, query, given | {"dataset": next(iter(given.get("dataset") or ()), None)})
    steps = list(reader.ask(f"EXPLAIN {query.statement(found)}", found).records())
    roots = dict(reader.ask("SELECT rootpage, tbl_name FROM sqlite_master WHERE rootpage > 0").rows)
    opened = {step["p1"]: roots[step["p2"]] for step in steps if step["opcode"] in {"OpenRead", "ReopenIdx"}}
    read_whole = {step["p1"] for step in steps if step["opcode"] in {"Rewind", "Last", "Count"}}
    ranges = {step["p1"] for step in steps if step["opcode"] in {"IdxGT", "IdxGE", "IdxLT", "IdxLE"}}
    return {table for cursor, table in opened.items() if cursor in read_whole - ranges}


@pytest.mark.parametrize("command", [*(" ".join(map(shlex.quote, example)) for example in EXAMPLES), *FURTHER])
def test_no_question_reads_a_growing_table_from_end_to_end(reader: Reader, command: str) -> None:
    name, *arguments = shlex.split(command)
    assert scanned(reader, QUERIES[name], arguments) & GROWING == set()


def test_only_the_coverage_of_everything_counts_every_spell(reader: Reader) -> None:
    """It is a count of all spells, which nothing shortens; and it shows that the test above can fail."""
    assert "memberships" in scanned(reader, QUERIES["coverage"], [])
