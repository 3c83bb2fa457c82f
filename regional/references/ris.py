"""Records of RIS, which EndNote, Zotero and library catalogues read."""

from collections.abc import Iterable, Iterator
from typing import TextIO

from regional.references.reference import Reference, date_parts, year

_TYPES = {
    "article": "NEWS",
    "book": "BOOK",
    "report": "RPRT",
    "dataset": "DATA",
    "treaty": "LEGAL",
    "webpage": "ELEC",
    "resolution": "GOVDOC",
}
"""The types of RIS; all others are `GEN`."""


def record(reference: Reference) -> str:
    """One record; what is not known is not in it."""
    tags = [("TY", _TYPES.get(reference.type, "GEN")), *_tags(reference), ("ER", "")]
    return "".join(f"{tag}  - {' '.join(value.split())}\n" for tag, value in tags if value or tag == "ER")


def _tags(reference: Reference) -> Iterator[tuple[str, str]]:
    yield "ID", reference.id
    yield "TI", reference.title
    yield "AU", reference.author or ""
    yield "PB", reference.publisher or ""
    yield "PY", year(reference.issued)
    yield "DA", "/".join(date_parts(reference.issued))
    yield "ET", reference.version or ""
    yield "UR", reference.url or ""
    yield "Y2", "/".join(date_parts(reference.accessed))
    for note in (*reference.locators, *reference.remarks):
        yield "N1", note


def write(references: Iterable[Reference], stream: TextIO) -> None:
    """Write each record as it comes."""
    stream.writelines(f"{record(reference)}\n" for reference in references)
