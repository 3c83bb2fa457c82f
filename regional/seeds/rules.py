"""Rules: find the rows that break a rule of `regional/sql/checks` after some tables were changed.

A rule that reads none of these tables cannot have been broken by that. The events of untouched datasets are left out:
each rule judges an event by itself and by what belongs to it, and there can be millions. Only the rule that an id names
one thing compares events across datasets, so those stay whose id something else has as well.
"""

import json
import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

from sqlalchemy import Connection, text

from regional.models import Base, Event
from regional.sql.definitions import checks

_EVENTS = Event.__tablename__
_READ = re.compile(r"\b(?:FROM|JOIN)\s+(\w+)", re.IGNORECASE)
_JUDGED = """\
WITH events AS NOT MATERIALIZED (
    SELECT * FROM {events} WHERE dataset_id IN (SELECT value FROM json_each(:datasets))
        OR id IN (SELECT id FROM actors UNION ALL SELECT id FROM statements UNION ALL SELECT id FROM sources)
)
"""


class Broken(NamedTuple):
    """A row that breaks a rule."""

    table: str
    id: str
    message: str

    def __str__(self) -> str:
        """The row, and what is wrong with it, in one line."""
        return f"{self.table} {self.id}: {self.message}"


def broken_rules(connection: Connection, tables: Collection[str], datasets: Collection[str]) -> Iterator[Broken]:
    """The rows that break a rule.

    Args:
        connection: a transaction.
        tables: the names of the tables that were changed.
        datasets: the ids of the datasets that were changed.
    """
    for rule in checks():
        read = set(_READ.findall(rule.statement))
        if read.isdisjoint(tables) and read <= Base.metadata.tables.keys():
            continue
        parameters = {}
        statement = rule.statement
        if _EVENTS in read:
            on_sqlite = connection.dialect.name == "sqlite"  # where a name means the common table expression itself
            statement = _JUDGED.format(events=f"main.{_EVENTS}" if on_sqlite else _EVENTS) + statement
            parameters["datasets"] = json.dumps(list(datasets))
        yield from (Broken(*row) for row in connection.execute(text(statement), parameters))
