"""What a picture shows: the answer, the organizations that were asked about, and the day."""

from typing import NamedTuple

from regional.questions.answer import Answer


class Shown(NamedTuple):
    """An answer, and what it is an answer to."""

    answer: Answer
    names: dict[str, str]
    """The organizations by their ids, in the order in which they were asked about; empty if none were."""
    day: str
    """The day that was asked about; empty if none was."""
    status: tuple[str, ...] = ()
    """The statuses that were asked for."""
