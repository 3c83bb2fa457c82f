"""The bulk writer: many rows into few tables, in the transaction of one import.

What follows from a row is made where it is made for seed files too: `regional.seeds.rows` completes it, and
`regional.seeds.search_index` lets it be found. A row whose key is taken never reaches the database.
"""

from collections.abc import Iterable, Iterator, Mapping
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Result, Select, Table, inspect, select

from regional.database.indexes import drop_indexes, make_indexes
from regional.database.many_rows import Values, write
from regional.errors import RegionalError
from regional.exporters.tables import PARTED
from regional.importers.batches import Batch
from regional.importers.coded_rows import CodedRows
from regional.models import Base, Name, Source
from regional.seeds.mapping import nested_lists, stored
from regional.seeds.ownership import OtherDatasets, values_of
from regional.seeds.problems import Place
from regional.seeds.rows import Key, Row, column_names, complete, rows_of
from regional.seeds.search_index import SEARCH_INDEX, entries
from regional.vocabulary import SourceType, YesNo

if TYPE_CHECKING:
    from regional.exporters.event_files import EventFiles

FULL = 20_000
"""How many rows wait before they are written."""

FULL_OF_EVENTS = 5_000
"""How many coded events wait, which are some four rows each."""

_CACHE = 65_536
"""How much of a file stays in memory while it is written, in KiB."""


class Bulk:
    """Collects rows by table and writes them in batches, those first that others point to."""

    def __init__(
        self, connection: Connection, dataset: str, events: "EventFiles | None" = None, coming: int = 0
    ) -> None:
        """Take where rows go.

        Args:
            connection: a transaction.
            dataset: the id of the dataset that the rows belong to.
            events: the files for its events, if they go past the database.
            coming: how many events will come, at the least.
        """
        self.dataset = dataset
        self.events = events
        """Where events go past the database, if they do."""
        self.source = f"{dataset}-files"
        """The id of the source that all facts of the import cite."""
        self.last_day: str | None = None
        """The last day that the files cover."""
        self.version: str | None = None
        """The version of the dataset, if the files tell it."""
        self.written: dict[str, int] = {}
        """How many rows were written into each table."""
        self.judged: set[str] = set()
        """The tables with rows that can break a rule."""
        self._connection = connection
        self._others = OtherDatasets(connection, [dataset])
        self._order = [table.name for table in Base.metadata.sorted_tables]
        self._coming = 0 if events else coming
        self._indexes: list[str] = []
        """The statements that make the indexes which are made after the rows."""
        self._batches: list[Batch] = []
        self._coded: CodedRows | None = None
        self._rows: dict[Table, list[Row]] = {}
        self._places: dict[str, dict[Key, Place]] = {}
        """Where each row stands that was added, by its table and its key; not those of the batches, of the millions."""
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql(f"PRAGMA cache_size = -{_CACHE}")

    def into(
        self, class_: type[Base], *columns: str, constants: Mapping[str, str], is_judged: bool = True
    ) -> list[Values]:
        """Where to put the rows of a class of which there are millions, which go the shortest way.

        Their keys must be new, nobody may search for their texts, and nothing follows from them but the days of dates.

        Args:
            class_: the class.
            columns: the columns that each row has a value for.
            constants: the values that all rows have alike, by column.
            is_judged: whether the rows can break a rule of `regional/sql/checks`.
        """
        batch = Batch(class_, columns, constants)
        self._batches.append(batch)
        if is_judged:
            self.judged.add(batch.table.name)
        return batch.rows

    def coded_events(self) -> CodedRows:
        """Where to put the events that a program coded, whose ids must be new."""
        self._coded = CodedRows(self._connection, self.dataset, self.source, self.events)
        for name in PARTED:
            self._indexes += drop_indexes(self._connection, Base.metadata.tables[name], self._coming)
        return self._coded

    def add(self, class_: type[Base], values: dict[str, Any], place: Place, locator: str | None = None) -> str:
        """Add a row with all that follows from it, and with its citation if it is a fact.

        Args:
            class_: its class.
            values: what the file says of it, by column.
            place: where the file says it.
            locator: where in the source it is written, if it is a fact.

        Returns:
            Its id, if it has one.

        Raises:
            RegionalError: the import has added a row with this key.
        """
        mapper = inspect(class_)
        values["dataset_id"] = self.dataset
        complete(mapper, values)
        for row in rows_of(mapper, values, place, {}):
            self._keep(row)
        if locator is not None:
            citations, fact = nested_lists(mapper)["citations"]
            cited = {fact: values["id"], "source_id": self.source, "locator": locator}
            for row in rows_of(citations, cited, place, {}):
                self._keep(row)
        return str(values.get("id", ""))

    def _keep(self, row: Row) -> None:
        """Let a row wait, unless its key is taken. A name that an actor has already is left out."""
        if "dataset_id" in row.values:
            name, key = row.table.name, row.key
            if name == Name.__tablename__ and key in self._places.get(name, ()):
                return
            if not self.claim(name, key, row.place):
                raise RegionalError(f"{row.place}: '{_shown(key)}' is already defined at {self._places[name][key]}")
        self._rows.setdefault(row.table, []).append(row)

    def claim(self, table: str, key: Key, place: Place) -> bool:
        """Remember the place of the row with a key. Returns whether it is the first one of this import with the key."""
        places = self._places.setdefault(table, {})
        if key in places:
            return False
        places[key] = place
        return True

    def add_source(self, title: str, place: Place) -> None:
        """Add the source that all facts of the import cite."""
        kind, consulted = SourceType.DATASET.value, YesNo.YES.value
        self.add(Source, {"id": self.source, "type": kind, "title": title, "consulted": consulted}, place)

    def place_of(self, table: str, id_: str) -> Place | None:
        """The place of the row of a table with an id, or of something else that has this id."""
        key = (id_,)
        candidates = (self._places.get(table, {}), *self._places.values())
        return next((places[key] for places in candidates if key in places), None)

    def taken(self, class_: type[Base], ids: Iterable[str]) -> set[str]:
        """Those of some ids that rows of a class have already, in any dataset."""
        id_ = stored(inspect(class_)).c.id
        return {row[0] for row in self.ask(select(id_).where(id_.in_(values_of(ids))))}

    def ask(self, statement: Select[Any]) -> Result[Any]:
        """The rows of a statement, which sees all that was added until now."""
        self.flush()
        return self._connection.execute(statement)

    def taken_with_prefix(self, *classes: type[Base]) -> set[str]:
        """The ids of rows that begin as this dataset gives ids to its own: with its own id and a hyphen."""
        found: set[str] = set()
        for class_ in classes:
            found.update(self._connection.scalars(self._with_prefix(class_)))
        return found

    def is_prefix_taken(self, class_: type[Base]) -> bool:
        """Whether a row of a class has an id that begins so."""
        return self._connection.scalar(self._with_prefix(class_).limit(1)) is not None

    def _with_prefix(self, class_: type[Base]) -> Select[tuple[str]]:
        id_ = stored(inspect(class_)).c.id
        first, after = f"{self.dataset}-", f"{self.dataset}."  # the full stop comes next after the hyphen
        return select(id_).where(id_ >= first, id_ < after)

    def flush_if_full(self) -> None:
        """Write the waiting rows if there are many."""
        waiting = sum(len(each.rows) for each in self._batches) + sum(map(len, self._rows.values()))
        if waiting >= FULL or (self._coded is not None and len(self._coded) >= FULL_OF_EVENTS):
            self.flush()

    def flush(self) -> None:
        """Write the waiting rows."""
        found: list[Values] = []
        waiting: list[tuple[str, list[str], Iterable[Values], int, Mapping[str, str]]] = []
        for table, rows in self._rows.items():
            new = [row.values for row in self._without_taken(table, rows)]
            self.judged.add(table.name)
            found.extend(entries(table.name, new, self.dataset))
            waiting.append((table.name, column_names(table), (tuple(each.values()) for each in new), len(new), {}))
        waiting += [(b.table.name, b.columns, b.completed(), len(b.rows), b.constants) for b in self._batches]
        waiting.sort(key=lambda each: self._order.index(each[0]))
        waiting.append((SEARCH_INDEX.name, SEARCH_INDEX.c.keys(), found, len(found), {}))
        for name, columns, values, size, constants in waiting:
            if size:
                write(self._connection, name, columns, values, constants)
                self.written[name] = self.written.get(name, 0) + size
        self._rows.clear()
        for batch in self._batches:
            batch.rows.clear()
        if self._coded is not None:
            self._coded.flush()
            self.written |= {name: size for name, size in self._coded.written.items() if size}

    def finish(self) -> None:
        """Write the last rows, and make the indexes that come after them."""
        self.flush()
        make_indexes(self._connection, self._indexes)

    def _without_taken(self, table: Table, rows: list[Row]) -> Iterator[Row]:
        """The rows without names that another dataset tells of the same actor already.

        Raises:
            RegionalError: another dataset has a row with the key of one of them.
        """
        owners = self._others.owners(table, map(attrgetter("key"), rows)) if "dataset_id" in table.columns else {}
        for row in rows:
            owner = owners.get(row.key) if owners else None
            if owner is None:
                yield row
            elif table.name != Name.__tablename__:
                raise RegionalError(f"{row.place}: '{_shown(row.key)}' is already defined in the dataset {owner}")


def _shown(key: Key) -> str:
    return " ".join(map(str, key))
