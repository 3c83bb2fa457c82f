"""What lies in a dataset folder and cannot be read whole is a problem: a load would take it for absent."""

import json
import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from regional.fingerprint import DESCRIPTOR, GENERATOR, digest, is_passed_over, leads_out
from regional.sealing import SEAL, seal_of
from regional.seeds.problems import Place, Problems

_EDITED = "copy it anew, or say --edited if that is meant"


def check_entries(folder: Path, problems: Problems) -> None:
    """Report what is no file, a link to nothing or out of the folder, and a folder that cannot be read."""
    for path in _entries(folder, folder, problems):
        what = _trouble(path, folder)
        if what:
            problems.add(Place(str(path), 0), what)


def _entries(folder: Path, inside: Path, problems: Problems) -> Iterator[Path]:
    try:
        found = sorted(os.listdir(inside))
    except OSError as error:
        problems.add(Place(str(inside), 0), f"cannot be read: {error.strerror}")
        return
    for path in (inside / name for name in found):
        if path.match(".*.icloud"):
            problems.add(
                Place(str(path), 0), "this stands for a file that is kept elsewhere: let it be downloaded first"
            )
        if is_passed_over(path, folder):
            continue
        if path.is_dir() and not path.is_symlink():
            yield from _entries(folder, path, problems)
        else:
            yield path


def _trouble(path: Path, folder: Path) -> str | None:
    """What is wrong with an entry that is no folder."""
    try:
        kind = path.stat().st_mode
        if path.is_symlink() and leads_out(path, folder):
            return "this is a link that leads out of the folder: put the file itself there"
    except OSError as error:
        return f"cannot be read: {error.strerror}"
    if stat.S_ISDIR(kind):
        return "this is a link to a folder, and is not followed: put the folder itself there"
    return None if stat.S_ISREG(kind) else "this is neither a file nor a folder"


def check_package(folder: Path, problems: Problems) -> None:
    """Report which files of an exported package are missing, or are not as they were exported."""
    descriptor = folder / DESCRIPTOR
    if not os.path.lexists(descriptor):
        return
    if not descriptor.is_dir() and (what := _trouble(descriptor, folder)):
        problems.add(Place(str(descriptor), 0), what)
        return
    try:
        described = json.loads(descriptor.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        why = error.strerror if isinstance(error, OSError) else "it is no JSON, or is cut off"
        problems.add(Place(str(descriptor), 0), f"cannot be read: {why}: {_EDITED}")
        return
    if isinstance(described, dict) and described.get("generator") == GENERATOR:
        seal = seal_of(described)
        if described.get(SEAL, seal) != seal:
            problems.add(Place(str(descriptor), 0), f"was changed after it was exported: {_EDITED}")
        resources = described.get("resources")
        for resource in resources if isinstance(resources, list) else [None]:
            _check_resource(folder, resource, problems)


def _check_resource(folder: Path, resource: Any, problems: Problems) -> None:
    name = resource.get("path") if isinstance(resource, dict) else None
    if not isinstance(name, str) or Path(name).name != name:
        problems.add(Place(str(folder / DESCRIPTOR), 0), f"it does not say which files are in the package: {_EDITED}")
        return
    path = folder / name
    if not os.path.lexists(path):
        problems.add(Place(str(path), 0), f"is missing, and {DESCRIPTOR} lists it: {_EDITED}")
    elif path.is_file() and not leads_out(path, folder) and os.access(path, os.R_OK):
        size, wanted = path.stat().st_size, resource.get("bytes")
        if size != wanted:
            problems.add(Place(str(path), 0), f"has {size} bytes, and {DESCRIPTOR} says {wanted}: {_EDITED}")
        elif digest(path) != resource.get("hash"):
            problems.add(Place(str(path), 0), f"was changed after it was exported, as {DESCRIPTOR} tells: {_EDITED}")
