"""Correlates of War state system membership: which states belonged to the international system, to the day.

A state can have been in it several times: Haiti was not while it was occupied. So the system is an organization here,
and what the list says are memberships in it. The list gives the last day of a membership, here the end is the day
after; a membership that reaches the end of the list has no end. A number that core gives to several states, one after
the other, is split where the one followed the other: 365 is the Russian Empire, the Soviet Union, and Russia.
"""

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, timedelta
from typing import NamedTuple

from regional.dates import FIRST_DAY, LAST_DAY
from regional.importers.bulk import Bulk
from regional.importers.fields import picker
from regional.importers.files import DataFile
from regional.importers.known_actors import KnownActors
from regional.importers.members import MemberWriter, Origin, as_id
from regional.importers.report import Report
from regional.models import Organization, State
from regional.seeds.problems import Place
from regional.vocabulary import OrganizationClassification, StateClassification, Status

DATASET = {
    "id": "cow-states",
    "title": "Correlates of War: State System Membership",
    "version": None,
    "licence": "free for research; cite the authors",
    "citation": "Correlates of War Project. State System Membership List. https://correlatesofwar.org",
    "as_of": FIRST_DAY,
    "priority": 200,
}
"""What is recorded about the dataset; the files tell its version, and with it until when it reaches."""

SYSTEM = "COW-STATE-SYSTEM"

_NAME = "State system of Correlates of War"
_FOUNDED = "1816-01-01"
"""The day on which the list begins."""

_OUTSIDE_THE_UN = {"347", "713"}
"""Kosovo and Taiwan: all others that are on the list at its end are members of the United Nations."""

COLUMNS = (*("stateabb", "ccode", "statenme", "styear", "stmonth", "stday", "endyear", "endmonth", "endday"),)

OTHERS = ("version",)


class Spell(NamedTuple):
    """One line of the list; its end is the day after, or nothing if it reaches the end of the list."""

    place: Place
    abbreviation: str
    code: str
    name: str
    start: str
    end: str | None


def read(files: list[DataFile], bulk: Bulk, known: KnownActors, report: Report) -> Iterator[None]:
    """Read lists of the state system."""
    writer = MemberWriter(bulk, known)
    if SYSTEM not in known.kinds:
        kind = OrganizationClassification.ASSOCIATION.value
        system = {"id": SYSTEM, "name": _NAME, "classification": kind, "founding_date": _FOUNDED}
        writer.add_actor(Organization, system, Origin("", Place(files[0].path, 1)))
    new: dict[str, list[Spell]] = {}
    for spell, file, fields in _spells(files, bulk, report):
        holders = [
            (state, (start, spell.end if end == LAST_DAY else end))
            for state, start, end in known.holders("cow", spell.code, spell.start, spell.end or LAST_DAY)
        ]
        if any(writer.overlaps(SYSTEM, state, *dates) for state, dates in holders):
            reason = "its state has another line for the same time, under another number"
            report.skip(reason, spell.place, fields, file.separator)
            continue
        for state, dates in holders:
            writer.add_membership(SYSTEM, state, Status.MEMBER.value, dates, _origin(spell))
        if not holders:
            report.note("a state that is not recorded yet", spell.place)
            new.setdefault(spell.code, []).append(spell)
        yield
    for spells in new.values():
        _add(spells, writer)
        yield


def _origin(spell: Spell) -> Origin:
    return Origin(f"ccode {spell.code}", spell.place)


def _spells(files: list[DataFile], bulk: Bulk, report: Report) -> Iterator[tuple[Spell, DataFile, list[str]]]:
    """The lines that make sense, each with its file and its fields."""
    until: dict[str, str] = {}
    for file in files:
        version, last_day = _reach(file, report.last_day)
        bulk.version = version
        bulk.last_day = min(last_day.isoformat(), bulk.last_day or LAST_DAY)  # nobody knows more of all states
        for line, row, fields in _lines(file):
            report.read += 1
            place = Place(file.path, line)
            try:
                spell = _spell(fields, last_day, place)
                _check(spell, until.get(spell.code, ""))
            except ValueError as error:
                report.skip(str(error), place, row, file.separator)
                continue
            until[spell.code] = spell.end or LAST_DAY
            yield spell, file, row


def _lines(file: DataFile) -> Iterator[tuple[int, list[str], list[str]]]:
    """The lines of a file: the number of each, all its fields, and those that are known, without white space."""
    rows = file.table("\t,;", COLUMNS, OTHERS, whole_numbers=True)
    _, heading = next(rows)
    pick = picker(heading, (*COLUMNS, *OTHERS))
    for line, row in rows:
        yield line, row, [field.strip() for field in pick(row)]


def _reach(file: DataFile, until: str) -> tuple[str | None, date]:
    """The version of a list, and the day until which it reaches: the end of that year, or the last day in it."""
    version, last_day = "", date.fromisoformat(FIRST_DAY)
    for *_, fields in _lines(file):
        version = max(version, fields[-1] if re.fullmatch("[12][0-9]{3}", fields[-1]) else "")
        with suppress(ValueError, OverflowError):
            ends = date(*map(int, fields[6:9]))
            last_day = max(last_day, ends) if ends.isoformat() < until else last_day
    return (version or None), max(last_day, date(int(version), 12, 31) if version else last_day)


def _spell(fields: list[str], last_day: date, place: Place) -> Spell:
    """What a line says of a list that reaches until a day.

    Raises:
        ValueError: it has a day that no calendar has, or that is after this day.
    """
    abbreviation, code, name, *days, _ = fields
    try:
        start, last = (date(*map(int, day)) for day in (days[:3], days[3:]))
    except (ValueError, OverflowError):
        raise ValueError("its days are no days of the calendar") from None
    if last > last_day:
        raise ValueError("it ends after the list does")
    end = None if last == last_day else (last + timedelta(days=1)).isoformat()
    return Spell(place, abbreviation, code, name, start.isoformat(), end)


def _check(spell: Spell, free_from: str) -> None:
    """Refuse a spell that lacks something, or that begins before the one before it ended.

    Raises:
        ValueError: it is; the message says why.
    """
    if not (spell.abbreviation and spell.code and spell.name):
        raise ValueError("its abbreviation, number or name is missing")
    if spell.start < _FOUNDED:
        raise ValueError("it starts before the list does")
    if (spell.end or LAST_DAY) <= spell.start or spell.start < free_from:
        raise ValueError("it ends before it starts, or is not after the one before it")


def _add(spells: list[Spell], writer: MemberWriter) -> None:
    """Add a state that is not recorded, with these spells of the list, under an id that is not taken."""
    _, abbreviation, code, name, start, _ = spells[0]
    end = spells[-1].end
    kind = StateClassification.PARTIALLY_RECOGNIZED if code in _OUTSIDE_THE_UN else StateClassification.UN_MEMBER
    if end is not None:
        kind = StateClassification.HISTORICAL
    short = as_id(abbreviation)
    values = {"name": name, "classification": kind.value, "start_date": start, "end_date": end}
    values["id"] = id_ = writer.free_id(f"COW-{short}", f"COW-{short}-{code}")
    writer.add_actor(State, values, _origin(spells[0]), [abbreviation], {"cow": code, "cow-abbreviation": abbreviation})
    for spell in spells:
        writer.add_membership(SYSTEM, id_, Status.MEMBER.value, (spell.start, spell.end), _origin(spell))
