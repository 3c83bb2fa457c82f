"""What stands on each page, whoever shows it: a site of files or a server."""

from functools import lru_cache
from pathlib import Path
from typing import Any

from regional.pages.drawing import Pictures, drawn, picture_of
from regional.pages.library import KINDS, Detail, Library, Record
from regional.pages.menus import DAYS, Menus
from regional.pages.questions import Asked, form_of
from regional.pages.quotations import Quotation, cited, quotation
from regional.pages.sentences import opening
from regional.pages.writing import Writer
from regional.pictures.typeface import FOLDER as FONTS
from regional.pictures.typeface import WEIGHTS
from regional.questions import Connection

STATIC = {
    "site.css": Path(__file__).parent / "static" / "site.css",
    **{f"{name}.woff2": FONTS / f"{name}.woff2" for name in WEIGHTS.values()},
}
"""The files that pages use, by the name that each has in the folder `static`."""

FRONT = "both"
"""The question that the front page answers."""

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
_MOST_QUOTATIONS = 12
_MOST_LINES = 40

_MOST_PICTURES = 512
"""How many pictures of records are kept until something is loaded."""


class Maker:
    """Makes the pages of a database."""

    def __init__(self, library: Library, *, asks_here: bool = False) -> None:
        """Take all records.

        Args:
            library: all records.
            asks_here: whether questions are answered in the browser, by scripts that are with the pages.
        """
        self.library = library
        self.menus = Menus(library)
        self._writer = Writer(library)
        self._timeline = lru_cache(_MOST_PICTURES)(self._draw_timeline)
        datasets = library.connection.sql("SELECT * FROM datasets ORDER BY priority, id")
        self._common: dict[str, Any] = {"kinds": KINDS, "datasets": list(datasets.records())}
        self._common |= {"menus": self.menus, "days": DAYS, "asks_here": asks_here}

    def _page(self, template: str, path: str, **values: Any) -> str:
        return self._writer.page(template, path, **values, **self._common)

    def front(self, one: Asked, formats: dict[str, str], live: Connection | None = None) -> str:
        """The first page, with the answer to the question of which states belong to both."""
        counts = {kind: len(self.library.of(kind)) for kind in KINDS}
        return self._page("front.html", "index.html", counts=counts, **self._answered(one, formats, live))

    def questions(self, questions: list[Asked]) -> str:
        """All questions with their examples."""
        return self._page("questions.html", "questions/index.html", questions=questions)

    def question(self, one: Asked, formats: dict[str, str], live: Connection | None = None) -> str:
        """One question with an answer.

        Args:
            one: the question.
            formats: where the answer is in other formats.
            live: what the picture of the answer is asked of, if its statements have a limit of time.
        """
        return self._page("question.html", f"questions/{one.query.name}.html", **self._answered(one, formats, live))

    def _answered(self, one: Asked, formats: dict[str, str], live: Connection | None) -> dict[str, Any]:
        return {
            "asked": one,
            "form": form_of(one.query, one.given),
            "formats": formats,
            "picture": picture_of(live or self.library.connection, one),
            "most": _MOST_ROWS,
        }

    def list(self, kind: str) -> str:
        """All records of a kind."""
        table, heading = KINDS[kind]
        return self._page("list.html", f"{table}/index.html", heading=heading, records=self.library.of(kind))

    def record(self, record: Record) -> str:
        """One record."""
        has_picture = record.kind in ("state", "organization")
        picture = self._timeline(record.id) if has_picture else None
        return self._page("record.html", record.path, picture=picture, **_about(self.library, record))

    def _draw_timeline(self, id_: str) -> Pictures | None:
        return drawn(self.library.connection, "timeline", [id_])

    def refusal(self, path: str, heading: str, message: str) -> str:
        """Why there is no page."""
        return self._page("refusal.html", path, heading=heading, message=message)


def _about(library: Library, record: Record) -> dict[str, Any]:
    """What the page of a record says."""
    is_statement = record.kind == "statement"
    headings = (_OF_A_STATEMENT | _TABLES) if is_statement else _TABLES
    tables = {heading: record.details[field] for field, heading in headings.items() if field in record.details}
    quoted = {} if is_statement else {heading: _quoted(library, record, field) for field, heading in _QUOTED.items()}
    sources = _sources(library, record, [one for some in quoted.values() for one in some])
    return {
        "record": record,
        "opening": opening(record),
        "tables": tables,
        "quotations": {heading: some for heading, some in quoted.items() if some},
        "quoted": quotation(library, record) if is_statement else None,
        "statement": _statement(record),
        "names": [_name(detail) for detail in record.details.get("name", [])],
        "columns": [(column, text) for column, text in record.row.items() if text is not None and _is_shown(column)],
        "sources": list(sources.values()),
        "numbers": {id_: number for number, id_ in enumerate(sources, start=1)},
        "most": _MOST_QUOTATIONS,
        "most_lines": _MOST_LINES,
        "questions": {"Members": "members", "Belongs to": "affiliations"},
        "command": f"show {record.id}",
    }


def _sources(library: Library, record: Record, quotations: list[Quotation]) -> dict[str, tuple[Record, list[str]]]:
    """The sources of a record with the places in them, then those of the statements that are quoted with it."""
    found: dict[str, tuple[Record, list[str]]] = {}
    for source, locator in cited(library, record):
        found.setdefault(source.id, (source, []))[1].extend([locator] if locator else [])
    for source, _ in (citation for one in quotations for citation in one.sources):
        found.setdefault(source.id, (source, []))
    return found


def _statement(record: Record) -> str:
    """The SQL that gives what is on the page of a record."""
    id_ = "'" + record.id.replace("'", "''") + "'"
    table = KINDS[record.kind][0]
    return (
        f"SELECT * FROM {table} WHERE id = {id_};\n\n"  # noqa: S608 - it is shown, not run
        f"SELECT * FROM record_details WHERE record_id = {id_} ORDER BY field, earliest, value;"
    )


def _quoted(library: Library, record: Record, field: str) -> list[Quotation]:
    found = (library.records.get(detail.value) for detail in record.details.get(field, []))
    return [quotation(library, one) for one in found if one is not None and one.kind == "statement"]


def _name(detail: Detail) -> tuple[str, str, str]:
    language, _, name = detail.value.partition(" ")
    return language, name, detail.dates or ""


def _is_shown(column: str) -> bool:
    return not column.endswith(("_earliest", "_latest", "fingerprint"))
