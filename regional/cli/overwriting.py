"""What a command writes to a named file takes the place of no database and of nothing that it reads."""

import os
from collections.abc import Iterable

import click

from regional.database.held import first_bytes
from regional.database.location import file_path, is_parquet, is_server, is_spark, parquet_folder

_DATABASE = b"SQLite format 3\0"
"""How every SQLite file begins."""


def refuse_to_overwrite(path: str, option: str, location: str, read: Iterable[str] = ()) -> None:
    """Refuse to write over the database, its journals, a file in its folder of tables, any other one, or what is read.

    Raises:
        click.BadParameter: the path leads to one of them, by whatever name.
    """
    if is_parquet(location) and _is_inside(path, parquet_folder(location)):
        raise click.BadParameter(f"'{path}' is in the database {location}.", param_hint=f"'{option}'")
    has_file = not (is_server(location) or is_parquet(location) or is_spark(location))
    database = [file_path(location)] if has_file else []
    journals = [os.path.realpath(file) + end for file in database for end in ("-journal", "-wal", "-shm")]
    for other in (*database, *journals, *read):
        if _is_same(path, other):
            raise click.BadParameter(f"it would overwrite {other}.", param_hint=f"'{option}'")
    if _is_database(path):
        raise click.BadParameter(f"it would overwrite {path}, which is a database.", param_hint=f"'{option}'")


def _is_inside(path: str, folder: str) -> bool:
    inside = os.path.realpath(folder)
    return os.path.commonpath([os.path.realpath(path), inside]) == inside


def _is_same(path: str, other: str) -> bool:
    is_there = os.path.exists(path) and os.path.exists(other)
    return os.path.samefile(path, other) if is_there else os.path.realpath(path) == os.path.realpath(other)


def _is_database(path: str) -> bool:
    try:
        return os.path.isfile(path) and first_bytes(path, len(_DATABASE)) == _DATABASE
    except OSError:
        return False  # whoever writes it says why it cannot be
