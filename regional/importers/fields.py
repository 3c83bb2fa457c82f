"""Fields: which sign separates them, what a heading calls them, and quotation marks that are no part of them."""

import csv
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain
from operator import itemgetter

csv.field_size_limit(10_000_000)

_QUOTED = re.compile(r'"((?:[^"\\]|""|\\")*)"')

NULLS = frozenset({"", "NA", "N/A", "NaN", "NULL", "null", r"\N"})
"""What programs write where nothing is known."""


def unquoted(field: str) -> str:
    """A field without the quotation marks around it, and with those in it as they were; others are its own."""
    quoted = _QUOTED.fullmatch(field.strip())
    return re.sub(r'""|\\"', '"', quoted[1]) if quoted else field


def separator(line: str, allowed: str) -> str:
    """The sign that separates the fields of a heading: of those that are allowed the most frequent one."""
    return max(allowed, key=line.count)


def told_separator(line: str, allowed: str) -> str:
    """The sign that a line before the heading tells one spreadsheet of, as `sep=;`; nothing if it is no such line."""
    told = line.strip('\r\n"')
    return told[-1:] if told.startswith("sep=") and len(told) == len("sep=;") and told[-1] in allowed else ""


def split(line: str, following: Iterator[str], by: str) -> tuple[list[str], int]:
    """The fields of a line, and how many of the following lines a quoted field goes on in.

    Raises:
        csv.Error: a quotation mark is never closed.
    """
    if '"' not in line:
        return line.rstrip("\r\n").split(by), 0
    if by == "\t":  # a mark can stand within a field that is not quoted
        return [unquoted(field) for field in line.rstrip("\r\n").split(by)], 0
    quoting = csv.reader(chain((line,), following), delimiter=by, strict=True)
    return next(quoting), quoting.line_num - 1


def named(heading: Sequence[str], columns: Sequence[str]) -> list[str]:
    """A heading with each column as we call it, if that differs only in case and signs: `event_id`, `Event.ID`."""
    ours = {_plain(column): column for column in columns}
    return [ours.get(_plain(column), column) for column in heading]


def called(heading: Sequence[str], otherwise: Mapping[str, Sequence[str]]) -> list[str]:
    """A heading with our names for columns that others call otherwise, unless it has ours as well."""
    ours = {_plain(other): column for column, others in otherwise.items() if column not in heading for other in others}
    return [ours.pop(_plain(column), column) for column in heading]


def _plain(column: str) -> str:
    return re.sub(r"[\W_]+", "", column).casefold()


def picker(heading: Sequence[str], columns: Sequence[str]) -> Callable[[list[str]], tuple[str, ...]]:
    """A function that takes the fields of some columns from a row; those of a column that is not there are empty."""
    pick = itemgetter(*(heading.index(column) if column in heading else len(heading) for column in columns))
    if set(columns) <= set(heading):
        return pick
    return lambda row: pick([*row, ""])
