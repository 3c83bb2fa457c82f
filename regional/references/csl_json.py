"""Items of the Citation Style Language, as JSON: what Zotero, pandoc and the journals' styles read."""

import json
from collections.abc import Iterable
from typing import Any, TextIO

from regional.references.reference import Reference, date_parts

_TYPES = {"article": "article-newspaper", "record": "document", "resolution": "document"}
"""The types of source that the Citation Style Language calls otherwise."""


def item(reference: Reference) -> dict[str, Any]:
    """One item; what is not known is not in it."""
    fields = {
        "id": reference.id,
        "type": _TYPES.get(reference.type, reference.type),
        "title": reference.title,
        "author": [{"literal": reference.author}] if reference.author else None,
        "publisher": reference.publisher,
        "issued": _date(reference.issued),
        "accessed": _date(reference.accessed),
        "URL": reference.url,
        "version": reference.version,
        "note": reference.note or None,
    }
    return {name: value for name, value in fields.items() if value}


def _date(text: str | None) -> dict[str, Any] | None:
    parts = date_parts(text)
    if parts:
        return {"date-parts": [[int(part) for part in parts]]}
    return {"literal": text} if text else None


def write(references: Iterable[Reference], stream: TextIO) -> None:
    """Write a list of items, as each comes."""
    between = "[\n"
    for reference in references:
        stream.write(between + json.dumps(item(reference), ensure_ascii=False))
        between = ",\n"
    stream.write("\n]\n" if between != "[\n" else "[]\n")
