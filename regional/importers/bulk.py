"""The bulk writer: many rows into few tables, in the transaction of one import."""

import json
from collections.abc import Callable, Iterable
from typing import Any

from sqlalchemy import Connection, text
from sqlalchemy.exc import DatabaseError

from regional.folding import fold
from regional.models import Base
from regional.vocabulary import FoundIn, SourceType, YesNo

FULL = 20_000
"""How many rows wait before they are written."""


class Bulk:
    """Collects rows by table and writes them in batches, parents first: SQLite by executemany, PostgreSQL by COPY."""

    def __init__(self, connection: Connection, dataset: str) -> None:
        """Take the transaction, and the dataset that the rows belong to."""
        self.dataset = dataset
        self.source = f"{dataset}-files"
        """The source that all facts of the import cite."""
        self.last_day: str | None = None
        """The day until which the files reach, for an importer that learns it only from them."""
        self.written: dict[str, int] = {}
        self._connection = connection
        self._waiting: dict[tuple[str, tuple[str, ...]], list[tuple[Any, ...]]] = {}
        self._order = [table.name for table in Base.metadata.sorted_tables] + ["search_index"]
        self._found = self.into("search_index", "kind", "id", "text", "folded", "dataset_id")
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql(f"PRAGMA cache_size = -{_CACHE}")

    def into(self, table: str, *columns: str) -> Callable[[tuple[Any, ...]], None]:
        """What takes the rows of a table, each with a value for each of the columns."""
        return self._waiting.setdefault((table, columns), []).append

    def cite(self, title: str) -> None:
        """Add the source that all facts of the import cite."""
        row = (self.source, SourceType.DATASET.value, title, YesNo.YES.value, self.dataset)
        self.into("sources", "id", "type", "title", "consulted", "dataset_id")(row)

    def searchable(self, kind: FoundIn, id_: str, shown: str, *others: str | None) -> None:
        """Let a row be found by the words of its texts, of which one is shown."""
        folded = fold(" \n ".join(filter(None, (shown, *others))))
        self._found((kind.value, id_, shown, folded, self.dataset))

    def taken(self, table: str, ids: Iterable[str]) -> set[str]:
        """Those of some ids that rows of a table have already, in any dataset."""
        self.flush()
        found = text(f"SELECT id FROM {table} WHERE id IN (SELECT value FROM json_each(:ids))")  # noqa: S608 - our own
        return set(self._connection.scalars(found, {"ids": json.dumps(list(ids))}))

    def flush_if_full(self) -> None:
        """Write what waits, if it is much."""
        if sum(map(len, self._waiting.values())) >= FULL:
            self.flush()

    def flush(self) -> None:
        """Write what waits."""
        for (table, columns), rows in sorted(self._waiting.items(), key=lambda item: self._order.index(item[0][0])):
            if rows:
                try:
                    self._write(table, columns, rows)
                except self._connection.dialect.loaded_dbapi.Error as error:
                    raise DatabaseError(table, None, error) from error  # as SQLAlchemy has it, which is passed by here
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


_CACHE = 65_536
"""How much of a file stays in memory while it is written, in KiB."""
