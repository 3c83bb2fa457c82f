"""Read a picture: what is written in it and where, measured with the fonts that are shipped, and what is drawn."""

import unicodedata
from functools import cache
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree as ET

from fontTools.ttLib import TTFont

import regional.pictures

SVG = "{http://www.w3.org/2000/svg}"
FONTS = Path(regional.pictures.__file__).parent / "fonts"


class Written(NamedTuple):
    """One text, with the box that its letters fill from left to right."""

    text: str
    left: float
    right: float
    baseline: float


class Cell(NamedTuple):
    """A rectangle, and the texts that stand in the same group."""

    left: float
    right: float
    fill: str
    title: str
    texts: list[Written]


class Seen(NamedTuple):
    """A picture that was read."""

    root: ET.Element
    width: float
    height: float
    texts: list[Written]

    @property
    def words(self) -> list[str]:
        """All that is written, in order."""
        return [written.text for written in self.texts]

    @property
    def titles(self) -> list[str]:
        """What is said of each mark."""
        return [title.text or "" for title in self.root.iter(f"{SVG}title")][1:]

    def cells(self) -> list[Cell]:
        """The groups that hold a rectangle and its text."""
        return [
            Cell(
                float(box.attrib["x"]),
                float(box.attrib["x"]) + float(box.attrib["width"]),
                box.attrib["fill"],
                group.findtext(f"{SVG}title", ""),
                [written_of(text) for text in group.findall(f"{SVG}text")],
            )
            for group in self.root.iter(f"{SVG}g")
            for box in group.findall(f"{SVG}rect")[:1]
        ]


def read(svg: str) -> Seen:
    """Parse a picture."""
    root = ET.fromstring(svg)  # noqa: S314 - it is ours
    assert root.tag == f"{SVG}svg"
    texts = [written_of(text) for text in root.iter(f"{SVG}text")]
    return Seen(root, float(root.attrib["width"]), float(root.attrib["height"]), texts)


def written_of(element: ET.Element) -> Written:
    """One text and how wide it is, by the font and not by what the program believes."""
    text = element.text or ""
    size = float(element.attrib["font-size"])
    wide = measured(text, size, "semibold" if "font-weight" in element.attrib else "regular")
    at = float(element.attrib["x"])
    left = {"middle": at - wide / 2, "end": at - wide}.get(element.attrib.get("text-anchor", ""), at)
    return Written(text, left, left + wide, float(element.attrib["y"]))


def measured(text: str, size: float, font: str) -> float:
    """How wide a text is; others are counted as the widest of their script, marks as nothing."""
    glyphs, widths, unit = _font(font)
    letters = [letter for letter in text if not unicodedata.combining(letter)]
    other = {letter: unit if unicodedata.east_asian_width(letter) in "WF" else 0.6 * unit for letter in letters}
    known = {letter: widths[glyphs[ord(letter)]][0] for letter in letters if ord(letter) in glyphs}
    return sum((other | known)[letter] for letter in letters) * size / unit


@cache
def _font(name: str) -> tuple[dict[int, str], dict[str, tuple[int, int]], int]:
    font = TTFont(FONTS / f"{name}.ttf")
    return font.getBestCmap(), font["hmtx"].metrics, font["head"].unitsPerEm
