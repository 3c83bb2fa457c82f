"""`python -m regional.pictures.prepare_fonts FOLDER`: make the fonts of the pictures from IBM Plex Sans Condensed.

The folder is that of the npm package @ibm/plex-sans-condensed 2.0.0, unpacked, whose fonts have Cyrillic letters too.
It needs fonttools and brotli. For each weight there is a WOFF2 file that is embedded in an SVG, a TTF file of the same
glyphs from which a PNG is drawn, and the widths of all glyphs, by which text is measured. The licence reserves the name
of the font for the unreduced one, so the reduced one gets another. Chinese and Arabic are left to the fonts of whoever
looks at a picture.
"""

import argparse
import json
from pathlib import Path

from fontTools import subset, ttLib

from regional.pictures.typeface import BOLD, FAMILY, FOLDER, REGULAR, WEIGHTS

_STYLES = {REGULAR: "Regular", BOLD: "SemiBold"}
_FAMILY_NAMES = (1, 16)
_STYLE_NAMES = (2, 17)
_FULL_NAMES = (4, 6)
_OTHER_NAMES = (3, 18, 21, 22, 25)

_BLOCKS = (
    (0x0020, 0x007E),  # ASCII
    (0x00A0, 0x017F),  # the letters of western and central Europe
    (0x0218, 0x021B),  # Romanian
    (0x0259, 0x0259),  # Azerbaijani
    (0x02BB, 0x02BC),  # Uzbek, Hawaiian, transliterations
    (0x0400, 0x045F),  # Cyrillic, of all Slavic languages
    *((code, code + 1) for code in (0x0490, 0x0492, 0x0496, 0x049A, 0x04A2, 0x04AE, 0x04B0, 0x04B2, 0x04B6, 0x04BA)),
    *((code, code + 1) for code in (0x04D8, 0x04E2, 0x04E8, 0x04EE)),  # of Central Asia, the Caucasus and Mongolia
    (0x1E80, 0x1EF9),  # Vietnamese
    (0x2010, 0x2026),  # dashes, quotation marks, bullet, ellipsis
    (0x2190, 0x2193),  # arrows
)

_FEATURES = ["kern", "mark", "mkmk", "ccmp"]


def main() -> None:
    """Write the files into the package."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    folder: Path = parser.parse_args().folder
    widths = {}
    for weight, name in WEIGHTS.items():
        font = _reduced(folder / "fonts" / "complete" / "woff2" / f"IBMPlexSansCondensed-{_STYLES[weight]}.woff2")
        _rename(font["name"], _STYLES[weight])
        font.flavor = None
        font.save(FOLDER / f"{name}.ttf")
        widths[str(weight)] = _widths(font)
        font.flavor = "woff2"
        font.save(FOLDER / f"{name}.woff2")
    (FOLDER / "widths.json").write_text(json.dumps(widths, separators=(",", ":")) + "\n", encoding="utf-8")


def _reduced(path: Path) -> ttLib.TTFont:
    """The font without the glyphs that no picture needs. Its names are kept: they hold the copyright."""
    options = subset.Options(layout_features=_FEATURES, name_IDs=["*"], hinting=False, notdef_outline=False)
    font = subset.load_font(str(path), options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=[code for first, last in _BLOCKS for code in range(first, last + 1)])
    subsetter.subset(font)
    return font


def _rename(names: ttLib.TTFont, style: str) -> None:
    for record in list(names.names):
        if record.nameID in _OTHER_NAMES:
            names.removeNames(nameID=record.nameID)
    for ids, text in (
        (_FAMILY_NAMES, FAMILY),
        (_STYLE_NAMES, style),
        (_FULL_NAMES, f"{FAMILY}-{style}".replace(" ", "")),
    ):
        for id_ in ids:
            names.setName(text, id_, 3, 1, 0x409)


def _widths(font: ttLib.TTFont) -> dict[str, int]:
    """How wide each letter is, in thousandths of the size of the font."""
    scale = 1000 / font["head"].unitsPerEm
    return {chr(code): round(font["hmtx"][glyph][0] * scale) for code, glyph in sorted(font.getBestCmap().items())}


if __name__ == "__main__":
    main()
