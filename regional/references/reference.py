"""What is said of a source when it is cited."""

import re
from collections.abc import Sequence
from typing import NamedTuple

_PLAIN_DATE = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")


class Reference(NamedTuple):
    """A source, or a dataset, with the places in it that are cited."""

    id: str
    type: str
    """A word of `vocabulary.SourceType`."""
    title: str
    author: str | None = None
    publisher: str | None = None
    issued: str | None = None
    accessed: str | None = None
    url: str | None = None
    version: str | None = None
    locators: Sequence[str] = ()
    remarks: Sequence[str] = ()
    """What else a reader must know: that it was not consulted, or the fingerprint of a dataset."""

    @property
    def note(self) -> str:
        """The places and the remarks in one text."""
        return "; ".join([*self.locators, *self.remarks])


def date_parts(text: str | None) -> tuple[str, ...]:
    """The year, month and day of a plain date, as far as it has them; nothing if the date is approximate or a range."""
    match = _PLAIN_DATE.fullmatch(text or "")
    return tuple(part for part in match.groups() if part) if match else ()


def year(text: str | None) -> str:
    """The year in which a date begins, also an approximate one; empty if it has none."""
    match = re.search(r"\d{4}", text or "")
    return match[0] if match else ""
