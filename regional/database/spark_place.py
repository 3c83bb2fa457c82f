"""Where Spark is, and the folder that it reads: `sc://HOST:PORT/;folder=FOLDER`, with the options of Spark Connect."""

from typing import NamedTuple
from urllib.parse import unquote

from regional.database.location import SPARK
from regional.errors import RegionalError

FORM = f"{SPARK}HOST:15002/;folder=FOLDER"
"""How a place in Spark is written."""

_PORT = 15002
_OPEN = ("folder", "use_ssl", "user_id", "user_agent")
"""The options whose values a message can show."""


class SparkPlace(NamedTuple):
    """A server of Spark Connect, and a folder as that server sees it."""

    server: str
    """The URL of the server, as its client takes it."""
    host: str
    port: int
    folder: str


def spark_place(location: str) -> SparkPlace:
    """The server and the folder of a location.

    Raises:
        RegionalError: it names no server, or no folder.
    """
    address, *options = location.removeprefix(SPARK).split(";")
    address = address.removesuffix("/")
    host, colon, port = address.rpartition(":")
    if not colon or address.endswith("]"):
        host, port = address, str(_PORT)
    if not host.strip("[]") or "/" in address or not (port.isascii() and port.isdecimal() and int(port) < 1 << 16):
        raise RegionalError(f"{shown_place(location)} names no server: write {FORM}")
    folders = [option.partition("=")[2] for option in options if option.startswith("folder=")]
    if len(folders) != 1 or not folders[0]:
        raise RegionalError(f"{shown_place(location)} names no folder that the server sees: write {FORM}")
    kept = [f";{option}" for option in options if option and not option.startswith("folder=")]
    return SparkPlace(f"{SPARK}{address}/{''.join(kept)}", host.strip("[]"), int(port), unquote(folders[0]))


def shown_place(location: str) -> str:
    """The location as a message can show it: without a token, or what could be one."""
    start, *options = location.split(";")
    account, at, address = start.removeprefix(SPARK).rpartition("@")
    named = [option.partition("=") for option in options if option]
    shown = [name + sign + value if name in _OPEN else f"{name}=***" for name, sign, value in named]
    return ";".join([f"{SPARK}{'***' if account else ''}{at}{address}", *shown])
