"""`regional diff`: show row by row how a folder and a database, or two databases, differ."""

import os
from collections.abc import Iterator
from pathlib import Path

import click
from sqlalchemy import Connection, select

from regional.cli import FORMAT, database_location
from regional.cli.load import EDITED, FOLDERS, show
from regional.database.location import file_path, is_server
from regional.database.snapshot import snapshot
from regional.errors import RegionalError
from regional.models import Dataset
from regional.names import nearest
from regional.seeds.changes import Difference
from regional.seeds.comparison import differences, of_database, of_folder
from regional.seeds.folder import SeedFolder, read_folder
from regional.seeds.origin import folder_of
from regional.seeds.problems import SeedError


@click.command("diff")
@FOLDERS
@EDITED
@click.option(
    "--against",
    metavar="DATABASE|DATASET",
    help="Compare with this database, or with this dataset of the database, instead of what a load would replace.",
)
@FORMAT
@click.pass_context
def command(
    ctx: click.Context, folders: tuple[Path, ...], against: str | None, format_: str | None, *, edited: bool
) -> None:
    """Show row by row what a load of folders would change.

    Without a folder, they are those that the datasets came from; with another database to compare against, this
    database is compared with it as a whole. What stands in `before` is replaced by what stands in `after`.

    Example: regional diff my-seeds
    """
    database = database_location(ctx)
    is_database = against is not None and (is_server(against) or os.path.isfile(file_path(against)))
    with snapshot(against if against is not None and is_database else database) as before:
        if is_database and not folders:
            with snapshot(database) as after:
                show(_of_all(before, after), format_)
            return
        if against is not None and not is_database:
            _require(before, against)
            if not folders:
                raise click.UsageError("name the folder that is compared with a dataset.")
        read = [_read(folder, edited=edited) for folder in folders or _remembered(before)]
        dataset = None if is_database else against
        show(
            (
                difference
                for folder in read
                for difference in differences(of_database(before, dataset or folder.dataset["id"]), of_folder(folder))
            ),
            format_,
        )


def _ids(connection: Connection) -> list[str]:
    return list(connection.scalars(select(Dataset.id).order_by(Dataset.id)))


def _of_all(before: Connection, after: Connection) -> Iterator[Difference]:
    for dataset in sorted({*_ids(before), *_ids(after)}):
        yield from differences(of_database(before, dataset), of_database(after, dataset))


def _require(connection: Connection, against: str) -> None:
    known = _ids(connection)
    if against not in known:
        raise RegionalError(f"'{against}' is neither a database nor the id of a dataset{nearest(against, known)}")


def _remembered(connection: Connection) -> list[Path]:
    """The folders from which the datasets came, where they are still there."""
    origins = connection.scalars(select(Dataset.loaded_from).order_by(Dataset.id))
    found = [folder for origin in origins if (folder := folder_of(origin))]
    if not found:
        raise RegionalError("no dataset came from a folder that is still there: name one")
    return found


def _read(path: Path, *, edited: bool) -> SeedFolder:
    folder = read_folder(path, edited=edited)
    if len(folder.problems):
        raise SeedError(folder.problems)
    return folder
