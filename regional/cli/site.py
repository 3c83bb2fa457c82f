"""`regional site`: write everything as a site of plain files."""

from pathlib import Path

import click

from regional import render
from regional.cli import FORMAT, write_rows
from regional.cli.connection import connected
from regional.pages.site import write_site


@click.command("site")
@click.argument("folder", type=click.Path(path_type=Path))
@FORMAT
@click.pass_context
def command(ctx: click.Context, folder: Path, format_: str | None) -> None:
    """Write a page for every organization, state, person, event, statement, source and question.

    The folder works as it is, in a browser and on any web host: open index.html. Its questions are answered in the
    reader's browser, from the whole record but for machine-coded events. A site that is there already is replaced when
    the new one is whole; anything else in the folder is refused.

    Example: regional site pages
    """
    with connected(ctx) as connection:
        written = write_site(connection, folder)
    write_rows(render.Table(["kind", "pages"], written), format_)
