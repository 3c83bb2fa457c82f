"""Entries of BibTeX."""

import re
from collections.abc import Iterable, Iterator
from typing import TextIO

from regional.references.reference import Reference, date_parts, year

_TYPES = {"article": "article", "book": "book", "report": "techreport"}
"""The types of source that BibTeX has an entry for; all others are `misc`."""

_PUBLISHERS = {"article": "journal", "report": "institution", "book": "publisher"}
"""What the publisher is called in these types; an entry of `misc` has only been published somehow."""

_SPECIAL = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "&%$#_{}"},
}
"""What LaTeX would read as a command."""


def entry(reference: Reference) -> str:
    """One entry; what is not known is not in it."""
    key = re.sub(r"[^A-Za-z0-9:./-]", "-", reference.id)
    fields = "".join(f",\n  {name} = {{{value}}}" for name, value in _fields(reference) if value)
    return f"@{_TYPES.get(reference.type, 'misc')}{{{key}{fields}\n}}\n"


def _fields(reference: Reference) -> Iterator[tuple[str, str]]:
    yield "title", _kept(reference.title)
    yield "author", _kept(reference.author)
    yield _PUBLISHERS.get(reference.type, "howpublished"), _escaped(reference.publisher)
    yield "year", year(reference.issued)
    yield "month", date_parts(reference.issued)[1] if len(date_parts(reference.issued)) > 1 else ""
    yield "date", "-".join(date_parts(reference.issued))
    yield "version", _escaped(reference.version)
    yield "url", (reference.url or "").replace("{", "%7B").replace("}", "%7D")
    yield "urldate", reference.accessed or ""
    yield "note", _escaped(reference.note)


def _kept(text: str | None) -> str:
    """In a second pair of braces: letters stay as large as they are, and an organization is not taken for a person."""
    return f"{{{_escaped(text)}}}" if text else ""


def _escaped(text: str | None) -> str:
    return "".join(_SPECIAL.get(letter, letter) for letter in " ".join((text or "").split()))


def write(references: Iterable[Reference], stream: TextIO) -> None:
    """Write each entry as it comes."""
    stream.writelines(f"{entry(reference)}\n" for reference in references)
