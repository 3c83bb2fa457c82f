"""A pivot: the values of one column become columns, each filled from another column."""

from typing import Any

from regional.errors import RegionalError
from regional.questions.rows import Rows
from regional.render import printable


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
    headings = list(dict.fromkeys(printable(row[columns.index(heading)]) for row in rows.rows))
    lines: dict[tuple[str, ...], tuple[tuple[Any, ...], dict[str, Any], list[Any]]] = {}
    for row, fact in zip(rows.rows, rows.facts, strict=True):
        values = dict(zip(columns, row, strict=True))
        thing = tuple(values[name] for name in kept)
        if any(part is not None for part in thing):
            key = tuple(map(printable, thing))  # a server has lists, which cannot be keys
            _, cells, facts = lines.setdefault(key, (thing, {}, []))
            named = printable(values[heading])
            before = cells.get(named)
            cells[named] = values[cell] if before is None else f"{before}/{values[cell]}"
            facts.append(fact)
    table = [(*thing, *map(cells.get, headings)) for thing, cells, _ in lines.values()]
    return Rows([*kept, *headings], table, [facts for *_, facts in lines.values()])
