"""Correlates of War state system membership: which states belonged to the international system, to the day.

A state can have been in it several times: Haiti was not while it was occupied. So the system is an organization here,
and what the list says are memberships in it. Its last day of a membership is inclusive, ends here are the day after; a
membership that reaches the end of the list has no end. A number that core gives to several states, one after the other,
is split where the one followed the other: 365 is the Russian Empire, the Soviet Union, and Russia.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from regional.dates import LAST_DAY
from regional.importers.bulk import Bulk
from regional.importers.files import DataFile
from regional.importers.known import Known
from regional.importers.members import MemberWriter, as_id
from regional.importers.report import Report
from regional.vocabulary import ActorKind, OrganizationClassification, StateClassification, Status

DATASET = {
    "id": "cow-states",
    "title": "Correlates of War: State System Membership",
    "version": "2016",
    "licence": "free for research; cite the authors",
    "citation": "Correlates of War Project. 2017. State System Membership List, v2016. https://correlatesofwar.org",
    "as_of": "2016-12-31",
    "priority": 200,
}
"""What the data set says of itself."""

SYSTEM = "COW-STATE-SYSTEM"

_NAMES = ("State system of Correlates of War",)
_FOUNDED = "1816-01-01"
"""The day on which the list begins."""

_OUTSIDE_THE_UN = {"347", "713"}
"""Kosovo and Taiwan: all others that are on the list at its end are members of the United Nations."""

COLUMNS = (
    *("stateabb", "ccode", "statenme", "styear", "stmonth", "stday", "endyear", "endmonth", "endday", "version"),
)


class Spell(NamedTuple):
    """One line of the list; its end is the day after, or nothing if it reaches the end of the list."""

    place: str
    abbreviation: str
    code: str
    name: str
    start: str
    end: str | None


def read(files: list[DataFile], bulk: Bulk, known: Known, report: Report) -> Iterator[None]:
    """Read lists of the state system."""
    writer = MemberWriter(bulk, known)
    if SYSTEM not in known.kinds:
        writer.actor(SYSTEM, ActorKind.ORGANIZATION, _NAMES, {}, "")
        writer.organization(SYSTEM, OrganizationClassification.ASSOCIATION, _NAMES[0], _FOUNDED)
    new: dict[str, list[Spell]] = {}
    for spell in _spells(files, report):
        holders = list(known.holders("cow", spell.code, spell.start, spell.end or LAST_DAY))
        for state, start, end in holders:
            ends = spell.end if end == LAST_DAY else end
            writer.membership((SYSTEM, state, Status.MEMBER.value), start, ends, f"ccode {spell.code}")
        if not holders:
            report.note("a state that is not recorded yet", spell.place)
            new.setdefault(spell.code, []).append(spell)
        yield
    taken = set(known.kinds)
    for spells in new.values():
        _add(spells, writer, bulk, taken)
        yield


def _spells(files: list[DataFile], report: Report) -> Iterator[Spell]:
    """The lines that make sense."""
    until: dict[str, str] = {}
    for file in files:
        rows = file.table(",", COLUMNS)
        _, heading = next(rows)
        order = [heading.index(name) for name in COLUMNS]
        for line, row in rows:
            report.read += 1
            place = f"{file.path}:{line}"
            try:
                spell = _spell([row[i].strip() for i in order], place)
                _check(spell, until.get(spell.code, ""))
            except ValueError as error:
                report.skip(str(error), place, row, ",")
                continue
            until[spell.code] = spell.end or LAST_DAY
            yield spell


def _spell(fields: list[str], place: str) -> Spell:
    """What a line says.

    Raises:
        ValueError: it has a day that no calendar has.
    """
    abbreviation, code, name, *days, version = fields
    try:
        start, last = (date(*map(int, day)) for day in (days[:3], days[3:]))
        end = None if last == date(int(version), 12, 31) else (last + timedelta(days=1)).isoformat()
    except (ValueError, OverflowError):
        raise ValueError("its days are no days of the calendar") from None
    return Spell(place, abbreviation, code, name, start.isoformat(), end)


def _check(spell: Spell, free_from: str) -> None:
    """Refuse a spell that is not a whole one, or of a time that its state has told already.

    Raises:
        ValueError: it is; the message says why.
    """
    if not (spell.abbreviation and spell.code and spell.name):
        raise ValueError("its abbreviation, number or name is missing")
    if spell.start < _FOUNDED:
        raise ValueError("it starts before the list does")
    if (spell.end or LAST_DAY) <= spell.start or spell.start < free_from:
        raise ValueError("it ends before it starts, or is not after the one before it")


def _add(spells: list[Spell], writer: MemberWriter, bulk: Bulk, taken: set[str]) -> None:
    """Add a state that is not recorded, of which the list tells these spells, under an id that is not taken."""
    _, abbreviation, code, name, start, _ = spells[0]
    end = spells[-1].end
    kind = StateClassification.PARTIALLY_RECOGNIZED if code in _OUTSIDE_THE_UN else StateClassification.UN_MEMBER
    if end is not None:
        kind = StateClassification.HISTORICAL
    short = as_id(abbreviation)
    id_ = next(id_ for id_ in (f"COW-{short}", f"COW-{short}-{code}") if id_ not in taken)
    taken.add(id_)
    codes = {"cow": code, "cow-abbreviation": abbreviation}
    writer.actor(id_, ActorKind.STATE, (name, abbreviation), codes, f"ccode {code}")
    columns = ("start_date", "start_earliest", "start_latest", "end_date", "end_earliest", "end_latest")
    add = bulk.into("states", "id", "name", "classification", *columns)
    add((id_, name, kind.value, start, start, start, end, end, end))
    for spell in spells:
        writer.membership((SYSTEM, id_, Status.MEMBER.value), spell.start, spell.end, f"ccode {code}")
