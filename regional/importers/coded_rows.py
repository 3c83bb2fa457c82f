"""Coded events on their way into the database: an event, its citation, and who took part, out of one row.

Each row is handed to the database once, in a table of its own, and divided among the three tables there, which takes
SQLite two thirds of the time that it takes to hand it the rows of each.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, text

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
        if files is None:
            types = (f"{name} {'double precision' if name == 'intensity' else 'text'}" for name in COLUMNS)
            connection.exec_driver_sql(f"CREATE TEMPORARY TABLE coming ({', '.join(types)})")

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
        write(self._connection, "coming", COLUMNS, zip(*self._columns, strict=True))
        for statement in _DIVIDE:
            self._connection.execute(statement, self._alike)
        # what is deleted from a server's table stays in its file
        empty = "DELETE FROM" if self._connection.dialect.name == "sqlite" else "TRUNCATE"
        self._connection.exec_driver_sql(f"{empty} coming")
        for column in self._columns:
            column.clear()

    def _count(self, written: Sequence[int]) -> None:
        for table, count in zip(_TABLES, written, strict=True):
            self.written[table] += count


_ACTED = "CASE WHEN c.first > c.second THEN 1 - t.turn ELSE t.turn END"
"""Which of the two who took part has its turn: the one that comes first in order, whoever acted on whom."""

_DIVIDE = (
    text(f"""
    INSERT INTO events ({", ".join(_EVENT)}, start_earliest, start_latest, tier, dataset_id)
    SELECT {", ".join(_EVENT)}, start_date, start_date, :tier, :dataset_id
    FROM coming
    """),  # noqa: S608 - our own tables
    text("""
    INSERT INTO event_citations (event_id, locator, source_id)
    SELECT id, locator, :source_id FROM coming
    """),
    text(f"""
    INSERT INTO event_participants (event_id, actor_id, role)
    SELECT d.id, d.actor_id, d.role
    FROM (
        SELECT
            c.id,
            CASE {_ACTED} WHEN 0 THEN c.first ELSE c.second END AS actor_id,
            CASE {_ACTED} WHEN 0 THEN '{FIRST}' ELSE '{SECOND}' END AS role
        FROM coming AS c CROSS JOIN (SELECT 0 AS turn UNION ALL SELECT 1) AS t
    ) AS d
    WHERE d.actor_id IS NOT NULL
    """),  # noqa: S608
)
"""How rows are divided; who took part stands in the order of the key, in which its index grows at its end."""
