"""What every reader of a database can do, whether it reads a file or asks a server."""

import re
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from regional.errors import RegionalError
from regional.json_texts import array_of
from regional.shipped import schema_versions

ONLY_READ = "that would do more than read, and questions only read"
"""The message about a statement that would do more."""

ANOTHER = "holds something other than a regional database: choose another"
"""The message about a database of another program."""

NO_VERSION = "does not say which schema it has: restore a backup, or load into a new database"
"""The message about a database of ours without its version."""

NO_TEXT = "Could not decode to UTF-8"
"""How Python begins to say that a text in a file is none."""

NOT_UTF8_INSIDE = "holds bytes that are not UTF-8: `regional check` names the rows"
"""The message about a database with such a text."""

_OURS = r"[0-9]{4}_[0-9]{2}_[0-9]{2}_\w+"
"""How a version of the schema is named, date first; other programs name theirs otherwise."""


TOO_LONG = "stopped: it took longer than the timeout allows"
"""The message about a statement that took too long."""

NOT_UTF8 = "the question holds bytes that are not UTF-8"
"""The message about a text that no database can take."""


class Result(NamedTuple):
    """What a statement gave: the names of its columns, and its rows."""

    columns: list[str]
    rows: list[tuple[Any, ...]]

    def records(self) -> Iterator[dict[str, Any]]:
        """The rows as mappings from column to value."""
        return (dict(zip(self.columns, row, strict=True)) for row in self.rows)


class About(NamedTuple):
    """What answers, and where."""

    engine: str
    version: str
    place: str
    """Where the database is, as a message can show it."""
    size: int
    """How many bytes it takes."""


class Reader(ABC):
    """A connection that can read and do nothing else; all its statements see the database as of one moment."""

    @abstractmethod
    def ask(self, statement: str, parameters: Mapping[str, Any] | None = None) -> Result:
        """Run one SELECT; a parameter can be a list, which reaches the statement as a JSON array.

        Raises:
            RegionalError: the database does not understand it, or it would do more than read or takes too long.
        """

    @abstractmethod
    def stream(self, statement: str) -> tuple[list[str], Iterable[tuple[Any, ...]]]:
        """Run one SELECT of any size and give its columns, and its rows as they come.

        Raises:
            RegionalError: as for `ask`, also while rows come.
        """

    @abstractmethod
    def about(self) -> About:
        """What answers, and where."""


def as_sent(parameters: Mapping[str, Any] | None) -> dict[str, Any]:
    """The values as drivers take them: a list becomes a JSON array, which a statement reads with `json_each`."""
    return {
        name: array_of(value) if isinstance(value, list | tuple) else value
        for name, value in (parameters or {}).items()
    }


def explain_version(version: object, path: str, mend: str = "") -> None:
    """Refuse a database that this program cannot ask, and say what to do.

    Args:
        version: the version of its schema.
        path: where it is.
        mend: what brings an older one to this program's schema, if a load does not.

    Raises:
        RegionalError: the schema is missing, older or newer, or of another program.
    """
    known = schema_versions()
    if version == known[-1]:
        return
    if version is None:
        raise RegionalError(f"{path} is not a regional database: make one with `regional load`")
    if not isinstance(version, str) or not re.fullmatch(_OURS, version):
        raise RegionalError(f"{path} {ANOTHER}")
    if version < known[0]:
        raise RegionalError(f"{path} has the schema {version}, from before the first release: load into a new database")
    if version not in known:
        raise RegionalError(f"{path} has the schema {version}, newer than this program's {known[-1]}: upgrade regional")
    mend = mend or f"`regional load` brings it to {known[-1]}"
    raise RegionalError(f"{path} has the older schema {version}: {mend}")
