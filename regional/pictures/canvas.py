"""A canvas: the few shapes that all pictures are made of. No other module knows how SVG is written."""

from base64 import b64encode
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple
from xml.etree import ElementTree as ET

from regional.pictures.colours import INK, PAPER, edge_of, legible_on
from regional.pictures.typeface import ASCENT, FALLBACK, FAMILY, FOLDER, REGULAR, WEIGHTS, clean, fitting

_SVG = "http://www.w3.org/2000/svg"

Point = tuple[float, float]

CELL = 12.5
"""The size of the letters in a cell."""


class Box(NamedTuple):
    """A rectangle."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.top + self.height


class Style(NamedTuple):
    """How a text is written."""

    size: float
    weight: int = REGULAR
    fill: str = INK
    anchor: str = ""
    """`middle` or `end` if the text does not begin where it is put."""
    halo: str = ""
    """The colour around the letters, for a text on top of other things."""


class Canvas:
    """What a picture is drawn on. It is as wide as it is told, and grows downwards."""

    def __init__(self, width: int, name: str = "p") -> None:
        """Take the width in pixels, and a word that tells this picture's parts from those of others on a page."""
        self.width = width
        self._name = name
        self._root = ET.Element("svg")
        self._definitions = ET.SubElement(self._root, "defs")
        self._paper = ET.SubElement(self._root, "rect")
        self._at = [self._root]
        self._hatches: dict[str, str] = {}
        self._clips = 0

    def _add(self, tag: str, title: object = "", **attributes: object) -> ET.Element:
        written = {name.rstrip("_").replace("_", "-"): _written(value) for name, value in attributes.items() if value}
        element = ET.SubElement(self._at[-1], tag, written)
        if title:
            ET.SubElement(element, "title").text = clean(title)
        return element

    def group(self, title: str = "", clip: Box | None = None) -> "_Group":
        """Put what is drawn inside a `with` block together; what reaches out of the clip is not seen."""
        attributes = {}
        if clip is not None:
            self._clips += 1
            id_ = f"{self._name}-clip-{self._clips}"
            path = ET.SubElement(self._definitions, "clipPath", {"id": id_})
            ET.SubElement(path, "rect", _rectangle(clip))
            attributes["clip_path"] = f"url(#{id_})"
        return _Group(self._at, self._add("g", title, **attributes))

    def rect(self, box: Box, fill: str, title: str = "", stroke: str = "") -> None:
        """Draw a rectangle."""
        self._add("rect", title, **_rectangle(box), fill=fill, stroke=stroke)

    def line(self, start: Point, end: Point, stroke: str, width: float = 1) -> None:
        """Draw a straight line."""
        (x1, y1), (x2, y2) = start, end
        places = {name: _written(value) for name, value in (("x1", x1), ("y1", y1), ("x2", x2), ("y2", y2))}
        self._add("line", **places, stroke=stroke, stroke_width=width)

    def dot(self, centre: Point, radius: float, fill: str, title: str = "", stroke: str = "") -> None:
        """Draw a disc; with a stroke and the colour of the paper it is a ring."""
        self._add(
            "circle", title, cx=_written(centre[0]), cy=_written(centre[1]), r=radius, fill=fill, stroke=stroke,
            stroke_width=1.2 if stroke else None,
        )  # fmt: skip

    def path(self, path: str, fill: str, title: str = "", stroke: str = "", width: float = 1) -> None:
        """Draw a shape along a path, such as `outline` writes."""
        self._add("path", title, d=path, fill=fill, stroke=stroke, stroke_width=width, stroke_linejoin="round")

    def text(self, at: Point, text: str, style: "Style") -> None:
        """Write one line, whose letters stand on the point."""
        attributes: dict[str, object] = {"x": _written(at[0]), "y": _written(at[1]), "font_size": style.size}
        attributes |= {"fill": style.fill, "text_anchor": style.anchor}
        if style.weight != REGULAR:
            attributes["font_weight"] = style.weight
        if style.halo:
            attributes |= {"paint_order": "stroke", "stroke": style.halo, "stroke_width": 3, "stroke_linejoin": "round"}
        self._add("text", **attributes).text = clean(text)

    def cell(self, box: Box, colour: str, text: str, *, title: str = "", is_possible: bool = False) -> None:
        """Draw a rectangle with as much of a text in its middle as there is room for.

        What is only possible has a hatched edge around the paper.
        """
        style = Style(CELL, fill=INK if is_possible else legible_on(colour), anchor="middle")
        with self.group(title):
            self.rect(box, self.hatched(colour) if is_possible else colour, stroke=edge_of(colour))
            if is_possible:
                self.rect(Box(box.left + 4, box.top + 3, box.width - 8, box.height - 6), PAPER)
            baseline = box.top + (box.height + CELL * ASCENT) / 2
            self.text((box.left + box.width / 2, baseline), fitting(clean(text), box.width - 10, CELL), style)

    def hatched(self, colour: str) -> str:
        """A fill of stripes in a colour, for what is possible and not certain."""
        if colour not in self._hatches:
            id_ = f"{self._name}-hatch-{colour[1:]}"
            pattern = ET.SubElement(
                self._definitions,
                "pattern",
                {
                    "id": id_,
                    "width": "5",
                    "height": "5",
                    "patternUnits": "userSpaceOnUse",
                    "patternTransform": "rotate(45)",
                },
            )
            ET.SubElement(pattern, "rect", {"width": "5", "height": "5", "fill": PAPER})
            ET.SubElement(pattern, "rect", {"width": "2.6", "height": "5", "fill": colour})
            self._hatches[colour] = f"url(#{id_})"
        return self._hatches[colour]

    def finished(self, height: int, title: str, description: str) -> str:
        """The picture as SVG, with its title and its description for whoever cannot see it."""
        size = {"width": str(self.width), "height": str(height)}
        labels = f"{self._name}-title {self._name}-desc"
        self._root.attrib |= size | {
            "xmlns": _SVG,
            "viewBox": f"0 0 {size['width']} {size['height']}",
            "role": "img",
            "aria-labelledby": labels,
            "font-family": f"'{FAMILY}', {FALLBACK}",
        }
        self._paper.attrib |= size | {"fill": PAPER}
        for at, (tag, text, id_) in enumerate(
            zip(("title", "desc"), (title, description), labels.split(), strict=True)
        ):
            element = ET.Element(tag, {"id": id_})
            element.text = clean(text, 4000)
            self._root.insert(at, element)
        return ET.tostring(self._root, encoding="unicode")


class _Group:
    """An element in which others are drawn."""

    def __init__(self, at: list[ET.Element], element: ET.Element) -> None:
        self._at = at
        self._element = element

    def __enter__(self) -> None:
        self._at.append(self._element)

    def __exit__(self, *_: object) -> None:
        self._at.pop()


def outline(rings: Sequence[Sequence[Point]], *, closed: bool = True) -> str:
    """The path along rings of points, to a tenth of a pixel; each step is told from the point before it."""
    written = []
    for ring in rings:
        tenths = [(round(x * 10), round(y * 10)) for x, y in ring]
        steps = [f"{(x - a) / 10:g} {(y - b) / 10:g}" for (a, b), (x, y) in pairwise(tenths) if (a, b) != (x, y)]
        start = f"M{tenths[0][0] / 10:g} {tenths[0][1] / 10:g}l"
        written.append(start + " ".join(steps) + ("z" if closed else "") if steps else f"{start}0 0")
    return "".join(written)


def with_fonts(svg: str) -> str:
    """The picture with the fonts in it, so that it looks alike wherever it is shown."""
    return svg.replace("</desc>", f"</desc><style>{font_faces()}</style>", 1)


def font_faces() -> str:
    """The rules of a style sheet that hold the fonts."""
    return "".join(
        f"@font-face{{font-family:'{FAMILY}';font-weight:{weight};"
        f"src:url(data:font/woff2;base64,{b64encode((FOLDER / f'{file}.woff2').read_bytes()).decode()})}}"
        for weight, file in WEIGHTS.items()
    )


def _rectangle(box: Box) -> dict[str, str]:
    names = ("x", "y", "width", "height")
    sides = (box.left, box.top, max(0.0, box.width), max(0.0, box.height))  # in a narrow picture nothing may be left
    return dict(zip(names, map(_written, sides), strict=True))


def _written(value: object) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)
