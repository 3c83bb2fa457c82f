"""Columns of a block of lines: what follows from a value is found once for all lines that have it."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from regional.importers.fields import NULLS

_EMPTY = dict.fromkeys(NULLS, "")


def each(function: Callable[..., Any], *columns: Sequence[Any]) -> list[Any]:
    """What a function makes of some columns, which is called once for whatever they have in several lines alike."""
    first, *others = columns
    if all(_is_constant(column) for column in others):
        alike = [column[0] for column in others if column]
        found = {value: function(value, *alike) for value in {*first}}
        return [*map(found.__getitem__, first)]
    rows = [*zip(*columns, strict=True)]
    found = {row: function(*row) for row in {*rows}}
    return [*map(found.__getitem__, rows)]


def _is_constant(column: Sequence[Any]) -> bool:
    return not column or column.count(column[0]) == len(column)


def stripped(column: Iterable[str]) -> list[str]:
    """Fields without the blanks around them."""
    return [*map(str.strip, column)]


def known(column: Iterable[str]) -> list[str]:
    """The same; what programs write where nothing is known is empty."""
    fields = stripped(column)
    return fields if NULLS.isdisjoint(fields) else [*map(_EMPTY.get, fields, fields)]


def or_none(column: list[str]) -> Sequence[str | None]:
    """Nothing in place of an empty text."""
    return [field or None for field in column] if "" in column else column
