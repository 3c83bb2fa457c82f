"""What a database holds besides data: the views, what everything means, and the mark that the file is ours.

All of it can be made again. So every upgrade removes the views first, and a migration need not know of them; at the
end all of it is made anew. A load does the same if this program has other views or other words than the one that made
them.
"""

from sqlalchemy import Connection, delete, insert, inspect, select

from regional.database.documentation import all_views, documentation
from regional.database.file import APPLICATION_ID
from regional.models import Documentation
from regional.shipped import schema_versions


def remove_derived(connection: Connection) -> None:
    """Remove our views, also those of another version of the program. A view that somebody else made stays."""
    seen = inspect(connection)
    ours = set(all_views())
    if seen.has_table(Documentation.__tablename__):
        ours |= set(connection.scalars(select(Documentation.table_name)))
    same = str.lower if connection.dialect.name == "sqlite" else str  # SQLite takes capital letters for small ones
    found = sorted(name for name in seen.get_view_names() if same(name) in ours)
    if connection.dialect.name == "postgresql" and found:
        _run(connection, f"DROP VIEW {', '.join(found)}")  # at once, because one selects from another
    elif found:
        for name in found:
            _run(connection, f"DROP VIEW {name}")


def make_derived(connection: Connection) -> None:
    """Make all of it in a database whose tables are those of this program, and that has none of our views."""
    for view in all_views().values():
        _run(connection, view.statement)
    rows = [dict(zip(Documentation.__table__.columns.keys(), row, strict=True)) for row in documentation()]
    connection.execute(delete(Documentation))
    connection.execute(insert(Documentation), rows)
    if connection.dialect.name == "postgresql":
        _run(connection, ";\n".join(_comments()))
    else:
        for mark, number in _marks().items():
            _run(connection, f"PRAGMA {mark} = {number}")


def is_current(connection: Connection) -> bool:
    """Whether the views and the meanings in a database of this program's schema are those of this program."""
    stored = connection.execute(select(Documentation.__table__))
    return {tuple(row) for row in stored} == set(documentation())


def wrong_words(connection: Connection) -> list[str]:
    """Where a database of this program's schema says something of itself that this program would not."""
    found = [] if is_current(connection) else ["table documentation"]
    if connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalars().all() != [schema_versions()[-1]]:
        found.append("table alembic_version")
    if connection.dialect.name == "sqlite" and any(
        connection.exec_driver_sql(f"PRAGMA {mark}").scalar_one() != number for mark, number in _marks().items()
    ):
        found.append("header of the file")
    return found


def _marks() -> dict[str, int]:
    """The numbers in the header of a file: whose it is, and how many versions its schema has had."""
    return {"application_id": APPLICATION_ID, "user_version": len(schema_versions())}


def _comments() -> list[str]:
    """The statements that give a server the words of `documentation`."""
    found = []
    for table, column, meaning, _ in documentation():
        kind = "COLUMN" if column else "VIEW" if table in all_views() else "TABLE"
        name = f"{table}.{column}" if column else table
        quoted = meaning.replace("'", "''")
        found.append(f"COMMENT ON {kind} {name} IS '{quoted}'")
    return found


def _run(connection: Connection, statement: str) -> None:
    """Run a statement as it stands: no sign in it is the place of a parameter."""
    connection.exec_driver_sql(statement, execution_options={"no_parameters": True})
