"""The predefined questions, each with what it takes, and the answer to its example."""

import shlex
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from regional.errors import RegionalError
from regional.questions import Connection
from regional.questions.answer import Answer
from regional.sql.catalog import Query
from regional.sql.parameters import WORDS, Parameter, words


class Field(NamedTuple):
    """One field of a form."""

    parameter: Parameter
    values: list[str]
    """What is filled in, once for each field that it has."""
    choices: list[str]
    """What can be chosen; empty if anything can be written."""


class Asked(NamedTuple):
    """A question, and what its example answers."""

    query: Query
    answer: Answer | None
    """None if the example cannot be asked of this database, which need not hold what it names."""
    statement: str


def asked(connection: Connection, name: str) -> Asked:
    """Ask a question as in its example."""
    query = connection.query(name)
    try:
        arguments, options = example_of(query)
        return Asked(
            query, connection.ask(query, *arguments, **options), connection.statement(query, *arguments, **options)
        )
    except RegionalError:
        return Asked(query, None, query.body)


def example_of(query: Query) -> tuple[list[str], dict[str, Any]]:
    """The arguments and the options of the example of a question."""
    known = {parameter.name: parameter for parameter in query.parameters}
    words = shlex.split(query.example)[1:]
    arguments: list[str] = []
    options: dict[str, Any] = {}
    while words:
        word = words.pop(0)
        parameter = known.get(word.removeprefix("--")) if word.startswith("--") else None
        if parameter is None:
            arguments.append(word)
        elif parameter.type == "flag":
            options[parameter.name] = True
        else:
            count = 2 if parameter.is_pair else 1
            options.setdefault(parameter.name, []).extend(words[:count])
            words = words[count:]
    return arguments, {
        name: value[0] if value is not True and len(value) == 1 else value for name, value in options.items()
    }


def asked_with(connection: Connection, query: Query, given: Mapping[str, Sequence[str]]) -> Asked:
    """Ask a question with what was filled in; without anything, as in its example.

    Raises:
        RegionalError: it is asked wrongly, or takes too long.
    """
    texts = {name: [text for text in some if text] for name, some in given.items()}
    arguments, options = ([], _options(query, texts)) if any(texts.values()) else example_of(query)
    return Asked(
        query, connection.ask(query, *arguments, **options), connection.statement(query, *arguments, **options)
    )


def _options(query: Query, texts: Mapping[str, list[str]]) -> dict[str, Any]:
    several = {p.name for p in query.parameters if p.many or p.is_pair}
    flags = {p.name for p in query.parameters if p.type == "flag"}
    return {
        name: True if name in flags else some if name in several or len(some) > 1 else some[0]
        for name, some in texts.items()
        if some
    }


def form_of(query: Query, given: Mapping[str, Sequence[str]]) -> list[Field]:
    """The fields of a question, with what was filled in, or with its example."""
    arguments, options = example_of(query) if not any(map(any, given.values())) else ([], {})
    fields = []
    for parameter in query.parameters:
        filled = [text for text in given.get(parameter.name, []) if text] or _listed(options.get(parameter.name))
        if parameter.is_argument and arguments:
            filled = arguments if parameter.many else [arguments.pop(0)]
        count = max(len(filled) + 1, parameter.least or 1) if parameter.many else 2 if parameter.is_pair else 1
        choices = words(parameter.type) if parameter.type in WORDS else []
        fields.append(Field(parameter, [*filled, *[""] * (count - len(filled))], choices))
    return fields


def _listed(value: Any) -> list[str]:
    if value is None:
        return []
    return ["yes"] if value is True else list(value) if isinstance(value, list) else [value]
