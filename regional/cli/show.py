"""`regional show`: one record with everything that belongs to it."""

import sys

import click

from regional import render
from regional.cli import FORMAT, default_format
from regional.cli.connection import connected
from regional.cli.types import Id


@click.command("show")
@click.argument("record", metavar="ID", type=Id("record"))
@FORMAT
@click.pass_context
def command(ctx: click.Context, record: str, format_: str | None) -> None:
    """Show one record whole: a state, organization, person, event, statement or source.

    States, organizations and people can also be named by any of their names.

    Example: regional show SCO
    """
    with connected(ctx) as connection:
        answer = connection.show(record)
    render.write(render.Table(answer.columns, answer.rows), format_ or default_format(), sys.stdout)
