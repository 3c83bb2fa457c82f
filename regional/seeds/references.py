"""References: what rows point to must exist, and no two datasets can have the same row."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache

from sqlalchemy import Connection

from regional.models import Base
from regional.seeds.folder import SeedFolder, row_around
from regional.seeds.mapping import references
from regional.seeds.ownership import OtherDatasets
from regional.seeds.problems import Place
from regional.seeds.rows import Key, Row
from regional.seeds.suggestions import Suggestions

_HINTS = 200
"""After this many problems no nearest name is suggested any more, because finding one takes time."""


def check_references(connection: Connection, folders: Sequence[SeedFolder]) -> None:
    """Add a problem for every row that points to nothing, or that another dataset has already; leave it out."""
    others = OtherDatasets(connection, [folder.dataset["id"] for folder in folders])
    owners = _owners(others, folders)
    targets = Targets(others, folders)
    first_places: dict[tuple[str, Key], Place] = {}
    for folder in folders:
        present = {name: set(rows) for name, rows in folder.rows.items()}
        for name, rows in folder.rows.items():
            for key, row in list(rows.items()):
                first_place = first_places.setdefault((name, key), row.place)
                around, around_key = row_around(row)
                _check_owner(folder, row, owners[around].get(around_key), first_place)
                _check_row_around(folder, row, present)
                _check_pointers(folder, row, targets)


def _owners(others: OtherDatasets, folders: Sequence[SeedFolder]) -> dict[str, dict[Key, str]]:
    """For each table the keys of rows that another dataset has too; a part has the owner of the row around it."""
    keys: dict[str, set[Key]] = defaultdict(set)
    for folder in folders:
        for name, rows in folder.rows.items():
            keys[name].update(rows)
    owners: dict[str, dict[Key, str]] = defaultdict(dict)
    for name, wanted in keys.items():
        table = Base.metadata.tables[name]
        if "dataset_id" in table.columns:
            owners[name] = others.owners(table, wanted)
    return owners


class Targets:
    """The ids that rows can point to: those that the folders declare, and those of other datasets."""

    def __init__(self, others: OtherDatasets, folders: Sequence[SeedFolder]) -> None:
        """Look up once for each table what the rows point to and the folders do not declare."""
        self._others = others
        self._suggestions = Suggestions(others, folders)
        self._known: dict[str, set[str]] = defaultdict(set)
        for folder in folders:
            for name, ids in folder.declared.items():
                self._known[name] |= ids
            for name, rows in folder.rows.items():
                self._known[name].update(key[0] for key in rows)
        for name, ids in self._undeclared(folders).items():
            self._known[name] |= others.known_ids(Base.metadata.tables[name], ids)
        self._suggestible = cache(self._read_suggestible)

    def _undeclared(self, folders: Sequence[SeedFolder]) -> dict[str, set[str]]:
        """For each table the ids that rows point to, and that no folder declares."""
        wanted: dict[str, set[str]] = defaultdict(set)
        for folder in folders:
            for name, rows in folder.rows.items():
                for column, target in references(Base.metadata.tables[name]):
                    wanted[target].update({row.values[column] for row in rows.values()} - self._known[target])
        return {name: ids - {None} for name, ids in wanted.items()}

    def has(self, table: str, id_: str) -> bool:
        """Whether there is a row of a table that has an id."""
        return id_ in self._known[table]

    def suggestion(self, table: str, id_: str) -> str:
        """The end of a message that says which id was meant."""
        return self._suggestions.instead_of(table, id_, self._suggestible(table))

    def _read_suggestible(self, table: str) -> set[str]:
        return self._known[table] | self._others.suggestible_ids(Base.metadata.tables[table])


def _check_owner(folder: SeedFolder, row: Row, owner: str | None, first_place: Place) -> None:
    """Refuse a row that is defined elsewhere. Only names that an actor has by itself can come from several."""
    if owner is None and first_place is row.place:
        return
    if not row.is_implied and "dataset_id" in row.table.columns:
        shown = " ".join(str(part) for part in row.key)
        where = f"in the dataset {owner}" if owner is not None else f"at {first_place}"
        folder.problems.add(row.place, f"'{shown}' is already defined {where}")
    folder.rows[row.table.name].pop(row.key)


def _check_row_around(folder: SeedFolder, row: Row, present: Mapping[str, set[Key]]) -> None:
    """Refuse a part, such as a citation, in another dataset than the row that it is a part of."""
    table, key = row_around(row)
    if key not in present.get(table, ()) and key[0] not in folder.declared.get(table, ()):
        folder.problems.add(
            row.place, f"'{key[0]}' is not in this dataset: its {row.table.name} belong in the dataset that has it"
        )
        folder.drop(row.table.name, row.key)


def _check_pointers(folder: SeedFolder, row: Row, targets: Targets) -> None:
    for column, table in references(row.table):
        value = row.values[column]
        if value is not None and not targets.has(table, value):
            hint = targets.suggestion(table, value) if len(folder.problems) < _HINTS else ""
            folder.problems.add(row.place_of(column), f"{column}: there is no '{value}' among the {table}{hint}")
            folder.drop(row.table.name, row.key)
