"""The catalog finds the .sql files of queries, those that are shipped and those of a user.

Each file begins with a header of comments: `header` says what can stand in it, and `query` how a query is put together
from a file and its parts. A file is read only when it is asked for.
"""

import os
import re
from collections.abc import Iterable

from regional.errors import RegionalError
from regional.sql.parameters import DAYS, STANDARD, TYPES, Parameter
from regional.sql.query import PARTS, Query, leads_out, read_query

__all__ = [
    "DAYS",
    "LOOKUPS",
    "PARTS",
    "REASONS",
    "STANDARD",
    "TYPES",
    "Parameter",
    "Query",
    "lookup",
    "query_files",
    "query_paths",
    "read_query",
]

FOLDER = os.path.join(os.path.dirname(__file__), "queries")
"""Where the shipped queries are."""

REASONS = os.path.join(os.path.dirname(__file__), "reasons")
"""Where the statements are that find out why no row answers a question."""

LOOKUPS = os.path.join(os.path.dirname(__file__), "lookups")
"""Where the statements are that an answer is put together from, and that are no question by themselves."""

_COMMAND = r"\w[\w-]*"
"""The name of a command: what a shell completes, it also runs."""


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
    shipped = sorted(file for file in os.listdir(FOLDER) if file.endswith(".sql"))
    found = {file.removesuffix(".sql").replace("_", "-"): os.path.join(FOLDER, file) for file in shipped}
    refused: dict[str, str] = {}
    for folder in folders:
        if not os.path.isdir(folder):
            raise RegionalError(f"there is no folder of queries at {folder}")
        for file in sorted(os.listdir(folder)):
            name, ending = os.path.splitext(file.replace("_", "-"))
            if ending != ".sql":
                continue
            path = os.path.join(folder, file)
            if not os.path.isfile(path) or leads_out(path, folder):
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


def lookup(name: str) -> str:
    """A statement that is no question by itself."""
    return read_query(os.path.join(LOOKUPS, f"{name}.sql")).body
