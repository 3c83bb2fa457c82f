"""The predefined questions, each with what it takes, and the answer to its example or to what was filled in."""

import shlex
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from regional import render
from regional.errors import RegionalError
from regional.pages.menus import Menus
from regional.pages.told import told
from regional.questions import Connection
from regional.questions.answer import Answer
from regional.questions.evidence import Sources
from regional.questions.given import Given
from regional.sql.catalog import Parameter, Query

_WIDTH = 100
"""How wide a table of text would be; the formats for programs have no width."""

_NAMED = ("organization", "state", "member", "actor", "person")


class Field(NamedTuple):
    """One field of a form."""

    parameter: Parameter
    values: list[str]
    """What is filled in, once for each field that it has."""

    @property
    def is_first(self) -> bool:
        """Whether it stands before the further conditions: what must be named, and the day."""
        return self.parameter.is_argument or self.parameter.name == "on"

    @property
    def is_filled(self) -> bool:
        """Whether anything is filled in."""
        return any(self.values)


class Asked(NamedTuple):
    """A question, and its answer."""

    query: Query
    answer: Answer | None
    """None if the example cannot be asked of this database, which need not hold what it names."""
    statement: str
    given: Given
    """What was filled in, with ids for names."""
    sentence: str = ""

    @property
    def sources(self) -> Sources | None:
        """The sources of its rows; they are read when they are used."""
        return None if self.answer is None else self.answer.sources

    @property
    def command(self) -> str:
        """The command that gives the same."""
        words = [self.query.name]
        for parameter in sorted(self.query.parameters, key=lambda one: not one.is_argument):
            texts = self.given.get(parameter.name, [])
            if parameter.is_argument:
                words += texts
            elif parameter.type == "flag":
                words += [f"--{parameter.name}"] if texts else []
            elif parameter.is_pair:
                words += [f"--{parameter.name}", *texts] if texts else []
            else:
                words += [word for text in texts for word in (f"--{parameter.name}", text)]
        return shlex.join(["regional", *words])

    @property
    def remarks(self) -> list[str]:
        """The notes on the rows that do not stand in them, each once."""
        if self.answer is None:
            return []
        told = set(self.answer["note"]) if "note" in self.answer.columns else set()
        return list(dict.fromkeys(note for row in self.answer.remarks for note in row if note not in told))


def asked(connection: Connection, menus: Menus, name: str) -> Asked:
    """Ask a question as in its example."""
    query = connection.query(name)
    try:
        return asked_with(connection, menus, query, {})
    except RegionalError:
        return Asked(query, None, query.body, {})


def asked_with(connection: Connection, menus: Menus, query: Query, filled: Mapping[str, Sequence[str]]) -> Asked:
    """Ask a question with what was filled in; without anything, as in its example.

    Raises:
        RegionalError: it is asked wrongly, or takes too long.
    """
    texts = {name: [text for text in some if text] for name, some in filled.items()}
    given = {name: some for name, some in texts.items() if some} or example_of(query)
    options = options_of(query, given)
    answer = connection.ask(query, **options)
    ids = {p.name: [_id(connection, menus, p, t) for t in given[p.name]] for p in query.parameters if p.name in given}
    known = menus.library.records
    names = {id_: known[id_].name for some in ids.values() for id_ in some if id_ in known}
    sentence = told(query, answer, ids, names, connection.present_day())
    return Asked(query, answer, connection.statement(query, **options), ids, sentence)


def example_of(query: Query) -> Given:
    """What is filled in if a question is asked as in its example."""
    known = {parameter.name: parameter for parameter in query.parameters}
    left = [parameter for parameter in query.parameters if parameter.is_argument]
    words = shlex.split(query.example)[1:]
    given: Given = {}
    while words:
        word = words.pop(0)
        parameter = known.get(word.removeprefix("--")) if word.startswith("--") else None
        if parameter is None:
            given.setdefault(left[0].name, []).append(word)
            left = left if left[0].many else left[1:]
        elif parameter.type == "flag":
            given[parameter.name] = ["yes"]
        else:
            count = 2 if parameter.is_pair else 1
            given.setdefault(parameter.name, []).extend(words[:count])
            words = words[count:]
    return given


def written(one: Asked, format_: str) -> str:
    """The rows of an answer in a format for programs."""
    table = render.Table([], []) if one.answer is None else render.Table(one.answer.columns, one.answer.rows)
    return render.text(table, format_, _WIDTH)


def form_of(query: Query, given: Given) -> list[Field]:
    """The fields of a question, with what was filled in."""
    fields = []
    for parameter in query.parameters:
        filled = given.get(parameter.name, [])
        count = max(len(filled) + 1, parameter.least or 1) if parameter.many else 1
        count = 2 if parameter.is_pair else parameter.most or count
        fields.append(Field(parameter, [*filled, *[""] * (count - len(filled))]))
    return fields


def options_of(query: Query, given: Given) -> dict[str, Any]:
    """What was filled in, as a question takes it."""
    several = {p.name for p in query.parameters if p.many or p.is_pair}
    flags = {p.name for p in query.parameters if p.type == "flag"}
    return {
        name: True if name in flags else some if name in several or len(some) > 1 else some[0]
        for name, some in given.items()
    }


def _id(connection: Connection, menus: Menus, parameter: Parameter, text: str) -> str:
    """The id of what was named, as a menu has it."""
    choices = menus.choices(parameter.type)
    if text in choices or not choices:
        return text
    if parameter.type in _NAMED:
        return str(connection.resolve(text)["id"][0] or text)
    return next((value for value, label in choices.items() if label.casefold() == text.casefold()), text)
