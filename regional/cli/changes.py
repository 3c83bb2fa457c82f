"""What a load does to the rows of datasets that were there before, as lines for its user."""

from collections.abc import Iterator
from itertools import takewhile

from regional.models import Dataset
from regional.seeds.changes import Change, Difference
from regional.visible import one_line

_MOST = 20
"""So many rows are named at the most."""

_WIDEST = 60
"""So many letters of a value are shown."""


class Changes:
    """The changes of a load: the first of them, and how many there are."""

    def __init__(self) -> None:
        """Start with none."""
        self._first: list[Change] = []
        self._count = 0
        self._new: set[str] = set()

    def see(self, difference: Difference) -> None:
        """Take the rows of a table. Those of a dataset that was not there before are all new, and are left out."""
        if difference.table.name == Dataset.__tablename__ and not difference.before:
            self._new.add(difference.dataset)
        if difference.dataset in self._new:
            return
        changes = list(difference.changes())
        self._count += len(changes)
        self._first += changes[: _MOST - len(self._first)]

    def lines(self) -> Iterator[str]:
        """One line for each row, and one that counts those which are too many to be named."""
        yield from map(describe, self._first)
        if self._count > len(self._first):
            yield f"and {self._count - len(self._first):,} more rows"


def describe(change: Change) -> str:
    """A change in one line: what happens to which row, and what its key does not say."""
    row = f"{change.kind} in {change.table}: {_row(change)}"
    if change.kind == "changed":
        row += "".join(f", {name} {_shown(old, new)} -> {_shown(new, old)}" for name, old, new in change.columns())
    else:
        row += "".join(f", {name} {_shown(value, '')}" for name, value in _beside_key(change))
    return one_line(row)


def _row(change: Change) -> str:
    return " ".join(str(part) for part in change.key if part != "")


def _beside_key(change: Change) -> Iterator[tuple[str, object]]:
    """What a row that comes or goes says, without what its key says already."""
    said = {str(part) for key in change.key for part in (key, *str(key).split("/"))}
    for name, value in (change.after or change.before or {}).items():
        if value is not None and str(value) not in said:
            yield name, value


def told(change: Change) -> Iterator[tuple[str | None, ...]]:
    """A change as rows of an answer: one for each column that is changed, or one for a row that comes or goes."""
    row = change.dataset, change.kind, change.table, _row(change)
    if change.before is not None and change.after is not None:
        for name, before, after in change.columns():
            yield *row, name, _text(before), _text(after)
    else:
        said = ", ".join(f"{name} {value}" for name, value in _beside_key(change))
        yield *row, None, None if change.before is None else said, None if change.after is None else said


TOLD = ["dataset", "change", "table", "row", "column", "before", "after"]
"""The columns of `told`."""


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _shown(value: object, other: object) -> str:
    """A value, of a long one the part that another value has not."""
    text = "(empty)" if value is None else str(value)
    alike = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(text, str(other), strict=False)))
    start = alike - _WIDEST // 3
    if len(text) > _WIDEST and start > 0:
        text = f"…{text[start:]}"
    return text if len(text) <= _WIDEST else f"{text[:_WIDEST]}…"
