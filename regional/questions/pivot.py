"""A pivot: the values of one column become columns, each filled from another column."""

from typing import Any

from regional.errors import RegionalError
from regional.questions.rows import Rows


def pivoted(rows: Rows, heading: str, cell: str) -> Rows:
    """Turn the rows for one thing under several headings into one row, which rests on the facts of all of them.

    A row that has nothing but a heading makes sure that the column is there, and in which order.

    Raises:
        RegionalError: the statement gives no such column.
    """
    columns = rows.columns
    for name in (heading, cell):
        if name not in columns:
            raise RegionalError(f"the query has a pivot on the column '{name}', but its statement gives no such column")
    kept = [name for name in columns if name not in (heading, cell)]
    headings = list(dict.fromkeys(row[columns.index(heading)] for row in rows.rows))
    lines: dict[tuple[Any, ...], dict[str, Any]] = {}
    facts: dict[tuple[Any, ...], list[Any]] = {}
    for row, fact in zip(rows.rows, rows.facts, strict=True):
        values = dict(zip(columns, row, strict=True))
        key = tuple(values[name] for name in kept)
        if any(part is not None for part in key):
            cells = lines.setdefault(key, {})
            before = cells.get(values[heading])
            cells[values[heading]] = values[cell] if before is None else f"{before}/{values[cell]}"
            facts.setdefault(key, []).append(fact)
    table = [(*key, *map(line.get, headings)) for key, line in lines.items()]
    return Rows([*kept, *headings], table, list(facts.values()))
