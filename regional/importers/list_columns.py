"""Columns as lists of Python. `regional.importers.columns` says what each function is for."""

from collections.abc import Callable, Collection, Iterable, Sequence
from itertools import compress, count
from operator import not_
from typing import Any

from regional.importers.columns import EMPTY
from regional.importers.fields import NULLS

Texts = Sequence[str]


def taken(column: list[Any]) -> list[Any]:
    return column


def nothing(size: int) -> list[str]:
    return [""] * size


def stripped(column: Iterable[str]) -> list[str]:
    return [*map(str.strip, column)]


def known(column: Iterable[str]) -> list[str]:
    fields = stripped(column)
    return fields if NULLS.isdisjoint(fields) else [*map(EMPTY.get, fields, fields)]


def each(function: Callable[..., Any], *columns: Sequence[Any]) -> list[Any]:
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


def prefixed(prefix: str, column: Texts) -> list[str]:
    if "" in column:
        return [field and f"{prefix}{field}" for field in column]
    return [f"{prefix}{field}" for field in column]


def joined(between: str, *columns: Texts) -> Texts:
    given = [column for column in columns if any(column)]
    rows = zip(*given, strict=True)
    if not given:
        return columns[0]
    if any("" in column for column in given):
        return [between.join(filter(None, row)) for row in rows]
    return [*map(between.join, rows)]


def described(first: Texts, second: Texts) -> list[str | None]:
    pairs = zip(first, second, strict=True)
    if "" in first or "" in second:
        return [f"{one} → {other}".lstrip() if other else one or None for one, other in pairs]
    return [f"{one} → {other}" for one, other in pairs]


def or_none(column: Texts) -> Sequence[str | None]:
    return [field or None for field in column] if "" in column else column


def or_else(column: Texts, other: Texts) -> Texts:
    return [field or another for field, another in zip(column, other, strict=True)] if "" in column else column


def may_be(names: Collection[str], *columns: Texts) -> set[str]:  # noqa: ARG001 - which of them are, is found as quickly
    return {*columns[0]}.union(*columns[1:])


def replaced(
    found: list[Any], where: Collection[str], function: Callable[..., Any], names: Texts, other: Texts
) -> list[Any]:
    if where:
        for at in compress(count(), map(where.__contains__, names)):
            found[at] = function(names[at], other[at]) or found[at]
    return found


def are_empty(column: Texts) -> list[int]:
    return [*compress(count(), map(not_, column))]


def are_missed(found: Sequence[Any], *printed: Texts) -> list[int]:
    if None not in found:
        return []
    given = map(any, zip(*printed, strict=True))
    return [at for at, (one, is_given) in enumerate(zip(found, given, strict=True)) if one is None and is_given]


def are_numbers(column: Texts, longest: int) -> bool:
    return all(map(str.isdecimal, column)) and max(map(len, column), default=0) <= longest


def reach(numbers: Texts) -> tuple[int, int]:
    found = [*map(int, numbers)] or [0]
    return min(found), max(found)


def last(column: Texts) -> str:
    return max(column)


def differ(column: Sequence[Any]) -> bool:
    return len({*column}) == len(column)


def compressed(column: Sequence[Any], wanted: Sequence[Any]) -> list[Any]:
    return [*compress(column, wanted)]


def listed(column: Sequence[Any]) -> list[Any]:
    return [*column]


def said(columns: Sequence[Sequence[Any]]) -> list[int]:
    return [*map(hash, zip(*columns, strict=True))]
