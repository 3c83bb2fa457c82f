"""`regional show`: show everything about one record."""

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
    """Show everything about one state, organization, person, event, statement or source.

    Instead of its id, a state, an organization or a person can be given by any of its names.

    Example: regional show SCO
    """
    with connected(ctx) as connection:
        answer = connection.show(record)
    render.write(render.Table(answer.columns, answer.rows), format_ or default_format(), sys.stdout)
