"""Every mark of a picture says what it is, to whoever points at it and to whoever hears it read."""

from pathlib import Path

import pytest

import regional
from regional.pictures.kinds import Drawing
from tests.pictures import SVG, read


@pytest.mark.parametrize(
    ("kind", "arguments", "tags"),
    [
        ("timeline", ["SCO"], {"rect"}),
        ("overlap", ["SCO", "CSTO"], {"circle"}),
        ("matrix", ["SCO", "CSTO"], {"rect"}),
        ("events", [], {"circle"}),
        ("statements", [], {"circle"}),
    ],
)
def test_every_mark_says_what_it_is(record: Path, kind: str, arguments: list[str], tags: set[str]) -> None:
    arguments_ = [arguments] if arguments else []
    root = read(Drawing(regional.connect(record), kind, *arguments_).picture().svg).root
    said, seen = 0, 0
    for group in root.iter(f"{SVG}g"):
        marks = [mark for mark in group if mark.tag.removeprefix(SVG) in tags]
        seen += len(marks)
        said += sum(bool(group.findtext(f"{SVG}title") or mark.findtext(f"{SVG}title")) for mark in marks)
    assert (said > 4, said) == (True, seen)


@pytest.mark.parametrize("kind", ["timeline", "overlap", "matrix", "map"])
def test_nothing_has_less_than_no_width_in_a_narrow_picture(record: Path, kind: str) -> None:
    root = read(Drawing(regional.connect(record), kind, ["UN", "SCO", "EU"]).picture(320).svg).root
    assert [mark.attrib for mark in root.iter(f"{SVG}rect") if mark.attrib.get("width", "").startswith("-")] == []
