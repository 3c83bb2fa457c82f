"""What the templates may use: links, names in their own direction, and values as a page shows them."""

import os
import re
from collections.abc import Mapping, Sequence
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from regional import render
from regional.pages.library import Detail, Library, Record
from regional.pictures import wording
from regional.questions.answer import Answer
from regional.questions.evidence import Sources

_TEMPLATES = os.path.join(os.path.dirname(__file__), "templates")
_SHORT = 24
"""A cell of no more letters stays on one line."""

_WEB = ("http://", "https://")


class Writer:
    """Fills the templates."""

    def __init__(self, library: Library) -> None:
        """Take the records that can be linked to."""
        self._library = library
        self._environment = Environment(
            loader=FileSystemLoader(_TEMPLATES),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.filters |= {
            "shown": shown,
            "status": wording.status,
            "prose": prose,
            "visible": render.printable,
        }

    def page(self, template: str, path: str, **values: Any) -> str:
        """A page, whose links lead from where it is."""
        root = "../" * path.count("/")

        def link(record: Record | None, words: str = "") -> Markup:
            if record is None:
                return shown(words)
            return Markup('<a href="{}{}">{}</a>').format(root, record.path, shown(words or record.name))

        def value(text: Any) -> Markup:
            record = self._library.records.get(text) if isinstance(text, str) else None
            if record is not None:
                return link(record, text)
            if isinstance(text, str) and text.startswith(_WEB):
                return Markup('<a href="{}" rel="noreferrer">{}</a>').format(text, shown(text))
            return shown(text)

        return self._environment.get_template(template).render(
            root=root,
            link=link,
            value=value,
            record_of=self._library.records.get,
            beside=self._beside,
            dict_of=lambda columns, row: dict(zip(columns, row, strict=True)),
            parts_of=parts_of,
            sources_of=sources_of,
            filled_columns=filled_columns,
            short=_SHORT,
            **values,
        )

    def _beside(self, detail: Detail) -> str:
        """What is said of another record, without its name, which its link says already."""
        other = self._library.records.get(detail.value)
        text = detail.detail or ""
        return text.removeprefix(other.name).removeprefix(", ") if other else text


def parts_of(line: Sequence[str], record: Mapping[str, Any]) -> list[tuple[str, Any]]:
    """What a line of a card shows: each value that there is, with the words before it."""
    named = [(*name.rpartition(" ")[:2], name.rpartition(" ")[2]) for name in line]
    return [
        (words + space, record[name])
        for words, space, name in named
        if record.get(name) not in (None, "") and (name, record[name]) != ("certain", "yes")
    ]


def filled_columns(answer: Answer) -> list[int]:
    """The positions of the columns in which anything stands, or all if there is no row."""
    filled = [at for at in range(len(answer.columns)) if any(row[at] not in (None, "") for row in answer.rows)]
    return filled or list(range(len(answer.columns)))


def sources_of(sources: Sources) -> list[tuple[str, str]]:
    """The footnotes of an answer, each with the id of its source."""
    ids = {citation.full: citation.source for row in sources.rows for citation in row}
    return [(footnote, ids[footnote]) for footnote in sources.footnotes]


def prose(text: str) -> Markup:
    """A text in which code stands between backticks."""
    return Markup(re.sub(r"`([^`]+)`", r"<code>\1</code>", str(escape(text))))  # noqa: S704 - it is escaped


def shown(value: Any) -> Markup:
    """A value as text in its own direction, with its control characters made visible."""
    text = render.printable(value)
    return escape(text) if text.isascii() else Markup("<bdi>{}</bdi>").format(text)
