"""Rows to be written, and their values as the formats can hold them."""

from collections.abc import Iterable, Iterator, Sequence
from types import NoneType
from typing import Any, NamedTuple

from regional.visible import visible


class Layout(NamedTuple):
    """How an answer is shown on a screen. The formats for programs have all columns in any case."""

    order: Sequence[str] = ()
    """The columns in this order, and only these; without it, all of them as they are."""
    card: Sequence[Sequence[str]] = ()
    """The lines of a card, each a list of columns; words before the name of a column are written before its value."""
    is_matrix: bool = False
    """Whether the rows are things, the columns headings, and the cells words of status."""
    found: Sequence[str] = ()
    """Folded words that stand out in the texts."""


class Table(NamedTuple):
    """Rows to be written, and what stands under them."""

    columns: Sequence[str]
    rows: Iterable[Sequence[Any]]
    footnotes: Sequence[str] = ()
    common: str = ""
    """The marks of the footnotes that belong to every row."""
    remarks: Sequence[Sequence[str]] = ()
    """For each row the notes on it, which a screen shows under the rows; empty: there are none."""
    layout: Layout | None = None
    """How it is shown on a screen; without one, every column of every row is."""


_AS_IT_IS = (str, int, NoneType)


def plain(value: Any) -> Any:
    """The value as every format can hold it: bytes in hexadecimal, and numbers that JSON does not have as text."""
    if isinstance(value, _AS_IT_IS):
        return value
    if isinstance(value, bytes):
        return value.hex()
    try:
        number = float(value)  # a server gives decimal numbers, which JSON does not have
    except (TypeError, ValueError):
        return str(value)
    return number if number - number == 0 else str(value)


def as_text(value: Any) -> str:
    """The value as text; nothing is an empty text."""
    return "" if value is None else str(plain(value))


def printable(value: Any) -> str:
    """The value as text with what the eye does not see made visible, so that data cannot drive the terminal."""
    return visible(as_text(value))


def distinct(columns: Sequence[str]) -> list[str]:
    """The names of columns such that no two are alike: the second `name` is called `name_2`."""
    taken, counts, names = set(columns), dict.fromkeys(columns, 0), []
    for name in columns:
        counts[name] += 1
        unique = name
        while counts[name] > 1 and unique in taken:
            unique = f"{name}_{counts[name]}"
            counts[name] += unique in taken
        taken.add(unique)
        names.append(unique)
    return names


def records(table: Table) -> Iterator[dict[str, Any]]:
    """The rows as JSON objects."""
    names = distinct(table.columns)
    return (dict(zip(names, map(plain, row), strict=True)) for row in table.rows)


def numbered(remarks: Sequence[Sequence[str]]) -> tuple[list[str], list[str]]:
    """For each row the marks of its notes, such as `(1)(2)`; and the notes, each once, with its mark."""
    number = {note: at for at, note in enumerate(dict.fromkeys(note for row in remarks for note in row), start=1)}
    marks = ["".join(f"({number[note]})" for note in row) for row in remarks]
    return marks, [f"({at}) {note}" for note, at in number.items()]
