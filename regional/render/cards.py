"""One block for each row: who and when on its first line, then what was said across the screen, then where it is."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import repeat
from typing import TextIO

from regional.folding import fold
from regional.render.lines import first_sentence, wrapped
from regional.render.values import Layout, Table, printable

_INDENT = "  "
_TEXT = "text"
"""The column that stands across the screen, between empty lines."""

_BOLD, _PLAIN = "\x1b[1m", "\x1b[0m"


def write_cards(table: Table, layout: Layout, marks: Sequence[str], stream: TextIO, width: int) -> None:
    """Write a card for each row: texts with an empty line between them, others under the first line that they share."""
    has_texts = any(_TEXT in line for line in layout.card)
    between, before = "", ""
    for row, mark in zip(table.rows, marks or repeat(""), strict=False):
        values = dict(zip(table.columns, map(printable, row), strict=True))
        stream.write(between)
        lines = list(_lines(values, layout.card))
        for number, (line, is_text) in enumerate(lines):
            if number == 0 and line == before and not has_texts:
                continue
            before = before if number else line
            indent = _INDENT * (min(number, 1) if has_texts else number)
            marked = f"{line} {mark}".rstrip() if number + 1 == len(lines) else line
            first, *others = wrapped(marked, width - len(indent) - len(_INDENT))
            parts = [first, *(part if is_text else _INDENT + part for part in others)]
            stream.writelines(f"{indent}{standing_out(part, layout.found) if is_text else part}\n" for part in parts)
        between = "\n" if has_texts else ""


def _lines(values: Mapping[str, str], card: Sequence[Sequence[str]]) -> Iterator[tuple[str, bool]]:
    """The lines of one card, and whether each is a text; what is empty or said already is left out."""
    marks = values.get("sources", "")
    for line in card:
        pieces = dict.fromkeys(piece for place in line if (piece := _piece(values, place)))
        if pieces:
            yield ", ".join(pieces) + (f" {marks}" if marks else ""), _TEXT in line
            marks = ""


def _piece(values: Mapping[str, str], place: str) -> str:
    *words, name = place.split()
    value = values.get(name, "")
    if name == "certain":
        value = "" if value == "yes" else "possibly"
    if not value:
        return ""
    if name == "source_note":
        value = first_sentence(value)
    if name == _TEXT and values.get("kind") == "quotation":
        value = f"“{value}”"
    return " ".join([*words, value])


def standing_out(text: str, found: Sequence[str]) -> str:
    """The text with what was searched for in bold, as it is found: in any case, with or without accents."""
    if not found:
        return text
    letters = [" " if letter.isspace() else fold(letter) for letter in text]
    folded, places = "".join(letters), [at for at, letter in enumerate(letters) for _ in letter]
    bold = {at for word in found for start in _starts(folded, word) for at in places[start : start + len(word)]}
    return "".join(
        (_BOLD if at in bold and at - 1 not in bold else "")
        + letter
        + (_PLAIN if at in bold and at + 1 not in bold else "")
        for at, letter in enumerate(text)
    )


def _starts(text: str, word: str) -> Iterator[int]:
    at = text.find(word)
    while at >= 0 and word:
        yield at
        at = text.find(word, at + len(word))
