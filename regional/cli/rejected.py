"""The file of skipped lines that `import --reject-to` writes: it replaces nothing before the import has succeeded."""

import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress

import click

from regional.database.location import file_path, is_parquet, is_server
from regional.errors import RegionalError
from regional.importers import Importer
from regional.importers.files import DataFile


def refuse_to_overwrite(path: str, chosen: Importer, files: Iterable[str], location: str) -> None:
    """Refuse to write the skipped lines over the database, its journals, an imported file, or what that refers to.

    Raises:
        click.BadParameter: the path leads to one of them, by whatever name.
    """
    kept = [] if is_server(location) or is_parquet(location) else [file_path(location)]
    kept += [os.path.realpath(database) + end for database in kept for end in ("-journal", "-wal", "-shm")]
    for file in files:
        kept += [file, *(chosen.beside(DataFile(file)) if os.path.isfile(file) else ())]
    for other in kept:
        if _is_same(path, other):
            raise click.BadParameter(f"it would overwrite {other}.", param_hint="'--reject-to'")


def _is_same(path: str, other: str) -> bool:
    is_there = os.path.exists(path) and os.path.exists(other)
    return os.path.samefile(path, other) if is_there else os.path.realpath(path) == os.path.realpath(other)


@contextmanager
def rejecting(path: str | None) -> Iterator[Callable[[str], object] | None]:
    """Take skipped lines; they become the file at the end, unless there is an error. Without a path nobody takes them.

    Raises:
        RegionalError: the file cannot be written.
    """
    if path is None:
        yield None
        return
    target = os.path.realpath(path)
    is_device = os.path.exists(path) and not os.path.isfile(path)
    beside = path if is_device else f"{target}.{os.getpid()}.part"
    try:
        if os.path.exists(target) and not os.access(target, os.W_OK):
            raise PermissionError(13, os.strerror(13))
        file = open(beside, "w" if is_device else "x", encoding="utf-8")  # noqa: SIM115 - errors are told apart below
    except OSError as error:
        raise _unwritten(path, error) from error
    if is_device:
        with file:
            yield file.write
        return
    try:
        with file:
            yield file.write
        _replace(beside, target, path)
    finally:
        with suppress(FileNotFoundError):
            os.unlink(beside)


def _replace(beside: str, target: str, path: str) -> None:
    try:
        if os.path.exists(target):
            shutil.copymode(target, beside)
        os.replace(beside, target)
    except OSError as error:
        raise _unwritten(path, error) from error


def _unwritten(path: str, error: OSError) -> RegionalError:
    return RegionalError(f"{path}: it cannot be written: {error.strerror}")
