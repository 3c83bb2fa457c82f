"""The folder that an export fills beside its target, and that replaces the target if that is an earlier export."""

import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from regional.errors import RegionalError
from regional.exporters import descriptor
from regional.fingerprint import DESCRIPTOR, digest

DATASET = "dataset.yaml"
"""The file that makes a folder a dataset; the descriptor does not list it."""


@contextmanager
def new_folder(folder: Path) -> Iterator[Path]:
    """A folder to fill, which replaces another one at the end. If anything goes wrong, nothing has changed.

    Args:
        folder: the folder to replace, which need not exist: one that is empty or holds a previous export.

    Raises:
        RegionalError: something else is in it, or nothing can be written.
    """
    target = Path(os.path.realpath(folder))
    try:
        _refuse_what_is_not_ours(folder, target)
        fresh = target.with_name(f".{target.name}.{secrets.token_hex(4)}")
        fresh.mkdir(parents=True)
        try:
            yield fresh
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
    ours: dict[Path, dict[str, Any]] = {}
    for each in [target, *(target.iterdir() if target.is_dir() else ())]:
        described = descriptor.read(each)
        if described:
            ours |= {each / DESCRIPTOR: {}, each / DATASET: {}}
        for resource in described.get("resources", ()):
            paths = resource["path"] if isinstance(resource["path"], list) else [resource["path"]]
            ours |= {each / path: resource for path in paths}
    for path in sorted(target.rglob("*")):
        shown = folder / path.relative_to(target)
        if path not in ours and (path.is_symlink() or not path.is_dir()):
            raise RegionalError(f"{folder} is not empty: {shown} is not part of an export; name another folder")
        if path in ours and "hash" in ours[path] and ours[path]["hash"] != digest(path):
            raise RegionalError(f"{shown} was changed after it was exported; name another folder")
