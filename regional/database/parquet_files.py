"""The files of a folder of Parquet files: its descriptor says which of them are the tables.

Nothing else in the folder counts, so that an import can put a new version of a dataset beside the old one and then, by
one new descriptor, let the new one be the dataset.
"""

import json
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

from regional.database.reader import explain_version
from regional.errors import RegionalError

DESCRIPTOR = "datapackage.json"
"""What every folder has that was written whole: it is written last."""

SCHEMA = "regionalSchema"
"""The property of a descriptor that has the version of the schema."""

FORMAT = "parquet"
"""The format of the tables, as a descriptor has it."""

_TABLE = re.compile("[a-z_]+")
AGAIN = "write it again with `regional export FOLDER --parquet`"
"""What mends a folder that cannot be read."""


class ParquetFiles(NamedTuple):
    """The tables of a folder."""

    folder: str
    tables: dict[str, list[str]]
    """The files of each table, with their whole paths."""

    def size(self) -> int:
        """How many bytes they take."""
        return sum(os.path.getsize(path) for paths in self.tables.values() for path in paths)


def parquet_files(folder: str) -> ParquetFiles:
    """The tables of a folder of this program's schema.

    Raises:
        RegionalError: there is no such folder, it is not whole, or of another version or program.
    """
    real = os.path.realpath(folder)
    if not os.path.isdir(real):
        what = f"{folder} is no folder" if os.path.exists(real) else f"there is no folder {folder}"
        raise RegionalError(f"{what}: {AGAIN}")
    path = os.path.join(folder, DESCRIPTOR)
    try:
        with open(path, encoding="utf-8") as file:
            described = json.load(file)
    except FileNotFoundError:
        raise RegionalError(f"{folder} is no whole export, because it has no {DESCRIPTOR}: {AGAIN}") from None
    except (OSError, ValueError, RecursionError) as error:
        raise RegionalError(f"{path} cannot be read: {error}") from error
    tables = described_tables(described, folder)
    return ParquetFiles(real, {table.name: [_file(folder, real, path) for path in table.paths] for table in tables})


class Described(NamedTuple):
    """What a descriptor says of a table."""

    name: str
    paths: tuple[str, ...]
    """Its files, as they are named from the folder."""
    types: dict[str, str]
    """The type of each of its columns: string, integer or number."""


def described_tables(described: Any, folder: str) -> list[Described]:
    """The tables that a descriptor names.

    Raises:
        RegionalError: it is of no folder, or of another version or program, or names what is elsewhere.
    """
    version = described.get(SCHEMA) if isinstance(described, dict) else None
    if version is None:
        raise RegionalError(f"{folder} is no export of this program as Parquet: {AGAIN}")
    explain_version(version, folder, "export the database again with this program")
    try:
        tables = [_table(resource) for resource in described["resources"]]
    except (TypeError, LookupError, AttributeError) as error:
        path = os.path.join(folder, DESCRIPTOR)
        raise RegionalError(f"{path} does not say which files are the tables: {AGAIN}") from error
    for table in tables:
        for path in table.paths:
            if not _TABLE.fullmatch(table.name) or path.startswith("/") or ".." in path.split("/"):
                raise _elsewhere(folder, path)
    return tables


def _table(resource: dict[str, Any]) -> Described:
    paths = resource["path"]
    types = {field["name"]: field["type"] for field in resource.get("schema", {}).get("fields", ())}
    return Described(resource["name"], (paths,) if isinstance(paths, str) else tuple(paths), types)


def _elsewhere(folder: str, path: str) -> RegionalError:
    return RegionalError(f"{os.path.join(folder, DESCRIPTOR)} names what is not in the folder: {path}")


def _file(folder: str, real: str, path: str) -> str:
    """The whole path of a file, in a folder whose links have been followed.

    Raises:
        RegionalError: it is not there, or a link leads elsewhere.
    """
    whole = os.path.realpath(os.path.join(real, path))
    if not whole.startswith(os.path.join(real, "")):
        raise _elsewhere(folder, path)
    if not os.path.isfile(whole):
        raise RegionalError(f"{folder} is not whole, because {path} is missing: {AGAIN}")
    return whole


@contextmanager
def locked(folder: str | os.PathLike[str], *, is_shared: bool) -> Iterator[bool]:
    """Hold a folder as one of its readers, or as the only one who uses it, and say whether that is so.

    Where the system has no such locks everybody has it.
    """
    try:
        import fcntl  # noqa: PLC0415 - Windows has none
    except ImportError:
        yield True
        return
    opened = os.open(folder, os.O_RDONLY)
    try:
        try:
            fcntl.flock(opened, (fcntl.LOCK_SH if is_shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
        except OSError:
            yield False
        else:
            yield True
    finally:
        os.close(opened)
