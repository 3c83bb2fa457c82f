"""The bulk writer: many rows into few tables, in the transaction of one import."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection

from regional.models import Base

FULL = 20_000
"""How many rows wait before they are written."""


class Bulk:
    """Collects rows by table and writes them in batches, parents first: SQLite by executemany, PostgreSQL by COPY."""

    def __init__(self, connection: Connection, dataset: str) -> None:
        """Take the transaction, and the dataset that the rows belong to."""
        self.dataset = dataset
        self.written: dict[str, int] = {}
        self._connection = connection
        self._waiting: dict[tuple[str, tuple[str, ...]], list[tuple[Any, ...]]] = {}
        self._order = [table.name for table in Base.metadata.sorted_tables] + ["search_index"]

    def into(self, table: str, *columns: str) -> Callable[[tuple[Any, ...]], None]:
        """What takes the rows of a table, each with a value for each of the columns."""
        return self._waiting.setdefault((table, columns), []).append

    def flush_if_full(self) -> None:
        """Write what waits, if it is much."""
        if sum(map(len, self._waiting.values())) >= FULL:
            self.flush()

    def flush(self) -> None:
        """Write what waits."""
        for (table, columns), rows in sorted(self._waiting.items(), key=lambda item: self._order.index(item[0][0])):
            if rows:
                self._write(table, columns, rows)
                self.written[table] = self.written.get(table, 0) + len(rows)
                rows.clear()

    def _write(self, table: str, columns: tuple[str, ...], rows: list[tuple[Any, ...]]) -> None:
        driver = self._connection.connection.driver_connection
        if self._connection.dialect.name == "sqlite":
            values = ", ".join("?" * len(columns))
            driver.executemany(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({values})", rows)  # type: ignore[union-attr]  # noqa: S608 - our own tables
        else:
            copy = f"COPY {table} ({', '.join(columns)}) FROM STDIN"
            with driver.cursor() as cursor, cursor.copy(copy) as stream:  # type: ignore[union-attr]
                for row in rows:
                    stream.write_row(row)
