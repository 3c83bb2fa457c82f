"""Batches: rows on their way into one table. SQLite takes them by executemany, PostgreSQL by COPY."""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from sqlalchemy import Connection, inspect
from sqlalchemy.exc import DatabaseError

from regional.dates import parse
from regional.models import Base
from regional.seeds.mapping import stored
from regional.seeds.rows import date_columns

Values = tuple[Any, ...]
"""The values of a row, in the order of some columns."""


class Batch:
    """Rows that wait to be written. The days that their dates can mean are added when they are."""

    def __init__(self, class_: type[Base], columns: Sequence[str], constants: Mapping[str, str]) -> None:
        """Take the class, the columns that each row has a value for, and those that all rows have alike."""
        mapper = inspect(class_)
        self.table = stored(mapper)
        self.rows: list[Values] = []
        days = [each for each in date_columns(mapper) if each[0] in columns and each[1] not in columns]
        self.columns = [*columns, *(name for _, *names in days for name in names)]
        self.constants = constants
        """The values that all rows have alike, by column."""
        self._dates = [columns.index(date) for date, *_ in days]

    def completed(self) -> Iterable[Values]:
        """The rows with the days of their dates, made one by one, so that they are not in memory twice."""
        match self._dates:
            case []:
                return self.rows
            case [date]:
                return ((*row, *_days(row[date])) for row in self.rows)
            case [start, end]:
                return ((*row, *_days(row[start]), *_days(row[end])) for row in self.rows)
        raise AssertionError(f"more dates than a class has: {self.columns}")


def _days(date: str | None) -> tuple[str | None, str | None]:
    """The first and the last day that a date can mean, if there is one."""
    return (None, None) if date is None else parse(date)


def write(
    connection: Connection,
    table: str,
    columns: Sequence[str],
    rows: Iterable[Values],
    constants: Mapping[str, str] = MappingProxyType({}),
) -> None:
    """Write rows into a table, past SQLAlchemy, which would take longer than the database.

    Args:
        connection: a transaction.
        table: the table.
        columns: the columns that each row has a value for.
        rows: the rows.
        constants: the texts that all rows have alike, by column; SQLite need not be handed them with every row.

    Raises:
        DatabaseError: the database refuses them.
    """
    driver = connection.connection.driver_connection
    names = ", ".join([*columns, *constants])
    try:
        if connection.dialect.name == "sqlite":
            same = ("'" + text.replace("'", "''") + "'" for text in constants.values())
            values = ", ".join(["?"] * len(columns) + [*same])
            driver.executemany(f"INSERT INTO {table} ({names}) VALUES ({values})", rows)  # type: ignore[union-attr]  # noqa: S608 - our own tables
        else:
            alike = tuple(constants.values())
            copy = f"COPY {table} ({names}) FROM STDIN"
            with driver.cursor() as cursor, cursor.copy(copy) as stream:  # type: ignore[union-attr]
                for row in rows:
                    stream.write_row((*row, *alike))
    except connection.dialect.loaded_dbapi.Error as error:
        raise DatabaseError(table, None, error) from error  # as SQLAlchemy would have it
