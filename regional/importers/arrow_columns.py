"""Columns as arrays of Arrow. `regional.importers.columns` says what each function is for."""

from collections.abc import Callable, Collection, Sequence
from typing import Any

import pyarrow as pa
from pyarrow import compute as pc

from regional.importers.columns import EMPTY

_PROGRAMS_NULLS = pa.array(sorted(EMPTY.keys() - {""}))
_NOT_PLAIN = "[^ -~]|`|  "
"""What is in a text that folding can change otherwise than in its case."""


def taken(column: Any) -> pa.Array:
    return column if isinstance(column, pa.Array) else _array(column)


def _array(values: Sequence[Any]) -> pa.Array:
    """An array of some values, also if there is none of which its type could be told."""
    found = pa.array(values)
    return found.cast(pa.string()) if pa.types.is_null(found.type) else found


def nothing(size: int) -> pa.Array:
    return pa.repeat("", size)


def stripped(column: pa.Array) -> pa.Array:
    return pc.utf8_trim_whitespace(column)


def known(column: pa.Array) -> pa.Array:
    fields = stripped(column)
    unknown = pc.is_in(fields, value_set=_PROGRAMS_NULLS)
    return pc.if_else(unknown, "", fields) if unknown.true_count else fields


def each(function: Callable[..., Any], *columns: pa.Array) -> pa.Array:
    first, *others = (column.dictionary_encode() for column in columns)
    if not len(first):
        return columns[0]
    if any(len(other.dictionary) > 1 for other in others):
        return _of_rows(function, [first, *others])
    alike = [other.dictionary[0].as_py() for other in others]
    return _array([function(value, *alike) for value in first.dictionary.to_pylist()]).take(first.indices)


def _of_rows(function: Callable[..., Any], columns: list[pa.DictionaryArray]) -> pa.Array:
    """What a function finds for rows that differ in several columns: each row that there is has a number."""
    number = columns[0].indices.cast(pa.int64())
    for column in columns[1:]:
        number = pc.add(pc.multiply(number, len(column.dictionary)), column.indices.cast(pa.int64()))
    rows = number.dictionary_encode()
    parts, rest = [], rows.dictionary
    for column in reversed(columns):
        size = len(column.dictionary)
        quotient = pc.divide(rest, size)
        parts.append(column.dictionary.take(pc.subtract(rest, pc.multiply(quotient, size))).to_pylist())
        rest = quotient
    return _array([*map(function, *reversed(parts))]).take(rows.indices)


def prefixed(prefix: str, column: pa.Array) -> pa.Array:
    return pc.if_else(pc.equal(column, ""), "", pc.binary_join_element_wise(prefix, column, ""))


def joined(between: str, *columns: pa.Array) -> pa.Array:
    found, *others = columns
    for column in others:  # Arrow could leave out what is empty by itself, but loses the lines that are wholly empty
        both = pc.binary_join_element_wise(found, between, column, "")
        found = pc.case_when(pc.make_struct(pc.equal(column, ""), pc.equal(found, "")), found, column, both)
    return found


def described(first: pa.Array, second: pa.Array) -> pa.Array:
    acted_on = pc.if_else(pc.equal(first, ""), "→ ", pc.binary_join_element_wise(first, " → ", ""))
    return pc.if_else(pc.equal(second, ""), or_none(first), pc.binary_join_element_wise(acted_on, second, ""))


def or_none(column: pa.Array) -> pa.Array:
    is_empty = pc.equal(column, "")
    return pc.if_else(is_empty, None, column) if is_empty.true_count else column


def or_else(column: pa.Array, other: pa.Array) -> pa.Array:
    is_empty = pc.equal(column, "")
    return pc.if_else(is_empty, other, column) if is_empty.true_count else column


def may_be(names: Collection[str], *columns: pa.Array) -> set[str]:
    found = pc.unique(pa.chunked_array(columns))
    is_one = pc.is_in(pc.ascii_lower(found), value_set=pa.array(names, pa.string()))
    return {*found.filter(pc.or_(is_one, pc.match_substring_regex(found, _NOT_PLAIN))).to_pylist()}


def replaced(
    found: pa.Array, where: Collection[str], function: Callable[..., Any], names: pa.Array, other: pa.Array
) -> pa.Array:
    is_there = pc.is_in(names, value_set=pa.array(sorted(where), pa.string()))
    if not is_there.true_count:
        return found
    some = (column.filter(is_there).to_pylist() for column in (names, other, found))
    values = [function(name, another) or before for name, another, before in zip(*some, strict=True)]
    return pc.replace_with_mask(found, is_there, pa.array(values, pa.string()))


def are_empty(column: pa.Array) -> list[int]:
    return _places(pc.equal(column, ""))


def are_missed(found: pa.Array, *printed: pa.Array) -> list[int]:
    if not found.null_count:
        return []
    given = pc.not_equal(printed[0], "")
    for column in printed[1:]:
        given = pc.or_(given, pc.not_equal(column, ""))
    return _places(pc.and_(found.is_null(), given))


def _places(mask: pa.Array) -> list[int]:
    found: list[int] = pc.indices_nonzero(mask).to_pylist()
    return found


def are_numbers(column: pa.Array, longest: int) -> bool:
    return bool(pc.all(pc.utf8_is_decimal(column)).as_py() and pc.max(pc.utf8_length(column)).as_py() <= longest)


def reach(numbers: pa.Array) -> tuple[int, int]:
    try:
        found = pc.min_max(numbers.cast(pa.int64()))
    except pa.ArrowInvalid:  # one is longer than most are, or in the digits of another script
        all_numbers = [*map(int, numbers.to_pylist())]
        return min(all_numbers), max(all_numbers)
    return found["min"].as_py() or 0, found["max"].as_py() or 0


def last(column: pa.Array) -> str:
    return str(pc.max(column).as_py())


def differ(column: pa.Array) -> bool:
    return bool(pc.count_distinct(column).as_py() == len(column))


def compressed(column: pa.Array, wanted: Sequence[Any]) -> pa.Array:
    return column.filter(pa.array(map(bool, wanted)))


def listed(column: pa.Array) -> list[Any]:
    found: list[Any] = column.to_pylist()
    return found


def said(columns: Sequence[pa.Array]) -> list[int]:
    texts = (pc.coalesce(column.cast(pa.string()), "") for column in columns)
    return [*map(hash, pc.binary_join_element_wise(*texts, "\x1f").to_pylist())]
