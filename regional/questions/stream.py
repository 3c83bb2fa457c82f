"""The rows of a statement of one's own, as they are read: there can be more than fit into memory."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack
from typing import Any

from regional import render
from regional.database.reader import Reader
from regional.errors import QuestionError
from regional.questions.answer import Answer
from regional.questions.rows import without_facts


class Stream:
    """Rows that can be read once. The database is closed after the last one, or by `close`."""

    def __init__(self, opened: AbstractContextManager[Reader], statement: str) -> None:
        """Run a statement on a reader that is opened for it."""
        with ExitStack() as held:
            self.columns, self._rows = held.enter_context(opened).stream(statement)
            if not self.columns:
                raise QuestionError("the statement asks for nothing: write a SELECT.")
            self._held = held.pop_all()

    def __iter__(self) -> Iterator[tuple[Any, ...]]:
        try:
            yield from self._rows
        finally:
            self.close()

    def records(self) -> Iterator[dict[str, Any]]:
        """The rows one by one, as dictionaries from column to value."""
        names = render.distinct(self.columns)
        return (dict(zip(names, row, strict=True)) for row in self)

    def all(self) -> Answer:
        """All rows at once, as an answer like that of a predefined question, whose rows rest on no fact."""
        return Answer(without_facts(self.columns, list(self)))

    def close(self) -> None:
        """Close the database before the last row has been read."""
        self._held.close()
