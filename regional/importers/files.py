"""Data files: plain, gzip or zip, read line by line as UTF-8. An error names the file and the line."""

import csv
import gzip
import io
import lzma
import os
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain
from typing import IO

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
        self.close: Callable[[], None] = lambda: None
        """Close the file, if somebody stopped in the middle of it."""

    @contextmanager
    def open(self) -> Iterator[IO[bytes]]:
        """Open the file as a stream of its unpacked content.

        Raises:
            RegionalError: it cannot be read, or is packed wrongly.
        """
        try:
            with open(self.path, "rb") as packed:
                self.done, self.close = packed.tell, packed.close
                if self.path.endswith(".gz"):
                    with gzip.open(packed) as unzipped, io.BufferedReader(unzipped, _AHEAD) as ahead:
                        yield ahead
                elif self.path.endswith(".zip"):
                    with zipfile.ZipFile(packed) as archive:
                        names = [name for name in archive.namelist() if not name.endswith("/")]
                        if len(names) != 1:
                            raise RegionalError(f"{self.path}: it holds {len(names)} files, not one: unpack it first")
                        with archive.open(names[0]) as plain:
                            yield plain
                else:
                    yield packed
        except _PACKED_WRONGLY as error:
            raise RegionalError(f"{self.path}: it is packed wrongly or cut off: {error}") from error
        except OSError as error:
            raise RegionalError(f"{self.path}: it cannot be read: {error.strerror}") from error
        finally:
            self.done = lambda: self.size

    def text(self) -> str:
        """The content of a small file, without white space around it.

        Raises:
            RegionalError: it cannot be read, is not UTF-8, or holds a NUL character.
        """
        with self.open() as stream:
            try:
                text = stream.read().decode("utf-8-sig")
            except UnicodeDecodeError:
                raise self._not_utf_8() from None
        if _NUL in text:
            raise self._holds_nul(text[: text.index(_NUL)].count("\n") + 1)
        return text.strip()

    def table(
        self, delimiter: str, columns: Sequence[str] = (), widths: Sequence[int] = (), *, whole_numbers: bool = False
    ) -> Iterator[tuple[int, list[str]]]:
        """The lines of a delimited file, each with its number; where nothing is quoted, they are simply split.

        Args:
            delimiter: a comma, where fields can be quoted, or a tab, where they cannot.
            columns: the columns that its first line must name, in any order.
            widths: how many fields its lines can have, all of them equally many, if no first line names the columns.
            whole_numbers: whether its numbers have a decimal that is always 0, which is left out.

        Yields:
            The number of a line and its fields; the first line comes first. A row can go on in the following lines.

        Raises:
            RegionalError: the file is empty, of another kind, or has a line of another width.
        """
        line = more = width = 0
        with self.open() as stream, io.TextIOWrapper(stream, encoding="utf-8-sig", newline="") as text:
            try:
                for printed in text:
                    line, more = line + 1 + more, 0
                    if whole_numbers:
                        printed = printed.replace(".0,", ",")  # noqa: PLW2901 - fields of one letter take no memory
                    if delimiter == "," and '"' in printed:
                        quoting = csv.reader(chain((printed,), text), strict=True)
                        row = next(quoting)
                        more = quoting.line_num - 1
                        printed = "".join(row)  # noqa: PLW2901 - it can have been several lines
                    else:
                        row = printed.rstrip("\r\n").split(delimiter)
                    if len(row) != width:
                        if row == [""]:
                            continue
                        self._refuse_row(row, line, width, widths, delimiter)
                        width = len(row)
                        self.require(row, columns, line)
                    if _NUL in printed:
                        raise self._holds_nul(line)
                    yield line, row
            except (UnicodeDecodeError, csv.Error, *_PACKED_WRONGLY) as error:
                raise self._unreadable(error, line) from error
        if not width:
            raise RegionalError(f"{self.path}:1: the file is empty")

    def _refuse_row(self, row: list[str], line: int, width: int, widths: Sequence[int], delimiter: str) -> None:
        """Refuse a row that is not the first one, or not like one of this kind."""
        if width:
            raise RegionalError(f"{self.path}:{line}: {len(row)} columns, not {width}")
        if len(row) == 1:
            what = "a tab" if delimiter == "\t" else f"'{delimiter}'"
            raise RegionalError(f"{self.path}:{line}: one column only: fields must be separated by {what}")
        if widths and len(row) not in widths:
            wanted = " or ".join(map(str, widths))
            raise RegionalError(f"{self.path}:{line}: {len(row)} columns, not {wanted}: is it a file of this kind?")

    def require(self, heading: list[str], columns: Sequence[str], line: int = 1) -> None:
        """Refuse a heading that lacks a column.

        Raises:
            RegionalError: it does; the message names the column.
        """
        for name in columns:
            if name not in heading:
                raise RegionalError(f"{self.path}:{line}: there is no column '{name}': is it a file of this kind?")

    def _unreadable(self, error: Exception, line: int) -> RegionalError:
        """The error that says why there is no line after another one."""
        if isinstance(error, UnicodeDecodeError):
            return self._not_utf_8()
        if isinstance(error, csv.Error):
            return RegionalError(f"{self.path}:{line}: not a table: {error}")
        return RegionalError(f"{self.path}:{line + 1}: it is packed wrongly or cut off: {error}")

    def _holds_nul(self, line: int) -> RegionalError:
        return RegionalError(f"{self.path}:{line}: it holds a NUL character, which not every database can keep")

    def _not_utf_8(self) -> RegionalError:
        """The error that names the first line which is not UTF-8; it is looked for once the file proved to have one."""
        with (
            self.open() as stream,
            io.TextIOWrapper(stream, encoding="utf-8", errors="surrogateescape", newline="\n") as lines,
        ):
            found = ((number, _ESCAPED.search(line)) for number, line in enumerate(lines, start=1))
            line, byte = next((number, match[0]) for number, match in found if match)
        return RegionalError(f"{self.path}:{line}: not UTF-8: byte 0x{ord(byte) & 0xFF:02x}")


_AHEAD = 1 << 18
"""How many bytes are unpacked at once."""

_NUL = "\0"

_PACKED_WRONGLY = (EOFError, gzip.BadGzipFile, zipfile.BadZipFile, zlib.error, lzma.LZMAError, RuntimeError)
"""What goes wrong in unpacking; the last one if a password is needed, or a method that is not supported."""

_ESCAPED = re.compile("[\udc80-\udcff]")
"""What stands for a byte that is not UTF-8."""
