"""Reading is not writing: a question opens a database read-only, and imports as little as it can."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from regional.database.location import PARQUET, file_path, is_parquet, is_server, is_spark, parquet_folder, shown
from regional.database.reader import Reader
from regional.errors import RegionalError
from regional.progress import Say, unsaid


class SparkFolder:
    """A folder, and the session of Spark that reads it, which somebody has already."""

    def __init__(self, folder: str, session: Any) -> None:
        """Take both; `parquet:` can stand before the folder."""
        self.folder = folder.removeprefix(PARQUET)
        self.session = session

    def __fspath__(self) -> str:
        return self.folder


@contextmanager
def reading(location: str | os.PathLike[str], timeout: float | None = None, say: Say = unsaid) -> Iterator[Reader]:
    """Open an existing database of this program's schema to ask it questions.

    Args:
        location: the path of a file, the URL of a server, or a folder of Parquet files, alone or as Spark reads it.
        timeout: how many seconds a statement may take, and so long only a load is waited for.
        say: is told what is waited for.

    Raises:
        RegionalError: there is none, it is no database, or its schema is older or newer than this program's.
    """
    if isinstance(location, SparkFolder):
        from regional.database.spark import reading_session  # noqa: PLC0415 - a file does without Spark

        with reading_session(location.session, location.folder, timeout) as session, understood(location):
            yield session
        return
    location = os.fspath(location)
    if is_server(location):
        from regional.database.server import reading_server  # noqa: PLC0415 - a file does without psycopg

        with reading_server(location, timeout) as server, understood(location):
            yield server
    elif is_spark(location):
        from regional.database.spark_server import reading_spark  # noqa: PLC0415 - a file does without Spark

        with reading_spark(location, timeout) as cluster, understood(location):
            yield cluster
    elif is_parquet(location):
        from regional.database.parquet import reading_parquet  # noqa: PLC0415 - a file does without DuckDB

        with reading_parquet(parquet_folder(location), timeout) as folder, understood(location):
            yield folder
    else:
        from regional.database.file import reading_file  # noqa: PLC0415 - a server does without sqlite3

        with reading_file(file_path(location), timeout, say) as file, understood(location):
            yield file


@contextmanager
def understood(location: str | os.PathLike[str]) -> Iterator[None]:
    """Tell what nobody can make sense of in a database: a received file can hold values that no load writes.

    Raises:
        RegionalError: a value is of another kind than its column has, or a row is missing.
    """
    try:
        yield
    except (
        TypeError,
        ValueError,
        LookupError,
        AttributeError,
        ArithmeticError,
        RecursionError,
        StopIteration,
    ) as error:
        what = f"{shown(os.fspath(location))} holds what no load writes ({type(error).__name__}: {error})"
        raise RegionalError(f"{what}: `regional check` may tell more; if it finds nothing, report this") from error
