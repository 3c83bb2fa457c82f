"""Importing this imports the program, so that a fork of the process need not, and runs the migrations once.

Two libraries are left out: a process that has imported them takes half as long again to fork, and each fork to end.
Only what reads or writes Parquet files needs them: `with_parquet` imports them too.
"""

import contextlib
import gc
import importlib
import pkgutil
import sys

import regional
from regional.database.schema_of_file import wanted
from regional.errors import MissingExtraError

_LEFT_OUT = ("duckdb", "pyarrow")

_SOONER_OR_LATER = [
    *("alembic.command", "alembic.autogenerate", "psycopg", "rich.table", "sqlalchemy.orm", "sqlite3", "yaml"),
    "regional.__main__",
]
"""What most commands import, besides the program's own modules."""


def _import_all() -> None:
    for module in [*_SOONER_OR_LATER, *(found.name for found in pkgutil.walk_packages(regional.__path__, "regional."))]:
        if module.split(".")[-1] != "__main__" or module == "regional.__main__":
            with contextlib.suppress(ImportError, MissingExtraError):
                importlib.import_module(module)
    wanted()
    gc.freeze()


def with_parquet() -> None:
    """Import also what reads and writes Parquet files."""
    for library in _LEFT_OUT:
        importlib.import_module(library)
    _import_all()


sys.modules.update(dict.fromkeys(_LEFT_OUT))  # type: ignore[arg-type]  # None: importing it fails
_import_all()
for library in _LEFT_OUT:
    del sys.modules[library]
