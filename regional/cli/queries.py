"""`regional queries`: list the predefined queries."""

import sys

import click

from regional import render
from regional.cli import FORMAT, default_format, query_paths
from regional.sql.catalog import read_query


@click.command("queries")
@FORMAT
@click.pass_context
def command(ctx: click.Context, format_: str | None) -> None:
    """List the predefined queries, each with its question, an example, and the file that its command is made from.

    Files in a folder of your own become commands too: `regional --queries FOLDER COMMAND`. The files that are listed
    here show how they are written.

    Example: regional queries
    """
    queries = [(read_query(path), path) for path in query_paths(ctx).values()]
    rows = [
        (query.name, query.title, f"regional {query.example}" if query.example else None, path)
        for query, path in queries
    ]
    render.write(render.Table(["query", "question", "example", "file"], rows), format_ or default_format(), sys.stdout)
