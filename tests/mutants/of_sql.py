"""Small changes to a statement of SQL, made of its words and signs; what is in comments stays as it is."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from tests.mutants.change import Change

_WORDS = re.compile(r"--[^\n]*|'(?:[^']|'')*'|:\w+|[A-Za-z_]\w*|\d+|<>|<=|>=|\|\||\S|\n")

_OTHER: Mapping[str, tuple[str, ...]] = {
    "<": ("<=", ">"),
    "<=": ("<",),
    ">": (">=", "<"),
    ">=": (">",),
    "=": ("<>",),
    "<>": ("=",),
    "+": ("-",),
    "-": ("+",),
    "AND": ("OR",),
    "OR": ("AND",),
    "min": ("max",),
    "max": ("min",),
    "start_earliest": ("start_latest",),
    "start_latest": ("start_earliest",),
    "end_earliest": ("end_latest",),
    "end_latest": ("end_earliest",),
    "earliest": ("latest",),
    "latest": ("earliest",),
    ":since": (":until",),
    ":until": (":since",),
    "'yes'": ("'no'",),
    "'no'": ("'yes'",),
}
"""What can stand in place of a word or sign, so that the statement still makes sense."""

_GONE = {"DISTINCT", "NOT", "LEFT", "DESC"}
_ENDS = {
    *("AND", "OR", "GROUP", "ORDER", "HAVING", "UNION", "WHERE", "JOIN", "LEFT", "CROSS", "LIMIT"),
    *("THEN", "WHEN", "ELSE", "END", "ON", ",", ")"),
}
"""What ends a condition that stands outside of parentheses."""


class Word(NamedTuple):
    """A word or sign of a statement."""

    text: str
    start: int
    end: int
    depth: int
    """Within how many parentheses it stands."""


def words(text: str) -> list[Word]:
    """The words and signs of a statement, without its comments."""
    found: list[Word] = []
    depth = 0
    for match in _WORDS.finditer(text):
        if match[0] == "\n" or match[0].startswith("--"):
            continue
        depth -= match[0] == ")"
        found.append(Word(match[0], match.start(), match.end(), depth))
        depth += match[0] == "("
    return found


def changes(path: str, text: str) -> Iterator[Change]:
    """All small changes to a statement."""
    found = words(text)
    for index, word in enumerate(found):
        is_alias = index > 0 and found[index - 1].text == "AS"
        for other in () if is_alias else _OTHER.get(word.text, ()):
            yield Change(path, word.start, word.end, other)
        if word.text in _GONE and not (word.text == "NOT" and found[index + 1].text == "MATERIALIZED"):
            yield Change(path, word.start, word.end, "")
        if word.text.isdigit() and found[index - 1].text not in {
            "SELECT",
            "LIMIT",
        }:  # a file takes the first of two rows
            yield Change(path, word.start, word.end, str(int(word.text) + 1))
        make = _WHOLE.get(word.text)
        if make:
            yield from make(path, text, found, index)


def _without_condition(path: str, _: str, found: list[Word], index: int) -> Iterator[Change]:
    """AND or OR goes, with the condition behind it."""
    last = _end(found, index + 1)
    yield Change(path, found[index].start, found[last - 1].end, "")


def _without_first_condition(path: str, _: str, found: list[Word], index: int) -> Iterator[Change]:
    """What stands directly behind WHERE, HAVING or ON is always true."""
    if found[index + 1].text != "TRUE":
        last = _end(found, index + 1)
        yield Change(path, found[index + 1].start, found[last - 1].end, "TRUE")


def _without_rows(path: str, _: str, found: list[Word], index: int) -> Iterator[Change]:
    """UNION goes, with the rows behind it; or, where it matters, it keeps what is there twice."""
    after = index + 1 + (found[index + 1].text == "ALL")
    if after == index + 1:
        yield Change(path, found[index].start, found[index].end, "UNION ALL")
    depth = found[index].depth
    last = next(
        (
            number
            for number in range(after, len(found))
            if found[number].depth < depth or (found[number].depth == depth and found[number].text == "UNION")
        ),
        len(found),
    )
    yield Change(path, found[index].start, found[last - 1].end, "")


def _sorted_otherwise(path: str, _: str, found: list[Word], index: int) -> Iterator[Change]:
    """Each of what is sorted by goes, or is sorted by from its other end."""
    depth, first = found[index].depth, index + 2
    items: list[tuple[int, int]] = []
    for number in range(first, len(found) + 1):
        word = found[number] if number < len(found) else None
        if word is None or word.depth < depth or (word.depth == depth and word.text in {",", "LIMIT", "UNION"}):
            items.append((first, number))
            first = number + 1
            if word is None or word.depth < depth or word.text != ",":
                break
    for place, (start, end) in enumerate(items):
        if found[end - 1].text != "DESC":
            yield Change(path, found[end - 1].end, found[end - 1].end, " DESC")
        if len(items) > 1 and place + 1 < len(items):
            yield Change(path, found[start].start, found[end].end, "")
        elif len(items) > 1:
            yield Change(path, found[start - 1].start, found[end - 1].end, "")


def _one_of_two(path: str, text: str, found: list[Word], index: int) -> Iterator[Change]:
    """Instead of what coalesce chooses, its first, and its last."""
    depth = found[index + 1].depth
    close = next(n for n in range(index + 2, len(found)) if found[n].depth == depth and found[n].text == ")")
    commas = [n for n in range(index + 2, close) if found[n].depth == depth + 1 and found[n].text == ","]
    yield Change(path, found[index].start, found[close].end, text[found[index + 2].start : found[commas[0] - 1].end])
    yield Change(path, found[index].start, found[close].end, text[found[commas[-1] + 1].start : found[close - 1].end])


def _without_case(path: str, _: str, found: list[Word], index: int) -> Iterator[Change]:
    """A branch of a CASE goes, unless it is the only one."""
    depth, inner = found[index].depth, 0
    for word in found[index + 1 :]:
        if word.depth != depth or word.text not in {"CASE", "END", "WHEN", "ELSE"}:
            continue
        if inner or word.text == "CASE":
            inner += {"CASE": 1, "END": -1}.get(word.text, 0)
            continue
        if word.text == "WHEN" or "CASE" not in {found[index - 1].text, found[index - 2].text}:
            yield Change(path, found[index].start, word.start, "")
        return


def _end(found: list[Word], first: int) -> int:
    """Where a condition ends that begins with this word: the number of the word after it."""
    depth, cases = found[first].depth, 0
    for number in range(first, len(found)):
        word = found[number]
        if word.depth < depth:
            return number
        if word.depth == depth:
            cases += word.text == "CASE"
            if not cases and number > first and word.text in _ENDS and word.text != ")":
                return number
            cases -= word.text == "END" and cases > 0
    return len(found)


_WHOLE: Mapping[str, Callable[[str, str, list[Word], int], Iterator[Change]]] = {
    "AND": _without_condition,
    "OR": _without_condition,
    "WHERE": _without_first_condition,
    "HAVING": _without_first_condition,
    "UNION": _without_rows,
    "ORDER": _sorted_otherwise,
    "coalesce": _one_of_two,
    "WHEN": _without_case,
}
