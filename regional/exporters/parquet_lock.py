"""Who reads and who writes a folder of Parquet files at this moment, where the system has locks for that."""

import os
import re
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from regional.database.parquet_files import locked
from regional.errors import RegionalError

_WORK = ".regional-"
"""How the folder begins in which a command works on the folder around it."""


def is_work(name: str) -> bool:
    """Whether something in a folder is called as that in which a command works."""
    return bool(re.fullmatch(f"{re.escape(_WORK)}[0-9a-f]{{8}}", name))


@contextmanager
def alone(folder: Path) -> Iterator[Path]:
    """Work on a folder as the only one. Gives a folder in it for what is needed meanwhile, and is removed at the end.

    Raises:
        RegionalError: somebody else is at work.
    """
    is_new = not folder.exists()
    folder.mkdir(parents=True, exist_ok=True)
    work = folder / f"{_WORK}{secrets.token_hex(4)}"
    work.mkdir()
    try:
        with locked(work, is_shared=False):
            for other in folder.iterdir():
                if other != work and is_work(other.name):
                    _remove(other, folder)
            yield work
    finally:
        shutil.rmtree(work, ignore_errors=True)
        if is_new and not any(folder.iterdir()):
            folder.rmdir()


def _remove(other: Path, folder: Path) -> None:
    """Remove what a command left behind that was killed.

    Raises:
        RegionalError: it is still at work.
    """
    with locked(other, is_shared=False) as is_ours:
        if not is_ours:
            raise RegionalError(f"another command is writing into {folder}: try again when it has ended")
        shutil.rmtree(other, ignore_errors=True)


def remove_unless_read(folder: Path, paths: Iterator[Path]) -> None:
    """Remove files that are no part of a folder any more; if somebody reads, the next command that writes does it."""
    with locked(folder, is_shared=False) as is_ours:
        if is_ours:
            for path in paths:
                path.unlink(missing_ok=True)
                for empty in path.parents:
                    if empty == folder or os.listdir(empty):
                        break
                    empty.rmdir()
