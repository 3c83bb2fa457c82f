"""A picture as PNG, drawn by resvg, which the extra `png` installs."""

import os

from regional.errors import MissingExtraError, RegionalError
from regional.pictures.kinds import Picture
from regional.pictures.typeface import FOLDER, WEIGHTS, uncovered

_FONT_FOLDERS = (
    *("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts"),
    *("~/Library/Fonts", "/Library/Fonts", "/System/Library/Fonts", "C:/Windows/Fonts"),
)
_SANS = ("sans", "gothic", "naskh", "arial", "pingfang", "yahei", "hei", "segoe")
_NOT_PLAIN = ("bold", "italic", "oblique", "mono", "light", "thin", "black", "medium", "condensed", "narrow")
_SCALES = (2.0, 1.5, 1.0)
_MOST_PIXELS = 60_000_000
"""More than this takes hundreds of megabytes of memory, and few programs open it."""


def png(picture: Picture) -> bytes:
    """Draw a picture as PNG, two pixels for each of its own if that is not too large.

    Raises:
        MissingExtraError: resvg is not installed.
        RegionalError: the picture is too large.
    """
    try:
        import resvg_py  # noqa: PLC0415
    except ImportError as error:
        raise MissingExtraError("a PNG", "resvg-py", "png") from error

    area = picture.width * picture.height
    scale = next((scale for scale in _SCALES if area * scale * scale <= _MOST_PIXELS), None)
    if scale is None:
        raise RegionalError(
            f"a PNG of {picture.width:,} by {picture.height:,} pixels is too large: ask for less, or write .svg"
        )
    fonts = [str(FOLDER / f"{name}.ttf") for name in WEIGHTS.values()]
    others = _other_fonts() if uncovered(picture.svg) else []
    drawn = resvg_py.svg_to_bytes(
        svg_string=picture.svg, zoom=scale, font_files=[*fonts, *others], skip_system_fonts=True
    )
    return bytes(drawn)


def _other_fonts() -> list[str]:
    """The plain fonts of the system, which draw the letters that the typeface does not have.

    Among all fonts of the system resvg would take any, a bold or an italic one too.
    """
    folders = [os.path.expanduser(folder) for folder in _FONT_FOLDERS]
    found = [
        os.path.join(inside, file)
        for folder in folders
        for inside, _, files in os.walk(folder)
        for file in sorted(files)
        if file.lower().endswith((".ttf", ".otf", ".ttc"))
    ]
    return [file for file in found if _is_plain(os.path.basename(file).lower())]


def _is_plain(name: str) -> bool:
    return any(word in name for word in _SANS) and not any(word in name for word in _NOT_PLAIN)
