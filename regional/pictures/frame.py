"""What stands around every picture: the title and the finding above it, the legend, and the caption under it."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from regional.pictures import wording
from regional.pictures.asking import own_query
from regional.pictures.canvas import Box, Canvas, Style
from regional.pictures.colours import ACCENT, QUIET
from regional.pictures.typeface import BOLD, clean, fitting, width, wrapped
from regional.questions import Connection
from regional.questions.answer import Answer

NARROW = 560
"""Below this width, in pixels, a picture is laid out for a telephone."""

TEXT = 13.0
SMALL = 12.0


def margin(canvas: Canvas) -> float:
    """How much paper is left free on each side."""
    return 24 if canvas.width >= NARROW else 14


def head(canvas: Canvas, title: str, finding: str) -> float:
    """Write the title and the sentence under it, and return where the picture can begin."""
    left = margin(canvas)
    room = canvas.width - 2 * left
    canvas.rect(Box(left, 22, 34, 5), ACCENT)
    large, medium = (21.0, 14.5) if canvas.width >= NARROW else (18.0, 13.5)
    bottom = 30.0
    for line in wrapped(clean(title), room, large, BOLD, 4):
        bottom += large + 4
        canvas.text((left, bottom), line, Style(large, BOLD))
    bottom += 4
    for line in wrapped(clean(finding), room, medium, most=6):
        bottom += medium + 4
        canvas.text((left, bottom), line, Style(medium, fill=QUIET))
    return bottom + 18


class Key(NamedTuple):
    """One entry of a legend."""

    fill: str
    word: str
    stroke: str = ""
    shape: str = "bar"
    """`bar`, `thin` or `dot`."""


def legend(canvas: Canvas, top: float, keys: Iterable[Key]) -> float:
    """Explain colours and hatching in as many lines as it takes, and return where the next thing can begin."""
    left = margin(canvas)
    at = left
    for key in keys:
        needed = 28 + width(key.word, TEXT) + 22
        if at > left and at + needed - 22 > canvas.width - left:
            at, top = left, top + 22
        if key.shape == "dot":
            canvas.dot((at + 11, top + 6), 4.5, key.fill, stroke=key.stroke)
        else:
            box = Box(at, top + 4.5, 22, 3) if key.shape == "thin" else Box(at, top, 22, 12)
            canvas.rect(box, key.fill, stroke=key.stroke)
        canvas.text((at + 28, top + 11), key.word, Style(TEXT))
        at += needed
    return top + 30


def caption(canvas: Canvas, top: float, sentences: Sequence[str]) -> float:
    """Write where the data is from, and return how high the picture is."""
    left = margin(canvas)
    bottom = top + 8
    for line in wrapped(clean(" ".join(sentences), 2000), canvas.width - 2 * left, SMALL, most=12):
        bottom += SMALL + 5
        canvas.text((left, bottom), line, Style(SMALL, fill=QUIET))
    return bottom + 22


def heading(canvas: Canvas, at: tuple[float, float], words: str, beside: str) -> None:
    """Write the heading of a group of rows, with a count beside it."""
    room = canvas.width - at[0] - margin(canvas) - width(beside, TEXT) - 8
    words = fitting(clean(words), room, TEXT, BOLD)
    canvas.text(at, words, Style(TEXT, BOLD))
    canvas.text((at[0] + width(words, TEXT, BOLD) + 8, at[1]), beside, Style(TEXT, fill=QUIET))


def origin(connection: Connection, answer: Answer, command: str) -> list[str]:
    """The sentences of the caption: the datasets, their versions, terms and reviews, and the command."""
    facts = sorted({fact for row in answer.facts for fact in row})
    if not facts:
        return []
    found = connection.ask(own_query("origins"), facts)
    sets = [
        f"dataset {id_}"
        + (f" {version}" if version else "")
        + (f" ({licence})" if licence else "")
        + _reviewed(*reviews)
        for id_, version, licence, *reviews in found
    ]
    return [f"Source: regional, {wording.listed(sets)}.", f"“{command}” gives the sources of every row."]


def _reviewed(first: str, last: str) -> str:
    earlier, later = wording.month(first), wording.month(last)
    return f", reviewed {earlier}" if earlier == later else f", reviewed between {earlier} and {later}"
