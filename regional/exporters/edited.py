"""The database that a command changes: the one that is named, or one that stands for a folder of Parquet files."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from regional.database.location import is_parquet, parquet_folder
from regional.database.parquet_files import parquet_files

if TYPE_CHECKING:
    from regional.exporters.event_files import EventFiles


class Edited(NamedTuple):
    """Where to change what."""

    location: str
    """The database."""
    events: "EventFiles | None"
    """Where the events of an import go past the database, if they do."""


@contextmanager
def edited(location: str, *, must_exist: bool = False, events_of: str = "") -> Iterator[Edited]:
    """Give the database to change; what is changed in place of a folder is brought into the folder at the end.

    Args:
        location: the database that is named.
        must_exist: whether a folder that is not there is an error.
        events_of: the dataset of coded events that is imported, if the change is nothing else.

    Raises:
        RegionalError: a folder is no whole export, holds something else, or somebody else is at work in it.
    """
    if is_parquet(location):
        if must_exist:
            parquet_files(parquet_folder(location))
        from regional.exporters.parquet_editing import editing  # noqa: PLC0415 - a file does without pyarrow

        with editing(parquet_folder(location), events_of) as found:
            yield found
    else:
        yield Edited(location, None)
