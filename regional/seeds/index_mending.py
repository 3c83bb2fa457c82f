"""Whether the full-text index says what the texts say; a load makes it anew if not."""

from collections import Counter
from collections.abc import Iterable

from sqlalchemy import Connection, delete, select
from sqlalchemy.exc import DatabaseError

from regional.models import Dataset
from regional.progress import Say
from regional.seeds.search_index import SEARCH_INDEX, Entry, index, wanted


def mend_index(connection: Connection, datasets: Iterable[str], say: Say) -> None:
    """Look whether the index says what the texts of some datasets say; if not, make all of it anew, and say so."""
    has_all = has_all_terms(connection)
    if not has_all:
        connection.exec_driver_sql("INSERT INTO search_index(search_index) VALUES ('rebuild')")
    are_wrong = any(is_wrong(connection, dataset) for dataset in datasets)
    if are_wrong:
        connection.execute(delete(SEARCH_INDEX))
        for dataset in connection.scalars(select(Dataset.id)).all():
            index(connection, dataset)
    if are_wrong or not has_all:
        say("made the search index anew")


def is_wrong(connection: Connection, dataset: str) -> bool:
    """Whether the index has other entries for a dataset than its texts need."""
    there = connection.execute(select(SEARCH_INDEX).where(SEARCH_INDEX.c.dataset_id == dataset))
    return _counted(map(tuple, there)) != _counted(wanted(connection, dataset))


def _counted(found: Iterable[Entry]) -> Counter[int]:
    """How often each entry occurs; only their hashes are kept, because the texts can be many and long."""
    return Counter(map(hash, found))


_TERMS = "temp.search_terms"


def has_all_terms(connection: Connection) -> bool:
    """Whether what SQLite looks up is what the entries say: each three letters that follow each other are a term."""
    if connection.dialect.name != "sqlite":
        return True
    connection.exec_driver_sql(f"CREATE VIRTUAL TABLE {_TERMS} USING fts5vocab(main, search_index, 'row')")
    try:
        there = connection.exec_driver_sql(f"SELECT coalesce(sum(cnt), 0) FROM {_TERMS}").scalar_one()  # noqa: S608
    except DatabaseError:  # what it looks up is damaged
        return False
    finally:
        connection.exec_driver_sql(f"DROP TABLE {_TERMS}")
    needed = "SELECT coalesce(sum(max(length(folded) - 2, 0)), 0) FROM search_index"
    return bool(there == connection.exec_driver_sql(needed).scalar_one())
