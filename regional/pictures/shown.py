"""What a picture shows: the answer, and what it is an answer to."""

from collections.abc import Mapping
from typing import NamedTuple

from regional.questions.answer import Answer


class Shown(NamedTuple):
    """An answer, and the question."""

    answer: Answer
    names: dict[str, str]
    """The organizations by their ids, in the order in which they were asked about; empty if none were."""
    day: str
    """The day that was asked about; empty if none was."""
    options: Mapping[str, list[str]]
    """The options that were given, and are not what they are by themselves."""
    status: tuple[str, ...]
    """The statuses that were asked for."""
    details: Answer
    """What is asked besides; the answer itself if nothing is."""

    @property
    def conditions(self) -> str:
        """The options in words, such as `org SCO, since 2021`."""
        return ", ".join(f"{name} {' and '.join(texts)}" for name, texts in self.options.items())

    def command(self, question: str, *arguments: str) -> str:
        """The command that gives the answer as rows with their sources."""
        from shlex import join  # noqa: PLC0415

        options = [word for name, texts in self.options.items() for text in texts for word in (f"--{name}", text)]
        return join(["regional", question, *arguments, *options, "--sources"])
