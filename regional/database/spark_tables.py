"""The tables of a folder as Spark sees it: on the disk of a server, or wherever its machines all reach."""

import json
import os
import re
from typing import Any, NamedTuple

from regional.database.parquet_files import AGAIN, DESCRIPTOR, Described, described_tables
from regional.database.spark_session import SparkError, condition, first_line
from regional.errors import RegionalError

_TYPES = {"string": "STRING", "integer": "BIGINT", "number": "DOUBLE"}
_PATTERN = re.compile(r"[\\*?\[\]{}]")
_NOT_THERE = "PATH_NOT_FOUND"


class Tables(NamedTuple):
    """The tables of a folder, and the session in which they can be made."""

    session: Any
    folder: str
    place: str
    """The folder as a message can show it, with the server."""
    described: dict[str, Described]

    def make(self, table: Described) -> None:
        """Make a view of the files of a table, by its columns as the descriptor has them: to look costs a job.

        Raises:
            RegionalError: a file is missing.
        """
        columns = ", ".join(f"`{name}` {_TYPES.get(type_, 'STRING')}" for name, type_ in table.types.items())
        read = self.session.read.schema(columns) if columns else self.session.read
        try:
            read.parquet(*(_path(self.folder, path) for path in table.paths)).createOrReplaceTempView(table.name)
        except SparkError as error:
            if condition(error) != _NOT_THERE:
                raise
            missing = table.paths[0] if len(table.paths) == 1 else f"a file of {table.name}"
            raise RegionalError(f"{self.folder} is not whole, because {missing} is missing: {AGAIN}") from error

    def size(self) -> int:
        """How many bytes the files take."""
        paths = [_path(self.folder, path) for table in self.described.values() for path in table.paths]
        files = self.session.read.format("binaryFile").load(paths).select("length")
        return sum(row[0] for row in files.collect())


def spark_tables(session: Any, folder: str, place: str) -> Tables:
    """The tables that the descriptor of a folder names.

    Raises:
        RegionalError: Spark sees no such folder, or it is not whole, or of another version or program.
    """
    path = os.path.join(folder, DESCRIPTOR)
    try:
        text = session.read.text(_path(folder, DESCRIPTOR), wholetext=True).collect()[0][0]
        described = json.loads(text)
    except SparkError as error:
        if condition(error) != _NOT_THERE:
            raise RegionalError(f"{path} cannot be read: {first_line(error)}") from error
        raise RegionalError(f"Spark sees no whole export in {folder}, because it finds no {path}: {AGAIN}") from error
    except (ValueError, LookupError, RecursionError) as error:
        raise RegionalError(f"{path} cannot be read: {error}") from error
    return Tables(session, folder, place, {table.name: table for table in described_tables(described, folder)})


def _path(folder: str, path: str) -> str:
    """A path in which nothing is a pattern."""
    return _PATTERN.sub(r"\\\g<0>", os.path.join(folder, path))
