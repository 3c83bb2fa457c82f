"""The catalog reads a .sql file into a query: its question, its parameters, its statement.

A file starts with a header of comments::

    -- Which states belong to every one of these organizations, and since when?
    --
    -- More about it, in as many lines as it takes.
    --
    -- argument organizations: organization, 2 or more. The organizations.
    -- option not: organization, any number. Leave out the members of this one.
    -- option since: day, default 0001-01-01. From this day on.
    -- pivot: organization status
    -- example: both SCO CSTO --on 2021-09-17

A parameter is used in the statement by its name, `:since`; one that takes several values is a JSON array, to be read
with `json_each(:organizations)`. The parameters `:on`, `:status` and `:dataset` need no line: every statement that uses
them has these options. A line that ends in `-- if :not` is left out of the statement unless that option is given. A
column named `facts` is not shown: it holds the ids of the facts that a row rests on, one id or a JSON array of them,
and `--sources` follows them to the evidence. `pivot` turns the rows of two columns into columns of their own.
"""

import os
import re
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from regional.errors import RegionalError

FOLDER = os.path.dirname(__file__)
"""Where the shipped queries are."""

_PLACEHOLDER = r"(?<![:\w]):([a-z_]+)"
_MARK = "-- if :"


class Parameter(NamedTuple):
    """An argument or an option of a query."""

    name: str
    type: str
    help: str
    is_argument: bool = False
    least: int | None = None
    most: int | None = None
    default: str | None = None

    @property
    def many(self) -> bool:
        """Whether it takes several values, and reaches the statement as a JSON array."""
        return self.least is not None


STANDARD = {
    "on": Parameter("on", "day", "The day that is asked about: a day, `today`, or `@EVENT`.", default="today"),
    "status": Parameter(
        "status", "status", "Count members of this status; `any` counts all.", least=0, default="member"
    ),
    "dataset": Parameter("dataset", "dataset", "Ask this dataset alone, not the best one for each organization."),
}
"""The parameters that need no line in a header."""


class Query(NamedTuple):
    """One predefined query."""

    name: str
    title: str
    description: str
    parameters: tuple[Parameter, ...]
    pivot: tuple[str, str] | None
    example: str
    body: str

    def statement(self, values: Mapping[str, Any]) -> str:
        """The statement, without the lines that wait for an option which has no value."""
        lines = []
        for line in self.body.splitlines():
            kept, mark, name = line.partition(_MARK)
            if not mark or values[name.strip()] not in (None, "[]"):
                lines.append(kept.rstrip())
        return "\n".join(lines)

    def pasteable(self, values: Mapping[str, Any]) -> str:
        """The statement with its values written in, ready for `sqlite3`."""
        return re.sub(_PLACEHOLDER, lambda match: _literal(values[match[1]]), self.statement(values)) + ";"


def _literal(value: Any) -> str:
    return "NULL" if value is None else "'" + str(value).replace("'", "''") + "'"


def query_paths(folders: Iterable[str] = ()) -> dict[str, str]:
    """The .sql files by the name of their command: the shipped ones, then those of further folders.

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
            found[name] = path
    return found


def read_query(path: str | os.PathLike[str]) -> Query:
    """Read one .sql file.

    Raises:
        RegionalError: its header does not say what a header must say; the message names the file and the line.
    """
    with open(path, encoding="utf-8") as file:
        lines = file.read().splitlines()
    size = next((number for number, line in enumerate(lines) if not line.startswith("--")), len(lines))
    prose: list[str] = []
    parameters: dict[str, Parameter] = {}
    pivot: tuple[str, str] | None = None
    example = ""
    for number, line in enumerate(lines[:size], start=1):
        text = line.removeprefix("--").strip()
        word, _, rest = text.partition(" ")
        if word in ("argument", "option"):
            parameter = _parameter(rest, f"{path}:{number}", is_argument=word == "argument")
            parameters[parameter.name] = parameter
        elif word == "pivot:":
            column, cell = rest.split()
            pivot = (column, cell)
        elif word == "example:":
            example = rest
        else:
            prose.append(text)
    body = "\n".join(lines[size:]).strip().rstrip(";")
    if not prose or not prose[0] or not body:
        raise RegionalError(
            f"{path}:1: a query file starts with its question, `-- Which states …?`, and has a statement"
        )
    for name in dict.fromkeys(re.findall(_PLACEHOLDER, body)):
        if name not in parameters:
            if name not in STANDARD:
                raise RegionalError(f"{path}: the statement uses :{name}, which no line of the header explains")
            parameters[name] = STANDARD[name]
    description = re.sub(r"(?<=\S)\n(?=\S)", " ", "\n".join(prose[1:])).strip()
    name = os.path.basename(path).removesuffix(".sql").replace("_", "-")
    return Query(name, prose[0], description, tuple(parameters.values()), pivot, example, body)


def _parameter(text: str, where: str, *, is_argument: bool) -> Parameter:
    """Read what stands behind the word `argument` or `option`."""
    name, _, rest = text.partition(": ")
    rule, _, help_ = rest.partition(". ")
    type_, *rules = rule.split(", ")
    least = most = default = None
    for part in rules:
        words = part.split()
        if part == "any number":
            least = 0
        elif words[:1] == ["exactly"] and words[1:][0:1] and words[1].isdigit():
            least = most = int(words[1])
        elif words[1:] == ["or", "more"] and words[0].isdigit():
            least = int(words[0])
        elif len(words) == 2 and words[0] == "default":  # noqa: PLR2004 - the word and the value
            default = words[1]
        else:
            help_ = ""
    if not (name.isidentifier() and type_ and help_):
        example = f"{'argument' if is_argument else 'option'} NAME: TYPE, any number, default VALUE. What it is."
        raise RegionalError(f"{where}: a parameter is written as `{example}`")
    return Parameter(name, type_, help_, is_argument, least, most, default)
