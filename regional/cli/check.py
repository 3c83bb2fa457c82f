"""`regional check`: report what is wrong with seed folders, or with the database."""

from collections.abc import Iterator
from pathlib import Path

import click

from regional.cli import database_location
from regional.cli.load import EDITED, FOLDERS
from regional.database.location import is_server, shown
from regional.database.reader import Reader
from regional.database.reading import reading
from regional.errors import ListingError
from regional.sql.catalog import checks


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
        from regional.seeds.loader import check  # noqa: PLC0415 - checking the database does without SQLAlchemy

        check(folders, database_location(ctx), edited=edited)
        click.echo(f"regional: no problem in {', '.join(str(folder) for folder in folders)}", err=True)
        return
    path = database_location(ctx)
    with reading(path) as reader:
        problems = [f"{row[0]} {row[1]}: {row[2]}" for rule in checks() for row in reader.ask(rule.statement).rows]
        problems += _broken_keys(reader) if not is_server(path) else []
    if problems:
        raise ListingError(*sorted(problems))
    click.echo(f"regional: no problem in {shown(path)}", err=True)


def _broken_keys(reader: Reader) -> Iterator[str]:
    """One line for each row whose foreign key points to a missing row; a server cannot hold such a row."""
    for table, row, parent, _ in reader.ask("PRAGMA foreign_key_check").rows:
        key = [name for _, name, _, _, _, is_key in reader.ask(f"PRAGMA table_info({table})").rows if is_key]
        columns = " || ' ' || ".join(key)
        id_ = reader.ask(f"SELECT {columns} FROM {table} WHERE rowid = :row", {"row": row}).rows[0][0]  # noqa: S608 - ours
        yield f"{table} {id_}: it points to a row of {parent} that is not there"
