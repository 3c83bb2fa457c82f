"""The views: each is one .sql file whose header explains the view and every column of it.

A file starts with a header of comments, then comes the SELECT. The view has the name of the file::

    -- Tenures with the names of the person and the state.
    --
    -- More about it, in as many lines as it takes.
    --
    -- id, person_id: as in tenures
    -- person: The name of the person.

The first sentence says what a row is. A line `column: meaning` explains a column; a line `column, column: as in TABLE`
says that these columns mean what they mean in that table or view, and `*: as in TABLE` that all its columns are here.
The comments are part of the statement, so that SQLite shows them to whoever looks at the schema of a file.
"""

import re
from graphlib import TopologicalSorter
from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).parent / "views"
"""Where the views are."""

_COLUMN = re.compile(r"(\*|[a-z_]+(?:, [a-z_]+)*): (.+)")
_AS_IN = "as in "


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


def views() -> list[View]:
    """All views, each after the views that it selects from."""
    found = {path.stem: _read(path) for path in sorted(FOLDER.glob("*.sql"))}
    used = {name: _words(view.statement) & found.keys() - {name} for name, view in found.items()}
    return [found[name] for name in TopologicalSorter(used).static_order()]


def _words(statement: str) -> set[str]:
    """The words of a statement without its comments."""
    return set(re.findall("[a-z_]+", re.sub("--.*", "", statement)))


def _read(path: Path) -> View:
    text = path.read_text(encoding="utf-8").strip().rstrip(";")
    header = [line.removeprefix("--").strip() for line in text.splitlines() if line.startswith("--")]
    explained = [match for line in header if (match := _COLUMN.fullmatch(line))]
    columns = tuple(_column(name, match[2]) for match in explained for name in match[1].split(", "))
    return View(path.stem, header[0], columns, f"CREATE VIEW {path.stem} AS\n{text}")


def _column(name: str, meaning: str) -> ViewColumn:
    like = meaning.removeprefix(_AS_IN) if meaning.startswith(_AS_IN) else ""
    return ViewColumn(name, "" if like else meaning, like)
