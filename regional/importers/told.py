"""What some lines of coded events tell: made from a file without the database, and then written into it."""

import marshal
from collections.abc import Sequence
from typing import Any, NamedTuple

from regional.importers import list_columns
from regional.importers.columns import Column, Columns
from regional.vocabulary import ParticipantRole

FIRST, SECOND = ParticipantRole.INITIATOR.value, ParticipantRole.TARGET.value
"""The roles of the two actors."""

KEPT = ("title", "start_date", "place", "location_id", "description", "cameo_code", "intensity")
"""The columns of an event that tell what it is; its kind and its class follow from them."""

COLUMNS = ("id", *KEPT, "kind", "cameo_root", "locator", "first", "second")
"""All that is written of a line: an event, its citation, and who acted and who was acted on."""


class Told(NamedTuple):
    """Some lines of a file, each column apart; lines of which no event is made are left out of the columns."""

    path: str
    """What the file is called."""
    separator: str
    done: int
    """How many bytes of the file were read."""
    read: int
    """How many lines were read."""
    skipped: list[tuple[str, int, list[str]]]
    """Why no event is made of a line, its number, and its fields."""
    noted: list[tuple[str, list[int]]]
    """What is left out of the events of some lines, and which lines these are by their place in the columns."""
    lines: Sequence[int]
    """The number of each line."""
    numbers: tuple[int, int]
    """The least and the greatest number that stands for an event."""
    columns: list[Column]
    """One for each of `COLUMNS`."""
    form: Columns = list_columns
    """The form that they have."""

    def __reduce__(self) -> tuple[Any, ...]:
        """Go to another process in the shortest way, of which there is one for plain values; as lists."""
        plain: tuple[Any, ...] = (*self._replace(lines=[*self.lines])[:-1],)
        return _received, (marshal.dumps(plain),)

    def ids(self) -> list[str]:
        """The id of each event, as its file has it."""
        return self.form.listed(self.columns[0])

    def with_ids(self, ids: Sequence[str | None]) -> "Told":
        """The same events with other ids, without those that have none."""
        columns = [self.form.taken([*ids]), *self.columns[1:]]
        if not all(ids):
            columns = [self.form.compressed(column, ids) for column in columns]
        return self._replace(columns=columns)

    def said(self) -> list[int]:
        """A number for all that is kept of each line, but its id: what it says, its locator, and who took part."""
        return self.form.said([*self.columns[1 : 1 + len(KEPT)], *self.columns[-3:]])


def _received(data: bytes) -> Told:
    return Told._make((*marshal.loads(data), list_columns))  # noqa: S302 - our own process wrote it
