"""What a load does on a server only: it waits for the load before it, and lets the server count what it has written."""

from sqlalchemy import Connection, inspect
from sqlalchemy.exc import IntegrityError, OperationalError

from regional.errors import RegionalError
from regional.models import Base, Dataset
from regional.progress import Say

_VERSIONS = (
    "CREATE TABLE IF NOT EXISTS alembic_version"
    " (version_num VARCHAR(32) NOT NULL, CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
)
_FOLLOWED = Dataset.__tablename__
"""The table that every load writes; whoever can only read cannot lock it against a load."""


def begin_on_server(connection: Connection, say: Say) -> None:
    """Let one load follow another, by a lock that takes the right to write.

    A first load has no table to lock. It makes one, and a second load that does the same waits for the first to end.

    Raises:
        RegionalError: the database has another encoding.
    """
    _refuse_other_encodings(connection)
    connection.exec_driver_sql("SET LOCAL jit = off")  # compiling a rule can take a second, asking it a thousandth
    if not inspect(connection).has_table(_FOLLOWED):
        try:
            with connection.begin_nested():
                connection.exec_driver_sql(_VERSIONS)
        except IntegrityError:
            pass  # the other first load was faster, and has ended
    if inspect(connection).has_table(_FOLLOWED) and _can_write(connection):
        lock = f"LOCK TABLE {_FOLLOWED} IN SHARE ROW EXCLUSIVE MODE"
        try:
            with connection.begin_nested():
                connection.exec_driver_sql(f"{lock} NOWAIT")
        except OperationalError:
            say("another load is writing into this database: waiting for it to end")
            connection.exec_driver_sql(lock)


def _refuse_other_encodings(connection: Connection) -> None:
    """Refuse a database that cannot hold every name.

    Raises:
        RegionalError: its encoding is another than UTF-8.
    """
    encoding = connection.exec_driver_sql("SELECT current_setting('server_encoding')").scalar_one()
    if encoding != "UTF8":
        raise RegionalError(f"the database has the encoding {encoding}: make one with ENCODING 'UTF8'")


def _can_write(connection: Connection) -> bool:
    """Whether the role could change anything; a load that finds nothing to change needs no such right."""
    return bool(connection.exec_driver_sql(f"SELECT has_table_privilege('{_FOLLOWED}', 'UPDATE')").scalar_one())


_WRITTEN = """
SELECT relname
FROM pg_stat_xact_user_tables
WHERE schemaname = current_schema() AND n_tup_ins + n_tup_upd + n_tup_del > 0
"""


def analyze(connection: Connection) -> None:
    """Let the server count what the tables hold that were written: otherwise it plans the first questions blindly."""
    ours = {*Base.metadata.tables, "search_index"}
    written = sorted(ours.intersection(connection.exec_driver_sql(_WRITTEN).scalars()))
    if written:
        connection.exec_driver_sql(f"ANALYZE {', '.join(written)}")
