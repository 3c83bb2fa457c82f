"""A query is put together from its file and from the parts that it uses.

A statement uses a parameter by its name, `:since`. One that takes several values is a JSON array, to be read with
`json_each(:organizations)`; it is empty if none is given. The parameters `:on`, `:status`, `:dataset` and `:continuity`
need no line in the header: every statement that uses them has these options. A part is a common table expression: a
query with the line `-- uses: held` reads from `held` as from a table, and has the options of the part too. A column
named `facts` is not shown: it holds the ids of the facts that a row rests on, one id or a JSON array of them, and
`--sources` follows them to the evidence. `pivot` turns the rows of two columns into columns of their own.
"""

import os
from collections.abc import Mapping
from typing import Any, NamedTuple

from regional.errors import RegionalError
from regional.sql import statement
from regional.sql.header import Header, read_header
from regional.sql.parameters import STANDARD, Parameter

PARTS = os.path.join(os.path.dirname(__file__), "parts")
"""Where the shipped parts are. A folder of one's own can have a folder `parts` too."""

_QUERY = "a query file starts with its question, `-- Which states …?`"
_PART = "a part starts with what its rows are, `-- The spells that …`"


class Query(NamedTuple):
    """One predefined query."""

    name: str
    title: str
    description: str
    parameters: tuple[Parameter, ...]
    pivot: tuple[str, ...] | None
    example: str
    body: str
    parts: tuple[tuple[str, str, str], ...] = ()
    """The parts that stand before the statement: the name, what its rows are, and its own statement."""
    path: str = ""
    sentence: str = ""
    """What makes sentences of the rows, where a person reads them; see `questions.sentences`."""
    screen: tuple[str, ...] = ()
    """The columns that a terminal shows, in this order; empty: all of them."""
    card: tuple[tuple[str, ...], ...] = ()
    """The lines of the card that a terminal shows for each row, each a list of columns; empty: the rows are a list."""
    shape: tuple[str, ...] = ()
    """What makes other rows of them, see `questions.shapes`, and the parameters that it reads."""
    unused: tuple[str, ...] = ()
    """A line for each parameter that the header explains and no statement uses."""

    def statement(self, values: Mapping[str, Any]) -> str:
        """The statement with its parts before it, without the clauses that wait for an option which is not given."""
        parts = [(name, title, statement.cut(part, values)) for name, title, part in self.parts]
        return statement.with_parts(parts, statement.cut(self.body, values))

    def counting(self, values: Mapping[str, Any], most: int) -> str:
        """A statement that counts the rows, and stops after so many."""
        return statement.counting(self.statement(values), most)

    def pasteable(self, values: Mapping[str, Any]) -> str:
        """The statement with its values written in, ready for `sqlite3`."""
        return statement.pasteable(self.statement(values), values)


def read_query(path: str | os.PathLike[str]) -> Query:
    """Read one query, and the parts that it uses.

    Raises:
        RegionalError: its header does not say what a header must say; the message names the file and the line.
    """
    header = read_header(path, _QUERY)
    parts = _parts_of(header, {})
    parameters = dict(header.parameters)
    for part in parts:
        parameters |= {name: parameter for name, parameter in part.parameters.items() if name not in parameters}
    used = {name for one in (header, *parts) for name in _names(one, parameters)}
    parameters |= {name: standard for name, standard in STANDARD.items() if name in used and name not in parameters}
    unused = (
        f"{header.path}:{header.lines[name]}: the header explains '{name}', but no statement uses it"
        for name in header.parameters
        if name not in used and name not in header.shape[1:]
    )
    return Query(
        header.name.replace("_", "-"),
        header.title,
        header.description,
        tuple(parameters.values()),
        header.pivot,
        header.example,
        header.body,
        tuple((part.name, part.title, part.body) for part in parts),
        header.path,
        header.sentence,
        header.screen,
        header.card,
        header.shape,
        tuple(unused),
    )


def _parts_of(header: Header, found: dict[str, Header], inside: tuple[str, ...] = ()) -> list[Header]:
    """The parts that a statement uses, those that they use before them, each once and read once."""
    own = os.path.join(os.path.dirname(header.path), *(() if inside else ("parts",)))
    for name in header.uses:
        where = f"{header.path}:{header.lines['uses:']}"
        if name in inside:
            raise RegionalError(f"{where}: the part '{name}' would use itself")
        paths = [path for folder in (own, PARTS) if os.path.isfile(path := os.path.join(folder, f"{name}.sql"))]
        if not paths:
            raise RegionalError(f"{where}: there is no part '{name}' in {own} or {PARTS}")
        if not paths[0].startswith(PARTS) and leads_out(paths[0], os.path.dirname(header.path)):
            raise RegionalError(f"{paths[0]}: this is no file in the folder: put the file itself there")
        if name not in found:
            part = read_header(paths[0], _PART)
            _parts_of(part, found, (*inside, name))
            found[name] = part
    return list(found.values())


def leads_out(path: str, folder: str) -> bool:
    """Whether a file in a folder is a link to what is not in the folder: what it says would be quoted."""
    return not os.path.realpath(path).startswith(os.path.join(os.path.realpath(folder), ""))


def _names(header: Header, explained: Mapping[str, Parameter]) -> set[str]:
    """The parameters that a statement uses; each must be explained, and each mark take away a whole clause."""
    found = set()
    for name, line in statement.names(header.body):
        if name not in explained and name not in STANDARD:
            raise RegionalError(f"{header.at(line)}: :{name} is used, but no line of the header explains it")
        found.add(name)
    try:
        statement.marks(header.body)
    except statement.StatementError as error:
        raise RegionalError(f"{header.at(error.line)}: {error}") from error
    return found
