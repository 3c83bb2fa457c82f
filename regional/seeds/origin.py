"""Origin: where the rows of a dataset came from, so that no other folder takes their place unasked."""

import os
from pathlib import Path

from regional.shipped import SEEDS

SHIPPED = "regional"
"""Stands for the folder that comes with the program, wherever it is installed."""

IMPORTED = "import"
"""Stands for files of a public dataset."""


def origin_of(folder: Path) -> str:
    """A folder as a database remembers it: by its whole path, with no link in it."""
    path = os.path.realpath(folder)
    return SHIPPED if path == os.path.realpath(SEEDS) else path


def folder_of(origin: str | None) -> Path | None:
    """The folder that a database remembers, if there is a dataset in it still.

    A database can come from another machine, and name there a folder that is something else here.
    """
    folder = Path(SEEDS) if origin == SHIPPED else Path(origin or "")
    return folder if folder.is_absolute() and (folder / "dataset.yaml").is_file() else None


def in_words(origin: str) -> str:
    """An origin as a message says it, behind `it came`."""
    return {SHIPPED: "with the program", IMPORTED: "from an import"}.get(origin, f"from {origin}")
