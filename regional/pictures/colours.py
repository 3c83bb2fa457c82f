"""The colours of the pictures: told apart by the colour-blind, and in grey by how dark they are."""

from functools import cache

from regional.vocabulary import Status

INK = "#1a1a1a"
PAPER = "#ffffff"
QUIET = "#5c5a57"
RULE = "#d9d5cf"
SHADE = "#f5f2ed"
ACCENT = "#c8102e"
SEA = "#f2f6f9"
LAND = "#e4dfd7"

STATUS = {
    Status.MEMBER: "#0b3a6f",
    Status.OBSERVER: "#1b7a6c",
    Status.ASSOCIATE: "#7ba3d6",
    Status.DIALOGUE_PARTNER: "#eeb04a",
    Status.PARTNER: "#d6c1e0",
    Status.CANDIDATE: "#f3ead2",
    Status.SUSPENDED: "#8a8580",
}
"""The colour of each status, from dark to light so that they differ in grey too; a suspended member is grey."""

COUNTS = ("#bcd0e8", "#94b5da", "#6f9bcb", "#3f6ca8", "#1f5590", "#0b3a6f")
"""From few to many."""

_PALE = 0.75
_NEARLY_BLACK = 0.04045
_RED, _GREEN, _BLUE = 0.2126, 0.7152, 0.0722


@cache
def legible_on(colour: str) -> str:
    """The colour of letters on a ground, ink or paper, whichever has the higher contrast."""
    light = luminance(colour) + 0.05
    return INK if light / (luminance(INK) + 0.05) > (luminance(PAPER) + 0.05) / light else PAPER


def edge_of(colour: str) -> str:
    """The colour of the edge of a shape that would be lost on paper; other shapes have none."""
    return QUIET if luminance(colour) > _PALE else ""


@cache
def luminance(colour: str) -> float:
    """How bright a colour is, from 0 to 1 (WCAG 2)."""
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return _RED * red + _GREEN * green + _BLUE * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= _NEARLY_BLACK else float(((part + 0.055) / 1.055) ** 2.4)
