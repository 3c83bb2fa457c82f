"""`regional sql`: run a SELECT of one's own."""

import re

import click

from regional import render
from regional.cli import FORMAT, TIMEOUT, write_rows
from regional.cli.connection import connected
from regional.cli.streams import read_input


class _Sql(click.Command):
    """A command whose argument can begin with a comment, which is not taken for an option."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put a blank before what begins like an option, but has white space or a line end in it."""
        return super().parse_args(ctx, [f" {arg}" if _COMMENT.match(arg) else arg for arg in args])


_COMMENT = re.compile(r"--[^=]*\s")
"""What no option begins with: two hyphens, and white space before any equals sign."""


@click.command("sql", cls=_Sql)
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
    text = read_input() if statement == "-" else statement
    with connected(ctx, timeout) as connection:
        rows = connection.sql(text)
        write_rows(render.Table(rows.columns, rows), format_)
