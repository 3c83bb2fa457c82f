"""Whether the full-text index says what the texts say; a load makes it anew if not."""

from collections import Counter
from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, delete, select

from regional.database.full_text import finds_all, make_empty
from regional.models import Dataset
from regional.progress import Say
from regional.seeds.search_index import SEARCH_INDEX, Entry, index, wanted


def mend_index(connection: Connection, datasets: Iterable[str], say: Say) -> None:
    """Look whether the index says what the texts of some datasets say; if not, make all of it anew, and say so."""
    if of_nobody(connection) or any(is_wrong(connection, dataset) for dataset in datasets):
        connection.execute(delete(SEARCH_INDEX))
        for dataset in connection.scalars(select(Dataset.id)).all():
            index(connection, dataset)
        say("made the search index anew")


def unindexed(connection: Connection) -> Sequence[str]:
    """All datasets, if the index is empty, as it is made here if something that it holds is not found in it."""
    if not finds_all(connection):
        make_empty(connection)
    is_empty = connection.execute(select(SEARCH_INDEX).limit(1)).first() is None
    return connection.scalars(select(Dataset.id)).all() if is_empty else []


def of_nobody(connection: Connection) -> bool:
    """Whether the index has entries of a dataset that is not there."""
    entry = select(SEARCH_INDEX).where(SEARCH_INDEX.c.dataset_id.not_in(select(Dataset.id)))
    return connection.execute(entry.limit(1)).first() is not None


def is_wrong(connection: Connection, dataset: str) -> bool:
    """Whether the index has other entries for a dataset than its texts need."""
    there = connection.execute(select(SEARCH_INDEX).where(SEARCH_INDEX.c.dataset_id == dataset))
    return _counted(map(tuple, there)) != _counted(wanted(connection, dataset))


def _counted(found: Iterable[Entry]) -> Counter[int]:
    """How often each entry occurs; only their hashes are kept, because the texts can be many and long."""
    return Counter(map(hash, found))
