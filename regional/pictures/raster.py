"""A picture as PNG, drawn by resvg, which the extra `png` installs."""

from regional.errors import MissingExtraError, RegionalError
from regional.pictures.kinds import Picture
from regional.pictures.typeface import FOLDER, WEIGHTS, is_covered

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
    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=picture.svg,
            zoom=scale,
            font_files=fonts,
            skip_system_fonts=is_covered(picture.svg.replace("\n", "")),
        )
    )
