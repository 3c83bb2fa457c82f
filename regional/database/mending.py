"""What a load mends: whatever in a database holds nothing of its own, and can be made anew from the rest."""

import os
from contextlib import closing

from sqlalchemy import Connection, text

from regional.database import full_text, schema
from regional.database.derived import make_derived, remove_derived, wrong_words
from regional.database.held import in_use
from regional.database.interference import are_views_as_made, replaced_views
from regional.database.journal import journal_of
from regional.database.opening import opened
from regional.database.rebuilding import damage, mend_indexes
from regional.database.schema import Part
from regional.database.waiting import hear_signals
from regional.errors import RegionalError
from regional.models import Base
from regional.progress import Say
from regional.shipped import schema_versions

_OTHER_VERSIONS = text("DELETE FROM alembic_version WHERE version_num <> :ours")


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
    """Refuse a database in which a table or a column of this program's schema is missing, or has no room.

    Raises:
        RegionalError: one is; or something else has the name of a view or an index.
    """
    lost = schema.lost(connection)
    if lost:
        gone = ", ".join(f"the {part.kind} {part.name}" for part in lost)
        raise RegionalError(f"{shown} lacks {gone}: {schema.LOST}")
    for part, other in schema.in_the_way(connection).items():
        raise RegionalError(f"{shown} has {other} where the {part.kind} {part.name} belongs: rename or drop it")


def make_anew(connection: Connection, say: Say) -> None:
    """Make anew what holds nothing of its own and is missing or not as this program makes it, and say so."""
    remade = schema.incomplete(connection)
    for name in remade:
        Base.metadata.tables[name].drop(connection, checkfirst=True)
        Base.metadata.tables[name].create(connection)
    if not full_text.is_there(connection):
        full_text.make_empty(connection)
        remade.append("search_index")
    words = [] if "documentation" in remade else wrong_words(connection)
    if words:
        connection.execute(_OTHER_VERSIONS, {"ours": schema_versions()[-1]})
    outdated = schema.outdated(connection)
    for part, statement in outdated.items():
        if part.kind == "index":
            connection.exec_driver_sql(f"DROP INDEX IF EXISTS {part.name}")
            connection.exec_driver_sql(statement)
    replaced = [] if are_views_as_made(connection) else [Part("view", name) for name in replaced_views(connection)]
    if words or remade or replaced or any(part.kind == "view" for part in outdated):
        remove_derived(connection)
        make_derived(connection)
    for what in (*(f"table {name}" for name in remade), *words):
        say(f"made the {what} anew")
    for part in dict.fromkeys([*outdated, *replaced]):
        say(f"made the {part.kind} {part.name} anew")
