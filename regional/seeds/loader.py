"""The loader: it brings dataset folders into the database in one transaction, completely or not at all."""

import os
from collections.abc import Collection, Mapping, Sequence
from itertools import count
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import Connection, insert, not_, select
from sqlalchemy.exc import IntegrityError

from regional.database.apart import apart
from regional.database.engine import writing
from regional.database.location import file_path, is_server
from regional.database.new_schema import in_memory
from regional.database.place import is_there
from regional.fingerprint import seed_files
from regional.models import Actor, Base, Organization, Person, Source, State, Tenure
from regional.progress import Progress, Say, unsaid, unseen
from regional.seeds.counts import mend_counts, stored_counts
from regional.seeds.folder import SeedFolder, is_dataset, read_folder
from regional.seeds.gaps import gaps
from regional.seeds.index_mending import mend_index, unindexed
from regional.seeds.keys import broken_keys, tables_without_events
from regional.seeds.ownership import owned_by
from regional.seeds.problems import Place, Problems, SeedError
from regional.seeds.references import check_references
from regional.seeds.rules import Broken, broken_rules
from regional.seeds.seal import known_files, seal, unchanged
from regional.seeds.speakers import say_who_speaks, speakers
from regional.seeds.sync import DatasetCounts, Seen, overlooked, sync


class Terms(NamedTuple):
    """On which terms folders are loaded, and who is told how it goes."""

    edited: bool = False
    """Whether exported packages may have been changed since."""
    allow_removals: bool = False
    """Whether much of a table may go, and rows that came from another folder."""
    progress: Progress = unseen
    """Is called with how many files have been read, and how many there are."""
    say: Say = unsaid
    """Is called with a line for whatever in the database was mended, and for who speaks now instead of others."""
    doubt: Say = unsaid
    """Is called with a line for whatever in the folders is allowed and looks like a mistake."""
    seen: Seen = overlooked
    """Is called with the rows of each table as they were and as they are wanted."""


_USUAL = Terms()
_ANY = Terms(allow_removals=True)


def load(folders: Sequence[Path], database: str | os.PathLike[str], terms: Terms = _USUAL) -> DatasetCounts:
    """Make the database hold exactly what the folders say, for the datasets that they are.

    Args:
        folders: the dataset folders.
        database: the SQLite file or the URL of a server, which is made or upgraded as needed.
        terms: what may be lost, and who is told.

    Returns:
        For each dataset and table, how many rows were added, changed, removed and left.

    Raises:
        SeedError: the folders have problems; nothing was changed.
        RegionalError: the database cannot be written, another dataset points to what would be removed, or more would
            be removed than was meant.
    """
    files = known_files(folders, database, edited=terms.edited)
    read = [] if files else _sealed(_read(folders, terms))
    with writing(database, check_keys=False, mends=True, say=terms.say) as connection:
        spoke, counted, bare = speakers(connection), stored_counts(connection), unindexed(connection)
        counts = unchanged(connection, files) or _store(connection, read or _sealed(_read(folders, terms)), terms)
        as_before = [dataset for dataset, tables in counts.items() if not any(any(c[:3]) for c in tables.values())]
        mend_counts(connection, counted, as_before, terms.say)
        mend_index(connection, [*counts, *bare], terms.say)
        say_who_speaks(spoke, connection, terms.say)
        for row in broken_keys(connection, tables_without_events()):
            terms.say(str(row))
        return counts


def _read(folders: Sequence[Path], terms: Terms) -> list[SeedFolder]:
    """Read folders, and tell how far it is."""
    progress = terms.progress
    total = 0 if progress is unseen else sum(len(seed_files(folder)) for folder in folders if is_dataset(folder))
    done = count(1)
    return [read_folder(folder, lambda: progress(next(done), total), edited=terms.edited) for folder in folders]


def _sealed(read: Sequence[SeedFolder]) -> Sequence[SeedFolder]:
    """Give the folders their seals in which there is no problem."""
    for folder in read:
        if not len(folder.problems):
            folder.dataset["seal"] = seal(folder)
    return read


def check(
    folders: Sequence[Path],
    database: str | os.PathLike[str] | None = None,
    terms: Terms = _USUAL,
) -> None:
    """Report everything that is wrong with folders, as a load into the database would; nothing is stored.

    Args:
        folders: the dataset folders.
        database: what they are checked against: its other datasets. If there is none, the folders stand alone.
        terms: who is told, and whether exported packages may have been changed since; much may always go.

    Raises:
        SeedError: the folders have problems.
        RegionalError: another dataset points to what a load would remove.
    """
    terms = terms._replace(allow_removals=True)
    location = None if database is None else os.fspath(database)
    if location is None or not (is_server(location) or is_there(file_path(location))):
        read = _read(folders, terms)
        with in_memory() as connection:
            _store(connection, read, terms)
        return
    files = known_files(folders, location, edited=terms.edited)
    read = [] if files else _read(folders, terms)
    with apart(location, terms.say) as connection:
        if not unchanged(connection, files):
            _store(connection, read or _read(folders, terms), terms)


def _store(connection: Connection, read: Sequence[SeedFolder], terms: Terms = _ANY) -> DatasetCounts:
    """Bring the datasets in, unless there is any problem.

    If there is one already, the rules are tried on what is sound, so that one run reports everything.
    """
    _check_datasets(read)
    check_references(connection, read)
    if any(len(folder.problems) for folder in read):
        sound = [folder for folder in read if "title" in folder.dataset]
        if connection.dialect.name == "sqlite":
            raise _problems(connection, read, _tried(connection, sound))
        with in_memory() as scratch:  # a server would refuse what points to a row that was left out
            _copy_what_rules_ask_for(connection, scratch, read)
            raise _problems(scratch, read, _tried(scratch, sound), is_complete=False)
    counts = sync(connection, read, terms.seen, allow_removals=terms.allow_removals)
    changed = {name for tables in counts.values() for name, count in tables.items() if any(count[:3])}
    problems = _problems(connection, read, changed)
    if problems.count:
        raise problems
    for folder in read:
        for line in gaps(folder):
            terms.doubt(line)
    return counts


def _tried(connection: Connection, sound: Sequence[SeedFolder]) -> Collection[str]:
    """The tables to which rules can be put once the rows are there; none if the problems keep them from going in."""
    try:
        sync(connection, sound)
    except IntegrityError:
        return ()
    return Base.metadata.tables


def _copy_what_rules_ask_for(server: Connection, scratch: Connection, read: Sequence[SeedFolder]) -> None:
    """Copy the rows of other datasets that rules compare facts with: actors, their lifetimes, tenures and sources."""
    for class_ in (Actor, State, Organization, Person, Tenure, Source):
        table = Base.metadata.tables[class_.__tablename__]
        others = [not_(owned_by(table, folder.dataset["id"])) for folder in read]
        rows = [dict(row) for row in server.execute(select(table).where(*others)).mappings()]
        if rows:
            scratch.execute(insert(table), rows)


def _problems(
    connection: Connection, read: Sequence[SeedFolder], changed: Collection[str], *, is_complete: bool = True
) -> SeedError:
    """All problems of the folders, and the rows that break a rule after some tables were changed.

    If the other datasets are not there completely, only rows of the folders are reported.
    """
    problems = Problems()
    for folder in read:
        for problem in folder.problems.sorted():
            problems.add(problem.place, problem.message)
    broken = list(broken_rules(connection, changed, [folder.dataset["id"] for folder in read])) if changed else []
    places: dict[tuple[str, str], Place] = {}
    for folder in read if broken else ():
        places |= folder.places()
    for row in broken:
        place = _place_of(row, places)
        if place is not None or is_complete:
            problems.add(place or Place(f"{row.table} {row.id}", 0), row.message)
    return SeedError(problems)


def _place_of(row: Broken, places: Mapping[tuple[str, str], Place]) -> Place | None:
    """Where a row stands in the folders, or else something that has its id."""
    found = places.get((row.table, row.id))
    return found or next((place for (_, id_), place in places.items() if id_ == row.id), None)


def _check_datasets(read: Sequence[SeedFolder]) -> None:
    first_places: dict[str, Place] = {}
    for folder in read:
        first = first_places.setdefault(folder.dataset["id"], folder.place)
        if first is not folder.place and folder.dataset["id"] != "?":
            folder.problems.add(folder.place, f"the dataset '{folder.dataset['id']}' is already defined at {first}")
