"""How the tables are spread over the nodes of a Citus server, https://docs.citusdata.com/en/stable/develop/reference_ddl.html.

Events grow; they are distributed by their id, and what belongs to an event lies on its node. Everything else is small
and is asked together with everything, so every node has all of it (a reference table).
"""

from sqlalchemy import Connection, text

from regional.errors import RegionalError
from regional.models import Base

DISTRIBUTED = {
    "events": "id",
    "event_participants": "event_id",
    "event_topics": "event_id",
    "event_citations": "event_id",
}
"""The distributed tables, and the column that says on which node a row lies."""


def distribute(connection: Connection) -> list[tuple[str, str]]:
    """Declare the distribution on a server with the Citus extension, in the transaction of the connection.

    A reference table cannot point to a distributed one, so the foreign key from statements to events is given up; the
    loader checks it all the same.

    Returns:
        For each table what it is now.

    Raises:
        RegionalError: the server is no PostgreSQL server, or has no Citus.
    """
    found = connection.dialect.name == "postgresql" and connection.scalar(
        text("SELECT count(*) FROM pg_proc WHERE proname = 'create_distributed_table'")
    )
    if not found:
        raise RegionalError("this server has no Citus: install it, and run CREATE EXTENSION citus in the database")
    connection.execute(text("ALTER TABLE statements DROP CONSTRAINT IF EXISTS fk_statements_event_id"))
    done = []
    for table in [table.name for table in Base.metadata.sorted_tables]:
        if table not in DISTRIBUTED:
            connection.execute(text("SELECT create_reference_table(:table)"), {"table": table})
            done.append((table, "on every node"))
    connection.execute(text("SELECT create_reference_table('search_index')"))
    for table, column in DISTRIBUTED.items():
        where = "none" if table == "events" else "events"
        connection.execute(
            text("SELECT create_distributed_table(:table, :column, colocate_with => :where)"),
            {"table": table, "column": column, "where": where},
        )
        done.append((table, f"distributed by {column}"))
    return done
