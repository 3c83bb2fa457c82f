"""The command of a query: its parameters become arguments and options, and its answer is written."""

import sys
from collections.abc import Callable, Mapping
from typing import Any

import click

from regional import references, render
from regional.cli import TIMEOUT, default_format, warn, write_rows
from regional.cli.connection import connected
from regional.cli.output import can_style
from regional.cli.parameters import parameters
from regional.cli.sentences import say
from regional.questions.answer import Answer
from regional.sql.catalog import Query
from regional.visible import visible


def question_command(query: Query) -> click.Command:
    """The command of a query, with its arguments, its options and its help."""
    output: list[click.Parameter] = [
        click.Option(["--sources"], is_flag=True, help="Add the sources of each row."),
        click.Option(
            ["--sql"], is_flag=True, help="Print the statement instead of running it, ready to be pasted into sqlite3."
        ),
    ]
    example = f"Example: regional {query.example}" if query.example else ""
    paragraphs = [query.title, *query.description.split("\n\n"), example]
    command = click.Command(
        query.name,
        callback=_callback(query),
        params=[*parameters(query), *output],
        help="\n\n".join(paragraph for paragraph in paragraphs if paragraph),
        short_help=query.title,
    )
    return TIMEOUT(_FORMAT(command))


_FORMAT = click.option(
    "--format",
    "-f",
    "format_",
    type=click.Choice((*render.FORMATS, *references.FORMATS)),
    help="The format of the rows. Without this option: a table on a terminal, csv in a pipe. The last three write the"
    " references of the sources instead of the rows.",
)


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
                write_answer(answer, format_, sources=sources, layout=_layout(query, options))

    return ask


def write_answer(answer: Answer, format_: str, *, sources: bool = False, layout: render.Layout | None = None) -> None:
    """Write an answer to standard output, and the notes on it to standard error."""
    is_said = bool(answer.sentences) and format_ == "table"
    table = _said(answer, sources=sources) if is_said else _table(answer, format_, sources=sources)
    for note in answer.notes:
        warn([note])
    if is_said:
        say(table, sys.stdout)
    else:
        write_rows(table._replace(layout=layout or render.Layout()), format_)


def _said(answer: Answer, *, sources: bool) -> render.Table:
    """What the rows say in words, with the marks of their footnotes."""
    if not sources:
        return render.Table(["sentence"], [(sentence,) for sentence in answer.sentences])
    marks = answer.sources.marks()
    sentences = [(f"{sentence} {mark}".rstrip(),) for sentence, mark in zip(answer.sentences, marks, strict=True)]
    return render.Table(["sentence"], sentences, answer.sources.footnotes)


def _layout(query: Query, options: Mapping[str, Any]) -> render.Layout:
    """How the answer is shown on a screen; the words that are searched for stand out where that can be shown."""
    searched = [options[p.name] for p in query.parameters if p.type == "words"] if can_style() else []
    order = [*query.screen, "sources"] if query.screen else []
    return render.Layout(
        order, query.card, query.pivot is not None, [word for text in searched for word in _words(text)]
    )


def _words(texts: Any) -> list[str]:
    from regional.folding import fold  # noqa: PLC0415 - only a search needs it

    return fold(texts if isinstance(texts, str) else " ".join(texts)).split()


def _table(answer: Answer, format_: str, *, sources: bool) -> render.Table:
    """The rows as they are written. Their sources are numbered footnotes for people, and a text for programs."""
    if not sources:
        return render.Table(answer.columns, answer.rows)
    found = answer.sources
    if format_ in render.FOR_PEOPLE:
        cells, footnotes = found.marks("[^{}]" if format_ == "markdown" else "[{}]"), found.footnotes
    else:
        cells, footnotes = found.texts(), []
    rows = [(*row, cell) for row, cell in zip(answer.rows, cells, strict=True)]
    return render.Table([*answer.columns, "sources"], rows, footnotes)
