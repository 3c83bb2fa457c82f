"""Break texts into lines of a width, in every script."""

import re
from collections.abc import Iterator
from functools import lru_cache

from rich.cells import cell_len

_WORDS = re.compile(r"\s*\S+")
_PARTS = re.compile(r"(?<=[-/_])(?=[^-/_])(?:(?<![0-9]-)|(?![0-9]))|(?<=\.\.)(?=[^.])")
"""Where an id, a span of dates or an address can be broken, if it must be; a day is not."""

_FOLDED = 12
"""How wide a column is at least in which a script without blanks is broken anywhere."""

width_of = lru_cache(maxsize=4096)(cell_len)


def wrapped(text: str, width: int) -> list[str]:
    """The text in lines that are no wider than this, broken between words, else within an id, else anywhere."""
    if "\n" not in text and len(text) * 2 <= width:
        return [text]
    return [line for paragraph in text.split("\n") for line in _wrapped(paragraph, width)]


def _wrapped(text: str, width: int) -> list[str]:
    if width_of(text) <= width:
        return [text]
    lines, line = [], ""
    for word in _pieces(text, width):
        if width_of(line + word) <= width:
            line += word
        else:
            lines += [line] if line else []
            line = word.lstrip()
    return [*lines, line]


def _pieces(text: str, width: int) -> Iterator[str]:
    """What is kept together: words, parts of words that are too long for a line, or letters."""
    for word in _WORDS.findall(text):
        if width_of(word.lstrip()) <= width:
            yield word
            continue
        for part in _PARTS.split(word):
            if width_of(part.lstrip()) <= width:
                yield part
            else:
                yield from _chopped(part, width)


def _chopped(text: str, width: int) -> Iterator[str]:
    piece = ""
    for letter in text:
        if width_of(piece + letter) > width and piece.strip():
            yield piece
            piece = ""
        piece += letter
    yield piece


def longest_word(text: str) -> int:
    """How wide a column must be so that no word is broken. Scripts with wide letters can be broken anywhere."""
    return max(map(_unbroken, text.split()), default=0)


def longest_part(text: str) -> int:
    """How wide a column must be so that ids and dates are broken only where they have parts."""
    return max((_unbroken(part) for word in text.split() for part in _PARTS.split(word)), default=0)


def _unbroken(word: str) -> int:
    width = width_of(word)
    return width if width <= len(word) else min(width, _FOLDED)


def first_sentence(text: str) -> str:
    """The first sentence of a text, and a sign that there are more."""
    first = re.match(r".+?[.!?](?=\s+[A-ZÀ-Þ])", text, re.DOTALL)
    return f"{first[0]} …" if first else text
