"""Values that no load stores, so that somebody wrote them by hand: what is no text, no number or no date."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import (
    BLOB,
    Column,
    ColumnElement,
    Connection,
    Float,
    Integer,
    Table,
    cast,
    func,
    not_,
    or_,
    select,
    type_coerce,
)
from sqlalchemy.types import NullType

from regional import dates
from regional.models.types import Edtf
from regional.seeds.mapping import seeded_tables
from regional.seeds.rows import dates_in
from regional.seeds.rules import Broken

_LARGEST = 1.7976931348623157e308
"""The largest number of 64 bits that is finite."""

Odd = list[tuple[str, ColumnElement[bool]]]
"""What is said of a value, and the condition under which it is."""


def odd_values(connection: Connection) -> Iterator[Broken]:
    """The rows with such a value. Where the days of a date are kept beside it, `derived_columns` tells of it."""
    for table in seeded_tables():
        odd: Odd = [each for column in table.columns for each in _of(connection, column)]
        conditions = [condition for _, condition in odd]
        length = len(table.primary_key)
        for row in connection.execute(select(*_key(table), *conditions).where(or_(*conditions))):
            key, are_odd = row[:length], row[length:]
            for (message, _), is_odd in zip(odd, are_odd, strict=True):
                if is_odd:
                    yield Broken(table.name, " ".join(map(str, key)), message)


def _of(connection: Connection, column: Column[Any]) -> Iterator[tuple[str, ColumnElement[bool]]]:
    plain = _plain(column)
    if isinstance(column.type, Float):
        yield f"{column.name} is not finite", not_(plain.between(-_LARGEST, _LARGEST))
    elif not isinstance(column.type, Integer):
        if column.default is None or column.default.arg != "":  # type: ignore[attr-defined]  # as a scalar has it
            yield f"{column.name} is an empty text", plain == ""
        if connection.dialect.name == "sqlite":
            yield f"{column.name} holds a NUL character", func.instr(plain, func.char(0)) > 0
    if isinstance(column.type, Edtf) and column.name not in {name for name, _, _ in dates_in(column.table)}:
        for text in connection.scalars(select(plain).where(plain != "").distinct()):
            try:
                dates.parse(text)
            except dates.InvalidDateError as error:
                yield f"{column.name}: {error}", plain == text


def _plain(column: Column[Any]) -> ColumnElement[Any]:
    """A column as the database has it, whatever its type would make of it."""
    return type_coerce(column, NullType())


def _key(table: Table) -> list[ColumnElement[Any]]:
    return [_plain(column) for column in table.primary_key]


def undecodable(connection: Connection) -> Iterator[Broken]:
    """The rows of a file with bytes that are not UTF-8: no other question can read them."""
    for table in seeded_tables():
        columns = [column for column in table.columns if not isinstance(column.type, Float)]
        for row in connection.execute(select(*(cast(_plain(column), BLOB) for column in columns))):
            values = {column.name: value or b"" for column, value in zip(columns, row, strict=True)}
            for name, value in values.items():
                if not _is_utf8(value):
                    key = (values[column.name].decode(errors="replace") for column in table.primary_key)
                    yield Broken(table.name, " ".join(key), f"{name} holds bytes that are not UTF-8")


def _is_utf8(value: bytes) -> bool:
    try:
        value.decode()
    except UnicodeDecodeError:
        return False
    return True
