"""A chart: the land projected around the states that are drawn, and scaled into a frame."""

from collections.abc import Iterable
from typing import NamedTuple

from regional.pictures.canvas import Box, Point
from regional.pictures.geography.land import Part, Place, Ring, land
from regional.pictures.geography.projection import Projection, around, centre_of, whole_world

_WORLD_FROM = 80.0
"""From this distance of the farthest state on, in degrees, the whole world is shown."""

_MAIN = 0.25
"""An island with so many points, as a part of the largest outline, counts for what the frame shows."""

_WORLD_EDGE: tuple[Place, ...] = ((-168, 0), (180, 0), (0, 83.5), (0, -56))
_LEAST_RADIUS = 2.5
_PADDING = 0.06
_CLOSE = 0.7
"""Points that are nearer to each other than this, in pixels, are drawn as one."""


class Chart(NamedTuple):
    """The land as it lies in the frame."""

    frame: Box
    arcs: list[list[Point]]
    is_world: bool
    project: Projection
    scale: float
    shift: Point

    def ring(self, numbers: Ring) -> list[Point]:
        """The outline that arcs make; empty if no part of it is in the frame."""
        points: list[Point] = []
        for number in numbers:
            points += self.arcs[number] if number >= 0 else self.arcs[~number][::-1]
        xs, ys = [x for x, _ in points], [y for _, y in points]
        frame = self.frame
        outside = max(xs) < frame.left or min(xs) > frame.right or max(ys) < frame.top or min(ys) > frame.bottom
        return [] if outside else points

    def rings(self, part: Part) -> list[list[Point]]:
        """The outlines of a part that are in the frame."""
        return [points for ring in part.rings if (points := self.ring(ring))]

    def place(self, at: Place) -> Point:
        """Where a place lies."""
        return _scaled(self.project([at]), self.scale, self.shift)[0]


def chart(parts: Iterable[str], frame_at: Point, width: float, tallest: float) -> Chart:
    """Lay out a chart of some parts.

    Args:
        parts: what must be seen; islands far from the rest of a part are not counted.
        frame_at: the upper left corner of the frame.
        width: how wide the frame is.
        tallest: how high it can be, as a part of the width.
    """
    everything = land()
    shown = [place for part in parts for place in _main_places(everything.parts[part])]
    centre, farthest = centre_of(shown)
    is_world = farthest > _WORLD_FROM
    project = whole_world if is_world else around(centre)
    corners = project(list(_WORLD_EDGE) if is_world else shown)
    left, right = min(x for x, _ in corners), max(x for x, _ in corners)
    top, bottom = min(y for _, y in corners), max(y for _, y in corners)
    padding = 0.0 if is_world else max(_PADDING * (right - left), _least(right - left), _least(bottom - top) * 0.5)
    across, down = right - left + 2 * padding, bottom - top + 2 * padding
    height = width * min(max(down / across, 0.45), tallest)
    scale = min(width / across, height / down)
    shift = (
        frame_at[0] + width / 2 - scale * (left + right) / 2,
        frame_at[1] + height / 2 - scale * (top + bottom) / 2,
    )
    arcs = [_thinned(_scaled(project(arc), scale, shift)) for arc in everything.arcs]
    return Chart(Box(*frame_at, width, height), arcs, is_world, project, scale, shift)


def _least(size: float) -> float:
    """How much land is shown around a single small state."""
    return max(0.0, (_LEAST_RADIUS * 2 / 57.3 - size) / 2)


def _main_places(part: Part) -> list[Place]:
    """The places of the largest outlines of a part, of long ones only some."""
    arcs = land().arcs
    outlines = [[place for number in ring for place in arcs[number if number >= 0 else ~number]] for ring in part.rings]
    most = max(map(len, outlines))
    return [
        place
        for outline in outlines
        if len(outline) >= _MAIN * most
        for place in outline[:: max(1, len(outline) // 40)]
    ]


def _scaled(points: list[Point], scale: float, shift: Point) -> list[Point]:
    right, down = shift
    return [(x * scale + right, y * scale + down) for x, y in points]


def _thinned(points: list[Point]) -> list[Point]:
    """The line without the points that nobody can tell from the one before."""
    last_x, last_y = points[0]
    kept = [points[0]]
    for x, y in points[1:-1]:
        if abs(x - last_x) + abs(y - last_y) > _CLOSE:
            kept.append((x, y))
            last_x, last_y = x, y
    kept.append(points[-1])
    return kept
