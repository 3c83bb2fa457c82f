"""The predefined questions, each with what it takes, and the answer to its example."""

import shlex
from typing import Any, NamedTuple

from regional.errors import RegionalError
from regional.questions import Connection
from regional.questions.answer import Answer
from regional.sql.catalog import Query


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
