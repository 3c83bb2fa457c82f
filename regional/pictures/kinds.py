"""The kinds of picture: which question each draws, and which module draws it."""

import os
from functools import cache
from importlib import import_module
from typing import Any, NamedTuple

from regional.errors import QuestionError, RegionalError
from regional.pictures.asking import own_query
from regional.pictures.canvas import Canvas
from regional.pictures.frame import caption, origin
from regional.pictures.shown import Shown
from regional.questions import Connection
from regional.questions.answer import Answer
from regional.questions.given import Given, given
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
    status: str = ""
    """The status that is counted if none is given, where it is another than in the question."""
    details: str = ""
    """What is asked besides, about the facts behind the answer."""


KINDS = {
    "timeline": Kind(
        "Draw who was in an organization, or what a state belonged to, as bars in time.",
        "spells",
        "plot timeline SCO --on 2021-09-17 --out sco.svg",
        is_own=True,
    ),
    "overlap": Kind(
        "Draw which states belong to exactly which of some organizations, each state named once.",
        "matrix",
        "plot overlap SCO CSTO CIS EAEU BRICS --on 2021-09-17 --out overlap.svg",
        status="member",
    ),
    "matrix": Kind(
        "Draw who stands where: states by organizations, with the status in each cell.",
        "matrix",
        "plot matrix SCO CSTO CIS EAEU BRICS --on 2021-09-17 --out matrix.svg",
    ),
    "map": Kind(
        "Draw where the states of an organization lie, by status; of several, in how many each state is.",
        "matrix",
        "plot map SCO --on 2021-09-17 --out map.svg",
    ),
    "events": Kind(
        "Draw what happened when, each event with its title beside its day.",
        "events",
        "plot events --org SCO --since 2021-01-01 --out events.svg",
    ),
    "statements": Kind(
        "Draw who spoke about whom, and when.",
        "statements",
        "plot statements --about Taliban --out statements.svg",
        details="parties",
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


@cache
def query_of(kind: str) -> Query:
    """The question that a kind of picture draws."""
    about = KINDS[kind]
    query = own_query(about.query) if about.is_own else read_query(os.path.join(FOLDER, f"{about.query}.sql"))
    if not about.status:
        return query
    return query._replace(
        parameters=tuple(p._replace(default=about.status) if p.name == "status" else p for p in query.parameters)
    )


class Drawing:
    """The answer to the question of a kind of picture, which can be drawn in any width."""

    def __init__(self, connection: Connection, kind: str, /, *arguments: Any, **options: Any) -> None:
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
        query = query_of(kind)
        self.answer = connection.ask(query, *arguments, **options)
        """The rows that are drawn, and the notes on them."""
        if not self.answer.rows:
            raise RegionalError(f"there is nothing to draw: {'; '.join(self.answer.notes)}")
        self._module = import_module(f"regional.pictures.{kind}")
        self._shown = _shown(connection, kind, self.answer, given(query, arguments, options))
        notes = [f"{note[:1].upper()}{note[1:].rstrip('.')}." for note in self.answer.notes]
        self._caption = [*origin(connection, self.answer, self._module.command(self._shown)), *notes]

    def picture(self, width: int = WIDTH, name: str = "p") -> Picture:
        """Draw it.

        Args:
            width: how many pixels wide it is.
            name: a word that tells the parts of this picture from those of others on the same page.
        """
        canvas = Canvas(width, name)
        title, finding = self._module.titles(self._shown)
        height = round(caption(canvas, self._module.draw(canvas, self._shown), self._caption))
        return Picture(title, finding, canvas.finished(height, title, finding), width, height)


def _shown(connection: Connection, kind: str, answer: Answer, texts: Given) -> Shown:
    """The answer with what it is an answer to."""
    options = {
        p.name: texts[p.name]
        for p in query_of(kind).parameters
        if (p.least == 0 or not p.is_argument) and texts[p.name] and texts[p.name] != [p.default]
    }
    names, day, status = {}, "", tuple(texts.get("status", ()))
    if "organizations" in texts:
        rows = connection.ask(own_query("asked"), texts["organizations"], on=texts["on"][0]).rows
        names, day = {id_: name for id_, name, _ in rows}, rows[0][2]
    if not KINDS[kind].details:
        return Shown(answer, names, day, options, status, answer)
    facts = sorted({fact for row in answer.facts for fact in row})
    return Shown(answer, names, day, options, status, connection.ask(own_query(KINDS[kind].details), facts))
