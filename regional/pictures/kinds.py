"""The kinds of picture: which question each draws, and which module draws it."""

import os
from importlib import import_module
from typing import Any, NamedTuple

from regional.errors import QuestionError, RegionalError
from regional.pictures.asking import own_query
from regional.pictures.canvas import Canvas
from regional.pictures.frame import caption, origin
from regional.questions import Connection
from regional.sql.catalog import FOLDER, Query, read_query

WIDTH = 960
LEAST_WIDTH = 320
MOST_WIDTH = 4000


class Kind(NamedTuple):
    """One kind of picture."""

    help: str
    query: str
    """The file of the question that it draws, without its ending."""
    example: str
    is_own: bool = False
    """Whether the question is asked by pictures alone."""


KINDS = {
    "timeline": Kind(
        "Draw who was in an organization, or what a state belonged to, as bars in time.",
        "spells",
        "plot timeline SCO --on 2021-09-17 --out sco.svg",
        is_own=True,
    ),
}
"""Every kind of picture by its name."""


class Picture(NamedTuple):
    """A picture that is drawn."""

    title: str
    finding: str
    """The sentence that says what is to be seen."""
    svg: str
    width: int
    height: int


def query_of(kind: str) -> Query:
    """The question that a kind of picture draws."""
    name = KINDS[kind].query
    return own_query(name) if KINDS[kind].is_own else read_query(os.path.join(FOLDER, f"{name}.sql"))


class Drawing:
    """The answer to the question of a kind of picture, which can be drawn in any width."""

    def __init__(self, connection: Connection, kind: str, *arguments: Any, **options: Any) -> None:
        """Ask the question.

        Args:
            connection: the database.
            kind: one of `KINDS`.
            arguments: the arguments of its question.
            options: the options of its question.

        Raises:
            RegionalError: the question cannot be asked, or nothing answers it.
        """
        if isinstance(options.get("dataset"), list | tuple) and len(options["dataset"]) > 1:
            raise QuestionError("a picture shows one dataset.", parameter="dataset")
        self.answer = connection.ask(query_of(kind), *arguments, **options)
        """The rows that are drawn, and the notes on them."""
        if not self.answer.rows:
            raise RegionalError(f"there is nothing to draw: {'; '.join(self.answer.notes)}")
        self._module = import_module(f"regional.pictures.{kind}")
        self._caption = origin(connection, self.answer, self._module.command(self.answer))

    def picture(self, width: int = WIDTH, name: str = "p") -> Picture:
        """Draw it.

        Args:
            width: how many pixels wide it is.
            name: a word that tells the parts of this picture from those of others on the same page.
        """
        canvas = Canvas(width, name)
        title, finding = self._module.titles(self.answer)
        height = round(caption(canvas, self._module.draw(canvas, self.answer), self._caption))
        return Picture(title, finding, canvas.finished(height, title, finding), width, height)
