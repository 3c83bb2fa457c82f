"""A site: every page in a folder, which works from a file system and from any web host."""

import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from regional.errors import RegionalError
from regional.exporters.folder import new_folder
from regional.pages.library import KINDS, Detail, Library, Record
from regional.pages.questions import asked
from regional.pages.quotations import Quotation, cited, quotation
from regional.pages.sentences import opening
from regional.pages.writing import Writer
from regional.pictures.kinds import Drawing, Picture
from regional.pictures.typeface import FOLDER as FONTS
from regional.pictures.typeface import WEIGHTS
from regional.questions import Connection

_STATIC = Path(__file__).parent / "static"
_LISTED = "site.txt"
"""The file that lists all files of a site, so that the next one replaces these and nothing else."""

_TABLES = {
    "member": "Members",
    "belongs to": "Belongs to",
    "event": "Events",
    "predecessor": "Predecessors",
    "successor": "Successors",
    "application": "Applications",
    "applicant": "Applicants",
    "participant": "Participants",
    "host": "Hosts",
    "initiator": "Initiators",
    "counterpart": "Counterparts",
    "recipient": "Recipients",
    "target": "Targets",
    "beneficiary": "Beneficiaries",
    "topic": "Topics",
    "code": "Codes",
    "cited for event": "Events that rest on it",
    "cited for statement": "Statements that rest on it",
}
"""The fields that are shown as a table, in their order, and the heading of each."""

_QUOTED = {"statement": "Statements", "speaker": "Said", "subject": "Said about it", "addressee": "Said to it"}
_OF_A_STATEMENT = {"speaker": "Speakers", "addressee": "To", "subject": "About"}
_MOST_ROWS = 200


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
        (fresh / _LISTED).write_text("\n".join(sorted([*written, _LISTED])) + "\n", encoding="utf-8")
    return list(counts.items())


def _refuse_other_folders(folder: Path, target: Path) -> None:
    if target.exists() and not target.is_dir():
        raise RegionalError(f"{folder} is a file: name a folder")
    found = {str(path.relative_to(target)) for path in target.rglob("*") if path.is_symlink() or not path.is_dir()}
    listed = target / _LISTED
    known = set(listed.read_text(encoding="utf-8").splitlines()) if found and listed.is_file() else set()
    if other := sorted(found - known):
        raise RegionalError(f"{folder} is not empty: {folder / other[0]} is not part of a site; name another folder")


def _copy_static(fresh: Path) -> list[str]:
    (fresh / "static").mkdir()
    files = [_STATIC / "site.css", *(FONTS / f"{name}.woff2" for name in WEIGHTS.values())]
    return [str(Path(shutil.copy(file, fresh / "static")).relative_to(fresh)) for file in files]


def _pages(connection: Connection) -> Iterator[tuple[str, str, str]]:
    """Each page: its kind, where it is, and its content."""
    library = Library(connection)
    writer = Writer(library)
    common = {
        "kinds": KINDS,
        "datasets": list(connection.sql("SELECT * FROM datasets ORDER BY priority, id").records()),
    }
    counts = {kind: len(library.of(kind)) for kind in KINDS}
    picture = _drawn(connection, "overlap", ["SCO", "CSTO"], on="2021-09-17")
    yield "front page", "index.html", writer.page("front.html", "index.html", counts=counts, picture=picture, **common)
    questions = [asked(connection, name) for name in connection.queries()["query"]]
    path = "questions/index.html"
    yield "question", path, writer.page("questions.html", path, questions=questions, **common)
    for one in questions:
        path = f"questions/{one.query.name}.html"
        yield "question", path, writer.page("question.html", path, asked=one, most=_MOST_ROWS, **common)
    for kind, (table, heading) in KINDS.items():
        path = f"{table}/index.html"
        records = library.of(kind)
        yield kind, path, writer.page("list.html", path, heading=heading, records=records, **common)
        for record in records:
            yield kind, record.path, writer.page("record.html", record.path, **_about(library, record), **common)


def _about(library: Library, record: Record) -> dict[str, Any]:
    """What the page of a record says."""
    is_statement = record.kind == "statement"
    headings = (_OF_A_STATEMENT | _TABLES) if is_statement else _TABLES
    tables = {heading: record.details[field] for field, heading in headings.items() if field in record.details}
    quoted = {} if is_statement else {heading: _quoted(library, record, field) for field, heading in _QUOTED.items()}
    has_picture = record.kind in ("state", "organization")
    return {
        "record": record,
        "opening": opening(record),
        "tables": tables,
        "quotations": {heading: some for heading, some in quoted.items() if some},
        "quoted": quotation(library, record) if is_statement else None,
        "picture": _drawn(library.connection, "timeline", [record.id]) if has_picture else None,
        "names": [_name(detail) for detail in record.details.get("name", [])],
        "columns": [(column, text) for column, text in record.row.items() if text is not None and _is_shown(column)],
        "sources": cited(library, record),
        "command": f"show {record.id}",
    }


def _quoted(library: Library, record: Record, field: str) -> list[Quotation]:
    found = (library.records.get(detail.value) for detail in record.details.get(field, []))
    return [quotation(library, one) for one in found if one is not None and one.kind == "statement"]


def _name(detail: Detail) -> tuple[str, str, str]:
    language, _, name = detail.value.partition(" ")
    return language, name, detail.dates or ""


def _is_shown(column: str) -> bool:
    return not column.endswith(("_earliest", "_latest", "fingerprint"))


def _drawn(connection: Connection, kind: str, *arguments: Any, **options: Any) -> Picture | None:
    """A picture; None if there is nothing to draw."""
    with suppress(RegionalError):
        return Drawing(connection, kind, *arguments, **options).picture()
    return None
