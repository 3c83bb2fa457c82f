"""`regional distribute`: spread the tables over the nodes of a Citus server."""

import sys

import click

from regional import render
from regional.cli import FORMAT, database_location, default_format
from regional.database.distribution import distribute
from regional.database.engine import writing


@click.command("distribute")
@FORMAT
@click.pass_context
def command(ctx: click.Context, format_: str | None) -> None:
    """Spread the tables over the nodes of a PostgreSQL server with Citus: events by their id, all else on every node.

    Run it once, on an empty or a loaded database. On one server it is not needed.

    Example: regional --database postgresql+psycopg://host/name distribute
    """
    with writing(database_location(ctx)) as connection:
        rows = distribute(connection)
    render.write(render.Table(["table", "place"], rows), format_ or default_format(), sys.stdout)
