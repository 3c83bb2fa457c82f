"""`regional sql`: run a SELECT of one's own."""

import sys

import click

from regional import render
from regional.cli import FORMAT, TIMEOUT, default_format
from regional.cli.connection import connected


@click.command("sql")
@click.argument("statement")
@FORMAT
@TIMEOUT
@click.pass_context
def command(ctx: click.Context, statement: str, format_: str | None, timeout: float | None) -> None:
    """Run a SELECT of your own. It can read everything and change nothing.

    If STATEMENT is `-`, the statement is read from standard input.

    `regional schema` describes the tables and views.

    Example: regional sql "SELECT member_id, status FROM current_memberships WHERE organization_id = 'SCO'"
    """
    text = sys.stdin.read() if statement == "-" else statement
    with connected(ctx, timeout) as connection:
        rows = connection.sql(text)
        render.write(render.Table(rows.columns, rows), format_ or default_format(), sys.stdout)
