"""From a query of the catalog to its command: parameters in, rows out."""

import json
import sys
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import click

from regional import dates, names, render
from regional.cli import FORMAT, TIMEOUT, database_location, default_format
from regional.cli.arguments import check_counts, values
from regional.cli.types import WORDS, Id, WordOf
from regional.database.reader import Answer, Reader
from regional.database.reading import reading
from regional.errors import RegionalError
from regional.sql.catalog import Parameter, Query

_AS_OF = """
SELECT d.as_of
FROM datasets AS d
WHERE d.id = coalesce(:dataset, d.id)
ORDER BY d.priority, d.id
LIMIT 1
"""


def question_command(query: Query) -> click.Command:
    """The command of a query, with its arguments, its options and its help."""
    output: list[click.Parameter] = [
        click.Option(["--sources"], is_flag=True, help="Add where each row is written."),
        click.Option(["--sql"], is_flag=True, help="Print the statement, ready for sqlite3, and do not run it."),
    ]
    example = f"Example: regional {query.example}" if query.example else ""
    paragraphs = [query.title, *query.description.split("\n\n"), example]
    command = click.Command(
        query.name,
        callback=_callback(query),
        params=[*(_argument(p) if p.is_argument else _option(p) for p in query.parameters), *output],
        help="\n\n".join(paragraph for paragraph in paragraphs if paragraph),
        short_help=query.title,
    )
    return TIMEOUT(FORMAT(command))


def _argument(parameter: Parameter) -> click.Argument:
    return click.Argument(
        [parameter.name],
        nargs=-1 if parameter.many else 1,
        required=True,
        metavar=parameter.type.upper() + ("..." if parameter.many else ""),
        type=_type(parameter),
    )


def _option(parameter: Parameter) -> click.Option:
    if parameter.type == "flag":
        return click.Option([f"--{parameter.name}"], is_flag=True, flag_value="yes", default=None, help=parameter.help)
    if parameter.is_pair:
        metavar = f"{parameter.type.upper()} {parameter.type.upper()}"
        return click.Option(
            [f"--{parameter.name}"], nargs=2, metavar=metavar, help=parameter.help, type=_type(parameter)
        )
    return click.Option(
        [f"--{parameter.name}", parameter.name],
        multiple=parameter.many or parameter.name == "dataset",
        required=bool(parameter.least),
        default=[parameter.default] if parameter.many and parameter.default else parameter.default,
        show_default=parameter.default is not None,
        metavar=None if parameter.type in WORDS else parameter.type.upper(),
        help=parameter.help,
        type=_type(parameter),
    )


def _type(parameter: Parameter) -> click.ParamType[Any]:
    return WordOf(parameter.type, parameter.default) if parameter.type in WORDS else Id(parameter.type)


def _callback(query: Query) -> Callable[..., None]:
    def ask(format_: str | None, timeout: float | None, *, sources: bool, sql: bool, **given: Any) -> None:
        format_ = format_ or default_format()
        datasets = given.pop("dataset", ())
        with reading(database_location(click.get_current_context()), timeout) as reader:
            found = [values(reader, query, given | {"dataset": dataset}) for dataset in datasets or (None,)]
            check_counts(query, found[0])
            if sql:
                click.echo("\n".join(map(query.pasteable, found)))
                return
            answers = [_answer(reader, query, one) for one in found]
            answer = answers[0] if len(answers) == 1 else side_by_side(answers, datasets)
            if not answer.rows:
                _explain_nothing(reader, query, given)
            table = _table(reader, answer, format_, sources=sources)
        render.write(table, format_, sys.stdout)

    return ask


def _answer(reader: Reader, query: Query, found: Mapping[str, Any]) -> Answer:
    answer = reader.ask(query.statement(found), found)
    _warn_if_later(reader, query, found)
    if found.get("continuity"):
        _say_who_is_continued(reader, answer)
    if query.pivot:
        from regional.cli.pivot import pivoted  # noqa: PLC0415 - only a matrix needs it

        return pivoted(answer, *query.pivot)
    return answer


def side_by_side(answers: Sequence[Answer], datasets: Sequence[str]) -> Answer:
    """The answers of several datasets in one: rows of one thing stand together, each with its dataset."""
    columns = answers[0].columns
    rows = [
        (row, dataset, dict(zip(answer.columns, row, strict=True)))
        for answer, dataset in zip(answers, datasets, strict=True)
        for row in answer.rows
    ]
    order = {dataset: place for place, dataset in enumerate(datasets)}
    rows.sort(key=lambda row: (str(row[0][0]), order[row[1]]))
    merged = [(*map(values_.get, columns[:1]), dataset, *map(values_.get, columns[1:])) for _, dataset, values_ in rows]
    return Answer([columns[0], "dataset", *columns[1:]], merged)


def _table(reader: Reader, answer: Answer, format_: str, *, sources: bool) -> render.Table:
    """The rows as they are shown: the facts behind them replaced by their sources."""
    columns, rows = answer
    if "facts" not in columns:
        columns, rows = [*columns, "facts"], [(*row, None) for row in rows]
    at = columns.index("facts")
    table = render.Table([*columns[:at], *columns[at + 1 :]], [(*row[:at], *row[at + 1 :]) for row in rows])
    if not sources:
        return table
    from regional.cli.evidence import with_sources  # noqa: PLC0415 - only --sources needs it

    return with_sources(reader, table, [row[at] for row in rows], format_)


def _explain_nothing(reader: Reader, query: Query, given: Mapping[str, Any]) -> None:
    """Say that there is no row; if what was asked about does not exist at all, that is an error."""
    for parameter in query.parameters:
        if parameter.type == "fact":
            fact = given[parameter.name]
            other = reader.ask("SELECT fact_id FROM evidence WHERE fact_kind <> 'event' ORDER BY fact_id").rows
            known = [*(row[0] for row in other), *names.ids(reader, "events")]
            raise RegionalError(f"there is no fact '{fact}'{names.nearest(fact, known)}")
    hint = ""
    if given.get("tier", "") is None and reader.ask("SELECT 1 FROM events WHERE tier = 'machine-coded' LIMIT 1").rows:
        hint = ": what a program coded is asked for with --tier machine-coded"
    click.echo(f"regional: no row answers this{hint}", err=True)


def _say_who_is_continued(reader: Reader, answer: Answer) -> None:
    """Name the predecessors whose memberships were counted: that never happens silently."""
    members = {part for row in answer.rows for part in str(row[answer.columns.index("facts")]).split("/")}
    pairs = reader.ask("SELECT state_id, continued_by FROM continuing_states ORDER BY state_id").rows
    told = [f"{before} for {now}" for before, now in pairs if before != now and before in members]
    click.echo(f"regional: counted as continued: {', '.join(told) or 'nobody'}", err=True)


def _warn_if_later(reader: Reader, query: Query, found: Mapping[str, Any]) -> None:
    """Say that a question reaches beyond what the dataset knows."""
    day = found.get("on")
    if day is None or not any(p.name == "on" and p.type == "day" for p in query.parameters):
        return
    asked = max(json.loads(day)) if day.startswith("[") else day
    rows = reader.ask(_AS_OF, {"dataset": found.get("dataset")}).rows
    if rows and asked > dates.parse(rows[0][0]).latest:
        click.echo(f"regional: last reviewed {rows[0][0]}; what changed from then to {asked} is not in it", err=True)
