"""All records at once: what each is called, where its page is, and what is recorded about it."""

from hashlib import sha256
from itertools import groupby
from typing import Any, NamedTuple
from urllib.parse import quote

from regional.questions import Connection

KINDS = {
    "organization": ("organizations", "Organizations"),
    "state": ("states", "States"),
    "person": ("people", "People"),
    "event": ("events", "Events"),
    "statement": ("statements", "Statements"),
    "source": ("sources", "Sources"),
}
"""The kinds of record: the table that each is in, and the heading of their list."""

_NAMES = """
SELECT n.id, n.name FROM actor_names AS n
UNION ALL
SELECT e.id, e.title FROM events AS e WHERE e.tier = 'human-coded'
UNION ALL
SELECT s.id, coalesce(s.summary, s.text) FROM statements AS s
UNION ALL
SELECT s.id, s.title FROM sources AS s
"""

_DETAILS = """
SELECT d.record_id, d.field, d.value, d.detail, d.dates
FROM record_details AS d
ORDER BY d.record_id, d.field, coalesce(d.earliest, ''), d.value, coalesce(d.detail, '')
"""

_MOST_OF_A_NAME = 120
_MOST_OF_A_FILE = 100


class Detail(NamedTuple):
    """One row of the view `record_details`."""

    record_id: str
    field: str
    value: str
    detail: str | None
    dates: str | None

    @property
    def is_over(self) -> bool:
        """Whether it has an end."""
        return ", " in (self.dates or "")


class Record(NamedTuple):
    """One record."""

    id: str
    kind: str
    name: str
    row: dict[str, Any]
    """Its columns with their values."""
    details: dict[str, list[Detail]]
    """What else is recorded about it, by the name of the field."""

    @property
    def path(self) -> str:
        """Where its page is."""
        return path_of(self.kind, self.id)


class Library:
    """All records of a database."""

    def __init__(self, connection: Connection) -> None:
        """Read them."""
        self.connection = connection
        names = dict(connection.sql(_NAMES).all().rows)
        details = {
            id_: {field: list(some) for field, some in groupby(rows, key=lambda row: row.field)}
            for id_, rows in groupby(
                map(Detail._make, connection.sql(_DETAILS).all().rows), key=lambda row: row.record_id
            )
        }
        self.records: dict[str, Record] = {}
        for kind, (table, _) in KINDS.items():
            for row in connection.sql(f"SELECT * FROM {table} ORDER BY id").records():  # noqa: S608 - one of ours
                id_ = row["id"]
                if id_ in names:
                    name = _shortened(names[id_])
                    self.records[id_] = Record(id_, kind, name, row, details.get(id_, {}))

        self._paths = {record.path: record for record in self.records.values()}

    def at(self, path: str) -> Record | None:
        """The record whose page is at a path."""
        return self._paths.get(path)

    def of(self, kind: str) -> list[Record]:
        """The records of a kind, by name; events and statements by date."""
        some = [record for record in self.records.values() if record.kind == kind]
        if kind in ("event", "statement"):
            return sorted(some, key=lambda record: (record.row["start_earliest"], record.id))
        return sorted(some, key=lambda record: (record.name.casefold(), record.id))


def path_of(kind: str, id_: str) -> str:
    """Where the page of a record is. What no file can be called is written so that each id still has its own."""
    name = quote(id_, safe="")
    if len(name) > _MOST_OF_A_FILE:
        name = f"{name[:_MOST_OF_A_FILE].rstrip('%')}-{sha256(id_.encode(errors='surrogatepass')).hexdigest()[:12]}"
    return f"{KINDS[kind][0]}/{name.replace('%', '=')}.html"


def _shortened(name: str) -> str:
    return name if len(name) <= _MOST_OF_A_NAME else f"{name[:_MOST_OF_A_NAME].rstrip()}…"
