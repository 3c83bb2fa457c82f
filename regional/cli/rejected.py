"""The file of skipped lines that `import --reject-to` writes: it replaces nothing before the import has succeeded."""

import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress

from regional.errors import RegionalError
from regional.importers import Importer
from regional.importers.files import DataFile


def files_of(chosen: Importer, files: Iterable[str]) -> list[str]:
    """The files that an import reads: those that are named, and what they refer to."""
    return [other for file in files for other in (file, *_beside(chosen, file))]


def _beside(chosen: Importer, file: str) -> Iterable[str]:
    return chosen.beside(DataFile(file)) if os.path.isfile(file) else ()


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
