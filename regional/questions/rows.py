"""The rows of a question, apart from the facts that each of them rests on."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, NamedTuple, TypeVar, overload

from regional.database.reader import Result
from regional.json_texts import values_of

Item = TypeVar("Item")


class Made(Sequence[Item]):
    """Items that are made whenever they are read, because there can be more than fit into memory."""

    def __init__(self, make: Callable[[], Iterable[Item]]) -> None:
        """Take what makes them, the same ones every time."""
        self._make = make

    def __iter__(self) -> Iterator[Item]:
        return iter(self._make())

    def __bool__(self) -> bool:
        return any(True for _ in self)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    @overload
    def __getitem__(self, at: int) -> Item: ...

    @overload
    def __getitem__(self, at: slice) -> list[Item]: ...

    def __getitem__(self, at: int | slice) -> Item | list[Item]:
        if isinstance(at, slice) and (at.stop or -1) >= 0 and (at.start or 0) >= 0:
            return list(islice(self, at.start, at.stop, at.step))
        return list(self)[at]


class Rows(NamedTuple):
    """What a statement gave, without its column `facts`; that column's values stand beside the rows."""

    columns: list[str]
    rows: Sequence[tuple[Any, ...]]
    facts: Sequence[Any]
    """For each row the id of a fact, a JSON array of such ids, a list of either, or nothing."""


def split(result: Result) -> Rows:
    """Take the column `facts` out of a result; a statement without one gives rows that rest on no fact."""
    columns, rows = result
    if "facts" not in columns:
        return without_facts(columns, rows)
    at = columns.index("facts")
    kept = [(*row[:at], *row[at + 1 :]) for row in rows]
    return Rows([*columns[:at], *columns[at + 1 :]], kept, [row[at] for row in rows])


def without_facts(columns: list[str], rows: Sequence[tuple[Any, ...]]) -> Rows:
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
