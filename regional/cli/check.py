"""`regional check`: report what is wrong with seed folders, or with the database."""

from pathlib import Path

import click

from regional.cli import database_location, tell, warn
from regional.cli.load import EDITED, FOLDERS
from regional.database.location import is_parquet, parquet_folder, shown
from regional.errors import ListingError
from regional.sql.definitions import checks


@click.command("check")
@FOLDERS
@EDITED
@click.option("--rules", is_flag=True, help="List the rules; check nothing.")
@click.pass_context
def command(ctx: click.Context, folders: tuple[Path, ...], *, edited: bool, rules: bool) -> None:
    """Report everything that is wrong with seed folders, or without a folder, with the database.

    Each problem in a folder is one line, `file:line: message`. If there is any, the exit status is 1.

    Example: regional check my-seeds
    """
    if rules:
        for rule in checks():
            click.echo(f"{rule.name}: {rule.rule}")
        return
    if folders:
        from regional.seeds.loader import Terms, check  # noqa: PLC0415 - listing the rules does without SQLAlchemy

        doubts: list[str] = []
        check(folders, database_location(ctx), Terms(edited=edited, doubt=doubts.append, say=tell))
        warn([*doubts, f"no problem in {', '.join(str(folder) for folder in folders)}"])
        return
    path = database_location(ctx)
    if is_parquet(path):
        from regional.exporters.parquet_checking import problems as changed  # noqa: PLC0415

        found = changed(parquet_folder(path))
    else:
        from regional.seeds.soundness import problems  # noqa: PLC0415 - listing the rules does without SQLAlchemy

        found = problems(path, tell)
    if found:
        raise ListingError(*found)
    warn([f"no problem in {shown(path)}"])
