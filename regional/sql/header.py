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
    -- example: both SCO CSTO --on 2021-09-17

A line that is indented further continues the one before it. Queries, parts, checks and views begin alike.
"""

import os
from itertools import groupby
from typing import NamedTuple

from regional.errors import RegionalError
from regional.sql.parameters import Parameter, read_parameter

_SPOKEN_OF = ("pivot", "example", "uses")
_NEARLY = ("argument", "option", "pivot", "example", "use")


class Header(NamedTuple):
    """What a .sql file says about itself, and its statement."""

    path: str
    title: str
    description: str
    parameters: dict[str, Parameter]
    lines: dict[str, int]
    """The line on which each parameter is explained; the others by their word, such as `uses`."""
    uses: tuple[str, ...]
    pivot: tuple[str, ...] | None
    example: str
    body: str
    first: int
    """The line on which the statement begins."""

    @property
    def name(self) -> str:
        """The name of the file, without its ending."""
        return os.path.basename(self.path).removesuffix(".sql")

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
    lines = _lines(path)
    size = next((number for number, line in enumerate(lines) if not line.lstrip().startswith("--")), len(lines))
    prose: list[str] = []
    parameters: dict[str, Parameter] = {}
    at: dict[str, int] = {}
    spoken: dict[str, str] = {}
    for number, text in _paragraphs(lines[:size]):
        word, _, rest = text.partition(" ")
        if word in ("argument", "option"):
            parameter = read_parameter(rest, f"{path}:{number}", is_argument=word == "argument")
            if parameter.name in parameters:
                raise RegionalError(f"{path}:{number}: there is already an option --{parameter.name}")
            if parameter.is_argument and parameter.many and any(p.is_argument and p.many for p in parameters.values()):
                raise RegionalError(f"{path}:{number}: only one argument can take several values")
            parameters[parameter.name] = parameter
            at[parameter.name] = number
        elif word.removesuffix(":") in _SPOKEN_OF and word.endswith(":"):
            if word in spoken:
                raise RegionalError(f"{path}:{number}: there is already a line `{word}`")
            spoken[word] = rest.strip()
            at[word] = number
        elif word.endswith(":") and word[:-1].lower().removesuffix("s") in _NEARLY:
            raise RegionalError(
                f"{path}:{number}: a header says `argument NAME: …`, `option NAME: …`, `uses: …`, `pivot: …` or"
                f" `example: …`, not `{word}`"
            )
        else:
            prose.append(text)
    body, skipped = _body(lines[size:])
    if not prose or not prose[0] or not body:
        raise RegionalError(f"{path}:1: {what}, and has a statement")
    pivot = tuple(spoken["pivot:"].split()) if "pivot:" in spoken else None
    if pivot is not None and len(pivot) != 2:  # noqa: PLR2004 - the heading and the cell
        raise RegionalError(f"{path}:{at['pivot:']}: a pivot names two columns, as `-- pivot: organization status`")
    description = "\n\n".join(" ".join(lines) for is_text, lines in groupby(prose[1:], bool) if is_text)
    uses = tuple(spoken.get("uses:", "").replace(",", " ").split())
    return Header(
        path, prose[0], description, parameters, at, uses, pivot, spoken.get("example:", ""), body, size + skipped + 1
    )


def _lines(path: str) -> list[str]:
    try:
        with open(path, encoding="utf-8") as file:
            return file.read().removeprefix("\ufeff").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise RegionalError(f"{path}: cannot be read: {error}") from error


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
    return "\n".join(lines[skipped:]).rstrip().rstrip(";"), skipped
