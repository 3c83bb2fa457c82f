"""Statements as a page quotes them: the words, who said them in what capacity, when, and where it is written."""

from typing import NamedTuple

from regional.pages.library import Detail, Library, Record


class Speaker(NamedTuple):
    """Who made a statement: a record or a name that is only attributed, with the capacity."""

    record: Record | None
    words: str


class Quotation(NamedTuple):
    """One statement."""

    record: Record
    text: str
    is_quoted: bool
    """Whether the text is the speaker's own words."""
    language: str
    date: str
    speakers: list[Speaker]
    sources: list[tuple[Record, str]]
    """The sources and the places in them."""


def quotation(library: Library, record: Record) -> Quotation:
    """How a statement is quoted."""
    row = record.row
    speakers = [_speaker(library, detail) for detail in record.details.get("speaker", [])]
    if not speakers and row["attribution"]:
        speakers = [Speaker(None, row["attribution"])]
    return Quotation(
        record,
        row["text"],
        row["kind"] == "quotation",
        row["language"] or "en",
        row["start_date"],
        speakers,
        cited(library, record),
    )


def cited(library: Library, record: Record) -> list[tuple[Record, str]]:
    """The sources of a record, each with the place in it."""
    found = []
    for detail in record.details.get("citation", []):
        id_, _, locator = detail.value.partition(" ")
        if id_ in library.records:
            found.append((library.records[id_], locator))
    return found


def _speaker(library: Library, detail: Detail) -> Speaker:
    """The detail of a speaker is the name, the capacity and in whose name, in one text."""
    record = library.records.get(detail.value)
    words = detail.detail or detail.value
    if record is not None and words.startswith(record.name):
        words = words.removeprefix(record.name)
    return Speaker(record, words)
