"""`regional queries`: the predefined queries, and what the parameters of a query can be."""

import click

from regional import render
from regional.cli import FORMAT, readable_queries, write_rows


@click.command("queries")
@click.option("--types", is_flag=True, help="List instead the types that a parameter of a query can have.")
@FORMAT
@click.pass_context
def command(ctx: click.Context, format_: str | None, *, types: bool) -> None:
    """List the predefined queries, each with its question, an example, and the file that its command is made from.

    Files in a folder of your own become commands too: `regional --queries FOLDER COMMAND`. The files that are listed
    here show how they are written.

    Example: regional queries
    """
    table = _types() if types else _queries(ctx)
    write_rows(table, format_)


def _queries(ctx: click.Context) -> render.Table:
    rows = [
        (query.name, query.title, f"regional {query.example}" if query.example else None, query.path)
        for query in readable_queries(ctx)
    ]
    layout = render.Layout(card=[["query", "question"], ["example"], ["file"]])
    return render.Table(["query", "question", "example", "file"], rows, layout=layout)


def _types() -> render.Table:
    """What is typed for a parameter of each type, and what the statement gets for it."""
    from regional.sql.parameters import TYPES, WORDS, words  # noqa: PLC0415 - the list of queries does without

    rows = [
        (type_, f"one of {', '.join(words(type_))}" if type_ in WORDS else typed, becomes)
        for type_, (typed, becomes) in TYPES.items()
    ]
    return render.Table(["type", "typed", "in the statement"], rows)
