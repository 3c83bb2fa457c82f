"""The catalog reads a .sql file into a query: its question, its parameters, its statement.

A file starts with a header of comments::

    -- Which states belong to every one of these organizations, and since when?
    --
    -- More about it, in as many lines as it takes.
    --
    -- argument organizations: organization, 2 or more. The organizations.
    -- option not: organization, any number. Leave out the members of this one.
    -- option since: first-day. From this day on.
    -- pivot: organization status
    -- example: both SCO CSTO --on 2021-09-17

A parameter is used in the statement by its name, `:since`; one that takes several values is a JSON array, to be read
with `json_each(:organizations)`. The parameters `:on`, `:status` and `:dataset` need no line: every statement that uses
them has these options. A line that ends in `-- if :not` is left out of the statement unless that option is given, one
that ends in `-- unless :not` if it is. A column named `facts` is not shown: it holds the ids of the facts that a row
rests on, one id or a JSON array of them, and `--sources` follows them to the evidence. `pivot` turns the rows of two
columns into columns of their own.
"""

import json
import os
import re
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from regional.errors import RegionalError

FOLDER = os.path.join(os.path.dirname(__file__), "queries")
"""Where the shipped queries are."""

DAYS = ("day", "first-day", "last-day")
"""The types that are a day: the one that is given, or the first or the last one of a year or a month that is given."""

TYPES = (
    *("organization", "state", "member", "actor", "person", "topic", "event", "dataset", "fact", "name"),
    *DAYS,
    *("status", "event-kind", "statement-kind", "tier", "found-in", "words", "text", "flag"),
)
"""What a parameter can be: something in the database, a day, a word of a vocabulary, or a text."""

_RESERVED = ("format", "format_", "sources", "sql", "timeout", "help")
_PLACEHOLDER = r"(?<![:\w]):([a-z_]+)"
_MARKS = {"if": True, "unless": False}


class Parameter(NamedTuple):
    """An argument or an option of a query."""

    name: str
    type: str
    help: str
    is_argument: bool = False
    least: int | None = None
    most: int | None = None
    default: str | None = None
    is_pair: bool = False
    """Whether the option takes two values at once, as in `--between A B`."""

    @property
    def many(self) -> bool:
        """Whether it takes several values, and reaches the statement as a JSON array."""
        return self.least is not None


STANDARD = {
    "on": Parameter("on", "day", "The day that is asked about: a day, `today`, or `@EVENT`.", default="today"),
    "status": Parameter(
        "status", "status", "Count members of this status; `any` counts all.", least=0, default="member"
    ),
    "dataset": Parameter(
        "dataset", "dataset", "Ask this dataset alone, not the best for each organization; several: side by side."
    ),
}
"""The parameters that need no line in a header."""


class Query(NamedTuple):
    """One predefined query."""

    name: str
    title: str
    description: str
    parameters: tuple[Parameter, ...]
    pivot: tuple[str, ...] | None
    example: str
    body: str

    def statement(self, values: Mapping[str, Any]) -> str:
        """The statement, without the lines that wait for an option which has no value."""
        lines = []
        for line in self.body.splitlines():
            kept, _, mark = line.partition(" -- ")
            word, _, name = mark.partition(" :")
            is_given = values.get(name) not in (None, [], (), "[]")
            if word not in _MARKS or is_given == _MARKS[word]:
                lines.append(kept.rstrip())
        return "\n".join(lines)

    def pasteable(self, values: Mapping[str, Any]) -> str:
        """The statement with its values written in, ready for `sqlite3`."""

        def written(match: re.Match[str]) -> str:
            return _literal(values[match[1]]) if match[1] in values else match[0]  # a comment can name anything

        return re.sub(_PLACEHOLDER, written, self.statement(values)) + ";"


def _literal(value: Any) -> str:
    if isinstance(value, list | tuple):
        value = json.dumps(value, ensure_ascii=False)
    return "NULL" if value is None else "'" + str(value).replace("'", "''") + "'"


def query_paths(folders: Iterable[str] = (), taken: Iterable[str] = ()) -> dict[str, str]:
    """The .sql files by the name of their command: the shipped ones, then those of further folders.

    Args:
        folders: further folders.
        taken: names that no query can have.

    Raises:
        RegionalError: there is no such folder, or a name is taken.
    """
    found: dict[str, str] = {}
    for folder in (FOLDER, *folders):
        if not os.path.isdir(folder):
            raise RegionalError(f"there is no folder of queries at {folder}")
        for file in sorted(os.listdir(folder)):
            name, ending = os.path.splitext(file.replace("_", "-"))
            if ending != ".sql":
                continue
            path = os.path.join(folder, file)
            if name in found:
                raise RegionalError(f"{path}: there is already a query '{name}', in {found[name]}: rename the file")
            if name in taken:
                raise RegionalError(f"{path}: there is already a command '{name}': rename the file")
            found[name] = path
    return found


def read_query(path: str | os.PathLike[str]) -> Query:
    """Read one .sql file.

    Raises:
        RegionalError: its header does not say what a header must say; the message names the file and the line.
    """
    path = os.fspath(path)
    lines = _lines(path)
    size = next((number for number, line in enumerate(lines) if not line.startswith("--")), len(lines))
    prose: list[str] = []
    parameters: dict[str, Parameter] = {}
    said: dict[str, str] = {}
    for number, line in enumerate(lines[:size], start=1):
        text = line.removeprefix("--").strip()
        word, _, rest = text.partition(" ")
        if word in ("argument", "option"):
            parameter = _parameter(rest, f"{path}:{number}", is_argument=word == "argument")
            if parameter.name in parameters or parameter.name in _RESERVED:
                raise RegionalError(f"{path}:{number}: there is already an option --{parameter.name}")
            parameters[parameter.name] = parameter
        elif word in ("pivot:", "example:"):
            said[word] = rest
        else:
            prose.append(text)
    body = "\n".join(lines[size:]).strip().rstrip(";")
    if not prose or not prose[0] or not body:
        raise RegionalError(
            f"{path}:1: a query file starts with its question, `-- Which states …?`, and has a statement"
        )
    _add_standard(parameters, path, lines)
    pivot = tuple(said["pivot:"].split()) if "pivot:" in said else None
    if pivot is not None and len(pivot) != 2:  # noqa: PLR2004 - the heading and the cell
        raise RegionalError(f"{path}: a pivot names two columns, as `-- pivot: organization status`")
    description = re.sub(r"(?<=\S)\n(?=\S)", " ", "\n".join(prose[1:])).strip()
    name = os.path.basename(path).removesuffix(".sql").replace("_", "-")
    return Query(name, prose[0], description, tuple(parameters.values()), pivot, said.get("example:", ""), body)


def _lines(path: str) -> list[str]:
    try:
        with open(path, encoding="utf-8") as file:
            return file.read().splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise RegionalError(f"{path}: cannot be read: {error}") from error


def _add_standard(parameters: dict[str, Parameter], path: str, lines: list[str]) -> None:
    """Add the parameters that the statement uses and that need no line in the header."""
    for number, line in enumerate(lines, start=1):
        mark = re.search(" -- (?:if|unless) :(.*)", line)
        names = [*re.findall(_PLACEHOLDER, line), *(mark.groups() if mark else ())]
        for name in [] if line.startswith("--") else names:
            if name not in parameters and name not in STANDARD:
                raise RegionalError(f"{path}:{number}: :{name} is used, but no line of the header explains it")
            if name not in parameters:
                parameters[name] = STANDARD[name]


def _parameter(text: str, where: str, *, is_argument: bool) -> Parameter:
    """Read what stands behind the word `argument` or `option`."""
    name, _, rest = text.partition(": ")
    rule, _, help_ = rest.partition(". ")
    type_, *rules = rule.split(", ")
    least = most = default = None
    is_pair = False
    for part in rules:
        words = part.split()
        if part == "any number":
            least = 0
        elif part == "a pair":
            least, most, is_pair = 0, 2, True
        elif words[:1] == ["exactly"] and words[1:][0:1] and words[1].isdecimal():
            least = most = int(words[1])
        elif words[1:] == ["or", "more"] and words[0].isdecimal():
            least = int(words[0])
        elif len(words) == 2 and words[0] == "default":  # noqa: PLR2004 - the word and the value
            default = words[1]
        else:
            help_ = ""
    if type_ and type_ not in TYPES:
        raise RegionalError(f"{where}: there is no type '{type_}': it is one of {', '.join(TYPES)}")
    if not (re.fullmatch("[a-z_]+", name) and type_ and help_):
        example = f"{'argument' if is_argument else 'option'} NAME: TYPE, any number, default VALUE. What it is."
        raise RegionalError(f"{where}: a parameter is written as `{example}`")
    return Parameter(name, type_, help_, is_argument, least, most, default, is_pair)
