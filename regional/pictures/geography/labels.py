"""Where the names stand on a map: inside a state that has the room, or beside it with a line that leads to it."""

from collections.abc import Iterator, Sequence
from math import cos, radians, sin
from typing import NamedTuple

from regional.pictures.canvas import Box, Point
from regional.pictures.typeface import BOLD, REGULAR, width

_SIZES = ((19.0, BOLD, 0.4), (14.5, REGULAR, 0.75), (12.0, REGULAR, 1.0), (11.0, REGULAR, 1.2))
"""Sizes of letters, and how much of the room across a state each may take."""

_BESIDE = 12.0
_DISTANCES = (9, 16, 25, 36, 50, 66, 84)
_ANGLES = (0, 180, 40, -40, 140, -140, 90, -90, 65, -65, 115, -115)
_HEIGHT = 0.75
_STEPS = (0.0, 0.6, -0.6, 1.2, -1.2, 2.0, -2.0)


class Label(NamedTuple):
    """A name, and where its letters begin."""

    text: str
    at: Point
    size: float
    weight: int
    box: Box
    is_inside: bool
    point: Point
    """The place in the state that it names."""


class Labels:
    """The names on a map, none over another."""

    def __init__(self, frame: Box) -> None:
        """Take the frame of the map."""
        self._frame = frame
        self._taken: list[Box] = []

    def inside(self, text: str, rings: Sequence[Sequence[Point]], point: Point) -> Label | None:
        """The largest letters in which a name has room inside its state; None if it has none."""
        for size, weight, part in _SIZES:
            wide = width(text, size, weight)
            best: tuple[float, float, float] | None = None
            for step in _STEPS:
                y = point[1] + step * size
                room = _room(rings, (point[0], y), size)
                if room and (best is None or room[1] - room[0] > best[1] - best[0]):
                    best = (*room, y)
            if best is None or wide + 4 > (best[1] - best[0]) * part:
                continue
            left, right, y = best
            half = min(wide / 2 + 3, (right - left) / 2)
            middle = min(max(point[0], left + half), right - half)
            label = _label(text, (middle - wide / 2, y), (size, weight), point, is_inside=True)
            if self._is_free(label.box):
                self._taken.append(label.box)
                return label
        return None

    def beside(self, text: str, point: Point) -> Label | None:
        """The nearest free place beside a state for its name; None if there is none."""
        wide = width(text, _BESIDE)
        for x, y in _around(point):
            left = x if x >= point[0] + 1 else x - wide if x < point[0] - 1 else x - wide / 2
            label = _label(text, (left, y), (_BESIDE, REGULAR), point, is_inside=False)
            if self._is_free(label.box):
                self._taken.append(label.box)
                return label
        return None

    def keep_free(self, box: Box) -> None:
        """Let no name stand here."""
        self._taken.append(box)

    def _is_free(self, box: Box) -> bool:
        frame = self._frame
        if box.left < frame.left + 2 or box.right > frame.right - 2:
            return False
        if box.top < frame.top + 2 or box.bottom > frame.bottom - 2:
            return False
        return not any(
            box.left < other.right and other.left < box.right and box.top < other.bottom and other.top < box.bottom
            for other in self._taken
        )


def _label(text: str, at: Point, style: tuple[float, int], point: Point, *, is_inside: bool) -> Label:
    """A label whose letters begin at the left and have their middle at the height of the point that is given."""
    size, weight = style
    x, y = at
    box = Box(x - 2, y - size * 0.55, width(text, size, weight) + 4, size * 1.1)
    return Label(text, (x, y + size * _HEIGHT / 2 - size * 0.04), size, weight, box, is_inside, point)


def _around(point: Point) -> Iterator[Point]:
    for distance in _DISTANCES:
        for angle in _ANGLES:
            yield point[0] + distance * cos(radians(angle)), point[1] - distance * sin(radians(angle))


def _room(rings: Sequence[Sequence[Point]], at: Point, size: float) -> tuple[float, float] | None:
    """From where to where a line of letters around a point stays inside the outlines."""
    found: tuple[float, float] | None = None
    for shift in (-0.5, 0.0, 0.5):
        span = _span(rings, (at[0], at[1] + shift * size))
        if span is None:
            return None
        found = span if found is None else (max(found[0], span[0]), min(found[1], span[1]))
    return found if found and found[0] < found[1] else None


def _span(rings: Sequence[Sequence[Point]], at: Point) -> tuple[float, float] | None:
    """Where the level line through a point leaves the land to the left and to the right of it."""
    level = at[1]
    crossings = []
    for ring in rings:
        before_x, before_y = ring[-1]
        for x, y in ring:
            if (before_y > level) != (y > level):
                crossings.append(before_x + (level - before_y) * (x - before_x) / (y - before_y))
            before_x, before_y = x, y
    crossings.sort()
    pairs = zip(crossings[::2], crossings[1::2], strict=False)
    return next(((left, right) for left, right in pairs if left <= at[0] <= right), None)
