"""Importing this imports the whole program, so that a fork of the process need not."""

import contextlib
import gc
import importlib
import pkgutil

import regional
from regional.errors import MissingExtraError

_SOONER_OR_LATER = [
    *("alembic.command", "alembic.autogenerate", "psycopg", "rich.table", "sqlalchemy.orm", "sqlite3", "yaml"),
    "regional.__main__",
]
"""What most commands import, besides the program's own modules."""

for module in [*_SOONER_OR_LATER, *(found.name for found in pkgutil.walk_packages(regional.__path__, "regional."))]:
    if module.split(".")[-1] != "__main__" or module == "regional.__main__":
        with contextlib.suppress(ImportError, MissingExtraError):
            importlib.import_module(module)
gc.freeze()
