"""Data files: plain, gzip or zip, read line by line as UTF-8; whatever is wrong is told with file and line."""

import csv
import gzip
import io
import os
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

from regional.errors import RegionalError

csv.field_size_limit(10_000_000)


class DataFile:
    """One file to be imported."""

    def __init__(self, path: str) -> None:
        """Take its path, which can end in .gz or .zip.

        Raises:
            RegionalError: there is no such file.
        """
        if not os.path.isfile(path):
            raise RegionalError(f"{path}: there is no such file")
        self.path = path
        self.size = os.path.getsize(path)
        self.done: Callable[[], int] = lambda: 0
        """How many bytes of the file have been read."""

    @property
    def name(self) -> str:
        """The name of the file without what only says how it is packed."""
        return os.path.basename(self.path).removesuffix(".gz").removesuffix(".zip")

    @contextmanager
    def open(self) -> Iterator[TextIO]:
        """The text of the file, as a stream.

        Raises:
            RegionalError: it cannot be read, is packed wrongly, or is not UTF-8.
        """
        try:
            with open(self.path, "rb") as packed:
                self.done = packed.tell
                if self.path.endswith(".gz"):
                    with gzip.open(packed) as plain:
                        yield io.TextIOWrapper(plain, encoding="utf-8-sig", newline="")
                elif self.path.endswith(".zip"):
                    with zipfile.ZipFile(packed) as archive:
                        names = archive.namelist()
                        if len(names) != 1:
                            raise RegionalError(f"{self.path}: it holds {len(names)} files, not one: unpack it first")
                        with archive.open(names[0]) as plain:
                            yield io.TextIOWrapper(plain, encoding="utf-8-sig", newline="")
                else:
                    yield io.TextIOWrapper(packed, encoding="utf-8-sig", newline="")
        except (EOFError, gzip.BadGzipFile, zipfile.BadZipFile, zlib.error) as error:
            raise RegionalError(f"{self.path}: it is packed wrongly or cut off: {error}") from error
        except OSError as error:
            raise RegionalError(f"{self.path}: it cannot be read: {error.strerror}") from error

    def table(
        self, delimiter: str, columns: list[str] | None, width: int | None = None
    ) -> Iterator[tuple[int, list[str]]]:
        """The lines of a delimited file, each with its number.

        Args:
            delimiter: a comma, where fields can be quoted, or a tab, where they cannot.
            columns: the columns that its first line must name, in any order; None if it has no such line.
            width: how many fields each line has, if no first line says so.

        Yields:
            The number of a line and its fields; the first line comes first.

        Raises:
            RegionalError: the file is empty, of another kind, or has a line of another width.
        """
        quoted = delimiter != "\t"
        line = 0
        with self.open() as text:
            rows = csv.reader(
                text, delimiter=delimiter, quoting=csv.QUOTE_MINIMAL if quoted else csv.QUOTE_NONE, strict=quoted
            )
            try:
                for row in rows:
                    line = rows.line_num
                    if width is None:
                        width = self._first(row, columns or [], line, delimiter)
                    if len(row) != width:
                        raise RegionalError(f"{self.path}:{line}: {len(row)} columns, not {width}")
                    yield line, row
            except UnicodeDecodeError as error:
                at = f"{self.path}:{line + 1}"
                raise RegionalError(
                    f"{at}: not UTF-8: byte 0x{error.object[error.start]:02x} after this line"
                ) from error
            except csv.Error as error:
                raise RegionalError(f"{self.path}:{line + 1}: not a table: {error}") from error
        if not line:
            raise RegionalError(f"{self.path}:1: the file is empty")

    def _first(self, row: list[str], columns: list[str], line: int, delimiter: str) -> int:
        if len(row) == 1 and columns != row:
            what = "a tab" if delimiter == "\t" else f"'{delimiter}'"
            raise RegionalError(f"{self.path}:{line}: one column only: fields must be separated by {what}")
        self.require(row, columns, line)
        return len(row)

    def require(self, heading: list[str], columns: list[str], line: int = 1) -> None:
        """Refuse a heading that lacks a column.

        Raises:
            RegionalError: it does; the message names the column.
        """
        for name in columns:
            if name not in heading:
                raise RegionalError(f"{self.path}:{line}: there is no column '{name}': is it a file of this kind?")
