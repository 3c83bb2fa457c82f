"""Lists of texts as JSON arrays, in which ids go to a database and come back.

A list of plain ids is written and read without the standard module, which takes longer to import than to use.
"""

from collections.abc import Sequence
from typing import Any

_SPECIAL = ('"', "\\")


def array_of(values: Sequence[Any]) -> str:
    """The values as a JSON array (RFC 8259)."""
    if all(isinstance(value, str) and _is_plain(value) for value in values):
        return "[" + ", ".join(f'"{value}"' for value in values) + "]"
    import json  # noqa: PLC0415 - ids are plain

    return json.dumps(values, ensure_ascii=False)


def values_of(text: str) -> Any:
    """What a JSON text holds.

    Raises:
        ValueError: it is not JSON.
        RecursionError: it is too deep.
    """
    start, *pieces, end = text.split('"') if '"' in text else ("", "")
    if start == "[" and end == "]" and all(map(_is_comma, pieces[1::2])) and _is_plain("".join(pieces[::2])):
        return pieces[::2]
    import json  # noqa: PLC0415 - ids are plain

    return json.loads(text)


def _is_comma(text: str) -> bool:
    return text.strip(" ") == ","


def _is_plain(text: str) -> bool:
    """Whether JSON writes a text as it is."""
    return text.isascii() and text.isprintable() and not any(sign in text for sign in _SPECIAL)
