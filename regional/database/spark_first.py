"""The first of some rows, as Spark keeps it: where what they are sorted by stands among their columns.

A subquery that asks about a row outside it and takes the first of its own rows, `SELECT x FROM … ORDER BY y LIMIT 1`,
becomes in Spark a window over all of them. If `y` is not among its columns, that window forgets the order, and gives
whichever row its executors send first: on an idle machine nearly always the right one.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

_SUBQUERY = re.compile(r"(?i)\(\s*(?=SELECT\b)")
_CLAUSES = re.compile(r"(?i)\b(?:FROM|UNION|ORDER\s+BY|LIMIT)\b")
_COLUMN = re.compile(r"(?is)(?P<value>.+?)(?:\bAS\s+(?P<name>\w+))?\s*")
_KEY = re.compile(r"(?is)\s*(?P<value>.+?)(?P<direction>(?:\s+(?:ASC|DESC))?(?:\s+NULLS\s+(?:FIRST|LAST))?)\s*")


def closed(text: str, start: int) -> int:
    """Where the parenthesis that is opened at a place has been closed."""
    depth = 0
    for token in re.finditer("[()]", text[start:]):
        depth += 1 if token[0] == "(" else -1
        if depth == 0:
            return start + token.end()
    return len(text)


def with_keys(text: str) -> str:
    """A statement whose subqueries have what they sort by among their columns, if they take the first of their rows."""
    for opened in reversed(list(_SUBQUERY.finditer(text))):
        end = closed(text, opened.start()) - 1
        text = text[: opened.end()] + _first(text[opened.end() : end]) + text[end:]
    return text


def _first(subquery: str) -> str:
    """One subquery, as it is if it takes all rows, or has other columns than one."""
    clauses = [*_outside(subquery, _CLAUSES)]
    words = [" ".join(clause[0].upper().split()) for clause in clauses]
    if words != ["FROM", "ORDER BY", "LIMIT"]:
        return subquery
    source, order, limit = clauses
    [column, *others] = _split(subquery[len("SELECT") : source.start()].strip())
    keys = [key for each in _split(subquery[order.end() : limit.start()]) if (key := _KEY.fullmatch(each))]
    chosen = _COLUMN.fullmatch(column)
    if others or not chosen or column.endswith("*") or any(key["value"].isdigit() for key in keys):
        return subquery
    name = chosen["name"] or (re.fullmatch(r"(?:\w+\.)?(\w+)", column) or ["", "chosen"])[1]
    columns = [f"{chosen['value'].strip()} AS {name}"]
    columns += [f"{key['value']} AS key_{number}" for number, key in enumerate(keys, 1)]
    ordered = [f"key_{number}{key['direction']}" for number, key in enumerate(keys, 1)]
    inner = f"SELECT {', '.join(columns)} {subquery[source.start() : order.end()]} {', '.join(ordered)}"
    return f"SELECT first_of.{name} FROM ({inner} {subquery[limit.start() :].rstrip()}) AS first_of"  # noqa: S608


def _outside(text: str, what: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """What is found outside of all parentheses."""
    for found in what.finditer(text):
        before = text[: found.start()]
        if before.count("(") == before.count(")"):
            yield found


def _split(text: str) -> list[str]:
    """The parts of a list, at its own commas."""
    places = [0, *(comma.end() for comma in _outside(text, re.compile(","))), len(text) + 1]
    return [text[begin : end - 1] for begin, end in pairwise(places)]
