"""Making the indexes of a table after its rows: sorting all of them at once is faster than to keep each in order."""

from sqlalchemy import Connection, Table

_SQL = "SELECT sql FROM sqlite_master WHERE type = 'index' AND name = ?"

_MUCH = 2
"""How many times as many rows as are there must come, for making an index anew to be faster than to add to it."""


def drop_indexes(connection: Connection, table: Table, coming: int) -> list[str]:
    """Drop the indexes of a table into which many rows are about to be written, if it holds few against them.

    On a server they stay: who drops one there lets nobody ask until the end. So do those that hold few of the rows.

    Args:
        connection: a transaction.
        table: the table.
        coming: how many rows will come.

    Returns:
        The statements that make the same indexes again.
    """
    if connection.dialect.name != "sqlite" or not coming:
        return []
    most = connection.exec_driver_sql(f"SELECT coalesce(max(rowid), 0) FROM {table.name}").scalar_one()  # noqa: S608 - ours
    if coming < _MUCH * most:
        return []
    found = []
    for index in sorted(str(index.name) for index in table.indexes if index.dialect_options["sqlite"]["where"] is None):
        found.append(connection.exec_driver_sql(_SQL, (index,)).scalar_one())
        connection.exec_driver_sql(f"DROP INDEX {index}")
    return found


def make_indexes(connection: Connection, statements: list[str]) -> None:
    """Make indexes again."""
    for statement in statements:
        connection.exec_driver_sql(statement)
