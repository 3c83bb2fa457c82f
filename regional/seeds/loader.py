"""The loader: folders in, one transaction, all of it or nothing."""

import gc
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, insert, not_, select, text

from regional.database.engine import check_foreign_keys, make_engine, upgrade, writing
from regional.database.location import file_path, is_server
from regional.models import Actor, Base, Organization, Person, Source, State, Tenure
from regional.seeds.folder import SeedFolder, read_folder
from regional.seeds.problems import Place, Problem, Problems, SeedError
from regional.seeds.references import check_references
from regional.seeds.sync import Counts, owned_by, sync
from regional.sql.checks import checks


def load(
    folders: Sequence[Path], database: str | os.PathLike[str], tick: Callable[[], None] = lambda: None
) -> dict[str, dict[str, Counts]]:
    """Make the database hold exactly what the folders say, for the datasets that they are.

    Args:
        folders: the dataset folders.
        database: the SQLite file or the URL of a server, which is made or upgraded as needed.
        tick: called after each file that was read.

    Returns:
        For each dataset and table, how many rows were added, changed, removed and left.

    Raises:
        SeedError: the folders have problems; nothing was changed.
        RegionalError: the database cannot be written.
    """
    with _no_search_for_cycles():
        read = [read_folder(folder, tick) for folder in folders]
        with writing(database) as connection:
            return _store(connection, read)


@contextmanager
def _no_search_for_cycles() -> Iterator[None]:
    """Put off Python's search for cycles: the many rows of a load form none, and looking takes a fifth of its time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def check(
    folders: Sequence[Path],
    database: str | os.PathLike[str] | None = None,
    tick: Callable[[], None] = lambda: None,
) -> None:
    """Say everything that is wrong with folders, as a load into the database would; nothing is stored.

    Args:
        folders: the dataset folders.
        database: what they are checked against: its other datasets. If there is none, the folders stand alone.
        tick: called after each file that was read.

    Raises:
        SeedError: the folders have problems.
    """
    read = [read_folder(folder, tick) for folder in folders]
    location = None if database is None else os.fspath(database)
    if location is None or not (is_server(location) or os.path.exists(file_path(location))):
        with make_engine(None).begin() as connection:
            upgrade(connection)
            _store(connection, read)
        return
    with writing(location) as connection:
        _store(connection, read)
        check_foreign_keys(connection)
        connection.rollback()


def _store(connection: Connection, read: Sequence[SeedFolder]) -> dict[str, dict[str, Counts]]:
    """Bring the datasets in, unless there is any problem.

    If there is one already, the rules are tried on what is sound, so that one run tells everything.
    """
    _check_datasets(read)
    check_references(connection, read)
    if any(len(folder.problems) for folder in read):
        sound = [folder for folder in read if "title" in folder.dataset]
        if connection.dialect.name == "sqlite":
            sync(connection, sound)
            raise _problems(connection, read)
        with make_engine(None).begin() as scratch:  # a server would refuse what points to a row that was left out
            upgrade(scratch)
            _copy_what_rules_ask_for(connection, scratch, read)
            sync(scratch, sound)
            raise _problems(scratch, read, is_whole=False)
    counts = sync(connection, read)
    if not any(sum(count[:3]) for tables in counts.values() for count in tables.values()):
        return counts
    problems = _problems(connection, read)
    if problems.count:
        raise problems
    return counts


def _copy_what_rules_ask_for(server: Connection, scratch: Connection, read: Sequence[SeedFolder]) -> None:
    """Copy what the rules hold a fact of one dataset against that another can tell: who there was, and when."""
    for class_ in (Actor, State, Organization, Person, Tenure, Source):
        table = Base.metadata.tables[class_.__tablename__]
        others = [not_(owned_by(table, folder.dataset["id"])) for folder in read]
        rows = [dict(row) for row in server.execute(select(table).where(*others)).mappings()]
        if rows:
            scratch.execute(insert(table), rows)


def _problems(connection: Connection, read: Sequence[SeedFolder], *, is_whole: bool = True) -> SeedError:
    """All problems; of other datasets than those of the folders only if they are there whole."""
    found = Problems()
    known: dict[tuple[str, str], Place] = {}
    for folder in read:
        known |= folder.places()
        for problem in folder.problems.sorted():
            found.add(problem.place, problem.message)
    theirs = set(known.values())
    for problem in broken_rules(connection, known):
        if is_whole or problem.place in theirs:
            found.add(problem.place, problem.message)
    return SeedError(found)


def _check_datasets(read: Sequence[SeedFolder]) -> None:
    taken: dict[str, Place] = {}
    for folder in read:
        first = taken.setdefault(folder.dataset["id"], folder.place)
        if first is not folder.place and folder.dataset["id"] != "?":
            folder.problems.add(folder.place, f"the dataset '{folder.dataset['id']}' stands already at {first}")


def broken_rules(connection: Connection, known: Mapping[tuple[str, str], Place]) -> Iterator[Problem]:
    """A problem for every row that breaks a rule of `regional/sql/checks`, at its line where that is known."""
    for rule in checks():
        for table, id_, message in connection.execute(text(rule.statement)):
            yield Problem(known.get((table, id_), Place(f"{table} {id_}", 0)), message)
