"""The typeface of the pictures: how wide a text is, and the fonts that are embedded."""

import json
import os
import re
import unicodedata
from functools import cache
from pathlib import Path

FOLDER = Path(os.path.dirname(__file__)) / "fonts"
"""Where the fonts are, made by `prepare_fonts`."""

REGULAR = 400
BOLD = 600

WEIGHTS = {REGULAR: "regular", BOLD: "semibold"}
"""The weights that a picture uses, and the file of each without its ending."""

FAMILY = "Regional Sans"
"""The name by which the fonts know themselves: a reduced IBM Plex Sans Condensed."""

FALLBACK = "'Arial Narrow', 'Liberation Sans Narrow', 'Noto Sans', 'Noto Sans CJK SC', 'Noto Naskh Arabic', sans-serif"
"""What draws the letters that the typeface does not have."""

ASCENT = 0.72
"""How high the capitals are, as a part of the size."""

_WIDE = 1.0
_OTHER = 0.62

_UNWANTED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\uffff\ud800-\udfff]"
)
"""Control characters, which XML cannot hold, and marks of direction, which would turn around what is beside them."""


def clean(text: object, most: int = 400) -> str:
    """The text as one line that can stand in a picture: without control characters and marks of direction.

    Args:
        text: what is to be written.
        most: of how many characters it can consist; a longer one is cut, and ends with an ellipsis.
    """
    line = " ".join(_UNWANTED.sub(" ", str(text)).split())
    return line if len(line) <= most else line[: most - 1] + "…"


def width(text: str, size: float, weight: int = REGULAR) -> float:
    """How wide a text is. A letter that the typeface does not have is counted as at least as wide as it can be."""
    known = _widths()[str(weight)]
    total = sum(known.get(letter) or _unknown(letter) for letter in text)
    return total * size / 1000


def fitting(text: str, room: float, size: float, weight: int = REGULAR) -> str:
    """The text, or as much of its beginning as there is room for, with an ellipsis."""
    if width(text, size, weight) <= room:
        return text
    room -= width("…", size, weight)
    for at, letter in enumerate(text):
        room -= width(letter, size, weight)
        if room < 0:
            return text[:at].rstrip() + "…"
    return text


def wrapped(text: str, room: float, size: float, weight: int = REGULAR, most: int = 100) -> list[str]:
    """The text in lines, none wider than the room. A word that is too long is cut, and so is what has no line left."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and width(longer, size, weight) > room:
            lines.append(word)
        else:
            lines[-1] = longer
    if len(lines) > most:
        lines[most - 1 :] = [" ".join(lines[most - 1 :])]
    return [fitting(line, room, size, weight) for line in lines]


def uncovered(text: str) -> str:
    """The letters of a text that the typeface does not have, each once."""
    known = _widths()[str(REGULAR)]
    return "".join(sorted({letter for letter in text if letter not in known and not letter.isspace()}))


@cache
def _widths() -> dict[str, dict[str, int]]:
    with open(FOLDER / "widths.json", encoding="utf-8") as file:
        widths: dict[str, dict[str, int]] = json.load(file)
    return widths


def _unknown(letter: str) -> float:
    if unicodedata.combining(letter):
        return 0
    return 1000 * (_WIDE if unicodedata.east_asian_width(letter) in "WF" else _OTHER)
