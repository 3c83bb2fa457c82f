"""Databases that stay open between questions, where to open them takes longer than to ask them."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

import pytest

from regional.database import parquet, parquet_tables
from regional.database.parquet_files import ParquetFiles
from regional.database.reader import Reader
from regional.database.reading import reading


@contextmanager
def held_open(*places: str) -> Iterator[tuple[Reader, ...]]:
    """Open some databases; whoever asks them meanwhile, and sets no time to it, asks by what is open.

    Of Parquet files each is read into memory once: to plan a question to files takes longer than to answer it.
    """
    with ExitStack() as opened, pytest.MonkeyPatch.context() as patch:
        with patch.context() as only_now:
            only_now.setattr(parquet, "tables_of", _in_memory)
            readers = {place: opened.enter_context(reading(place)) for place in places}

        @contextmanager
        def held(place: Any, timeout: float | None = None, *settings: Any) -> Iterator[Reader]:
            if place in readers and timeout is None:
                yield readers[place]
            else:
                with reading(place, timeout, *settings) as reader:
                    yield reader

        patch.setattr("regional.questions.connection.reading", held)
        yield tuple(readers.values())


def _in_memory(files: ParquetFiles) -> Iterator[tuple[str, str]]:
    for name, made in parquet_tables.tables_of(files):
        yield name, made.replace("CREATE VIEW", "CREATE TABLE", 1)
