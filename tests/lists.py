"""The membership lists beside the project that others keep, compared with a record, one line of a list at a time.

A line agrees with the record when a spell of the same status may have started when the line says, to the precision of
the coarser of the two. A line without a start says of a year, or of any time, that somebody belonged.
"""

import csv
import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from regional import dates
from tests.conftest import REFERENCE
from tests.reference import DAY, FITS, NONE, RANK, Difference, Memberships, Spell, possible

SOURCES = {
    "atop": "atop",
    "migo": "manyios",
    "iigo_2017_crosssection": "manyios",
    "un_unbis": "un-unbis",
    "csce_azkurs": "csce-list",
    "iaea_wikimili": "iaea-list",
}
"""The files, and the sources that the record cites for them."""

MEANT = {"ALG": "DZA", "AUH": "AUS"}
"""Whom codes mean that nobody else uses."""

TWO = "GIN - GNQ"
"""A line of this code merges two states, and is not compared."""

ALWAYS = (date(1816, 1, 1), date.max)
"""From when until when somebody belonged, where a list says only that it did."""


class Line(NamedTuple):
    """What one line of a list says."""

    source: str
    organization: str
    member: str
    status: str
    start: str
    when: str


def lines() -> Iterator[Line]:
    """Every line of every list."""
    for name, source in SOURCES.items():
        with (REFERENCE / "lists" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                organization, member = row["organization_id"], MEANT.get(row["member_id"], row["member_id"])
                if member == "SUN" and row["start"] > "1992":
                    member = "RUS"
                if member != TWO:
                    yield Line(source, organization, member, row["status"], row["start"], row["precision"])


def span(text: str) -> tuple[date, date]:
    """The first and the last day that a date can mean."""
    first, last = dates.parse(text)
    return date.fromisoformat(first), date.fromisoformat(last)


def difference(line: Line, memberships: Memberships) -> Difference | None:
    """What the record says otherwise than a line, if it does."""
    spells = memberships.get(line.member, [])
    if line.start:
        return _other_start(line, spells)
    year = re.search("[0-9]{4}", line.when)
    first, until = (date(int(year[0]), 1, 1), date(int(year[0]) + 1, 1, 1)) if year else ALWAYS
    ours = possible(spells, first, until)
    if ours & FITS[line.status]:
        return None
    period = year[0] if year else "ever"
    return Difference(line.organization, line.member, line.source, period, line.status, min(ours, key=RANK.index))


def _other_start(line: Line, spells: Sequence[Spell]) -> Difference | None:
    """The time between the two starts, in which only one of the two has the membership."""
    first, last = span(line.start)
    fitting = [spell for spell in spells if spell.status in FITS[line.status]]
    if any(spell.start_earliest <= last and first <= spell.start_latest for spell in fitting):
        return None
    if not fitting:
        return Difference(line.organization, line.member, line.source, f"{line.start}..", line.status, NONE)
    nearest = min(fitting, key=lambda spell: min(abs(spell.start_earliest - last), abs(spell.start_latest - first)))
    start = shown(nearest.start_earliest, nearest.start_latest)
    if last < nearest.start_earliest:
        day, period, says = last, f"{line.start}..{start}", line.status
    else:
        day, period, says = nearest.start_latest, f"{start}..{line.start}", NONE
    ours = min(possible(spells, day, day + DAY), key=RANK.index)
    return Difference(line.organization, line.member, line.source, period, says, ours)


def shown(first: date, last: date) -> str:
    """A year for its days, otherwise the first of the days that are meant."""
    is_year = (first.month, first.day, last) == (1, 1, date(first.year, 12, 31))
    return str(first.year) if is_year else str(first)
