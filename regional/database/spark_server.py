"""A session on a server of Spark Connect, which may be absent, silent, or something else."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from regional.database.spark import SparkReader, begun
from regional.database.spark_place import shown_place, spark_place
from regional.database.spark_session import SparkError, ended, first_line, within
from regional.errors import MissingExtraError, RegionalError

try:
    import grpc
    from pyspark.sql.connect.client import DefaultChannelBuilder
    from pyspark.sql.connect.session import SparkSession
except ImportError as error:
    raise MissingExtraError("Spark", "pyspark-client", "spark") from error

ANSWERS_WITHIN = 20
"""How many seconds a server has until it answers."""

_LEAST = 4
"""The version of Spark that has all that our statements need."""


@contextmanager
def reading_spark(location: str, timeout: float | None) -> Iterator[SparkReader]:
    """Begin a session on a server to ask a folder questions.

    Raises:
        RegionalError: the server does not answer, or sees no whole export of this program's schema in the folder.
    """
    with _connected(location, timeout) as (session, folder):
        yield begun(session, folder, shown_place(location), timeout)


@contextmanager
def _connected(location: str, timeout: float | None) -> Iterator[tuple[Any, str]]:
    """A session on a server, and the folder that is asked.

    Raises:
        RegionalError: the server cannot be reached, does not answer, or is none of Spark 4.
    """
    place, shown = spark_place(location), shown_place(location)
    seconds = ANSWERS_WITHIN if timeout is None else min(ANSWERS_WITHIN, timeout)
    try:
        socket.create_connection((place.host, place.port), seconds).close()
    except (OSError, UnicodeError) as error:
        raise RegionalError(f"{shown} cannot be reached: {getattr(error, 'strerror', None) or error}") from error
    try:
        session = SparkSession(connection=DefaultChannelBuilder(place.server))
    except SparkError as error:
        raise RegionalError(f"{shown} is not understood: {first_line(error)}") from error
    session.client.set_retry_policies([])  # ten minutes of them would pass before a word is said
    with ended(session):
        try:
            version = within(seconds, lambda: session.version)
        except TimeoutError as error:
            raise RegionalError(f"{shown} has not answered as Spark Connect after {seconds:g} seconds") from error
        except (SparkError, grpc.RpcError) as error:
            raise RegionalError(f"{shown} does not answer as Spark Connect: {first_line(error)}") from error
        if int(version.partition(".")[0]) < _LEAST:
            raise RegionalError(f"{shown} is Spark {version}: our questions need Spark {_LEAST}")
        yield session, place.folder
