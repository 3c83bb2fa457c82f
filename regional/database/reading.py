"""Reading is not writing: a question opens a database read-only, and imports as little as it can."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

from regional.database.location import file_path, is_server
from regional.database.reader import Reader


@contextmanager
def reading(location: str | os.PathLike[str], timeout: float | None = None) -> Iterator[Reader]:
    """Open an existing database of this program's schema to ask it questions.

    Args:
        location: the path of a file, or the URL of a server.
        timeout: how many seconds a statement may take.

    Raises:
        RegionalError: there is none, it is no database, or its schema is older or newer than this program's.
    """
    location = os.fspath(location)
    if is_server(location):
        from regional.database.server import reading_server  # noqa: PLC0415 - a file does without psycopg

        with reading_server(location, timeout) as server:
            yield server
    else:
        from regional.database.file import reading_file  # noqa: PLC0415 - a server does without sqlite3

        with reading_file(file_path(location), timeout) as file:
            yield file
