"""The program that reads seeds: what it makes of a file follows from its code, and from what the code is built on."""

import os
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import sha256

import sqlalchemy
import yaml

from regional.shipped import MIGRATIONS, PACKAGE

_CODE = (".py", ".pyc", ".sql")


@cache
def program() -> str:
    """SHA-256 of this program, in hexadecimal: of another version, or on another Python, it is another."""
    built_on = (sys.version, sqlalchemy.__version__, yaml.__version__)
    return sha256(f"{built_on} {hash_of_code((PACKAGE, MIGRATIONS))}".encode()).hexdigest()


def hash_of_code(folders: Iterable[str]) -> str:
    """SHA-256 over the code in folders: the migrations and the rules of checking are part of it."""
    digest = sha256()
    for folder in folders:
        for path in _code(folder):
            with open(path, "rb") as file:
                content = file.read()
            digest.update(os.fsencode(f"{os.path.relpath(path, folder)}\0{len(content)}\0"))
            digest.update(content)
    return digest.hexdigest()


def _code(folder: str) -> Iterator[str]:
    for inside, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        yield from (os.path.join(inside, name) for name in sorted(names) if name.endswith(_CODE))
