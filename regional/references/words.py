"""A reference in words: author, title, publisher, date, address, place."""

from collections.abc import Iterable
from typing import TextIO

from regional.references.reference import Reference


def in_words(reference: Reference) -> str:
    """The reference on one line."""
    published = ", ".join(part for part in (reference.publisher, reference.issued) if part)
    version = f"Version {reference.version}" if reference.version else ""
    parts = (reference.author, reference.title, published, version, _address(reference))
    source = ". ".join(part.rstrip(".") for part in parts if part)
    remarks = "".join(f". {remark[:1].upper()}{remark[1:]}" for remark in reference.remarks)
    return f"{', '.join([source, *reference.locators])}{remarks}."


def _address(reference: Reference) -> str:
    if not reference.url:
        return ""
    return reference.url + (f" (accessed {reference.accessed})" if reference.accessed else "")


def write(references: Iterable[Reference], stream: TextIO) -> None:
    """Write each reference on a line."""
    stream.writelines(f"{in_words(reference)}\n" for reference in references)
