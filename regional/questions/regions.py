"""Regions of the world, which a question takes by name or by code."""

import os

from regional.database.reader import Reader
from regional.errors import UnknownError
from regional.folding import fold
from regional.names import nearest
from regional.sql.catalog import PARTS
from regional.sql.header import read_header


def region(reader: Reader, text: str) -> str:
    """The code of the region that a text names: `Central Asia`, `central-asia` or `143`.

    Raises:
        UnknownError: there is no such region; the message names the nearest.
    """
    rows = regions(reader)
    for code, name, _ in rows:
        if as_word(text) in (code, as_word(name)):
            return str(code)
    names = [name for _, name, _ in rows]
    near = (
        nearest(text, names) or f": there are {', '.join(name for _, name, whole in rows if not whole)} and their parts"
    )
    raise UnknownError(f"no region is called '{text}'{near}")


def regions(reader: Reader) -> list[tuple[str, str, str]]:
    """The code and the name of each region, and the code of the region that it is a part of."""
    part = read_header(os.path.join(PARTS, "regions.sql"), "a part starts with what its rows are")
    return reader.ask(part.body).rows


def as_word(name: str) -> str:
    """A name in one word, which no shell takes for two."""
    return fold(name).replace(" ", "-")
