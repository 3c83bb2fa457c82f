"""Batches: rows on their way into one table. SQLite takes them by executemany, PostgreSQL by COPY."""

from collections.abc import Iterable, Mapping, Sequence
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

    def __init__(self, class_: type[Base], columns: Sequence[str], constants: Mapping[str, Any]) -> None:
        """Take the class, the columns that each row has a value for, and those that all rows have alike."""
        mapper = inspect(class_)
        self.table = stored(mapper)
        self.rows: list[Values] = []
        days = [each for each in date_columns(mapper) if each[0] in columns]
        self.columns = [*columns, *(name for _, *names in days for name in names), *constants]
        self._dates = [columns.index(date) for date, *_ in days]
        self._constants = tuple(constants.values())

    def completed(self) -> Iterable[Values]:
        """The rows as they are stored, made one by one, so that they are not in memory twice."""
        constants = self._constants
        match self._dates:
            case []:
                return ((*row, *constants) for row in self.rows) if constants else self.rows
            case [date]:
                return ((*row, *_days(row[date]), *constants) for row in self.rows)
            case [start, end]:
                return ((*row, *_days(row[start]), *_days(row[end]), *constants) for row in self.rows)
        raise AssertionError(f"more dates than a class has: {self.columns}")


def _days(date: str | None) -> tuple[str | None, str | None]:
    """The first and the last day that a date can mean, if there is one."""
    return (None, None) if date is None else parse(date)


def write(connection: Connection, table: str, columns: Sequence[str], rows: Iterable[Values]) -> None:
    """Write rows into a table, past SQLAlchemy, which would take longer than the database.

    Raises:
        DatabaseError: the database refuses them.
    """
    driver = connection.connection.driver_connection
    names = ", ".join(columns)
    try:
        if connection.dialect.name == "sqlite":
            values = ", ".join("?" * len(columns))
            driver.executemany(f"INSERT INTO {table} ({names}) VALUES ({values})", rows)  # type: ignore[union-attr]  # noqa: S608 - our own tables
        else:
            copy = f"COPY {table} ({names}) FROM STDIN"
            with driver.cursor() as cursor, cursor.copy(copy) as stream:  # type: ignore[union-attr]
                for row in rows:
                    stream.write_row(row)
    except connection.dialect.loaded_dbapi.Error as error:
        raise DatabaseError(table, None, error) from error  # as SQLAlchemy would have it
