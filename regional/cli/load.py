"""`regional load`: make the database hold exactly what the seed folders say."""

import os
import sys
from pathlib import Path

import click

from regional import render
from regional.cli import FORMAT, database_location, default_format
from regional.database.location import shown
from regional.fingerprint import seed_files
from regional.seeds.loader import load
from regional.shipped import SEEDS

FOLDERS = click.argument("folders", nargs=-1, metavar="[FOLDER...]", type=click.Path(path_type=Path))


@click.command("load")
@FOLDERS
@FORMAT
@click.pass_context
def command(ctx: click.Context, folders: tuple[Path, ...], format_: str | None) -> None:
    """Make the database hold exactly what the seed folders say.

    Each folder is one dataset. Without a folder it is the one that is shipped, `core`. The database is made if there is
    none, and upgraded if its schema is older. All is done in one transaction: if anything is wrong, nothing is changed.

    Example: regional load
    """
    database = database_location(ctx)
    folders = folders or (Path(SEEDS),)
    files = sum(len(seed_files(folder)) for folder in folders if os.path.isdir(folder))
    with click.progressbar(length=files, label="Reading", file=sys.stderr, hidden=not sys.stderr.isatty()) as bar:
        done = load(folders, database, lambda: bar.update(1))
    rows = [(dataset, table, *counts) for dataset, tables in done.items() for table, counts in tables.items()]
    columns = ["dataset", "table", "added", "changed", "removed", "unchanged"]
    render.write(render.Table(columns, rows), format_ or default_format(), sys.stdout)
    if not any(added or changed or removed for _, _, added, changed, removed, _ in rows):
        click.echo(f"regional: nothing changed in {shown(database)}", err=True)
