"""The loader: folders in, one transaction, all of it or nothing."""

import os
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from sqlalchemy import Connection, select, text

from regional.checks import checks
from regional.database.engine import make_engine, upgrade, writing
from regional.models import Actor, Base, Dataset
from regional.names import nearest
from regional.seeds.folder import SeedFolder, read_folder
from regional.seeds.problems import Place, Problem, Problems, SeedError
from regional.seeds.rows import references
from regional.seeds.sync import Counts, sync


def load(
    folders: Sequence[Path], database: str | os.PathLike[str], tick: Callable[[], None] = lambda: None
) -> dict[str, dict[str, Counts]]:
    """Make the database hold exactly what the folders say, for the datasets that they are.

    Args:
        folders: the dataset folders.
        database: the SQLite file, which is made or upgraded as needed.
        tick: called after each file that was read.

    Returns:
        For each dataset and table, how many rows were added, changed, removed and left.

    Raises:
        SeedError: the folders have problems; nothing was changed.
        RegionalError: the database cannot be written.
    """
    read = [read_folder(folder, tick) for folder in folders]
    _refuse(read)
    with writing(database) as connection:
        check_references(connection, read)
        _refuse(read)
        counts = {folder.dataset["id"]: sync(connection, folder.dataset, folder.rows) for folder in read}
        broken = list(broken_rules(connection, places(read)))
        if broken:
            raise _problems(broken)
    return counts


def check(folders: Sequence[Path], tick: Callable[[], None] = lambda: None) -> None:
    """Say everything that is wrong with folders, without a database: rules are tried on what is sound in them.

    Raises:
        SeedError: the folders have problems.
    """
    read = [read_folder(folder, tick) for folder in folders]
    found: list[Problem] = []
    with make_engine(None).begin() as connection:
        upgrade(connection)
        check_references(connection, read)
        for folder in read:
            sync(connection, folder.dataset, folder.rows)
        found.extend(broken_rules(connection, places(read)))
    found.extend(problem for folder in read for problem in folder.problems.sorted())
    if found:
        raise _problems(found)


def _problems(found: Iterable[Problem]) -> SeedError:
    problems = Problems()
    for problem in found:
        problems.add(problem.place, problem.message)
    return SeedError(problems)


def _refuse(read: Sequence[SeedFolder]) -> None:
    """If anything is wrong with the folders themselves, try the rules as well, so that one run tells it all."""
    if any(len(folder.problems) for folder in read):
        check([folder.path for folder in read])


def check_references(connection: Connection, read: Sequence[SeedFolder]) -> None:
    """Add a problem for every row that points to nothing, or whose id another dataset has already."""
    replaced = [folder.dataset["id"] for folder in read]
    elsewhere = {name: _ids_of_others(connection, name, replaced) for name in _TABLES_WITH_IDS}
    known: dict[str, set[str]] = defaultdict(set, {name: set(ids) for name, ids in elsewhere.items()})
    for folder in read:
        for name in _TABLES_WITH_IDS:
            known[name] |= folder.declared.get(name, set()) | {key[0] for key in folder.rows.get(name, ())}
    for folder in read:
        for name, rows in folder.rows.items():
            pointers = references(Base.metadata.tables[name])
            for row in rows.values():
                if row.key[0] in elsewhere.get(name, ()):
                    owner = elsewhere[name][row.key[0]]
                    folder.problems.add(row.place, f"'{row.key[0]}' stands already in the dataset {owner}")
                for column, table in pointers:
                    value = row.values[column]
                    if value is not None and value not in known[table]:
                        what = f"{column}: there is no '{value}' among the {table}{nearest(value, known[table])}"
                        folder.problems.add(row.place_of(column), what)


_TABLES_WITH_IDS = [table.name for table in Base.metadata.sorted_tables if "id" in table.columns]


def _ids_of_others(connection: Connection, name: str, replaced: Sequence[str]) -> Mapping[str, str]:
    """The ids of a table that datasets have which are not being loaded, and which dataset it is."""
    table = Base.metadata.tables[name]
    if table is Dataset.__table__:
        return {}
    owner = table if "dataset_id" in table.columns else Actor.__table__
    joined = table if owner is table else table.join(owner)
    rows = select(table.c.id, owner.c.dataset_id).select_from(joined).where(owner.c.dataset_id.not_in(replaced))
    return dict(connection.execute(rows).tuples().all())


def places(read: Sequence[SeedFolder]) -> dict[tuple[str, str], Place]:
    """Where each row with an id stands, by its table and its id."""
    found: dict[tuple[str, str], Place] = {}
    for folder in read:
        found |= folder.places()
    return found


def broken_rules(connection: Connection, known: Mapping[tuple[str, str], Place]) -> Iterator[Problem]:
    """A problem for every row that breaks a rule of `regional/checks`, at its line where that is known."""
    for rule in checks():
        for table, id_, message in connection.execute(text(rule.statement)):
            yield Problem(known.get((table, id_), Place(f"{table} {id_}", 0)), message)
