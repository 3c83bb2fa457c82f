"""The reference data beside the project, compared with a record, cell by cell.

Correlates of War tells a year at a time, and not which day of it is meant: a cell agrees with the record when what it
says was possible on any day of its year. A current list agrees when what it says was possible on any day until which
the organization was last reviewed.
"""

import csv
import gzip
import json
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import count
from typing import NamedTuple

from tests.conftest import REFERENCE

COW = REFERENCE / "cow"
YEARS = range(1945, 2015)
"""The years that are compared: from the founding of the United Nations to the last that Correlates of War has."""

EVER = range(1816, YEARS.stop)
"""All years that Correlates of War has."""

NONE = "none"
MISSING = "-9"
SAYS = {"0": NONE, "1": "member", "2": "associate", "3": "observer"}
"""What the codes of Correlates of War say."""

FITS = {
    NONE: {NONE, "candidate", "partner", "dialogue_partner", "suspended"},
    "member": {"member", "suspended"},
    "associate": {"associate", "partner"},
    "observer": {"observer", "partner", "dialogue_partner"},
}
"""What the record can say beside each: Correlates of War knows three statuses, and no suspension."""

FITS_LIST = {NONE: {*FITS[NONE], "associate", "observer"}, "member": {"member"}}
"""The same for the current lists, which are of members alone."""

RANK = ("member", "suspended", "associate", "observer", "candidate", "partner", "dialogue_partner", NONE)
"""Of several statuses that the record holds possible, a difference tells the first."""

DAY = timedelta(days=1)


class Spell(NamedTuple):
    """One spell of one member in one organization; the ends are the first days on which it no longer held."""

    status: str
    start_earliest: date
    start_latest: date
    end_earliest: date
    end_latest: date


class Owner(NamedTuple):
    """Whom a state number of Correlates of War means from a day until before another."""

    actor: str
    first: date
    until: date


class Difference(NamedTuple):
    """What a line of the table `differences` says, without the reason."""

    organization: str
    member: str
    source: str
    period: str
    says: str
    we_say: str


class Comparison(NamedTuple):
    """How many cells were compared and how many of them differ, and the differences, years in a row taken together."""

    compared: int
    differing: int
    differences: list[Difference]


Memberships = dict[str, list[Spell]]
"""The spells of each member of one organization, in the order of `start_latest`."""

Owners = dict[int, dict[str, list[Owner]]]
"""Whom the state numbers of Correlates of War mean, by year and number."""


def _rows(name: str) -> Iterator[list[str]]:
    with gzip.open(COW / name, "rt", encoding="latin-1", newline="") as file:
        yield from csv.reader(file)


def organization_years(wanted: Container[str]) -> Iterator[tuple[str, int, dict[str, str]]]:
    """The number of an organization, a year, and the code of each state by its number, where it was a state then."""
    with gzip.open(COW / "state_year_format3.csv.gz", "rt", encoding="latin-1") as file:
        number_of = {name: _whole(number) for number, _, name, _ in (line.split(",", 3) for line in file)}
    rows = _rows("igo_year_format3.csv.gz")
    header = next(rows)
    organization, year, states = header.index("ionum"), header.index("year"), slice(3, header.index("sdate"))
    numbers = [number_of[name] for name in header[states]]
    for row in rows:
        if _whole(row[organization]) in wanted:
            cells = zip(numbers, row[states], strict=True)
            codes = {number: _whole(cell) for number, cell in cells if cell}
            yield _whole(row[organization]), int(_whole(row[year])), codes


def _whole(number: str) -> str:
    """Numbers are written as 2.0 in these files."""
    return number.removesuffix(".0")


def state_spells() -> Iterator[tuple[str, date, date]]:
    """The number of a state, and the first and the last day on which it was in the state system."""
    with (COW / "states2016.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            first, last = (date(*(int(row[end + part]) for part in ("year", "month", "day"))) for end in ("st", "end"))
            yield row["ccode"], first, last


def current_list(stem: str, ids: dict[str, str]) -> set[str]:
    """The ids of those on a current list; `ids` has those of the names that stand there without a code."""
    text = (REFERENCE / "groups" / f"{stem}.json").read_text(encoding="utf-8")
    countries: list[dict[str, str]] = json.loads(text)["countries"]
    return {country["iso3"] or ids[country["name"].strip("\u200b")] for country in countries}


def possible(spells: Sequence[Spell], first: date, until: date) -> set[str]:
    """What could be so on some day from `first` until before `until`; none where no spell certainly held."""
    statuses = {spell.status for spell in spells if max(spell.start_earliest, first) < min(spell.end_latest, until)}
    held_until = first
    for spell in spells:
        if spell.start_latest <= held_until:
            held_until = max(held_until, spell.end_earliest)
    return statuses | {NONE} if held_until < until else statuses


def owners_by_year(owners: Iterable[tuple[str, Owner]]) -> Owners:
    """Whom the state numbers mean in each year, with the days of that year on which they do."""
    years: Owners = {year: defaultdict(list) for year in EVER}
    for number, (actor, first, until) in owners:
        for year, numbers in years.items():
            part = Owner(actor, max(first, date(year, 1, 1)), min(until, date(year + 1, 1, 1)))
            if part.first < part.until:
                numbers[number].append(part)
    return years


def differing(year: int, says: str, parts: Sequence[Owner], memberships: Memberships) -> tuple[str, str] | None:
    """Who differs from a cell, and by which status on 1 July or the nearest day; nothing where one owner agrees."""
    if any(FITS[says] & possible(memberships.get(actor, ()), first, until) for actor, first, until in parts):
        return None
    middle = date(year, 7, 1)
    meant = max(parts, key=lambda part: (part.first <= middle, part.first))
    day = min(max(middle, meant.first), meant.until - DAY)
    return meant.actor, min(possible(memberships.get(meant.actor, ()), day, day + DAY), key=RANK.index)


def compare_cow(
    organization: str, years: dict[int, dict[str, str]], owners: Owners, memberships: Memberships
) -> Comparison:
    """Compare one organization with its cells, but for the missing ones and those of a state that was none then."""
    compared, found = 0, []
    for year, cells in years.items():
        for number, code in cells.items():
            parts = owners[year].get(number)
            if parts and code != MISSING:
                compared += 1
                difference = differing(year, SAYS[code], parts, memberships)
                if difference:
                    member, we_say = difference
                    found.append((member, SAYS[code], we_say, year))
    differences = [Difference(organization, member, "cow-igo", *rest) for member, *rest in _in_a_row(found)]
    return Comparison(compared, len(found), differences)


def _in_a_row(found: Iterable[tuple[str, str, str, int]]) -> Iterator[tuple[str, str, str, str]]:
    """The member, the period, and what both say, for all years in a row in which they say the same."""
    years = defaultdict(set)
    for member, says, we_say, year in found:
        years[member, says, we_say].add(year)
    for (member, says, we_say), differing_years in years.items():
        for first in sorted(year for year in differing_years if year - 1 not in differing_years):
            last = next(year for year in count(first) if year + 1 not in differing_years)
            yield member, str(first) if first == last else f"{first}..{last}", says, we_say


def compare_list(
    organization: str, listed: set[str], reviewed: tuple[date, date], memberships: Memberships
) -> Comparison:
    """Compare one organization with a current list: everybody on either."""
    first, last = reviewed
    differences = []
    everybody = sorted(listed | memberships.keys())
    for member in everybody:
        says = "member" if member in listed else NONE
        ours = possible(memberships.get(member, ()), first, last + DAY)
        if not ours & FITS_LIST[says]:
            we_say = min(ours, key=RANK.index)
            differences.append(Difference(organization, member, "worldcountrygroups", "current", says, we_say))
    return Comparison(len(everybody), len(differences), differences)
