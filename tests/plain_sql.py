"""Questions in plain SQL over Parquet files, which whoever has an export can ask in any engine."""

import csv
import io
from pathlib import Path

from tests.commands import run_command

Rows = list[list[str]]

BOTH = """
SELECT
    s.id, s.name, substr(max(m.start_latest || m.start_date), 11),
    min(CASE WHEN m.start_latest <= '2021-09-17' AND (m.end_date IS NULL OR m.end_earliest > '2021-09-17') THEN 'yes'
        ELSE 'no' END)
FROM memberships AS m JOIN states AS s ON s.id = m.member_id
WHERE m.dataset_id = 'core' AND m.organization_id IN ('SCO', 'CSTO') AND m.status = 'member'
    AND m.start_earliest <= '2021-09-17' AND (m.end_date IS NULL OR m.end_latest > '2021-09-17')
GROUP BY s.id, s.name HAVING count(DISTINCT m.organization_id) = 2
ORDER BY s.id
"""
MEMBERS = """
SELECT m.member_id, coalesce(s.name, o.name), m.status, m.start_date, coalesce(m.end_date, '')
FROM memberships AS m
LEFT JOIN states AS s ON s.id = m.member_id LEFT JOIN organizations AS o ON o.id = m.member_id
WHERE m.dataset_id = 'core' AND m.organization_id = 'SCO'
    AND m.start_earliest <= '2021-09-17' AND (m.end_date IS NULL OR m.end_latest > '2021-09-17')
ORDER BY m.member_id, m.start_earliest, m.id
"""
STATEMENTS = """
SELECT s.start_date, s.id, s.kind, s.text
FROM statements AS s JOIN statement_actors AS a ON a.statement_id = s.id
WHERE s.dataset_id = 'core' AND a.role = 'subject' AND a.actor_id = 'TALIBAN'
ORDER BY s.start_earliest, s.start_latest, s.id
"""
EVENTS = """
SELECT e.start_date, e.id, e.kind, e.title
FROM events AS e
WHERE e.year BETWEEN 2021 AND 2022 AND e.tier = 'human-coded' AND e.dataset_id = 'core'
    AND e.id IN (SELECT p.event_id FROM event_participants AS p WHERE p.actor_id = 'SCO')
ORDER BY e.start_earliest, e.start_latest, e.id
"""
DAY = ["--on", "2021-09-17"]
PERIOD = ["--since", "2021-01-01", "--until", "2022-12-31"]
QUESTIONS = {
    "both": (BOTH, ["both", "SCO", "CSTO", *DAY], ["state", "name", "since", "certain"]),
    "members": (
        MEMBERS,
        ["members", "SCO", "--status", "any", *DAY],
        ["state", "name", "status", "start_date", "end_date"],
    ),
    "statements": (STATEMENTS, ["statements", "--about", "Taliban"], ["date", "id", "kind", "text"]),
    "events": (EVENTS, ["events", "--org", "SCO", *PERIOD], ["date", "id", "kind", "title"]),
}
"""Predefined questions: in plain SQL over the files, as a command, and the columns that both give."""


def told(beside: str | Path, question: str) -> Rows:
    """What the command answers."""
    _, command, columns = QUESTIONS[question]
    result = run_command("--database", beside, *command, "--dataset", "core", "--format", "csv")
    answer = [[row[column] for column in columns] for row in csv.DictReader(io.StringIO(result.stdout))]
    assert answer
    return answer
