"""Where the database is: the path of an SQLite file, the URL of a server, or a folder of Parquet files."""

import re

from regional.errors import RegionalError

DEFAULT = "regional.db"
"""The database in the working folder."""

PARQUET = "parquet:"
"""What stands before a folder of Parquet files."""

SPARK = "sc://"
"""What stands before the address of a server of Spark Connect, which reads such a folder."""

_SERVER = ("postgresql+psycopg", "postgresql", "postgres")

_NEITHER = r"(?i)\s*(postgres\w*\W|(host|hostaddr|port|dbname|user|password|passfile|service)\s*=)|[^/\\]*:[^/\\]*@"
"""What names a server in another way than by a URL, or is a URL with a slip, and could hold a password."""

_HOSTS = r"(\[[\w:.%]*\]|[^][:/@?,]*)(:[0-9]*)?(,(\[[\w:.%]*\]|[^][:/@?,]*)(:[0-9]*)?)*"
"""Hosts, each with a port or without."""

_PARTS = r"(?:([^?]*(?:\?[^=]*)?)@)?([^?@]*)(?:\?(.*))?"
"""An account, hosts with a database, and options. A question mark is of the account if an @ follows before any =."""

_OPEN = {"application_name", "connect_timeout", "dbname", "host", "hostaddr", "options", "port", "sslmode", "user"}
"""The options of a URL whose values a message can show."""

_FORM = "postgresql://NAME:PASSWORD@HOST:PORT/DATABASE?OPTION=VALUE"


def is_server(location: str) -> bool:
    """Whether a location is a server, not a file.

    Raises:
        RegionalError: it is a URL of a kind of database that is not supported.
    """
    kind, mark, _ = location.partition("://")
    if (not mark or "/" in kind) and _names_a_server(location):
        raise RegionalError(
            "the database is named neither by a path nor by a URL such as postgresql://NAME@HOST/DATABASE;"
            " a file of such a name is written ./NAME"
        )
    if not mark or "/" in kind or kind in ("sqlite", "sc"):
        return False
    if kind not in _SERVER:
        supported = "the path of an SQLite file, postgresql+psycopg://… or parquet:FOLDER"
        raise RegionalError(f"databases of the kind '{kind}' are not supported: give {supported}")
    return True


def _names_a_server(location: str) -> bool:
    """Whether what is no URL names a server all the same; most paths need no pattern to tell."""
    could_be = any(sign in location.lower() for sign in ("=", "@", "postgres"))
    return could_be and bool(re.match(_NEITHER, location))


def is_parquet(location: str) -> bool:
    """Whether a location is a folder of Parquet files; a file of such a name is written `./NAME`."""
    return location.startswith(PARQUET)


def parquet_folder(location: str) -> str:
    """The folder of Parquet files.

    Raises:
        RegionalError: none is named.
    """
    folder = location.removeprefix(PARQUET)
    if not folder:
        raise RegionalError(f"'{location}' names no folder: write parquet:FOLDER")
    return folder


def is_spark(location: str) -> bool:
    """Whether a location is a server of Spark Connect and a folder that it reads."""
    return location.startswith(SPARK)


def file_path(location: str) -> str:
    """The path of an SQLite file, which can also be written as a `sqlite:///` URL.

    Raises:
        RegionalError: it is the path of no file, but of a folder.
    """
    if is_spark(location):
        raise RegionalError(
            f"{shown(location)} can be asked; to change it, load or import into its folder as parquet:FOLDER"
        )
    if is_parquet(location):
        raise RegionalError(
            f"{location} is a folder of Parquet files: it can be asked, checked, loaded and imported into, but"
            " this needs an SQLite file or a server"
        )
    path = location.removeprefix("sqlite:///")
    if not path or path.endswith("/"):
        raise RegionalError(f"'{location}' names no file: give its whole path, such as {DEFAULT}")
    return path


def server_url(location: str) -> str:
    """The URL of a server as libpq reads it.

    Raises:
        RegionalError: it is none. The message does not quote libpq, which repeats what may be a part of a password.
    """
    from psycopg import Error, conninfo  # noqa: PLC0415 - a file does without it

    url = f"postgresql://{location.partition('://')[2]}"
    account, hosts, _ = _parts(location)
    if "@" in account or "/" in account or "?" in account:
        raise RegionalError(f"{shown(location)}: in an account or a password write %40 for @, %2F for / and %3F for ?")
    try:
        conninfo.conninfo_to_dict(url)
    except (Error, UnicodeError):
        is_url = False
    else:
        is_url = bool(re.fullmatch(_HOSTS, hosts.partition("/")[0]))
    if not is_url:
        raise RegionalError(f"{shown(location)} is not a URL of the form {_FORM}, with %20 for a blank and %25 for %")
    return url


def error_text(error: Exception) -> str:
    """The message of a database in one line."""
    return " ".join(str(error).split())


def shown(location: str) -> str:
    """The location as a message can show it: without a password."""
    if is_spark(location):
        from regional.database.spark_place import shown_place  # noqa: PLC0415 - only Spark needs it

        return shown_place(location)
    start, mark, _ = location.partition("://")
    if not mark:
        return location
    account, hosts, options = _parts(location)
    host, slash, path = hosts.partition("/")
    name = f"{re.split(':|%3a', account, flags=re.IGNORECASE)[0]}@" if account else ""
    hidden = re.sub("([^&=]*)=([^&]*)", lambda option: option[0] if option[1] in _OPEN else f"{option[1]}=***", options)
    hidden = re.sub("(^|(?<=&))[^&=]+(?=&|$)", "***", hidden)
    host = host if re.fullmatch(_HOSTS, host) else "***"
    return f"{start}://{name}{host}{slash}{path}{'?' if options else ''}{hidden}"


def _parts(location: str) -> tuple[str, str, str]:
    """The account with its password, the hosts with the database, and the options of a URL.

    A password can hold signs that end it, so that the account goes on to the last @ that no option has.
    """
    found = re.fullmatch(_PARTS, location.partition("://")[2], re.DOTALL)
    return (found[1] or "", found[2], found[3] or "") if found else ("", "", "")
