"""The rows of a question, apart from the facts that each of them rests on."""

from typing import Any, NamedTuple

from regional.database.reader import Result
from regional.json_texts import values_of


class Rows(NamedTuple):
    """What a statement gave, without its column `facts`; that column's values stand beside the rows."""

    columns: list[str]
    rows: list[tuple[Any, ...]]
    facts: list[Any]
    """For each row the id of a fact, a JSON array of such ids, a list of either, or nothing."""


def split(result: Result) -> Rows:
    """Take the column `facts` out of a result; a statement without one gives rows that rest on no fact."""
    columns, rows = result
    if "facts" not in columns:
        return without_facts(columns, rows)
    at = columns.index("facts")
    kept = [(*row[:at], *row[at + 1 :]) for row in rows]
    return Rows([*columns[:at], *columns[at + 1 :]], kept, [row[at] for row in rows])


def without_facts(columns: list[str], rows: list[tuple[Any, ...]]) -> Rows:
    """Rows that rest on no fact."""
    return Rows(columns, rows, [None] * len(rows))


def fact_ids(value: Any) -> tuple[str, ...]:
    """The ids of the facts behind a row, in order and each once."""
    return tuple(sorted(set(_ids(value))))


def _ids(value: Any) -> list[str]:
    if isinstance(value, list):
        return [id_ for part in value for id_ in _ids(part)]
    if value is None or value == "":
        return []
    text = str(value)
    if text.startswith("["):
        try:
            return _ids(values_of(text))
        except (ValueError, RecursionError):
            return [text]
    return [text]
