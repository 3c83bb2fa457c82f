"""Where the database is: a path to an SQLite file, or a URL."""

from regional.errors import RegionalError

DEFAULT = "regional.db"
"""The database in the working folder."""


def sqlite_path(location: str) -> str:
    """The SQLite file that a path or a `sqlite:///` URL names.

    Raises:
        RegionalError: it is a URL of another kind of database.
    """
    if location.startswith("sqlite:///"):
        return location.removeprefix("sqlite:///")
    if "://" in location:
        kind = location.partition("://")[0]
        raise RegionalError(f"databases of the kind '{kind}' are not supported yet: give the path of an SQLite file")
    return location
