"""From the yearly cells of Correlates of War to spells, for organizations and states that core has and for new ones."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cache
from itertools import groupby, pairwise
from typing import NamedTuple

from regional.dates import FIRST_DAY, LAST_DAY
from regional.errors import RegionalError
from regional.importers.bulk import Bulk
from regional.importers.fields import NULLS
from regional.importers.known_actors import KnownActors
from regional.importers.members import MemberWriter, Origin, as_id
from regional.importers.report import Report
from regional.models import Claim, Organization
from regional.vocabulary import OrganizationClassification, Status

MISSING, NOT_YET, NONE = "-9", "-1", "0"
"""The codes for what is not known, for an organization that did not exist, and for no membership."""

NOTHING = NULLS | {".", "0", "0.0", "-9", "-9.0", "-1", "-1.0"}
"""Cells that are no membership; a full stop is what Stata writes where there is nothing."""

_MEANINGS = dict.fromkeys(NOTHING, NONE) | dict.fromkeys(("-9", "-9.0"), MISSING)
_MEANINGS |= dict.fromkeys(("1", "1.0"), Status.MEMBER.value)
_MEANINGS |= dict.fromkeys(("2", "2.0"), Status.ASSOCIATE.value)
_MEANINGS |= dict.fromkeys(("3", "3.0"), Status.OBSERVER.value)
"""What each code of the authors means: a status, none, or that it is missing."""

_CODES = frozenset(_MEANINGS)

_MID_YEAR = "07-01"
"""The day of a year on which it is looked up what a column means."""


class Stretch(NamedTuple):
    """Years in which nothing changes."""

    first: int
    last: int


class Horizon(NamedTuple):
    """How far a file goes, after whose last year nobody knows anything."""

    year: int
    """Its last year."""
    end: str | None
    """The end of a spell that reaches this year: none, or empty if other files go further."""


class Spell(NamedTuple):
    """A membership that yearly codes record."""

    status: str
    first: int
    last: int
    before: int
    """The first of the missing years before it, or its own first year."""
    after: str | None
    """The day on which it had ended at the latest: empty if nobody knows, None if it still held when coding ended."""


class SpellWriter:
    """Writes the memberships of one import, with the organizations that are new."""

    def __init__(self, bulk: Bulk, known: KnownActors, report: Report) -> None:
        """Take where rows go, who is known, and where gaps are noted."""
        self._known = known
        self._report = report
        self._organizations: dict[tuple[str, str], str] = {}
        self._pairs: set[tuple[str, str]] = set()
        """The organizations and columns whose spells were added."""
        self._covered: dict[str, tuple[int, int, Origin]] = {}
        """The first and the last year of the rows of each organization, and where the first of them stands."""
        self._states = cache(self._states_of)
        self._members = MemberWriter(bulk, known)
        self._bulk = bulk

    def organization(self, codes: dict[str, str], names: tuple[str, str], founded: str, origin: Origin) -> str:
        """The id of an organization: the one that has the first of these codes, or a new one."""
        scheme, code = next(iter(codes.items()))
        known = self._known.by_last_code(scheme, code) or self._organizations.get((scheme, code))
        return known or self._add(codes, names, founded, origin)

    def _add(self, codes: dict[str, str], names: tuple[str, str], founded: str, origin: Origin) -> str:
        name, acronym = names
        short = as_id(acronym.upper())
        ids = (short, f"COW-{short}", f"COW-{short}-{next(iter(codes.values()))}")
        id_ = self._members.free_id(*ids)
        self._report.note("an organization that is not recorded yet", origin.place)
        kind = OrganizationClassification.IGO.value
        values = {"id": id_, "name": name, "classification": kind, "founding_date": founded}
        self._members.add_actor(Organization, values, origin, [acronym], codes)
        self._organizations |= dict.fromkeys(codes.items(), id_)
        return id_

    def cover(self, organization: str, first: int, last: int, origin: Origin) -> None:
        """Remember that the file tells all members of an organization in some years."""
        known = self._covered.get(organization, (first, last, origin))
        self._covered[organization] = (min(first, known[0]), max(last, known[1]), known[2])

    def claim(self, last_year: int) -> None:
        """Claim to be complete for the organizations in these years; what is covered until the end has none yet."""
        for organization, (first, last, origin) in self._covered.items():
            end = f"{last + 1}-01-01" if last < last_year else None
            values = {"organization_id": organization, "start_date": f"{first}-01-01", "end_date": end}
            self._bulk.add(Claim, values, origin.place)

    def spells(
        self, stretches: Sequence[Stretch], horizon: Horizon, origin: Origin, cells: Sequence[str]
    ) -> list[Spell]:
        """The spells that a column records. A code that its authors do not use is noted and taken as missing."""
        if not _CODES.issuperset(cells):
            self._report.note("a code that its authors do not use: taken as missing", origin.place)
            cells = [cell if cell in _CODES else MISSING for cell in cells]
        return list(_spells(stretches, horizon, cells))

    def pair(self, organization: str, column: str, spells: Sequence[Spell], origin: Origin) -> None:
        """All spells of one organization and the states that a column stands for, one after the other.

        Raises:
            RegionalError: this column comes a second time, or another column covers the same time.
        """
        if (organization, column) in self._pairs:
            already = f"{origin.place}: {organization} and {column} appear a second time"
            raise RegionalError(f"{already}: sort the rows, or import each file as a --dataset of its own")
        self._pairs.add((organization, column))
        states = self._states(column)
        if not states:
            self._report.note(f"no state is known for the column {column}", origin.place)
        for status, first, last, before, after in spells:
            for state, its_first, its_last in states:
                start, end = max(first, its_first), min(last, its_last)
                if start <= end:
                    started = f"[{before}..{first}]" if start == first and before != first else str(start)
                    ends = f"{end + 1}-01-01" if end != last else after
                    ended = None if ends is None else f"[{end}..{ends}]"
                    if not self._members.add_membership(organization, state, status, (started, ended), origin):
                        twice = f"{organization} and {state} are in {column} and in another column"
                        raise RegionalError(f"{origin.place}: {twice}: leave out one of the two")

    def _states_of(self, column: str) -> list[tuple[str, int, int]]:
        """The states that a column means, from year to year: its one number was used by one after the other.

        In a year in which it passed from one to another, it means who has it at mid-year, or else who had it before.
        """
        found: list[tuple[str, int, int]] = []
        spans = self._known.spans("cow-column", column)
        first = int(FIRST_DAY[:4])
        for span, following in pairwise(spans):
            last_day = date.fromisoformat(span.end) - timedelta(days=1)
            last = min(_mid_year_from(max(span.end, following.start)) - 1, last_day.year)
            found.append((span.actor, first, last))
            first = last + 1
        return [*found, *((span.actor, first, int(LAST_DAY[:4])) for span in spans[-1:])]


def _mid_year_from(day: str) -> int:
    """The year of the first mid-year from a day on."""
    return int(day[:4]) + (day[5:] > _MID_YEAR)


def _spells(stretches: Sequence[Stretch], horizon: Horizon, cells: Sequence[str]) -> Iterator[Spell]:
    """The spells that the codes of some stretches record; the stretches leave out no year between them."""
    runs: list[tuple[int, int, str]] = []
    at = 0
    for meaning, group in groupby(map(_MEANINGS.__getitem__, cells)):
        following = at + len(list(group))
        runs.append((stretches[at].first, stretches[following - 1].last, meaning))
        at = following
    for i, (first, last, meaning) in enumerate(runs):
        if meaning in (NONE, MISSING):
            continue
        before = runs[i - 1][0] if i > 0 and runs[i - 1][2] == MISSING else first
        after: str | None = f"{last + 1}-01-01"
        if i + 1 == len(runs):
            after = after if last < horizon.year else horizon.end
        elif runs[i + 1][2] == MISSING:
            after = f"{runs[i + 1][1] + 1}-01-01" if i + 2 < len(runs) else ""
        yield Spell(meaning, first, last, before, after)
