"""`regional sql`: a SELECT of one's own."""

import sys

import click

from regional import render
from regional.cli import FORMAT, TIMEOUT, database_location, default_format
from regional.database.reading import reading


@click.command("sql")
@click.argument("statement")
@FORMAT
@TIMEOUT
@click.pass_context
def command(ctx: click.Context, statement: str, format_: str | None, timeout: float | None) -> None:
    """Run a SELECT of your own. It can read everything and change nothing; `-` reads it from standard input.

    `regional schema` describes the tables and views.

    Example: regional sql "SELECT member_id, status FROM current_memberships WHERE organization_id = 'SCO'"
    """
    text = sys.stdin.read() if statement == "-" else statement
    if not text.strip():
        raise click.UsageError("the statement asks for nothing: write a SELECT.")
    with reading(database_location(ctx), timeout) as reader:
        columns, rows = reader.stream(text)
        if not columns:
            raise click.UsageError("the statement asks for nothing: write a SELECT.")
        render.write(render.Table(columns, rows), format_ or default_format(), sys.stdout)
