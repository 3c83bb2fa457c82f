"""Whether a database is sound: its pages, its schema, its rules, and what follows from its rows."""

from collections.abc import Iterable, Iterator

from sqlalchemy import Column, Connection, String, select
from sqlalchemy.exc import DatabaseError

from regional.database.derived import wrong_words
from regional.database.full_text import finds_all
from regional.database.interference import interference, replaced_views
from regional.database.reader import NO_TEXT
from regional.database.schema import differences
from regional.database.snapshot import snapshot
from regional.database.waiting import was_interrupted
from regional.models import Base, Dataset
from regional.progress import Say, unsaid
from regional.seeds.counts import wrong_counts
from regional.seeds.derived_columns import broken_derivations
from regional.seeds.index_mending import is_wrong, of_nobody
from regional.seeds.keys import broken_keys
from regional.seeds.odd_values import odd_values, undecodable
from regional.seeds.rules import broken_rules
from regional.visible import hidden, one_line

_INDEX = "`regional load` makes it anew"


def problems(location: str, say: Say = unsaid) -> list[str]:
    """Everything that is wrong with a database, one line for each problem.

    Args:
        location: the path of a file, or the URL of a server; it is only read.
        say: is told what is waited for.

    Raises:
        RegionalError: there is no such database, or it is of another schema than this program's.
    """
    found: list[str] = []
    with snapshot(location, say) as connection:
        try:
            found.extend(_problems(connection))
        except DatabaseError as error:
            if was_interrupted(error.orig):
                raise
            unread = list(map(str, undecodable(connection))) if NO_TEXT in str(error.orig) else []
            found.extend(unread or [f"database: {' '.join(str(error.orig).split())}"])
    return sorted(set(found))


def _problems(connection: Connection) -> Iterator[str]:
    on_file = connection.dialect.name == "sqlite"
    damage = list(_damage(connection)) if on_file else []
    yield from damage
    if damage:
        return
    schema = list(differences(connection))
    yield from schema
    yield from interference(connection)
    if any(line.startswith(("column ", "table ", "view ")) for line in schema):
        return  # what is asked next asks for them
    for what in wrong_words(connection):
        yield f"{what}: it is not as this program writes it; {_INDEX}"
    for name in replaced_views(connection):
        yield f"view {name}: it is not as this program makes it; {_INDEX}"
    datasets = connection.scalars(select(Dataset.id)).all()
    yield from map(str, broken_rules(connection, Base.metadata.tables, datasets))
    yield from map(str, broken_derivations(connection))
    yield from map(str, odd_values(connection))
    yield from map(str, wrong_counts(connection))
    yield from map(str, broken_keys(connection, Base.metadata.sorted_tables))
    yield from _hidden(connection)
    yield from _wrong_index(connection, datasets)


def _wrong_index(connection: Connection, datasets: Iterable[str]) -> Iterator[str]:
    if not finds_all(connection):
        yield f"search_index: it does not find all that it holds; {_INDEX}"
        return
    if of_nobody(connection):
        yield f"search_index: it holds texts of a dataset that is not there; {_INDEX}"
    for dataset in datasets:
        if is_wrong(connection, dataset):
            yield f"search_index {dataset}: it does not say what the texts of the dataset say; {_INDEX}"


def _hidden(connection: Connection) -> Iterator[str]:
    """One line for each id in which a character is not seen, so that it looks like another; no load stores one."""
    for table in Base.metadata.sorted_tables:
        if isinstance(column := table.columns.get("id"), Column) and isinstance(column.type, String):
            for id_ in connection.scalars(select(column).where(column.regexp_match("[^!-~]"))):
                if found := hidden(id_):
                    yield f"{table.name} {one_line(id_)}: the id holds the hidden character {found}"


def _damage(connection: Connection) -> Iterator[str]:
    """What SQLite says of the pages of a file."""
    for (line,) in connection.exec_driver_sql("PRAGMA integrity_check"):
        if line != "ok":
            yield f"file: {' '.join(str(line).split())}"
