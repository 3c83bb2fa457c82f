"""What a load mends: whatever in a database holds nothing of its own, and can be made anew from the rest."""

import os
from contextlib import closing

from sqlalchemy import Connection, inspect

from regional.database import schema, schema_of_file
from regional.database.derived import make_derived, remove_derived
from regional.database.documentation import SEARCH_INDEX
from regional.database.held import in_use
from regional.database.interference import are_views_as_made, replaced_views
from regional.database.journal import journal_of
from regional.database.opening import opened
from regional.database.rebuilding import damage, mend_indexes
from regional.database.schema import Part
from regional.database.waiting import hear_signals
from regional.errors import RegionalError
from regional.progress import Say
from regional.shipped import schema_versions


def mend_pages(path: str, say: Say) -> None:
    """Look through the pages of a file; if some are damaged, make its indexes anew, and say so.

    Raises:
        RegionalError: pages of its rows are damaged.
    """
    if not os.path.exists(path) or not os.path.getsize(path) or os.path.exists(journal_of(path)):
        return  # of a load that runs or was cut off, SQLite sees to it first
    try:
        opened_, version = opened(path, 0)
    except RegionalError:
        return  # it is being written, or whoever opens it for writing says why it cannot be read
    with in_use(), closing(opened_) as connection:
        hear_signals(connection)
        found = damage(connection) if version == schema_versions()[-1] else None
    if found is not None:
        mend_indexes(path, say)
        say(f"made all indexes anew, because the file was damaged: {found}")


def refuse_what_is_lost(connection: Connection, shown: str) -> None:
    """Refuse a database in which a table or a column of this program's schema is missing.

    Raises:
        RegionalError: one is.
    """
    lost = schema.lost(connection)
    if lost:
        gone = ", ".join(f"the {part.kind} {part.name}" for part in lost)
        raise RegionalError(f"{shown} lacks {gone}: load into a new database, or restore a backup")


def make_anew(connection: Connection, say: Say) -> None:
    """Make the indexes and views anew that are missing or not as this program makes them, and say so."""
    if not inspect(connection).has_table("search_index"):
        connection.exec_driver_sql(_search_index(connection))
        say("made the table search_index anew")
    outdated = schema.outdated(connection)
    for part, statement in outdated.items():
        if part.kind == "index":
            connection.exec_driver_sql(f"DROP INDEX IF EXISTS {part.name}")
            connection.exec_driver_sql(statement)
    replaced = [] if are_views_as_made(connection) else [Part("view", name) for name in replaced_views(connection)]
    if replaced or any(part.kind == "view" for part in outdated):
        remove_derived(connection)
        make_derived(connection)
    for part in dict.fromkeys([*outdated, *replaced]):
        say(f"made the {part.kind} {part.name} anew")


def _search_index(connection: Connection) -> str:
    """The statement that makes the full-text index; the rows of all datasets are missing from it then."""
    if connection.dialect.name == "sqlite":
        return schema_of_file.wanted()[Part("table", "search_index")]
    columns = ", ".join(f'{name} text COLLATE "C"' for name in SEARCH_INDEX if name)
    return f"CREATE TABLE search_index ({columns}); {schema.SEARCH_INDEX_BY_DATASET}"
