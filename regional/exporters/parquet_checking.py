"""Whether a folder of Parquet files is as it was written: its descriptor by its seal, its files by their hashes."""

from collections.abc import Iterator
from pathlib import Path

from regional.database.parquet_files import DESCRIPTOR, ParquetFiles, locked, parquet_files
from regional.exporters import descriptor
from regional.fingerprint import digest

CHANGED = "was changed after it was written: restore it, or export the database again into another folder"
"""What is said of a descriptor or a file that is not as it was written."""


def problems(folder: str) -> list[str]:
    """One line for whatever is not as it was written. What was is sound: it was checked before.

    Raises:
        RegionalError: the folder cannot be read at all; the message says why.
    """
    parquet_files(folder)  # it says what is wrong with what is no folder
    with locked(folder, is_shared=True):
        return list(_changed(parquet_files(folder)))


def _changed(files: ParquetFiles) -> Iterator[str]:
    hashes = descriptor.written(Path(files.folder))
    if not hashes:
        yield f"{DESCRIPTOR}: it {CHANGED}"
        return
    for path in sorted(Path(path) for paths in files.tables.values() for path in paths):
        inside = path.relative_to(files.folder).as_posix()
        if digest(path) != hashes.get(inside):
            yield f"{inside}: it {CHANGED}"
