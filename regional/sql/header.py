"""A .sql file begins with a header of comments: what its rows are, more about it, and what else there is to say.

For example::

    -- Which states belong to every one of these organizations, and since when?
    --
    -- More about it, in as many lines as it takes.
    --
    -- argument organizations: organization, 2 or more. The organizations.
    -- option since: first-day. From this day on.
    -- uses: held, excluded
    -- pivot: organization status
    -- sentence: belonging
    -- screen: state, name, since
    -- card: speaker, date / text / source
    -- example: both SCO CSTO --on 2021-09-17

A line that is indented further continues the one before it. `screen` names the columns that a terminal shows, in this
order; with `card`, it shows each row as a block of these lines. Queries, parts, checks and views are all read here;
what else a view says, the meaning of its columns, is prose to this reader.
"""

import os
from collections.abc import Mapping
from itertools import groupby
from typing import NamedTuple

from regional.errors import RegionalError
from regional.sql.parameters import Parameter, read_parameter
from regional.visible import hidden

_KEYWORDS = ("pivot:", "screen:", "card:", "sentence:", "shape:", "example:", "uses:")
_LIKE_KEYWORDS = ("argument", "option", "pivot", "screen", "card", "sentence", "shape", "example", "use")


class Header(NamedTuple):
    """What a .sql file says about itself, and its statement."""

    path: str
    title: str
    prose: tuple[str, ...]
    """The lines below the title that are no parameter and begin with no keyword."""
    parameters: dict[str, Parameter]
    lines: dict[str, int]
    """The line on which each parameter is explained, by its name, and each keyword stands, such as `uses:`."""
    uses: tuple[str, ...]
    pivot: tuple[str, ...] | None
    screen: tuple[str, ...]
    card: tuple[tuple[str, ...], ...]
    example: str
    sentence: str
    """What makes sentences of the rows; see `questions.sentences`."""
    shape: tuple[str, ...]
    """What makes other rows of them, see `questions.shapes`, and the parameters that it reads."""
    body: str
    first: int
    """The line on which the statement begins."""
    text: str
    """The whole file, with the header."""

    @property
    def name(self) -> str:
        """The name of the file, without its ending."""
        return os.path.basename(self.path).removesuffix(".sql")

    @property
    def description(self) -> str:
        """The prose, with each paragraph on one line."""
        return "\n\n".join(" ".join(lines) for is_text, lines in groupby(self.prose, bool) if is_text)

    def at(self, line: int) -> str:
        """The place of a line of the statement, counted from 0, in the file."""
        return f"{self.path}:{self.first + line}"


def read_header(path: str | os.PathLike[str], what: str) -> Header:
    """Read one .sql file.

    Args:
        path: the file.
        what: how such a file begins, for the message about one that does not.

    Raises:
        RegionalError: its header does not say what a header must say; the message names the file and the line.
    """
    path = os.fspath(path)
    text = _text(path)
    lines = text.split("\n")
    size = next((number for number, line in enumerate(lines) if not line.lstrip().startswith("--")), len(lines))
    prose: list[str] = []
    parameters: dict[str, Parameter] = {}
    keywords: dict[str, str] = {}
    at: dict[str, int] = {}
    for number, line in _paragraphs(lines[:size]):
        where = f"{path}:{number}"
        word, _, rest = line.partition(" ")
        if word in ("argument", "option"):
            parameter = read_parameter(rest, where, is_argument=word == "argument")
            _refuse_beside(parameters, parameter, where)
            parameters[parameter.name] = parameter
            at[parameter.name] = number
        elif _is_keyword(word, where):
            if word in keywords:
                raise RegionalError(f"{where}: there is already a line `{word}`")
            keywords[word] = rest.strip()
            at[word] = number
        else:
            prose.append(line)
    body, skipped = _body(lines[size:])
    if not prose or not prose[0] or not body:
        raise RegionalError(f"{path}:1: {what}, and has a statement")
    uses = tuple(keywords.get("uses:", "").replace(",", " ").split())
    pivot = _pivot(keywords["pivot:"], f"{path}:{at['pivot:']}") if "pivot:" in keywords else None
    screen = _listed(keywords.get("screen:", ""))
    card = tuple(_listed(line) for line in keywords.get("card:", "").split("/") if line.strip())
    return Header(
        path,
        prose[0],
        tuple(prose[1:]),
        parameters,
        at,
        uses,
        pivot,
        screen,
        card,
        keywords.get("example:", ""),
        keywords.get("sentence:", ""),
        tuple(keywords.get("shape:", "").split()),
        body,
        size + skipped + 1,
        text,
    )


def _listed(text: str) -> tuple[str, ...]:
    return tuple(part for piece in text.split(",") if (part := piece.strip()))


def _refuse_beside(others: Mapping[str, Parameter], parameter: Parameter, where: str) -> None:
    """Refuse a parameter that cannot stand beside those that are explained above it."""
    if parameter.name in others:
        raise RegionalError(f"{where}: there is already an option --{parameter.name}")
    if parameter.is_argument and parameter.many and any(other.is_argument and other.many for other in others.values()):
        raise RegionalError(f"{where}: only one argument can take several values")


def _is_keyword(word: str, where: str) -> bool:
    """Whether a line begins with a keyword; a word that is nearly one is refused, because it must be a mistake."""
    if word.endswith(":") and word not in _KEYWORDS and word[:-1].lower().removesuffix("s") in _LIKE_KEYWORDS:
        raise RegionalError(
            f"{where}: a header says `argument NAME: …`, `option NAME: …`, `uses: …`, `pivot: …` or"
            f" `example: …`, not `{word}`"
        )
    return word in _KEYWORDS


def _pivot(text: str, where: str) -> tuple[str, ...]:
    columns = tuple(text.split())
    if len(columns) != 2:  # noqa: PLR2004 - the heading and the cell
        raise RegionalError(f"{where}: a pivot names two columns, as `-- pivot: organization status`")
    return columns


def _text(path: str) -> str:
    try:
        with open(path, encoding="utf-8") as file:
            text = file.read().removeprefix("\ufeff")
    except (OSError, UnicodeDecodeError) as error:
        raise RegionalError(f"{path}: cannot be read: {error}") from error
    for number, line in enumerate(text.split("\n"), start=1):
        if found := hidden(line.replace("\t", "")):
            raise RegionalError(
                f"{path}:{number}: it holds the hidden character {found}: write it as char(…), or not at all"
            )
    return text


def _paragraphs(lines: list[str]) -> list[tuple[int, str]]:
    """The texts of the comments, each with the number of its line; a line that is indented continues the one before."""
    found: list[tuple[int, str]] = []
    for number, line in enumerate(lines, start=1):
        text = line.lstrip().removeprefix("--")
        if found and found[-1][1] and text.startswith("  ") and text.strip():
            found[-1] = (found[-1][0], f"{found[-1][1]} {text.strip()}")
        else:
            found.append((number, text.strip()))
    return found


def _body(lines: list[str]) -> tuple[str, int]:
    """The statement, and how many empty lines stand before it."""
    skipped = next((number for number, line in enumerate(lines) if line.strip()), 0)
    return "\n".join(lines[skipped:]).rstrip("; \t\r\n"), skipped
