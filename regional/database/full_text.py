"""The full-text index as the engine keeps it: whether all that it holds is found in it, and how it is made anew."""

from sqlalchemy import Connection, inspect
from sqlalchemy.exc import DatabaseError

from regional.database import schema, schema_of_file
from regional.database.documentation import SEARCH_INDEX
from regional.database.schema import Part
from regional.database.waiting import was_interrupted

_TERMS = "temp.search_terms"
_SEEN = "SELECT coalesce(sum(cnt), 0) FROM temp.search_terms"
_HELD = "SELECT coalesce(sum(max(length(folded) - 2, 0)), 0), count(*) FROM search_index"
_LOOKED_UP = "SELECT 1 FROM search_index WHERE search_index MATCH ? LIMIT 1"
_SIZES = "SELECT count(*) FROM search_index_docsize"

_EACH = 60
"""Of how many terms one is looked up: they stand in order, a hundred on a page, and a page is found or not."""

_PARTS = ("data", "idx", "content", "docsize", "config")
"""The tables in which SQLite keeps the index (https://sqlite.org/fts5.html)."""


def is_there(connection: Connection) -> bool:
    """Whether there is a full-text index with the columns of this program's; a damaged one need not say them."""
    if connection.dialect.name == "sqlite":
        made = connection.exec_driver_sql("SELECT sql FROM sqlite_master WHERE name = 'search_index'").scalar() or ""
        return all(name in made for name in (*SEARCH_INDEX, "trigram"))
    seen = inspect(connection)
    return seen.has_table("search_index") and {*SEARCH_INDEX} <= {
        "",
        *(column["name"] for column in seen.get_columns("search_index")),
    }


def finds_all(connection: Connection) -> bool:
    """Whether what SQLite looks up is what the entries say: each three letters that follow each other are a term."""
    if connection.dialect.name != "sqlite":
        return True
    try:
        connection.exec_driver_sql(f"CREATE VIRTUAL TABLE {_TERMS} USING fts5vocab(main, search_index, 'row')")
        try:
            return _finds_all(connection)
        finally:
            connection.exec_driver_sql(f"DROP TABLE {_TERMS}")
    except DatabaseError as error:  # what it looks up is damaged
        if was_interrupted(error.orig):
            raise KeyboardInterrupt from error
        return False


def _finds_all(connection: Connection) -> bool:
    letters, entries = connection.exec_driver_sql(_HELD).one()
    if connection.exec_driver_sql(_SEEN).scalar_one() != letters:
        return False
    if connection.exec_driver_sql(_SIZES).scalar_one() != entries:
        return False
    terms = connection.exec_driver_sql(f"SELECT term FROM {_TERMS}").scalars().all()  # noqa: S608 - ours
    quoted = ('"' + term.replace('"', '""') + '"' for term in terms[::_EACH])
    return all(connection.exec_driver_sql(_LOOKED_UP, (term,)).first() for term in quoted)


def make_empty(connection: Connection) -> None:
    """Make the full-text index without an entry, in the place of one that may be damaged."""
    _remove(connection)
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(schema_of_file.wanted()[Part("table", "search_index")])
        return
    columns = ", ".join(f'{name} text COLLATE "C"' for name in SEARCH_INDEX if name)
    connection.exec_driver_sql(f"CREATE TABLE search_index ({columns}); {schema.SEARCH_INDEX_BY_DATASET}")


def _remove(connection: Connection) -> None:
    """Remove the full-text index, however damaged it is: SQLite itself only drops one that it can open."""
    if connection.dialect.name != "sqlite":
        connection.exec_driver_sql("DROP TABLE IF EXISTS search_index")
        return
    for part in _PARTS:
        connection.exec_driver_sql(f"DROP TABLE IF EXISTS search_index_{part}")
    connection.exec_driver_sql("PRAGMA writable_schema = ON")
    connection.exec_driver_sql("DELETE FROM sqlite_master WHERE name = 'search_index'")
    connection.exec_driver_sql("PRAGMA writable_schema = RESET")
