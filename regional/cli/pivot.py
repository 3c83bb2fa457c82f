"""A pivot: the values of one column become columns, each filled from another column."""

import json
from typing import Any

from regional.database.reading import Answer


def pivoted(answer: Answer, heading: str, cell: str) -> Answer:
    """Turn the rows for one thing under several headings into one row; the facts behind them are put together.

    A row with nothing but a heading makes sure that its column is there, and in which place.
    """
    columns, rows = answer
    kept = [name for name in columns if name not in (heading, cell, "facts")]
    headings = list(dict.fromkeys(row[columns.index(heading)] for row in rows))
    lines: dict[tuple[Any, ...], dict[str, Any]] = {}
    facts: dict[tuple[Any, ...], list[str]] = {}
    for row in rows:
        values = dict(zip(columns, row, strict=True))
        key = tuple(values[name] for name in kept)
        if any(part is not None for part in key):
            lines.setdefault(key, {})[values[heading]] = values[cell]
            facts.setdefault(key, []).append(values["facts"])
    shown = [(*key, *map(line.get, headings), json.dumps(facts[key])) for key, line in lines.items()]
    return Answer([*kept, *headings, "facts"], shown)
