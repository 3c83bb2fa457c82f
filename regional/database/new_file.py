"""The schema of a new file: the tables that the migrations make, which are run once in a process, in memory."""

from functools import cache

from sqlalchemy import Connection

from regional.database.derived import make_derived

_IN_ORDER = """
    SELECT sql
    FROM sqlite_master
    WHERE type <> 'view' AND sql IS NOT NULL AND name NOT GLOB 'search_index_*'  -- SQLite makes these with the index
    ORDER BY type <> 'table', rowid
"""


def make_schema(connection: Connection) -> None:
    """Give an empty database in SQLite the schema of this program, as the migrations would."""
    for statement in _statements():
        connection.exec_driver_sql(statement)
    make_derived(connection)


def is_empty(connection: Connection) -> bool:
    """Whether there is nothing yet in a database."""
    found = "SELECT 1 FROM sqlite_master LIMIT 1"
    return connection.dialect.name == "sqlite" and connection.exec_driver_sql(found).first() is None


@cache
def _statements() -> tuple[str, ...]:
    """What makes the tables and the indexes, and notes to which version they belong."""
    from regional.database.engine import make_engine, upgrade  # noqa: PLC0415 - the engine makes new files with this

    with make_engine(None).begin() as scratch:
        upgrade(scratch)
        version = scratch.exec_driver_sql("SELECT version_num FROM alembic_version").scalar_one()
        made = scratch.exec_driver_sql(_IN_ORDER).scalars().all()
    return (*made, f"INSERT INTO alembic_version VALUES ('{version}')")  # noqa: S608 - a name of ours
