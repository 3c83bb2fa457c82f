"""From longitude and latitude to the plane: equal areas, around a place, or of the whole world."""

from collections.abc import Callable, Iterable
from math import asin, atan2, cos, degrees, pi, radians, sin, sqrt

from regional.pictures.geography.land import Place

Point = tuple[float, float]
Projection = Callable[[list[Place]], list[Point]]
"""Projects a line of places; the plane's second axis points down, as on paper."""

_EQUAL_EARTH = (1.340264, -0.081106, 0.000893, 0.003796)
_HALF_ROOT = sqrt(3) / 2


def centre_of(places: Iterable[Place]) -> tuple[Place, float]:
    """The place in the middle of others, and how far the farthest of them is from it, in degrees."""
    vectors = [_vector(place) for place in places]
    x, y, z = (sum(axis) for axis in zip(*vectors, strict=True))
    length = sqrt(x * x + y * y + z * z) or 1.0
    middle = (x / length, y / length, z / length)
    nearest = min(sum(a * b for a, b in zip(middle, vector, strict=True)) for vector in vectors)
    centre = (degrees(atan2(middle[1], middle[0])), degrees(asin(min(max(middle[2], -1.0), 1.0))))
    return centre, degrees(pi / 2 - asin(min(max(nearest, -1.0), 1.0)))


def _vector(place: Place) -> tuple[float, float, float]:
    longitude, latitude = radians(place[0]), radians(place[1])
    return cos(latitude) * cos(longitude), cos(latitude) * sin(longitude), sin(latitude)


def around(centre: Place) -> Projection:
    """Lambert's azimuthal projection around a place. What lies behind the horizon is pushed far out of the picture."""
    middle, sin_0, cos_0 = radians(centre[0]), sin(radians(centre[1])), cos(radians(centre[1]))

    def project(line: list[Place]) -> list[Point]:
        points = []
        for longitude, latitude in line:
            phi, turn = radians(latitude), radians(longitude) - middle
            sin_phi, cos_phi, cos_turn = sin(phi), cos(phi), cos(turn)
            nearness = 1 + sin_0 * sin_phi + cos_0 * cos_phi * cos_turn
            scale = sqrt(2 / max(nearness, 1e-6))
            x, y = cos_phi * sin(turn), cos_0 * sin_phi - sin_0 * cos_phi * cos_turn
            points.append((scale * x, -scale * y))
        return points

    return project


def whole_world(line: list[Place]) -> list[Point]:
    """The Equal Earth projection (Šavrič, Patterson and Jenny, 2018)."""
    a, b, c, d = _EQUAL_EARTH
    points = []
    for longitude, latitude in line:
        theta = asin(_HALF_ROOT * sin(radians(latitude)))
        square = theta * theta
        sixth = square * square * square
        slope = a + 3 * b * square + sixth * (7 * c + 9 * d * square)
        x = radians(longitude) * cos(theta) / (_HALF_ROOT * slope)
        points.append((x, -theta * (a + b * square + sixth * (c + d * square))))
    return points
