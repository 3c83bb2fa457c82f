"""Data files: plain, packed or a pipe, read line by line as UTF-8. An error names the file and the line."""

import codecs
import csv
import io
import os
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import IO, Any

from regional.errors import RegionalError
from regional.importers.delimited import NUL, Block, Delimited, Layout, Rows, holds_nul, require
from regional.importers.limits import Limited
from regional.importers.packing import AHEAD, PACKED_WRONGLY, unpacked
from regional.importers.spool import is_piped, spooled


class DataFile:
    """One file to be imported."""

    def __init__(self, path: str) -> None:
        """Take its path: that of a file, which can be packed, or of a pipe, or `-` for the standard input.

        Raises:
            RegionalError: there is no such file, or nothing can be read from the pipe.
        """
        self._kept = spooled(path) if is_piped(path) else None
        self.block: type[Rows] = Block
        """As what its lines are split where they come in blocks."""
        self.path = path
        """What it is called."""
        self.content = self._kept.name if self._kept else path
        """Where its bytes are."""
        if os.path.isdir(path):
            raise RegionalError(f"{path}: this is a folder: name the file in it")
        if not os.path.isfile(self.content):
            raise RegionalError(f"{path}: there is no such file")
        self._begin()

    def _begin(self) -> None:
        self.size = os.path.getsize(self.content)
        self._delimited = Delimited(self.path, Layout(","))
        self.done: Callable[[], int] = lambda: 0
        """How many bytes of the file have been read."""
        self._opened: list[IO[bytes]] = []

    def __getstate__(self) -> dict[str, Any]:
        """What another process must know to read it, or whoever reads it once more."""
        return {"path": self.path, "content": self.content, "block": self.block}

    def __setstate__(self, state: dict[str, Any]) -> None:
        """Begin anew."""
        self.__dict__ |= {"_kept": None, **state}
        self._begin()

    def close(self) -> None:
        """Close the file, also where somebody stopped in the middle twice, and let go of what came through a pipe."""
        for packed in self._opened:
            packed.close()
        if self._kept is not None:
            self._kept.close()

    @contextmanager
    def open(self) -> Iterator[IO[bytes]]:
        """Open the file as a stream of its unpacked content.

        Raises:
            RegionalError: it cannot be read, or is packed wrongly.
        """
        try:
            with open(self.content, "rb") as packed:
                self.done = packed.tell
                self._opened.append(packed)
                with unpacked(packed, self.path) as plain, io.BufferedReader(Limited(plain, self.path), AHEAD) as lines:
                    yield lines
        except PACKED_WRONGLY as error:
            raise RegionalError(f"{self.path}: it is packed wrongly or cut off: {error}") from error
        except OSError as error:
            raise RegionalError(f"{self.path}: it cannot be read: {error.strerror or error}") from error
        finally:
            self.done = lambda: self.size

    def text(self) -> str:
        """The content of a small file, without white space around it.

        Raises:
            RegionalError: it cannot be read, is not UTF-8, or holds a NUL character.
        """
        with self.open() as stream:
            try:
                encoding = self._encoding(stream)
                text = stream.read().decode(encoding)
            except UnicodeDecodeError:
                raise self._not_utf_8() from None
        if NUL in text:
            raise holds_nul(self.path, text[: text.index(NUL)].count("\n") + 1)
        return text.strip()

    @property
    def separator(self) -> str:
        """The sign that separates its fields, once the first line was read."""
        return self._delimited.separator

    def table(
        self,
        separators: str,
        columns: Sequence[str] = (),
        others: Sequence[str] = (),
        widths: Sequence[int] = (),
        *,
        whole_numbers: bool = False,
    ) -> Iterator[tuple[int, list[str]]]:
        """The lines of a delimited file, each with its number; where nothing is quoted, they are simply split.

        Args:
            separators: the signs of which one separates the fields: a tab, a comma or a semicolon. Between tabs a
                field is quoted as a whole or not at all.
            columns: the columns that its first line must name, in any order.
            others: further columns that it can name.
            widths: how many fields its lines can have, all of them equally many, if no first line names the columns.
            whole_numbers: whether its numbers have a decimal that is always 0, which is left out.

        Yields:
            The number of a line and its fields; the first line comes first, and calls the columns as we do. A row can
            go on in the following lines.

        Raises:
            RegionalError: the file is empty, of another kind, or has a line of another width.
        """
        reading = Delimited(self.path, Layout(separators, columns, others, widths, whole_numbers))
        with self._delimited_by(reading) as text:
            yield from reading.rows(text, text)

    def blocks(
        self, separators: str, columns: Sequence[str] = (), others: Sequence[str] = (), widths: Sequence[int] = ()
    ) -> Iterator[Rows]:
        """The lines of a delimited file, some hundred at once; the first one comes alone. As for `table`.

        Raises:
            RegionalError: as for `table`.
        """
        reading = Delimited(self.path, Layout(separators, columns, others, widths, block=self.block))
        try:
            with self._delimited_by(reading) as text:
                yield from reading.blocks(text)
        except RegionalError:
            if reading.is_ahead:  # the lines before the one that cannot be read were not looked at
                with self._delimited_by(reading) as text:
                    rest = islice(text, reading.read, None)
                    for _ in reading.rows(rest, rest):
                        pass
            raise

    @contextmanager
    def _delimited_by(self, reading: Delimited) -> Iterator[io.TextIOWrapper]:
        """Open the file as a text whose lines are read.

        Raises:
            RegionalError: it is empty, or a line cannot be read; the message names the line.
        """
        self._delimited = reading
        with self.open() as stream, io.TextIOWrapper(stream, encoding=self._encoding(stream), newline="") as text:
            try:
                yield text
            except (UnicodeDecodeError, csv.Error, *PACKED_WRONGLY) as error:
                raise self._unreadable(error, reading.line) from error
        if not reading.width:
            raise RegionalError(f"{self.path}:1: the file is empty")

    def _encoding(self, stream: IO[bytes]) -> str:
        """UTF-8, unless the stream begins with the mark of UTF-16, as what a spreadsheet calls Unicode does."""
        try:
            head = stream.peek(2)[:2]  # type: ignore[attr-defined]
        except PACKED_WRONGLY as error:
            raise self._unreadable(error, 0) from error
        return "utf-16" if head in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE) else "utf-8-sig"

    def require(self, heading: Sequence[str], columns: Sequence[str]) -> None:
        """Refuse a heading that lacks a column.

        Raises:
            RegionalError: it does; the message names the column.
        """
        require(self.path, heading, columns, 1)

    def _unreadable(self, error: Exception, line: int) -> RegionalError:
        """The error that says why there is no line after another one."""
        if isinstance(error, UnicodeDecodeError):
            return self._not_utf_8()
        if isinstance(error, csv.Error):
            return RegionalError(f"{self.path}:{line}: not a table: {error}")
        return RegionalError(f"{self.path}:{line + 1}: it is packed wrongly or cut off: {error}")

    def _not_utf_8(self) -> RegionalError:
        """The error that names the first line which is not UTF-8; it is looked for once the file proved to have one."""
        with (
            self.open() as stream,
            io.TextIOWrapper(stream, encoding="utf-8", errors="surrogateescape", newline="\n") as lines,
        ):
            found = ((number, _ESCAPED.search(line)) for number, line in enumerate(lines, start=1))
            line, byte = next((number, match[0]) for number, match in found if match)
        return RegionalError(f"{self.path}:{line}: not UTF-8: byte 0x{ord(byte) & 0xFF:02x}")


_ESCAPED = re.compile("[\udc80-\udcff]")
"""What stands for a byte that is not UTF-8."""
