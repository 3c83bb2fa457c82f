"""The land: the parts and their outlines, and which parts belong to which of the states that are drawn."""

import csv
import json
from collections.abc import Iterable
from functools import cache
from typing import Any, NamedTuple

from regional.pictures.geography import STATES, WORLD

Place = tuple[float, float]
"""A longitude and a latitude, in degrees."""

Ring = tuple[int, ...]
"""The numbers of the arcs of which an outline consists; a negative one is walked backwards."""


class Part(NamedTuple):
    """One part of the land."""

    at: Place
    """Where its name can stand."""
    rings: list[Ring]


class Land(NamedTuple):
    """All parts by their ids, and the arcs of their outlines."""

    parts: dict[str, Part]
    arcs: list[list[Place]]


class _State(NamedTuple):
    state: str
    part: str
    start: str
    end: str
    note: str

    def holds(self, on: str) -> bool:
        """Whether the part belongs to the state on a day."""
        return self.start <= on and (not self.end or on < self.end)


@cache
def land() -> Land:
    """Read the geometry."""
    with open(WORLD, encoding="utf-8") as file:
        topology = json.load(file)
    arcs = _decoded(topology)
    parts = {}
    for geometry in topology["objects"]["parts"]["geometries"]:
        polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
        rings = [tuple(ring) for polygon in polygons for ring in polygon]
        parts[geometry["id"]] = Part(tuple(geometry["properties"]["at"]), rings)
    return Land(parts, arcs)


def _decoded(topology: dict[str, Any]) -> list[list[Place]]:
    (width, height), (left, bottom) = (topology["transform"][name] for name in ("scale", "translate"))
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for step in arc:
            x += step[0]
            y += step[1]
            points.append((x * width + left, y * height + bottom))
        arcs.append(points)
    return arcs


def owners(states: Iterable[str], on: str) -> dict[str, str]:
    """Which of some states each part belongs to on a day; of two that could have it, the one with fewer parts."""
    found = sorted(((parts_of(state, on), state) for state in states), key=lambda pair: -len(pair[0]))
    return {part: state for parts, state in found for part in parts}


def parts_of(state: str, on: str) -> list[str]:
    """The parts of a state on a day; none if there is no geometry for it."""
    rows = _states().get(state)
    if rows is None:
        return [state] if state in land().parts else []
    return [row.part for row in rows if row.holds(on)]


@cache
def _states() -> dict[str, list[_State]]:
    states: dict[str, list[_State]] = {}
    with open(STATES, encoding="utf-8", newline="") as file:
        for row in map(_State._make, list(csv.reader(file))[1:]):
            states.setdefault(row.state, []).append(row)
    return states
