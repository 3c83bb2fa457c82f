"""The views in a database: they hold nothing, so every upgrade removes them first and makes them anew at its end."""

from sqlalchemy import Connection, inspect

from regional.sql.views import views


def remove_views(connection: Connection) -> None:
    """Remove our views, so that a migration can change any table; a view that somebody else made stays."""
    ours = {view.name for view in views()} & set(inspect(connection).get_view_names())
    if connection.dialect.name == "postgresql" and ours:
        connection.exec_driver_sql(f"DROP VIEW {', '.join(sorted(ours))}")  # together: one selects from another
    elif ours:
        for name in sorted(ours):
            connection.exec_driver_sql(f"DROP VIEW {name}")


def make_views(connection: Connection) -> None:
    """Make all views in a database that has none of them, and whose tables are those of this program."""
    for view in views():
        connection.exec_driver_sql(view.statement.replace("%", "%%"))
