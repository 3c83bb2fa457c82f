"""Delimited text: a heading, and rows that are all equally wide, one by one or in blocks of some hundred lines."""

import io
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import ClassVar, NamedTuple, Protocol, TextIO

from regional.errors import RegionalError
from regional.importers import list_columns
from regional.importers.columns import Column, Columns
from regional.importers.fields import named, separator, split, told_separator, unquoted

NUL = "\0"


class Rows(Protocol):
    """Some hundred rows of a file, in one of the forms of `regional.importers.columns`."""

    lines: Sequence[int]
    """The numbers of their lines."""
    width: int
    form: ClassVar[Columns]
    size: ClassVar[int]
    """How many characters are read at once, and the rest of the last line."""

    def column(self, at: int) -> Column:
        """A field of every row."""

    def row(self, at: int) -> list[str]:
        """The fields of one row."""

    @classmethod
    def split(cls, text: str, by: str, width: int, first: int) -> "Rows | None":
        """The rows of lines of which nothing must be said but where their fields end, or nothing if they differ.

        Args:
            text: the lines.
            by: the sign that separates fields.
            width: how many a line has.
            first: the number of the first line.
        """


class Block:
    """Rows as lists."""

    form: ClassVar[Columns] = list_columns
    size: ClassVar[int] = 1 << 17
    """With their fields they fit into the cache of a processor, where more would take nearly twice the time."""

    def __init__(self, lines: Sequence[int], width: int, fields: list[str]) -> None:
        """Take the numbers of the lines, and the fields of the first row, then those of the second, and so on."""
        self.lines = lines
        self.width = width
        self.fields = fields

    def column(self, at: int) -> list[str]:
        """A field of every row."""
        return self.fields[at :: self.width]

    def row(self, at: int) -> list[str]:
        """The fields of one row."""
        return self.fields[at * self.width : (at + 1) * self.width]

    @classmethod
    def split(cls, text: str, by: str, width: int, first: int) -> "Block | None":
        """The rows of lines, as for `Rows`."""
        fields = text.replace("\n", f"{by}\n").split(by)
        firsts = "".join(fields[::width]).split("\n")
        if not len(firsts) * width == len(fields) == (text.count("\n") + 1) * width:
            return None  # a line does not begin where it would if all were equally wide
        fields[::width] = firsts
        if '"' in text:
            fields = [unquoted(field) if '"' in field else field for field in fields]
        return cls(range(first, first + len(firsts)), width, fields)


class Layout(NamedTuple):
    """What the lines of a file are like, as `DataFile.table` has it."""

    separators: str
    columns: Sequence[str] = ()
    others: Sequence[str] = ()
    widths: Sequence[int] = ()
    whole_numbers: bool = False
    block: type[Rows] = Block
    """As what blocks are split, wherever that can be done."""


class Delimited:
    """Reads the lines of one text."""

    def __init__(self, path: str, layout: Layout) -> None:
        """Take what the file is called, and what its lines are like."""
        self._path = path
        self._layout = layout
        self._more = 0
        self.is_ahead = False
        """Whether lines are being read after those that were looked at."""
        self.width = 0
        """How many fields a row has, once the first one was read."""
        self.line = 0
        """The number of the line that the last row began in."""
        self.separator = ","
        """The sign that separates the fields, once the first line was read."""

    @property
    def read(self) -> int:
        """How many lines have been read."""
        return self.line + self._more

    def rows(self, lines: Iterator[str], following: Iterator[str]) -> Iterator[tuple[int, list[str]]]:
        """The rows that begin in some lines, each with the number of its line.

        Args:
            lines: the lines.
            following: these lines and those after them: a row can go on there.

        Raises:
            RegionalError: a row has another width, or a NUL character, or the first one is not that of such a file.
        """
        by = allowed = self.separator if self.width else self._layout.separators
        for printed in lines:
            self.line += 1 + self._more
            if not self.width:
                if told := told_separator(printed, allowed):
                    allowed = told
                    continue
                self.separator = by = separator(printed, allowed)
            if self._layout.whole_numbers:  # fields of one letter take no memory
                printed = printed.replace(f".0{by}", by)  # noqa: PLW2901
            row, self._more = split(printed, following, by)
            if self._layout.whole_numbers:
                of = slice(None) if '"' in printed else slice(-1, None)
                row[of] = [field.removesuffix(".0") for field in row[of]]
            if len(row) != self.width:
                if not "".join(row).strip():
                    continue
                row = self._trimmed(row)
            if NUL in printed or (self._more and any(NUL in field for field in row)):
                raise holds_nul(self._path, self.line)
            yield self.line, row

    def blocks(self, text: TextIO) -> Iterator[Rows]:
        """The rows of a text in blocks; the first one comes alone.

        Raises:
            RegionalError: as for `rows`.
        """
        for line, row in self.rows(text, text):
            yield Block([line], self.width, row)
            break
        while printed := self._read_ahead(text):
            yield self._split(printed) or self._with_care(printed, text)

    def _read_ahead(self, text: TextIO) -> str:
        self.is_ahead = True
        printed = text.read(self._layout.block.size)
        printed += text.readline()
        self.is_ahead = False
        return printed

    def _split(self, printed: str) -> Rows | None:
        """The rows of lines of which nothing must be said but where their fields end; otherwise nothing."""
        plain = printed.replace("\r\n", "\n").removesuffix("\n")
        is_quoted = '"' in plain and self.separator != "\t"
        if is_quoted or NUL in plain or "\r" in plain or self._layout.whole_numbers:
            return None
        block = self._layout.block.split(plain, self.separator, self.width, self.read + 1)
        if block is not None:
            self.line, self._more = block.lines[-1], 0
        return block

    def _with_care(self, printed: str, text: TextIO) -> Block:
        lines = io.StringIO(printed, newline="")
        found = [*self.rows(lines, chain(lines, text))]
        return Block([line for line, _ in found], self.width, [*chain.from_iterable(row for _, row in found)])

    def _trimmed(self, row: list[str]) -> list[str]:
        """A row without the empty field behind a sign at its end; the first row as the heading that it is.

        Raises:
            RegionalError: it has another width, or is not the first one of such a file.
        """
        widths = [self.width] if self.width else self._layout.widths
        if len(row) not in widths and len(row) - 1 in widths and not row[-1].strip():
            row = row[:-1]
        return row if len(row) == self.width else self._heading(row)

    def _heading(self, row: list[str]) -> list[str]:
        """The first row, with our names of its columns.

        Raises:
            RegionalError: it is not the first one, or not like one of this kind.
        """
        if self.width:
            raise RegionalError(f"{self._path}:{self.line}: {len(row)} columns, not {self.width}")
        if len(row) == 1:
            what = " or ".join("a tab" if each == "\t" else f"'{each}'" for each in self._layout.separators)
            raise RegionalError(f"{self._path}:{self.line}: one column only: fields must be separated by {what}")
        if self._layout.widths and len(row) not in self._layout.widths:
            wanted = " or ".join(map(str, self._layout.widths))
            raise RegionalError(
                f"{self._path}:{self.line}: {len(row)} columns, not {wanted}: is it a file of this kind?"
            )
        self.width = len(row)
        if known := [*self._layout.columns, *self._layout.others]:
            row = named(row, known)
        require(self._path, row, self._layout.columns, self.line)
        return row


def holds_nul(path: str, line: int) -> RegionalError:
    """The error that refuses a line."""
    return RegionalError(f"{path}:{line}: it holds a NUL character, which not every database can keep")


def require(path: str, heading: Sequence[str], columns: Sequence[str], line: int) -> None:
    """Refuse a heading that lacks a column.

    Raises:
        RegionalError: it does; the message names the column.
    """
    for name in columns:
        if name not in heading:
            raise RegionalError(f"{path}:{line}: there is no column '{name}': is it a file of this kind?")
