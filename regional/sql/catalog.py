"""The catalog reads the .sql files: views, queries, the parts that queries share, and checks.

Each file begins with a header of comments: `header` says what can stand in it, and `query` how a query is put together
from a file and its parts. A file is read only when it is asked for.

The header of a view explains every column of it. A line `-- column: meaning` explains one column; a line `-- column,
column: as in TABLE` says that these columns mean what they mean in that table or view, and `-- *: as in TABLE` that all
its columns are here. The comments are part of the statement that makes the view, so that SQLite shows them to whoever
looks at the schema of a file.
"""

import os
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from regional.errors import RegionalError
from regional.sql.header import Header, read_header
from regional.sql.parameters import DAYS, STANDARD, TYPES, Parameter
from regional.sql.query import PARTS, Query, read_query

__all__ = [
    "DAYS",
    "PARTS",
    "STANDARD",
    "TYPES",
    "Check",
    "Parameter",
    "Query",
    "View",
    "ViewColumn",
    "checks",
    "query_files",
    "query_paths",
    "read_query",
    "views",
]

_HERE = os.path.dirname(__file__)
FOLDER = os.path.join(_HERE, "queries")
"""Where the shipped queries are."""

CHECKS = os.path.join(_HERE, "checks")
"""Where the checks are."""

VIEWS = os.path.join(_HERE, "views")
"""Where the views are."""

_COMMAND = r"\w[\w-]*"
"""The name of a command: what a shell completes, it also runs."""

_CHECK = "a check starts with its rule, `-- Every fact …`"
_VIEW = "a view starts with what its rows are, `-- Memberships with names.`"

_EXPLAINED = re.compile(r"(\*|[a-z_]+(?:, [a-z_]+)*): (as in )?(.+)")
"""A line in the header of a view that explains columns."""


class Check(NamedTuple):
    """A rule of the data, and the statement that finds the rows which break it.

    They have the columns `table_name` and `id`, which say where the row is, and `message`: what is wrong with it.
    """

    name: str
    rule: str
    statement: str


class ViewColumn(NamedTuple):
    """What the header of a view says about one of its columns."""

    name: str
    """The name of the column, or `*` for all columns of the table that it is like."""
    meaning: str
    """What it means; empty if it is like a column of a table."""
    like: str
    """The table or view whose column of this name it is like; empty if it is explained by itself."""


class View(NamedTuple):
    """One view."""

    name: str
    meaning: str
    """What a row of it is, in one sentence."""
    columns: tuple[ViewColumn, ...]
    statement: str
    """The statement that makes it."""


def query_files(folders: Iterable[str] = (), taken: Iterable[str] = ()) -> tuple[dict[str, str], dict[str, str]]:
    """The .sql files by the name of their command: the shipped ones, then those of further folders.

    Args:
        folders: further folders.
        taken: names that no query can have.

    Returns:
        The files that can be asked; and for each name that is given twice, or is no file, a line that says so.

    Raises:
        RegionalError: there is no such folder.
    """
    found: dict[str, str] = {}
    refused: dict[str, str] = {}
    for folder in (FOLDER, *folders):
        if not os.path.isdir(folder):
            raise RegionalError(f"there is no folder of queries at {folder}")
        for file in sorted(os.listdir(folder)):
            name, ending = os.path.splitext(file.replace("_", "-"))
            if ending != ".sql":
                continue
            path = os.path.join(folder, file)
            if not os.path.isfile(path) or _leads_out(path, folder):
                refused[name] = f"{path}: this is no file in the folder: put the file itself there"
            elif not re.fullmatch(_COMMAND, name):
                refused[name] = f"{path}: a command is named by letters, digits and hyphens: rename the file"
            elif name in found:
                refused[name] = f"{path}: there is already a query '{name}', in {found[name]}: rename the file"
            elif name in taken:
                refused[name] = f"{path}: there is already a command '{name}': rename the file"
            else:
                found[name] = path
    return found, refused


def _leads_out(path: str, folder: str) -> bool:
    """Whether a file in a folder is a link to what is not in the folder: what it says would be quoted."""
    return os.path.islink(path) and not os.path.realpath(path).startswith(os.path.join(os.path.realpath(folder), ""))


def query_paths(folders: Iterable[str] = (), taken: Iterable[str] = ()) -> dict[str, str]:
    """The .sql files that can be asked, by the name of their command; see `query_files`."""
    return query_files(folders, taken)[0]


def read_queries(paths: Iterable[str]) -> tuple[list[Query], list[str]]:
    """Read several queries.

    Returns:
        Those that can be read; and for each of the others a line that says what is wrong with it.
    """
    queries, problems = [], []
    for path in paths:
        try:
            queries.append(read_query(path))
        except RegionalError as error:
            problems.append(str(error))
    return queries, problems


def checks() -> list[Check]:
    """All rules of the data, by name."""
    return [
        Check(header.name, f"{header.title} {header.description}".strip(), header.body)
        for header in _headers(CHECKS, _CHECK)
    ]


def views() -> list[View]:
    """All views, each after the views that it selects from."""
    from graphlib import TopologicalSorter  # noqa: PLC0415 - no question needs it

    headers = {header.name: header for header in _headers(VIEWS, _VIEW)}
    used = {name: _words(header.body) & headers.keys() - {name} for name, header in headers.items()}
    return [_view(headers[name]) for name in TopologicalSorter(used).static_order()]


def _headers(folder: str, what: str) -> Iterator[Header]:
    for file in sorted(os.listdir(folder)):
        if file.endswith(".sql"):
            yield read_header(os.path.join(folder, file), what)


def _words(body: str) -> set[str]:
    """The words of a statement without its comments."""
    return set(re.findall("[a-z_]+", re.sub("--.*", "", body)))


def _view(header: Header) -> View:
    explained = [match for line in header.prose if (match := _EXPLAINED.fullmatch(line))]
    columns = (
        ViewColumn(name, "" if like else meaning, meaning if like else "")
        for names, like, meaning in (match.groups() for match in explained)
        for name in names.split(", ")
    )
    statement = f"CREATE VIEW {header.name} AS\n{header.text.strip().rstrip(';')}"
    return View(header.name, header.title, tuple(columns), statement)
