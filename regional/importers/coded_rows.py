"""Coded events on their way into the database: an event, its citation, and who took part, out of one row.

SQLite is handed each row once, in a table of its own, and divides them among the three tables by itself, which takes
two thirds of the time that it takes to hand it the rows of each.
"""

from collections.abc import Sequence
from itertools import chain
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection

from regional.database.many_rows import write
from regional.importers.told import COLUMNS, FIRST, SECOND, Told
from regional.models import Event, EventCitation, EventParticipant
from regional.vocabulary import Tier

if TYPE_CHECKING:
    from regional.exporters.event_files import EventFiles

_EVENT = COLUMNS[: COLUMNS.index("locator")]
_TABLES = (Event.__tablename__, EventCitation.__tablename__, EventParticipant.__tablename__)


class CodedRows:
    """Collects them, and writes them. They break no rule: each has one day, no sum, a citation and an id of its own."""

    def __init__(self, connection: Connection, dataset: str, source: str, files: "EventFiles | None") -> None:
        """Take a transaction, the id of the dataset and that of the source of all, and the files that take them."""
        self._connection = connection
        self._alike = {"tier": Tier.MACHINE_CODED.value, "dataset_id": dataset, "source_id": source}
        self._files = files
        self._columns: list[list[Any]] = [[] for _ in COLUMNS]
        self.written = dict.fromkeys(_TABLES, 0)
        """How many rows were written into each table."""
        if files is None and connection.dialect.name == "sqlite":
            connection.exec_driver_sql(f"CREATE TEMPORARY TABLE coming ({', '.join(COLUMNS)})")

    def __len__(self) -> int:
        """How many wait."""
        return len(self._columns[0])

    def take(self, told: Told) -> None:
        """Take events. Those that go into files do so at once."""
        if self._files is not None:
            written = self._files.take(dict(zip(COLUMNS, told.columns, strict=True)), self._alike)
            self._count(written)
            return
        for waiting, column in zip(self._columns, told.columns, strict=True):
            waiting.extend(column)

    def flush(self) -> None:
        """Write what waits."""
        if not len(self):
            return
        first, second = self._columns[-2:]
        self._count((len(self), len(self), 2 * len(self) - first.count(None) - second.count(None)))
        if self._connection.dialect.name == "sqlite":
            self._divide()
        else:
            self._copy()
        for column in self._columns:
            column.clear()

    def _count(self, written: Sequence[int]) -> None:
        for table, count in zip(_TABLES, written, strict=True):
            self.written[table] += count

    def _divide(self) -> None:
        """Let SQLite divide the rows."""
        write(self._connection, "temp.coming", COLUMNS, zip(*self._columns, strict=True))
        for statement in (*_DIVIDE, "DELETE FROM temp.coming"):
            self._connection.exec_driver_sql(statement, self._alike if ":" in statement else {})

    def _copy(self) -> None:
        """Copy the rows of each table to a server."""
        given = dict(zip(COLUMNS, self._columns, strict=True))
        ids, days = given["id"], given["start_date"]
        alike = {name: self._alike[name] for name in ("tier", "dataset_id")}
        columns = (given[name] for name in _EVENT)
        names = (*_EVENT, "start_earliest", "start_latest")
        write(self._connection, _TABLES[0], names, zip(*columns, days, days, strict=True), alike)
        cited = {"source_id": self._alike["source_id"]}
        write(self._connection, _TABLES[1], ("event_id", "locator"), zip(ids, given["locator"], strict=True), cited)
        actors = ((given["first"], FIRST), (given["second"], SECOND))
        parts = chain.from_iterable(
            ((id_, actor, role) for id_, actor in zip(ids, column, strict=True) if actor) for column, role in actors
        )
        write(self._connection, _TABLES[2], ("event_id", "actor_id", "role"), parts)


_DIVIDE = (
    f"""
    INSERT INTO events ({", ".join(_EVENT)}, start_earliest, start_latest, tier, dataset_id)
    SELECT {", ".join(_EVENT)}, start_date, start_date, :tier, :dataset_id
    FROM temp.coming ORDER BY rowid
    """,  # noqa: S608 - our own tables
    """
    INSERT INTO event_citations (event_id, locator, source_id)
    SELECT id, locator, :source_id FROM temp.coming ORDER BY rowid
    """,
    f"""
    INSERT INTO event_participants (event_id, actor_id, role)
    SELECT id, actor_id, role
    FROM (
        SELECT
            c.id,
            CASE WHEN turn = coalesce(c.first > c.second, 0) THEN c.first ELSE c.second END AS actor_id,
            CASE WHEN turn = coalesce(c.first > c.second, 0) THEN '{FIRST}' ELSE '{SECOND}' END AS role
        FROM temp.coming AS c CROSS JOIN (SELECT 0 AS turn UNION ALL SELECT 1)
    )
    WHERE actor_id IS NOT NULL
    """,  # noqa: S608
)
"""How rows are divided; who took part stands in the order of the key, in which its index grows at its end."""
