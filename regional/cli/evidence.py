"""The sources of rows: `--sources` follows the facts behind each row to what is written about them."""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from regional.database.reader import Reader
from regional.render import FOR_PEOPLE, Table

EVIDENCE = """
SELECT e.fact_id, e.source_id, e.title, e.locator, e.consulted
FROM evidence AS e
WHERE e.fact_id IN ({})
ORDER BY e.fact_id, e.source_id, e.locator
"""
"""A list of values: for a subquery PostgreSQL would read all citations there are."""

_AT_ONCE = 10_000
"""For how many facts one statement asks; SQLite takes three times as many values."""


def with_sources(reader: Reader, table: Table, behind: Sequence[str | None], format_: str) -> Table:
    """The table with a column of sources: numbered notes under it for people, in words for programs.

    Args:
        reader: the database.
        table: the rows.
        behind: for each row the ids of the facts that it rests on: one, or a JSON array of them.
        format_: one of `render.FORMATS`.
    """
    facts = [_facts(value) for value in behind]
    evidence = _evidence(reader, {fact for row in facts for fact in row})
    columns = [*table.columns, "sources"]
    if format_ not in FOR_PEOPLE:
        cells = [
            "; ".join(dict.fromkeys(short for fact in row for short, _ in evidence.get(fact, []))) for row in facts
        ]
        return Table(columns, [(*row, cell) for row, cell in zip(table.rows, cells, strict=True)])
    mark = "[^{}]" if format_ == "markdown" else "[{}]"
    notes: dict[str, int] = {}
    rows = []
    for row, row_facts in zip(table.rows, facts, strict=True):
        numbers = [notes.setdefault(full, len(notes) + 1) for fact in row_facts for _, full in evidence.get(fact, [])]
        rows.append((*row, "".join(mark.format(number) for number in dict.fromkeys(numbers))))
    return Table(columns, rows, list(notes))


def _evidence(reader: Reader, facts: set[str]) -> dict[str, list[tuple[str, str]]]:
    """For each fact its citations: in short for programs, in full for people."""
    found: dict[str, list[tuple[str, str]]] = {}
    for fact, source, title, locator, consulted in _citations(reader, sorted(facts)):
        full = title + (f", {locator}" if locator else "") + ("" if consulted == "yes" else " (not consulted)")
        found.setdefault(fact, []).append((f"{source} {locator}".strip(), full))
    return found


def _citations(reader: Reader, facts: list[str]) -> Iterator[tuple[Any, ...]]:
    for first in range(0, len(facts), _AT_ONCE):
        values = {f"fact_{number}": fact for number, fact in enumerate(facts[first : first + _AT_ONCE])}
        yield from reader.ask(EVIDENCE.format(", ".join(f":{name}" for name in values)), values).rows


def _facts(value: str | None) -> list[str]:
    """The ids of the facts behind a row: one id, or a JSON array of them."""
    if not value:
        return []
    return sorted(set(json.loads(value))) if value.startswith("[") else [value]
