"""Databases that stay open between questions, where to open them takes longer than to ask them."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

import pytest

from regional.database.reader import Reader
from regional.database.reading import reading


@contextmanager
def held_open(*places: str) -> Iterator[tuple[Reader, ...]]:
    """Open some databases; whoever asks them meanwhile, and sets no time to it, asks by what is open."""
    with ExitStack() as opened, pytest.MonkeyPatch.context() as patch:
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
