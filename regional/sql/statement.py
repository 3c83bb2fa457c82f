"""The text of a statement: where its parameters stand, which of its clauses wait for an option, and how parts join it.

What stands inside quotes or comments is no parameter and no parenthesis. A comment `-- if :not` at the end of a line is
a mark: the clause that begins on that line is taken out of the statement unless the option is given, and one with
`-- unless :not` if it is. A clause begins with AND or JOIN and goes on to the line on which its parentheses are closed
and after which no line is indented further, so that the statement is valid SQL with it and without it.
"""

import functools
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from regional.json_texts import array_of

TOKEN = re.compile(
    r"(?=[-/'\"`$:()eE])(?:(?P<comment>--[^\n]*|/\*.*?(?:\*/|\Z))"
    r"|(?:\b[eE]'(?:\\.|[^'\\]|'')*|'(?:[^']|'')*)(?:'|\Z)"
    r'|"(?:[^"]|"")*(?:"|\Z)|`[^`]*(?:`|\Z)'
    r"|(?<![\w$])\$(?P<tag>(?:[A-Za-z_]\w*)?)\$.*?(?:\$(?P=tag)\$|\Z)"
    r"|::|(?<!\w):(?P<name>[A-Za-z_]\w*)|(?P<parenthesis>[()]))",
    re.DOTALL,
)
"""Everything in which a colon or a parenthesis has a meaning, or has none; dollars and E'' are quotes of PostgreSQL.

It begins with a look at the next character: that makes it four times as fast.
"""

_MARKS = {"if": True, "unless": False}
_RULE = "a mark takes away a whole clause"
_CLAUSES = (["AND"], ["JOIN"], ["LEFT", "JOIN"], ["INNER", "JOIN"], ["CROSS", "JOIN"])
_WITH = r"(?is)((?:\s|--[^\n]*\n|/\*.*?\*/)*)WITH\b(\s+RECURSIVE\b)?\s*"


class StatementError(Exception):
    """A mark does not take away a whole clause."""

    def __init__(self, line: int, reason: str) -> None:
        """Take the number of the line in the statement, counted from 0, and what is wrong with it."""
        super().__init__(reason)
        self.line = line


class Mark(NamedTuple):
    """A comment that takes a clause out of the statement, with and without the value of a parameter."""

    name: str
    if_given: bool
    first: int
    """The line on which the clause begins, counted from 0."""
    last: int
    """The line with which it ends."""
    at: int
    """The column at which the comment begins."""


def names(text: str) -> Iterator[tuple[str, int]]:
    """The parameters that a statement uses, also in its marks, each with its line, counted from 0."""
    for token in TOKEN.finditer(text):
        mark = _mark(token["comment"])
        name = mark[1] if mark else token["name"]
        if name is not None:
            yield name, text.count("\n", 0, token.start())


@functools.lru_cache(maxsize=256)
def marks(text: str) -> tuple[Mark, ...]:
    """The marks of a statement.

    Raises:
        StatementError: one stands on a line with which no clause begins, or its clause is not whole.
    """
    if not any(f"{word} :" in text for word in _MARKS):
        return ()
    lines = text.split("\n")
    depths, found = [0] * len(lines), []
    for token in TOKEN.finditer(text):
        line = text.count("\n", 0, token.start())
        if token["parenthesis"]:
            depths[line] += 1 if token["parenthesis"] == "(" else -1
        elif mark := _mark(token["comment"]):
            found.append((*mark, line, token.start() - text.rfind("\n", 0, token.start()) - 1))
    return tuple(
        Mark(name, if_given, line, _end_of_clause(lines, depths, line), at) for if_given, name, line, at in found
    )


def _mark(comment: str | None) -> tuple[bool, str] | None:
    """Whether the clause stays if the parameter is given, and the name of it; None if a comment is no mark."""
    word, colon, name = (comment or "").removeprefix("--").strip().partition(" :")
    return (_MARKS[word], name) if colon and word in _MARKS and " " not in name else None


def _end_of_clause(lines: list[str], depths: list[int], first: int) -> int:
    words = lines[first].upper().split()
    if not any(words[: len(clause)] == clause for clause in _CLAUSES):
        raise StatementError(first, f"{_RULE}: it stands on the line that begins with AND or JOIN")
    indent, depth = _indent(lines[first]), 0
    for number in range(first, len(lines)):
        depth += depths[number]
        if depth < 0:
            raise StatementError(first, f"{_RULE}: this one closes a parenthesis that it does not open")
        is_last = number + 1 == len(lines) or _indent(lines[number + 1]) <= indent
        if depth == 0 and is_last:
            return number
    raise StatementError(first, f"{_RULE}: this one leaves a parenthesis open")


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def counting(text: str, most: int) -> str:
    """A statement that counts the rows of a SELECT, and stops after so many.

    It puts them in no order, so that no more than these need be read; only a LIMIT may depend on the order.
    """
    unordered, is_ordered, order = text.rpartition("\nORDER BY ")
    asked = unordered if is_ordered and "LIMIT" not in order.upper() else text
    some = f"SELECT 1 AS one FROM (\n{asked}\n) AS asked LIMIT {most}"  # noqa: S608 - our own statement
    return f"SELECT count(*) FROM ({some}) AS answered"  # noqa: S608 - our own statement


def is_given(value: Any) -> bool:
    """Whether a value is one: None and an empty list, as JSON or as Python has it, are none."""
    return value is not None and value not in ("[]", [], ())


def cut(text: str, values: Mapping[str, Any]) -> str:
    """The statement without its marks, and without the clauses that they take away for these values."""
    lines: list[str | None] = list(text.split("\n"))
    for mark in marks(text):
        if is_given(values.get(mark.name)) == mark.if_given:
            line = lines[mark.first]
            lines[mark.first] = None if line is None else line[: mark.at].rstrip()
        else:
            lines[mark.first : mark.last + 1] = [None] * (mark.last + 1 - mark.first)
    return "\n".join(line for line in lines if line is not None)


def with_parts(parts: Iterable[tuple[str, str, str]], text: str) -> str:
    """The statement with its parts before it, each given by its name, what it is, and its own statement.

    They are not materialized: the database looks in a part only for the rows that are asked for.
    """
    before = ",\n\n".join(f"-- {title}\n{name} AS NOT MATERIALIZED (\n{part}\n)" for name, title, part in parts)
    if not before:
        return text
    # Nearly all of ours begin in one of two ways: the pattern for the others need not be compiled for them.
    if text.startswith("WITH ") and not text.startswith("WITH RECURSIVE"):
        return f"WITH\n{before},\n\n{text.removeprefix('WITH ')}"
    own = None if text.startswith("SELECT") else re.match(_WITH, text)
    if own is None:
        return f"WITH\n{before}\n\n{text}"
    return f"{own[1]}WITH{own[2] or ''}\n{before},\n\n{text[own.end() :]}"


def replaced(text: str, put: Callable[[str], str]) -> str:
    """The statement with something else for each of its parameters."""
    return TOKEN.sub(lambda token: token[0] if token["name"] is None else put(token["name"]), text)


def pasteable(text: str, values: Mapping[str, Any]) -> str:
    """The statement with its values written in, ready for `sqlite3` or `psql`."""
    written = replaced(text, lambda name: _literal(values[name]) if name in values else f":{name}")
    ends_in_comment = any(token["comment"] and token.end() == len(written) for token in TOKEN.finditer(written))
    return written + ("\n;" if ends_in_comment else ";")


def _literal(value: Any) -> str:
    if value is None:
        return "NULL"
    if isinstance(value, int | float):
        return repr(value)
    text = array_of(value) if isinstance(value, list | tuple) else str(value)
    return "'" + text.replace("'", "''") + "'"
