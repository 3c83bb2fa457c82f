"""The pictures on pages: each once for a wide screen and once for a narrow one."""

from contextlib import suppress
from typing import Any, NamedTuple

from regional.errors import RegionalError
from regional.pages.questions import Asked
from regional.pictures.document import NARROW_WIDTH
from regional.pictures.kinds import WIDTH, Drawing, Picture
from regional.questions import Connection

_KINDS = {
    "affiliations": "timeline",
    "both": "overlap",
    "events": "events",
    "matrix": "matrix",
    "members": "timeline",
    "overlaps": "overlap",
    "statements": "statements",
    "timeline": "timeline",
}
"""The questions whose answers have a picture, and its kind."""

_OPTIONS = {
    "events": {"state", "with", "kind", "topic", "since", "until", "dataset"},
    "matrix": {"status", "on", "dataset"},
    "overlap": {"status", "on", "dataset"},
    "statements": {"speaker", "by", "to", "about", "topic", "event", "kind", "since", "until", "dataset"},
    "timeline": {"on", "dataset"},
}
"""The options that a picture of a kind draws; an answer that takes another one has no picture."""


class Pictures(NamedTuple):
    """A picture for every width of screen."""

    wide: Picture
    narrow: Picture


def picture_of(connection: Connection, one: Asked) -> Pictures | None:
    """The picture of an answer, if it has one."""
    kind = _KINDS.get(one.query.name)
    arguments = [p.name for p in one.query.parameters if p.is_argument]
    options = {name: texts for name, texts in one.given.items() if name not in arguments and texts}
    if kind is None or one.answer is None or not one.answer.rows or options.keys() - _OPTIONS[kind]:
        return None
    several = {p.name for p in one.query.parameters if p.many}
    plain = {name: texts if name in several else texts[0] for name, texts in options.items()}
    return drawn(connection, kind, [text for name in arguments for text in one.given.get(name, [])], **plain)


def drawn(connection: Connection, kind: str, *arguments: Any, **options: Any) -> Pictures | None:
    """A picture of a kind; None if there is nothing to draw."""
    with suppress(RegionalError):
        drawing = Drawing(connection, kind, *arguments, **options)
        return Pictures(drawing.picture(WIDTH, "w"), drawing.picture(NARROW_WIDTH, "n"))
    return None
