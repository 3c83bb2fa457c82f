"""Many rows into one table. SQLite takes them by executemany, PostgreSQL by COPY."""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.exc import DatabaseError

Values = tuple[Any, ...]
"""The values of a row, in the order of some columns."""


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
