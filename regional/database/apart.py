"""A copy of a database that nobody else sees, to try something on: the database itself is only read."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager

from sqlalchemy import Connection, StaticPool, Table, create_engine, event, insert, inspect, select, type_coerce
from sqlalchemy.exc import DatabaseError
from sqlalchemy.types import NullType

from regional.database.engine import bring_up_to_date, make_engine
from regional.database.held import in_use
from regional.database.location import file_path, is_server, shown
from regional.database.new_schema import in_memory
from regional.database.opening import opened
from regional.database.place import refuse_to_read
from regional.database.reading import understood
from regional.database.snapshot import snapshot
from regional.database.waiting import was_interrupted
from regional.errors import RegionalError
from regional.models import Base, Event
from regional.progress import Say, unsaid
from regional.vocabulary import Tier

_ROWS = 5_000
"""How many rows are copied at once."""


@contextmanager
def apart(location: str, say: Say = unsaid) -> Iterator[Connection]:
    """A transaction on a copy that has this program's schema, and is gone afterwards.

    Of a file it is the whole copy. From a server the events come without those that a program coded, of which there can
    be millions.

    Args:
        location: the path of a file, or the URL of a server.
        say: is told what is waited for.

    Raises:
        RegionalError: it cannot be read, or is of a newer schema or of another program, or what is tried fails.
    """
    try:
        with understood(location):
            yield from _copied(location, say)
    except DatabaseError as error:
        if was_interrupted(error.orig):
            raise KeyboardInterrupt from error
        cause = " ".join(str(error.orig).split())
        raise RegionalError(f"{shown(location)}: on a copy of it this fails: {cause}") from error


def _copied(location: str, say: Say) -> Iterator[Connection]:
    if not is_server(location):
        refuse_to_read(file_path(location))
        with in_use(), closing(sqlite3.connect("")) as copy:  # SQLite puts it into a file without a name if it is large
            with closing(opened(file_path(location), say=say)[0]) as original:
                original.backup(copy)
            yield from _begun(copy, location)
        return
    with in_memory() as copied:
        if _is_made(location):
            with snapshot(location, say) as there:
                for table in Base.metadata.sorted_tables:
                    _copy(there, copied, table)
        yield copied
        copied.rollback()


def _begun(copy: sqlite3.Connection, location: str) -> Iterator[Connection]:
    """A transaction on a copy of a file, which is brought to this program's schema."""
    copy.isolation_level = None
    engine = create_engine("sqlite://", creator=lambda: copy, poolclass=StaticPool)
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN"))
    with engine.connect() as connection:
        bring_up_to_date(connection, location)
        yield connection
        connection.rollback()


def _is_made(location: str) -> bool:
    """Whether a server has a database of ours, or of anybody who says which version it has."""
    engine = make_engine(location)
    try:
        with engine.connect() as connection:
            return inspect(connection).has_table("alembic_version")
    finally:
        engine.dispose()


def _copy(there: Connection, here: Connection, table: Table) -> None:
    if table.name == "documentation":
        return
    rows = select(*(type_coerce(column, NullType()) for column in table.columns))
    coded = select(Event.id).where(Event.tier != Tier.HUMAN_CODED)
    if table is Event.__table__:
        rows = rows.where(Event.tier == Tier.HUMAN_CODED)
    elif "event_id" in table.primary_key.columns:
        rows = rows.where(table.c.event_id.not_in(coded))
    for part in there.execute(rows).mappings().partitions(_ROWS):
        here.execute(insert(table), [dict(row) for row in part])
