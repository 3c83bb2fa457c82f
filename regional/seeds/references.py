"""References: what rows point to must be there, and no two datasets tell the same row."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, select

from regional.models import Base, Dataset
from regional.names import nearest
from regional.seeds.folder import Key, SeedFolder, whole
from regional.seeds.mapping import references
from regional.seeds.problems import Place
from regional.seeds.rows import Row
from regional.seeds.sync import owned_by

_HINTS = 200
"""After so many problems no nearest name is looked for any more: among thousands of names that takes its time."""


def check_references(connection: Connection, read: Sequence[SeedFolder]) -> None:
    """Add a problem for every row that points to nothing, or that another dataset has already; leave it out."""
    elsewhere = _keys_of_others(connection, read)
    known: dict[str, set[str]] = defaultdict(set)
    for name, keys in elsewhere.items():
        known[name] |= {str(key[0]) for key in keys}
        for folder in read:
            known[name] |= folder.declared.get(name, set()) | {key[0] for key in folder.rows.get(name, ())}
    told: dict[tuple[str, Key], Place] = {}
    for folder in read:
        present = {name: set(rows) for name, rows in folder.rows.items()}
        for name, rows in folder.rows.items():
            for key, row in list(rows.items()):
                _check_owner(folder, row, elsewhere[name].get(key), told.setdefault((name, key), row.place))
                _check_whole(folder, row, present)
                _check_pointers(folder, row, known)


def _check_owner(folder: SeedFolder, row: Row, owner: str | None, first: Place) -> None:
    """A row is told by one dataset; what an actor is called by its id is told by all that know it."""
    if owner is None and first is row.place:
        return
    if not row.is_implied and "dataset_id" in row.table.columns:
        shown = " ".join(str(part) for part in row.key)
        where = f"in the dataset {owner}" if owner is not None else f"at {first}"
        folder.problems.add(row.place, f"'{shown}' stands already {where}")
    folder.rows[row.table.name].pop(row.key)


def _check_whole(folder: SeedFolder, row: Row, present: Mapping[str, set[Key]]) -> None:
    """A part, such as a citation, is told where the row is told that it belongs to."""
    table, key = whole(row)
    if key not in present.get(table, ()) and key[0] not in folder.declared.get(table, ()):
        folder.problems.add(
            row.place, f"'{key[0]}' is not in this dataset: only there its {row.table.name} can be told"
        )
        folder.drop(row.table.name, row.key)


def _check_pointers(folder: SeedFolder, row: Row, known: Mapping[str, set[str]]) -> None:
    for column, table in references(row.table):
        value = row.values[column]
        if value is not None and value not in known[table]:
            hint = nearest(value, known[table]) if len(folder.problems) < _HINTS else ""
            folder.problems.add(row.place_of(column), f"{column}: there is no '{value}' among the {table}{hint}")
            folder.drop(row.table.name, row.key)


def _keys_of_others(connection: Connection, read: Sequence[SeedFolder]) -> dict[str, dict[Key, str]]:
    """For each table that matters, the keys of the rows of other datasets, and which dataset it is."""
    tables = [Base.metadata.tables[name] for name in dict.fromkeys(name for folder in read for name in folder.rows)]
    pointed_to = [Base.metadata.tables[parent] for table in tables for _, parent in references(table)]
    replaced = [folder.dataset["id"] for folder in read]
    others = connection.scalars(select(Dataset.id).where(Dataset.id.not_in(replaced))).all()
    found: dict[str, dict[Key, str]] = {}
    for table in dict.fromkeys([*tables, *pointed_to]):
        keys = found.setdefault(table.name, {})
        for dataset in others if table is not Dataset.__table__ else ():
            for row in connection.execute(select(*table.primary_key).where(owned_by(table, dataset))):
                keys[tuple(row)] = dataset
    return found
