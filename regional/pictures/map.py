"""`plot map`: where the states of an organization lie, by status; of several, in how many each state is."""

from typing import NamedTuple

from regional.pictures import wording
from regional.pictures.canvas import Box, Canvas, Point, Style, outline
from regional.pictures.colours import COUNTS, INK, LAND, PAPER, QUIET, SEA, STATUS, edge_of, legible_on
from regional.pictures.frame import NARROW, TEXT, head, margin
from regional.pictures.geography.chart import Chart, chart
from regional.pictures.geography.labels import Label, Labels
from regional.pictures.geography.land import land, owners
from regional.pictures.holdings import Holder, holders
from regional.pictures.shown import Shown
from regional.pictures.typeface import BOLD, clean, width, wrapped
from regional.vocabulary import Status

_SMALL = 9.0
"""A state that is drawn on less than this many pixels in each direction gets a dot."""

_MOST_BESIDE = 60
_MOST_BESIDE_NARROW = 12
"""If more states have no room for their name, these are not named on the map: all are named under it."""


class _Class(NamedTuple):
    """The states that are drawn in one colour."""

    words: str
    colour: str
    holders: list[Holder]


def titles(shown: Shown) -> tuple[str, str]:
    """What the picture shows, and what it finds."""
    day = wording.day(shown.day)
    counted = ", ".join(f"{len(one.holders)} {one.words.lower()}" for one in _classes(shown))
    every = " Every status counts, not membership alone." if len(shown.names) > 1 and "any" in shown.status else ""
    if len(shown.names) == 1:
        return f"{next(iter(shown.names.values()))}: its states on {day}", f"{counted}.{every}"
    return f"How many of {wording.listed(list(shown.names))} each state is in, on {day}", f"{counted}.{every}"


def command(shown: Shown) -> str:
    """The command that lists what is drawn."""
    statuses = "".join(f" --status {status}" for status in shown.status if status != "any")
    return f"regional matrix {' '.join(shown.names)}{statuses} --on {shown.day} --sources"


def draw(canvas: Canvas, shown: Shown) -> float:
    """Draw the map and the names under it, and return where they end."""
    top = head(canvas, *titles(shown))
    left = margin(canvas)
    classes = _classes(shown)
    colours = {holder.id: one.colour for one in classes for holder in one.holders}
    owned = owners(colours, shown.day)
    if owned:
        tallest = 0.75 if canvas.width >= NARROW else 1.1
        world = chart(owned, (left, top), canvas.width - 2 * left, tallest)
        with canvas.group(clip=world.frame):
            canvas.rect(world.frame, SEA)
            _draw_land(canvas, world, owned)
            _draw_states(canvas, world, [holder for one in classes for holder in one.holders], colours, owned)
        top = world.frame.bottom + 14
    return _draw_names(canvas, classes, top, set(owned.values()))


def _classes(shown: Shown) -> list[_Class]:
    """The states by their status; of several organizations, by the number that they are in."""
    found = holders(shown.answer)
    if len(shown.names) > 1:
        numbers = range(len(shown.names), 0, -1)
        rows = {number: [holder for holder in found if len(holder.held) == number] for number in numbers}
        return [
            _Class(f"In {wording.spelled(n)}", _count_colour(n, len(shown.names)), some)
            for n, some in rows.items()
            if some
        ]
    by_status = {status: [h for h in found if next(iter(h.held.values()))[0].status == status] for status in Status}
    return [_Class(wording.statuses(s, len(some)), STATUS[s], some) for s, some in by_status.items() if some]


def _count_colour(number: int, most: int) -> str:
    return COUNTS[round((number - 1) / max(most - 1, 1) * (len(COUNTS) - 1))]


def _draw_land(canvas: Canvas, world: Chart, owned: dict[str, str]) -> None:
    """Draw the land of nobody that is asked about, as one shape."""
    rings = [ring for id_, part in land().parts.items() if id_ not in owned for ring in world.rings(part)]
    canvas.path(outline(rings), LAND)


def _draw_states(
    canvas: Canvas, world: Chart, found: list[Holder], colours: dict[str, str], owned: dict[str, str]
) -> None:
    shapes: dict[str, list[list[Point]]] = {}
    for part, state in owned.items():
        shapes.setdefault(state, []).extend(world.rings(land().parts[part]))
    for holder in found:
        if holder.id in shapes:
            colour = colours[holder.id]
            fill = colour if not holder.label.endswith("?") else canvas.hatched(colour)
            canvas.path(outline(shapes[holder.id]), fill, _title(holder), stroke=colour, width=0.6)
    canvas.path(outline(_borders(world, owned), closed=False), "none", stroke=PAPER, width=0.7)
    _draw_labels(canvas, world, _Named(found, shapes, colours, owned))


def _title(holder: Holder) -> str:
    held = ", ".join(f"{' / '.join(one.words for one in some)} of {id_}" for id_, some in holder.held.items())
    return f"{holder.name}: {held}"


def _borders(world: Chart, owned: dict[str, str]) -> list[list[Point]]:
    """The lines between different states. Parts of one state have no line between them, and coasts need none."""
    sides: dict[int, set[str]] = {}
    twice: set[int] = set()
    for id_, part in land().parts.items():
        for ring in part.rings:
            for number in ring:
                arc = number if number >= 0 else ~number
                if arc in sides:
                    twice.add(arc)
                sides.setdefault(arc, set()).add(owned.get(id_, id_))
    return [line for arc in sorted(twice) if len(sides[arc]) > 1 and _is_seen(line := world.arcs[arc], world.frame)]


def _is_seen(line: list[Point], frame: Box) -> bool:
    return any(frame.left <= x <= frame.right and frame.top <= y <= frame.bottom for x, y in line)


class _Named(NamedTuple):
    """What the names on the map are chosen from."""

    holders: list[Holder]
    shapes: dict[str, list[list[Point]]]
    colours: dict[str, str]
    owned: dict[str, str]


def _draw_labels(canvas: Canvas, world: Chart, named: _Named) -> None:
    labels = Labels(world.frame)
    points = _points(world, named)
    sized = sorted(points, key=lambda id_: -_extent(named.shapes[id_])[0])
    names = {holder.id: clean(holder.label, 60) for holder in named.holders}
    inside = {id_: label for id_ in sized if (label := labels.inside(names[id_], named.shapes[id_], points[id_]))}
    rest = [id_ for id_ in sized if id_ not in inside]
    are_beside = len(rest) <= (_MOST_BESIDE if canvas.width >= NARROW else _MOST_BESIDE_NARROW)
    for id_ in rest:
        labels.keep_free(Box(points[id_][0] - 3, points[id_][1] - 3, 6, 6))
    for id_, label in inside.items():
        _write(canvas, label, legible_on(named.colours[id_]), named.colours[id_])
    for id_ in sorted(rest, key=lambda id_: points[id_]):
        label = labels.beside(names[id_], points[id_]) if are_beside else None
        if label:
            canvas.line(points[id_], _end(label), INK, 0.8)
            canvas.dot(points[id_], 2.2, INK, names[id_], stroke=PAPER)
            _write(canvas, label, INK, PAPER)
        elif max(_extent(named.shapes[id_])) < _SMALL:
            canvas.dot(points[id_], 3.2, named.colours[id_], names[id_], stroke=PAPER)


def _points(world: Chart, named: _Named) -> dict[str, Point]:
    """For each state that is seen, the place for its name: in its own largest part."""
    points: dict[str, tuple[int, Point]] = {}
    frame = world.frame
    for id_, state in named.owned.items():
        part = land().parts[id_]
        at = world.place(part.at)
        if not (frame.left <= at[0] <= frame.right and frame.top <= at[1] <= frame.bottom and named.shapes[state]):
            continue
        weight = max(sum(len(world.arcs[n if n >= 0 else ~n]) for n in ring) for ring in part.rings)
        if state not in points or points[state][0] < weight:
            points[state] = (weight, at)
    return {state: at for state, (_, at) in points.items()}


def _extent(rings: list[list[Point]]) -> tuple[float, float]:
    """How wide and how high the largest outline is."""
    sizes = [(max(x for x, _ in r) - min(x for x, _ in r), max(y for _, y in r) - min(y for _, y in r)) for r in rings]
    return max(sizes, key=lambda size: size[0] * size[1])


def _end(label: Label) -> Point:
    """Where the line to a name ends: at the side of it that is next to the state."""
    x = min(max(label.point[0], label.box.left), label.box.right)
    y = min(max(label.point[1], label.box.top), label.box.bottom)
    return (x, y)


def _write(canvas: Canvas, label: Label, fill: str, halo: str) -> None:
    canvas.text(label.at, label.text, Style(label.size, label.weight, fill, halo=halo))


def _draw_names(canvas: Canvas, classes: list[_Class], top: float, drawn: set[str]) -> float:
    """Name all states under the map, and say which of them are not on it."""
    left = margin(canvas)
    heads = [f"{one.words} ({len(one.holders)})" for one in classes]
    column = max(width(words, TEXT, BOLD) for words in heads) + 50 if canvas.width >= NARROW else 0.0
    for words, one in zip(heads, classes, strict=True):
        canvas.rect(Box(left, top, 22, 13), one.colour, stroke=edge_of(one.colour))
        canvas.text((left + 30, top + 11), words, Style(TEXT, BOLD))
        top += 0 if column else 20
        names = _names(one.holders, drawn)
        for line in wrapped(names, canvas.width - 2 * left - column, TEXT):
            canvas.text((left + column, top + 11), line, Style(TEXT))
            top += 19
        top += 5
    notes = []
    if any(holder.label.endswith("?") for one in classes for holder in one.holders):
        notes.append("A question mark, and hatching, mean that it is possible and not certain.")
    notes.append("Borders: Natural Earth, generalized; they say nothing about claims.")
    for line in wrapped(" ".join(notes), canvas.width - 2 * left, TEXT):
        canvas.text((left, top + 11), line, Style(TEXT, fill=QUIET))
        top += 18
    return top


def _names(found: list[Holder], drawn: set[str]) -> str:
    """The states of one colour by name, behind them those that are not on the map."""
    ordered = sorted(found, key=lambda holder: holder.name)
    there, missing = (
        [clean(h.label, 60) for h in ordered if (h.id in drawn) == is_drawn] for is_drawn in (True, False)
    )
    return (
        "; not on the map: ".join(", ".join(names) for names in (there, missing) if names)
        if there
        else (f"not on the map: {', '.join(missing)}")
    )
