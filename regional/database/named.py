"""The tables and views that a statement names: an engine that begins with none makes them when they are asked for."""

import re
from collections.abc import Iterable


class Unmade:
    """What is not made yet, each after what it selects from.

    To make all of it takes long; a question names a few.
    """

    def __init__(self, statements: Iterable[tuple[str, str]]) -> None:
        """Take names, each with the statement that makes it."""
        self._waiting = list(statements)

    def taken(self, statement: str) -> list[tuple[str, str]]:
        """What a statement names, and what that names in turn; all, if it names nothing."""
        named = _words(statement)
        for name, made in reversed(self._waiting):
            if name in named:
                named |= _words(re.sub("--.*", "", made))
        now = [each for each in self._waiting if each[0] in named] or self._waiting
        self._waiting = [each for each in self._waiting if each not in now]
        return now


def _words(statement: str) -> set[str]:
    """The words of a statement, among which are all tables and views that it names."""
    return set(re.findall("[a-z_]+", statement.lower()))
