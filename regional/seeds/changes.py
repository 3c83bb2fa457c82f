"""Changes: how the rows of a table that are there differ from those that are wanted."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from sqlalchemy import Table

from regional.seeds.rows import Key, column_names

Values = tuple[Any, ...]
"""The values of a row, in the order of `column_names`."""


class Counts(NamedTuple):
    """How many rows of a table a load added, changed, removed and found unchanged."""

    added: int
    changed: int
    removed: int
    unchanged: int

    @property
    def before(self) -> int:
        """How many rows there were."""
        return self.changed + self.removed + self.unchanged


class Change(NamedTuple):
    """What becomes of one row: it is added, changed or removed."""

    dataset: str
    table: str
    key: Key
    before: Mapping[str, Any] | None
    """Its values by column, of which none is derived from others; None: it is added."""
    after: Mapping[str, Any] | None
    """The same as it is wanted; None: it is removed."""

    @property
    def kind(self) -> str:
        """What happens to the row."""
        return "added" if self.before is None else "removed" if self.after is None else "changed"

    def columns(self) -> list[tuple[str, Any, Any]]:
        """The columns whose value is another afterwards, with both values."""
        before, after = self.before or {}, self.after or {}
        names = dict.fromkeys((*before, *after))
        return [(name, *both) for name in names if (both := (before.get(name), after.get(name)))[0] != both[1]]


@dataclass(slots=True)
class Difference:
    """The rows of one table that a dataset has, and those that it is to have, by their keys."""

    dataset: str
    table: Table
    before: Mapping[Key, Values]
    after: Mapping[Key, Values]
    added: list[Key] = field(init=False)
    changed: list[Key] = field(init=False)
    removed: list[Key] = field(init=False)

    def __post_init__(self) -> None:
        """Tell the keys apart once."""
        before, after = self.before, self.after
        self.added = [key for key in after if key not in before]
        self.changed = [key for key in after if key in before and after[key] != before[key]]
        self.removed = [key for key in before if key not in after]

    def counts(self) -> Counts:
        """How many rows there are of each kind."""
        unchanged = len(self.after) - len(self.added) - len(self.changed)
        return Counts(len(self.added), len(self.changed), len(self.removed), unchanged)

    def changes(self) -> Iterator[Change]:
        """Every row that is added, changed or removed."""
        for key in (*self.removed, *self.changed, *self.added):
            yield Change(self.dataset, self.table.name, key, self._told(self.before, key), self._told(self.after, key))

    def _told(self, rows: Mapping[Key, Values], key: Key) -> dict[str, Any] | None:
        if key not in rows:
            return None
        values = dict(zip(column_names(self.table), rows[key], strict=True))
        return {name: value for name, value in values.items() if name not in DERIVED and not is_a_day(name)}


DERIVED = {"dataset_id", "folded", "fingerprint", "loaded_from", "seal"}
"""The columns that follow from others, and the dataset, which every change names."""


def is_a_day(column: str) -> bool:
    """Whether a column has the first or the last day that a date can mean, and follows from that date."""
    return column.endswith(("earliest", "latest"))
