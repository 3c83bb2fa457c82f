"""Where the database is: the path of an SQLite file, or the URL of a PostgreSQL server."""

import re

from regional.errors import RegionalError

DEFAULT = "regional.db"
"""The database in the working folder."""

_SERVER = ("postgresql+psycopg", "postgresql", "postgres")


def is_server(location: str) -> bool:
    """Whether a location is a server, not a file.

    Raises:
        RegionalError: it is a URL of a kind of database that is not supported.
    """
    kind, mark, _ = location.partition("://")
    if not mark or kind == "sqlite":
        return False
    if kind not in _SERVER:
        supported = "the path of an SQLite file, or postgresql+psycopg://…"
        raise RegionalError(f"databases of the kind '{kind}' are not supported: give {supported}")
    return True


def file_path(location: str) -> str:
    """The path of an SQLite file, which can also be written as a `sqlite:///` URL.

    Raises:
        RegionalError: it is the path of no file, but of a folder.
    """
    path = location.removeprefix("sqlite:///")
    if not path or path.endswith("/"):
        raise RegionalError(f"'{location}' names no file: give its whole path, such as {DEFAULT}")
    return path


def server_url(location: str) -> str:
    """The URL of a server as libpq reads it.

    Raises:
        RegionalError: the account holds a sign that ends it; libpq would take the rest of a password for a host.
    """
    rest = location.partition("://")[2]
    account = rest.partition("?")[0].rpartition("@")[0]
    if "@" in account or "/" in account:
        raise RegionalError(f"{shown(location)}: in an account or a password write %40 for @ and %2F for /")
    return f"postgresql://{rest}"


def error_text(error: Exception, location: str) -> str:
    """The message of a database in one line, without the password that a server's library repeats from a URL."""
    url = f"postgresql://{location.partition('://')[2]}"
    return " ".join(str(error).replace(url, shown(location)).split())


def shown(location: str) -> str:
    """The location as a message can show it: without a password."""
    start, mark, rest = location.partition("://")
    account, at, host = re.sub("(password|secret)=[^&]*", r"\1=***", rest).rpartition("@")
    return f"{start}{mark}{account.partition(':')[0]}{at}{host}" if mark else location
