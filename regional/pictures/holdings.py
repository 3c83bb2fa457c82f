"""Who holds which status in which of some organizations on a day: what `matrix` answers, as pictures draw it."""

from collections.abc import Iterable
from typing import NamedTuple

from regional.pictures import wording
from regional.questions.answer import Answer
from regional.vocabulary import Status

_WEIGHT = {status: at for at, status in enumerate(Status)}


class Held(NamedTuple):
    """The status of one holder in one organization."""

    status: Status
    is_certain: bool

    @property
    def words(self) -> str:
        """`dialogue partner`, or with a question mark if it is only possible."""
        return wording.status(self.status) + ("" if self.is_certain else "?")


class Holder(NamedTuple):
    """A state or another body, with what it holds."""

    id: str
    name: str
    held: dict[str, list[Held]]
    """By organization the statuses that it holds or possibly holds there, the weightiest certain one first."""

    @property
    def label(self) -> str:
        """Its name, with a question mark if nothing that it holds is certain."""
        return self.name + ("" if any(some[0].is_certain for some in self.held.values()) else "?")

    def is_member(self, organization: str) -> bool:
        """Whether it is a member, at least possibly."""
        return any(held.status == Status.MEMBER for held in self.held.get(organization, ()))


def holders(answer: Answer) -> list[Holder]:
    """The rows of a matrix."""
    organizations = answer.columns[2:]
    return [
        Holder(id_, name, {org: _held(cell) for org, cell in zip(organizations, cells, strict=True) if cell})
        for id_, name, *cells in answer
    ]


def _held(cell: str) -> list[Held]:
    """What stands in a cell, such as `member/observer?`."""
    found = [Held(Status(word.removesuffix("?")), not word.endswith("?")) for word in cell.split("/")]
    return sorted(found, key=lambda held: (not held.is_certain, _WEIGHT[held.status]))


def weight_of(held: Held) -> int:
    """How weighty a status is: the smaller the number, the weightier."""
    return _WEIGHT[held.status]


def statuses_of(some: Iterable[Holder]) -> list[Status]:
    """The statuses that are held, in the order of their weight."""
    found = {held.status for holder in some for several in holder.held.values() for held in several}
    return [status for status in Status if status in found]
