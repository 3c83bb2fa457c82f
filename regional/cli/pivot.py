"""A pivot: the values of one column become columns, each filled from another column."""

import json
from typing import Any

from regional.database.reader import Answer
from regional.errors import RegionalError


def pivoted(answer: Answer, heading: str, cell: str) -> Answer:
    """Turn the rows for one thing under several headings into one row; the facts behind them are put together.

    A row with nothing but a heading makes sure that its column is there, and in which place.
    """
    columns, rows = answer
    for name in (heading, cell):
        if name not in columns:
            raise RegionalError(f"the query has a pivot on the column '{name}', but its statement gives no such column")
    kept = [name for name in columns if name not in (heading, cell, "facts")]
    headings = list(dict.fromkeys(row[columns.index(heading)] for row in rows))
    lines: dict[tuple[Any, ...], dict[str, Any]] = {}
    facts: dict[tuple[Any, ...], list[Any]] = {}
    for row in rows:
        values = dict(zip(columns, row, strict=True))
        key = tuple(values[name] for name in kept)
        if any(part is not None for part in key):
            cells = lines.setdefault(key, {})
            before = cells.get(values[heading])
            cells[values[heading]] = values[cell] if before is None else f"{before}/{values[cell]}"
            facts.setdefault(key, []).append(values.get("facts"))
    shown = [(*key, *map(line.get, headings), json.dumps(facts[key])) for key, line in lines.items()]
    return Answer([*kept, *headings, "facts"], shown)
