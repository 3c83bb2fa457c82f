"""The record as one file for a browser: SQLite without its full-text index, packed as text that a script holds."""

import gzip
import sqlite3
import tempfile
from base64 import b64encode
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import Connection as Transaction
from sqlalchemy import Table

from regional.database.documentation import SEARCH_INDEX
from regional.database.engine import make_engine
from regional.database.schema import statements
from regional.models import Base, Count, Event
from regional.questions import Connection
from regional.seeds.counts import count_anew

_HUMAN = f"SELECT e.id FROM {Event.__tablename__} AS e WHERE e.tier = 'human-coded'"  # noqa: S608 - one of ours
"""The events of a site: there can be millions that a machine coded."""

_SEARCH = [name for name in SEARCH_INDEX if name]


def packed(connection: Connection) -> str:
    """The whole record, but for machine-coded events, as compressed SQLite in base64.

    What is packed depends on the rows alone: a file and a server that hold the same give the same.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "record.db"
        _make(path)
        with closing(sqlite3.connect(path)) as target:
            for table in Base.metadata.sorted_tables:
                if table is not Count.__table__:
                    _copy(connection, target, table)
            _copy_search_index(connection, target)
            target.commit()
        with _begun(path) as counting:
            count_anew(counting)
        with closing(sqlite3.connect(path)) as target:
            target.execute("VACUUM")
        return b64encode(gzip.compress(path.read_bytes(), compresslevel=6, mtime=0)).decode()


@contextmanager
def _begun(path: Path) -> Iterator[Transaction]:
    engine = make_engine(str(path))
    try:
        with engine.begin() as connection:
            yield connection
    finally:
        engine.dispose()


def _make(path: Path) -> None:
    with _begun(path) as made:
        Base.metadata.create_all(made)
        made.exec_driver_sql(f"CREATE TABLE search_index ({', '.join(f'{name} TEXT' for name in _SEARCH)})")
        for part, statement in statements(made.dialect).items():
            if part.kind == "view":
                made.exec_driver_sql(statement, execution_options={"no_parameters": True})


def _copy(connection: Connection, target: sqlite3.Connection, table: Table) -> None:
    columns = [column.name for column in table.columns if column.computed is None]
    where = f" WHERE t.event_id IN ({_HUMAN})" if table.name.startswith("event_") else ""
    if table.name == Event.__tablename__:
        where = f" WHERE t.id IN ({_HUMAN})"
    order = ", ".join(f"t.{column.name}" for column in table.primary_key.columns)
    listed = ", ".join(f"t.{name}" for name in columns)
    rows = connection.sql(f"SELECT {listed} FROM {table.name} AS t{where} ORDER BY {order}")  # noqa: S608 - our models
    values = ", ".join("?" * len(columns))
    try:
        target.executemany(f"INSERT INTO {table.name} ({', '.join(columns)}) VALUES ({values})", rows)  # noqa: S608
    except sqlite3.IntegrityError as error:
        raise ValueError(error) from error  # the database has lost a rule that this copy of it has


def _copy_search_index(connection: Connection, target: sqlite3.Connection) -> None:
    listed = ", ".join(f"s.{name}" for name in _SEARCH)
    rows = connection.sql(f"SELECT {listed} FROM search_index AS s ORDER BY {listed}")  # noqa: S608 - our own columns
    target.executemany(f"INSERT INTO search_index VALUES ({', '.join('?' * len(_SEARCH))})", rows)  # noqa: S608
