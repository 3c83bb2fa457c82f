"""The fingerprint of a dataset folder tells whether its files have changed since they were loaded."""

import os
from hashlib import sha256
from pathlib import Path

DESCRIPTOR = "datapackage.json"
"""The descriptor of a data package, such as `regional export` writes it."""

IGNORED = {"README.md", "LICENSE", "LICENCE", "LICENSE.md", "LICENSE.txt", "CITATION.cff", DESCRIPTOR}
"""Files that may lie in a dataset folder without being read."""

DERIVED = "actors.csv"
"""A file that only a data package has, for its foreign keys: it repeats the ids and kinds of all actors."""


def seed_files(folder: Path) -> list[Path]:
    """The files of a dataset folder that are read, in order."""
    derived = folder / DERIVED if (folder / DESCRIPTOR).is_file() else None
    return sorted(
        path
        for path in folder.rglob("*")
        if path.is_file()
        and path != derived
        and path.name not in IGNORED
        and not any(part.startswith(".") for part in path.relative_to(folder).parts)
    )


def fingerprint(folder: Path) -> str:
    """SHA-256 over the names and contents of the files of a folder, in hexadecimal."""
    digest = sha256()
    for path in seed_files(folder):
        data = path.read_bytes()
        digest.update(os.fsencode(f"{path.relative_to(folder).as_posix()}\0{len(data)}\0"))
        digest.update(data)
    return digest.hexdigest()
