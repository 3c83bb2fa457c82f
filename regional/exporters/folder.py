"""The folder that an export fills beside its target, and that replaces the target if that is an earlier export."""

import os
import secrets
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from regional.errors import RegionalError
from regional.exporters import descriptor
from regional.fingerprint import DESCRIPTOR, digest

DATASET = "dataset.yaml"
"""The file that makes a folder a dataset."""


@contextmanager
def new_folder(folder: Path, refuse: Callable[[Path, Path], None] | None = None) -> Iterator[Path]:
    """A folder to fill, which replaces another one at the end. If anything goes wrong, nothing has changed.

    Args:
        folder: the folder to replace, which need not exist: one that is empty or holds a previous export.
        refuse: raises the error if something else is in it, given the folder as it was named and as it is.

    Raises:
        RegionalError: something else is in it, or nothing can be written.
    """
    target = Path(os.path.realpath(folder))
    refuse = refuse or _refuse_what_is_not_ours
    try:
        refuse(folder, target)
        fresh = target.with_name(f".{target.name}.{secrets.token_hex(4)}")
        fresh.mkdir(parents=True)
        try:
            yield fresh
            refuse(folder, target)  # somebody may have worked there meanwhile
            _replace(target, fresh)
        finally:
            shutil.rmtree(fresh, ignore_errors=True)
    except OSError as error:
        raise RegionalError(f"{folder} cannot be written: {error.strerror}") from error


def _replace(target: Path, fresh: Path) -> None:
    before = fresh.with_name(f"{fresh.name}.before")
    if target.exists():
        target.rename(before)
    try:
        fresh.rename(target)
    except OSError:
        if before.exists():
            before.rename(target)
        raise
    shutil.rmtree(before, ignore_errors=True)


def _refuse_what_is_not_ours(folder: Path, target: Path) -> None:
    if target.exists() and not target.is_dir():
        raise RegionalError(f"{folder} is a file: name a folder")
    if Path(os.path.realpath(os.curdir)).is_relative_to(target):
        raise RegionalError(f"{folder} cannot be replaced while you are in it: name another folder")
    ours = {
        each / path: hash_
        for each in [target, *(target.iterdir() if target.is_dir() else ())]
        for path, hash_ in descriptor.written(each).items()
    }
    for path in sorted(_files(target), key=lambda path: (path.name != DESCRIPTOR, path)):
        shown = folder / path.relative_to(target)
        if path.name == DESCRIPTOR and path not in ours:
            raise RegionalError(f"{shown} was written or changed by somebody since; name another folder")
        if path not in ours or path.is_symlink():
            raise RegionalError(f"{folder} is not empty: {shown} is not part of an export; name another folder")
        if ours[path] and ours[path] != digest(path):
            raise RegionalError(f"{shown} was changed after it was exported; name another folder")


def _files(folder: Path) -> Iterator[Path]:
    """All that is in a folder and is none itself.

    Raises:
        OSError: a folder in it cannot be read.
    """

    def fail(error: OSError) -> None:
        raise error

    for inside, folders, files in os.walk(folder, onerror=fail) if folder.is_dir() else ():
        linked = [name for name in folders if os.path.islink(os.path.join(inside, name))]
        yield from (Path(inside, name) for name in files + linked)
