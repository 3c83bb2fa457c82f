"""One record as a person reads it: what it is, then what belongs to it under headings, in words and with names."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from regional.database.reader import Reader
from regional.questions.record import details, find, own_fields
from regional.questions.regions import regions
from regional.render.lines import first_sentence
from regional.sql.catalog import lookup


class Group(NamedTuple):
    """Lines under one heading, each with a label or without one."""

    heading: str
    lines: list[tuple[str, str]]


class Detail(NamedTuple):
    """A row of the view `record_details`."""

    field: str
    value: str
    detail: str | None
    dates: str | None


_HEADINGS = {
    "predecessor": "Before and after",
    "successor": "Before and after",
    "member": "Members now",
    "belongs to": "Belongs to now",
    "applicant": "Applications",
    "application": "Applications",
    "event": "Events",
    "statement": "What was said",
    "topic": "Topics",
    "code": "Codes",
    "name": "Names",
    "citation": "Sources",
}
_FORMER = {"member": "Former members, and former statuses", "belongs to": "Belonged to before"}
_SPOKE = {"speaker": "Said by", "addressee": "Said to", "subject": "Said about"}
_NOTED = "Notes on these memberships"
_ORDER = (
    *("Who", "Before and after", "Members now", "Belongs to now", "Former members, and former statuses"),
    *("Belonged to before", _NOTED, "Applications", "Events", *_SPOKE.values(), "What was said", "Topics", "Codes"),
    "Names",
)
"""The headings in their order; others follow, and the sources are last."""

_SHARED_LINE = ("Topics", "Codes", "Names")
"""What stands under these headings is short and goes on in one line."""

_NOTES = (
    "SELECT s.id, s.note FROM sources AS s WHERE s.note IS NOT NULL AND s.id IN (SELECT value FROM json_each(:ids))"
)
_NAMES = "SELECT a.id, a.name FROM actor_names AS a WHERE a.id IN (SELECT value FROM json_each(:ids))"


def overview(reader: Reader, record: str) -> list[Group]:
    """The record under headings. The first heading says which record it is.

    Raises:
        RegionalError: nothing has this id or name, or several actors have this name.
    """
    kind, id_ = find(reader, record)
    own = dict(own_fields(reader, kind, id_))
    title = own.pop("name", None) or own.pop("title", None)
    head = f"{title} ({id_})" if title and title != id_ else id_
    shown = _with_regions(reader, own).items()
    groups = {f"{head}, {kind}": [(name.replace("_", " "), text) for name, text in shown if name != "id"]}
    found = [Detail(*row) for row in details(reader, id_)]
    names = _names(reader, kind, found) | _caveats(reader, found)
    for heading, lines in _grouped(kind, found, names, _notes_on_spells(reader, kind, id_)).items():
        about = f"{heading} {title}" if heading in _SPOKE.values() else heading
        groups[about] = [("", "; ".join(text for _, text in lines))] if heading in _SHARED_LINE else lines
    return [Group(heading, lines) for heading, lines in groups.items()]


def _with_regions(reader: Reader, own: dict[str, str]) -> dict[str, str]:
    """The fields of a record, with the names of regions for their codes."""
    named = {code: name for code, name, _ in regions(reader)} if "region" in own else {}
    return {field: named.get(text, text) if field in ("region", "subregion") else text for field, text in own.items()}


def _notes_on_spells(reader: Reader, kind: str, id_: str) -> dict[tuple[str, ...], str]:
    """The notes on spells by the other side of the membership, the status and the start."""
    rows = reader.ask(lookup("notes_on_spells"), {"id": id_}).rows if kind in ("state", "organization") else []
    return {tuple(key): note for *key, note in rows}


def _names(reader: Reader, kind: str, found: Iterable[Detail]) -> dict[str, str]:
    """The names of the members of an organization; what a state belongs to goes by its id."""
    ids = sorted({row.value for row in found if row.field in ("member", "applicant")}) if kind == "organization" else []
    return dict(reader.ask(_NAMES, {"ids": ids}).rows) if ids else {}


def _caveats(reader: Reader, found: Iterable[Detail]) -> dict[str, str]:
    """What the notes of the cited sources begin with."""
    ids = sorted({row.value.partition(" ")[0] for row in found if row.field == "citation"})
    return {id_: first_sentence(note) for id_, note in reader.ask(_NOTES, {"ids": ids}).rows}


def _grouped(
    kind: str, found: Iterable[Detail], names: Mapping[str, str], notes: Mapping[tuple[str, ...], str]
) -> dict[str, list[tuple[str, str]]]:
    groups: dict[str, list[tuple[str, str]]] = {}
    spells: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for row in found:
        heading = _heading(kind, row)
        if row.field in _FORMER:
            groups.setdefault(heading, [])
            note = notes.get((row.value, row.detail or "", (row.dates or "").partition(", ")[0]), "")
            spells.setdefault((heading, row.detail or ""), []).append((_spell(row, names), note))
        else:
            groups.setdefault(heading, []).append(_line(row, heading, names))
    ranked = {heading: number for number, heading in enumerate(_ORDER)}
    numbers: dict[str, int] = {}
    for (heading, status), told in sorted(spells.items(), key=lambda item: (ranked[item[0][0]], item[0][1])):
        groups[heading].append((status, ", ".join(_marked(text, note, numbers) for text, note in sorted(told))))
    if numbers:
        groups[_NOTED] = [("", f"({number}) {note}") for note, number in numbers.items()]
    groups.get("Events", []).sort()
    return dict(sorted(groups.items(), key=lambda group: (ranked.get(group[0], len(_ORDER)), group[0] == "Sources")))


def _marked(text: str, note: str, numbers: dict[str, int]) -> str:
    """A spell with the number of its note, which is a new one for a new note."""
    return f"{text} ({numbers.setdefault(note, len(numbers) + 1)})" if note else text


def _heading(kind: str, row: Detail) -> str:
    if row.field in _FORMER and _end(row):
        return _FORMER[row.field]
    if row.field in _HEADINGS:
        return _HEADINGS[row.field]
    if row.field in _SPOKE and kind not in ("statement", "event"):
        return _SPOKE[row.field]
    return f"Cited for {row.field.removeprefix('cited for ')}s" if row.field.startswith("cited for") else "Who"


def _end(row: Detail) -> str:
    return (row.dates or "").partition(", ")[2]


def _spell(row: Detail, names: Mapping[str, str]) -> str:
    start, _, end = (row.dates or "").partition(", ")
    return f"{names.get(row.value, row.value)} ({start}{f' to {end}' if end else ''})"


def _line(row: Detail, heading: str, names: Mapping[str, str]) -> tuple[str, str]:
    value = names.get(row.value, row.value).strip()
    parts = ", ".join(part for part in (value, row.detail, row.dates) if part)
    if heading == "Events":
        return row.dates or "", f"{row.detail} ({value})"
    if row.field in ("statement", *_SPOKE) and heading != "Who" and row.detail:
        return "", f"{row.detail} ({value})"
    if row.field == "citation":
        return "", f"{row.detail} ({value}). {names.get(value.partition(' ')[0], '')}".rstrip()
    return ("" if row.field in ("name", "code", "topic") or heading.startswith("Cited") else row.field), parts
