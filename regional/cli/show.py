"""`regional show`: show everything about one record."""

import click

from regional import render
from regional.cli import FORMAT, TIMEOUT, default_format, write_rows
from regional.cli.connection import connected
from regional.cli.output import page
from regional.cli.types import Id
from regional.render.groups import write_groups


@click.command("show")
@click.argument("record", metavar="ID", type=Id("record"))
@FORMAT
@TIMEOUT
@click.pass_context
def command(ctx: click.Context, record: str, format_: str | None, timeout: float | None) -> None:
    """Show everything about one state, organization, person, event, statement or source.

    Instead of its id, a state, an organization or a person can be given by any of its names.

    Example: regional show SCO
    """
    with connected(ctx, timeout) as connection:
        if (format_ or default_format()) == "table":
            groups = connection.overview(record)
            with page() as stream:
                write_groups(groups, stream)
            return
        answer = connection.show(record)
    write_rows(render.Table(answer.columns, answer.rows), format_)
