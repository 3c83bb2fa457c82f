"""The command of a query: its parameters become arguments and options, and its answer is written."""

import sys
from collections.abc import Callable
from typing import Any

import click

from regional import references, render
from regional.cli import TIMEOUT, answers, default_format, warn, write_rows
from regional.cli.connection import connected
from regional.cli.output import formats
from regional.cli.own_words import OwnHelp
from regional.cli.parameters import parameters
from regional.questions.answer import Answer
from regional.sql.catalog import Query
from regional.visible import visible


def question_command(query: Query) -> click.Command:
    """The command of a query, with its arguments, its options and its help."""
    output: list[click.Parameter] = [
        click.Option(["--sources"], is_flag=True, help="Add the sources of each row."),
        click.Option(["--sql"], is_flag=True, help="Print the statement, ready to be pasted into sqlite3."),
    ]
    example = f"Example: regional {query.example}" if query.example else ""
    paragraphs = [query.title, *query.description.split("\n\n"), example]
    command = OwnHelp(
        query.name,
        callback=_callback(query),
        params=[*parameters(query), *output],
        help="\n\n".join(paragraph for paragraph in paragraphs if paragraph),
        short_help=query.title,
    )
    return TIMEOUT(_FORMAT(command))


_FORMAT = formats(*references.FORMATS)
"""The options of a question, whose sources can be written as references too."""


def _callback(query: Query) -> Callable[..., None]:
    def ask(format_: str | None, timeout: float | None, *, sources: bool, sql: bool, **options: Any) -> None:
        format_ = format_ or default_format()
        with connected(click.get_current_context(), timeout) as connection:
            if sql:
                statement = connection.statement(query, **options)
                click.echo(visible(statement) if sys.stdout.isatty() else statement)
                return
            answer = connection.ask(query, **options)
            if format_ in references.FORMATS:
                references.write(connection.references(answer), format_, sys.stdout)
            else:
                layout = answers.layout(query, answer.columns, options)
                write_answer(answer, format_, sources=sources, layout=layout)

    return ask


def write_answer(answer: Answer, format_: str, *, sources: bool = False, layout: render.Layout | None = None) -> None:
    """Write an answer to standard output, and the notes on it to standard error."""
    is_said = bool(answer.sentences) and format_ == "table"
    table = answers.said(answer, sources=sources) if is_said else answers.table(answer, format_, sources=sources)
    for note in answer.notes:
        warn([note])
    if is_said:
        from regional.cli.sentences import say  # noqa: PLC0415 - few answers are sentences

        say(table, sys.stdout)
    else:
        write_rows(table._replace(layout=layout or render.Layout()), format_)
