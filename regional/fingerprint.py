"""The fingerprint of a dataset folder tells whether its files have changed since they were loaded."""

import os
from hashlib import file_digest, sha256
from pathlib import Path

DESCRIPTOR = "datapackage.json"
"""The descriptor of a data package, such as `regional export` writes it."""

GENERATOR = "regional"
"""What `generator` says in a descriptor of ours."""

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
        if path.is_file() and path != derived and not is_passed_over(path, folder) and not leads_out(path, folder)
    )


def is_passed_over(path: Path, folder: Path) -> bool:
    """Whether the name of something in a dataset folder, or of a folder around it, says that it is not to be read."""
    return path.name in IGNORED or any(part.startswith(".") for part in path.relative_to(folder).parts)


def leads_out(path: Path, folder: Path) -> bool:
    """Whether something in a folder is a link to what is not in the folder."""
    return path.is_symlink() and not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder))


_PART = 1 << 20
"""How many bytes of a file are in memory at once."""


def fingerprint(folder: Path) -> str:
    """SHA-256 over the names and contents of the files of a folder, in hexadecimal."""
    digest = sha256()
    for path in seed_files(folder):
        with path.open("rb") as file:
            size = os.fstat(file.fileno()).st_size
            digest.update(os.fsencode(f"{path.relative_to(folder).as_posix()}\0{size}\0"))
            for part in iter(lambda: file.read(_PART), b""):
                digest.update(part)
    return digest.hexdigest()


def stamps(folder: Path) -> list[tuple[Path, int, int]]:
    """Each file of a folder, with its number and when it was last written: what is written meanwhile changes them."""
    files = [(path, path.stat()) for path in seed_files(folder)]
    return [(path, status.st_ino, max(status.st_mtime_ns, status.st_ctime_ns)) for path, status in files]


def digest(path: Path) -> str:
    """The SHA-256 of a file, as a descriptor has it."""
    with path.open("rb") as file:
        return f"sha256:{file_digest(file, 'sha256').hexdigest()}"
