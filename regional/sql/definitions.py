"""The .sql files that define the schema and its rules: views and checks. No question reads them.

The header of a view explains every column of it. A line `-- column: meaning` explains one column; a line `-- column,
column: as in TABLE` says that these columns mean what they mean in that table or view, and `-- *: as in TABLE` that all
its columns are here. The comments are part of the statement that makes the view, so that SQLite shows them to whoever
looks at the schema of a file.
"""

import os
import re
from collections.abc import Iterator
from graphlib import TopologicalSorter
from typing import NamedTuple

from regional.sql.header import Header, read_header

_HERE = os.path.dirname(__file__)
CHECKS = os.path.join(_HERE, "checks")
"""Where the checks are."""

VIEWS = os.path.join(_HERE, "views")
"""Where the views are."""

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


def checks() -> list[Check]:
    """All rules of the data, by name."""
    return [
        Check(header.name, f"{header.title} {header.description}".strip(), header.body)
        for header in _headers(CHECKS, _CHECK)
    ]


def views() -> list[View]:
    """All views, each after the views that it selects from."""
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
