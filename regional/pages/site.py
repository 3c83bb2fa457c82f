"""A site: every page in a folder, which works from a file system and from any web host."""

import shutil
from collections.abc import Iterator
from pathlib import Path

from regional.errors import RegionalError
from regional.exporters.folder import new_folder
from regional.fingerprint import digest
from regional.pages import scripts
from regional.pages.library import KINDS, Library
from regional.pages.making import FRONT, STATIC, Maker
from regional.pages.packing import packed
from regional.pages.questions import asked, written
from regional.questions import Connection
from regional.sealing import hash_of

_LISTED = "site.txt"
"""The file that lists all files of a site with their hashes, so that the next one replaces these and nothing else."""


def write_site(connection: Connection, folder: Path) -> list[tuple[str, int]]:
    """Write all pages into a folder; what is interrupted leaves an earlier site as it was.

    Returns:
        How many pages of each kind there are.

    Raises:
        RegionalError: something other than a site is in the folder, or it cannot be written.
    """
    counts: dict[str, int] = {}
    with new_folder(folder, _refuse_other_folders) as fresh, connection:
        written = []
        for kind, path, content in _pages(connection):
            (fresh / path).parent.mkdir(parents=True, exist_ok=True)
            (fresh / path).write_text(content, encoding="utf-8", errors="backslashreplace")
            written.append(path)
            counts[kind] = counts.get(kind, 0) + 1
        written += _copy_static(fresh)
        written += _write_scripts(fresh, connection)
        (fresh / _LISTED).write_text(_list(fresh, written), encoding="utf-8")
    return list(counts.items())


def _list(fresh: Path, written: list[str]) -> str:
    """The files of a site, each with its hash, and at the end the hash of that list."""
    lines = "".join(f"{digest(fresh / path)}  {path}\n" for path in sorted(written))
    return f"{lines}{hash_of(lines)}  {_LISTED}\n"


def _listed(target: Path) -> dict[Path, str]:
    """The files that a site in a folder has, each with its hash; none if somebody else wrote or changed the list."""
    file = target / _LISTED
    try:
        text = file.read_text(encoding="utf-8") if file.is_file() and not file.is_symlink() else ""
    except ValueError:
        return {}
    *lines, last = text.splitlines(keepends=True) or [""]
    if last != f"{hash_of(''.join(lines))}  {_LISTED}\n":
        return {}
    pairs = (line.rstrip("\n").split("  ", 1) for line in lines)
    return {target / path: hash_ for hash_, path in pairs} | {file: digest(file)}


def _refuse_other_folders(folder: Path, target: Path) -> None:
    if target.exists() and not target.is_dir():
        raise RegionalError(f"{folder} is a file: name a folder")
    ours = _listed(target)
    for path in sorted(target.rglob("*"), key=lambda path: (path.name != _LISTED, path)):
        shown = folder / path.relative_to(target)
        if path.is_dir() and not path.is_symlink():
            continue
        if path == target / _LISTED and not ours:
            raise RegionalError(f"{shown} was written or changed by somebody since; name another folder")
        if path not in ours or path.is_symlink():
            raise RegionalError(f"{folder} is not empty: {shown} is not part of a site; name another folder")
        if ours[path] != digest(path):
            raise RegionalError(f"{shown} was changed after it was written; name another folder")


def _copy_static(fresh: Path) -> list[str]:
    (fresh / "static").mkdir()
    return [str(Path(shutil.copy(file, fresh / "static")).relative_to(fresh)) for file in STATIC.values()]


def _write_scripts(fresh: Path, connection: Connection) -> list[str]:
    """What answers questions in the reader's browser."""
    queries = [connection.query(name) for name in connection.queries()["query"]]
    texts = {
        "page.js": scripts.PAGE.read_text(encoding="utf-8"),
        "questions.js": scripts.worker(queries),
        "database.js": scripts.database(packed(connection)),
    }
    for name, text in texts.items():
        (fresh / "static" / name).write_text(text, encoding="utf-8")
    return [f"static/{name}" for name in texts]


def _pages(connection: Connection) -> Iterator[tuple[str, str, str]]:
    """Each page: its kind, where it is, and its content."""
    maker = Maker(Library(connection), asks_here=True)
    yield (
        "front page",
        "index.html",
        maker.front(asked(connection, maker.menus, FRONT), {"csv": f"questions/{FRONT}.csv"}),
    )
    questions = [asked(connection, maker.menus, name) for name in connection.queries()["query"]]
    yield "question", "questions/index.html", maker.questions(questions)
    for one in questions:
        name = f"questions/{one.query.name}"
        yield "question", f"{name}.html", maker.question(one, {"csv": f"{one.query.name}.csv"})
        yield "answer as CSV", f"{name}.csv", written(one, "csv")
    for kind, (table, _) in KINDS.items():
        yield kind, f"{table}/index.html", maker.list(kind)
        for record in maker.library.of(kind):
            yield kind, record.path, maker.record(record)
