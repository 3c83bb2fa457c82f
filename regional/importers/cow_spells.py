"""From the yearly cells of Correlates of War to spells, for organizations and states that core has and for new ones."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from regional.dates import parse
from regional.folding import fold
from regional.importers.bulk import Bulk
from regional.importers.known import Known
from regional.importers.report import Report
from regional.vocabulary import ActorKind, OrganizationClassification, SourceType, Status, YesNo

LAST_YEAR = 2014
STATUSES = {"1": Status.MEMBER.value, "2": Status.ASSOCIATE.value, "3": Status.OBSERVER.value}
MISSING = "-9"
SOURCE = "cow-igo-files"


class Told(NamedTuple):
    """What all cells of one stretch of a file have in common."""

    years: Sequence[int]
    locator: str
    place: str


class SpellWriter:
    """Writes the memberships of one import, with the organizations that are new."""

    def __init__(self, bulk: Bulk, known: Known, report: Report) -> None:
        """Take where rows go, who is known, and where gaps are noted."""
        self._dataset = bulk.dataset
        self._known = known
        self._report = report
        self._organizations: dict[str, str] = {}
        self._states: dict[tuple[str, int], str | None] = {}
        self._actors = bulk.into("actors", "id", "kind", "dataset_id")
        self._new = bulk.into(
            "organizations", "id", "name", "classification", "founding_date", "founding_earliest", "founding_latest"
        )
        self._names = bulk.into("names", "actor_id", "language", "name", "folded", "dataset_id")
        self._codes = bulk.into("codes", "scheme", "code", "actor_id", "dataset_id")
        self._cited = bulk.into("actor_citations", "actor_id", "source_id", "locator")
        self._memberships = bulk.into(
            "memberships",
            *("id", "member_id", "organization_id", "status", "start_date", "start_earliest", "start_latest"),
            *("end_date", "end_earliest", "end_latest", "dataset_id"),
        )
        self._citations = bulk.into("membership_citations", "membership_id", "source_id", "locator")
        self._source = f"{self._dataset}-files" if self._dataset != "cow-igo" else SOURCE
        title = "Intergovernmental Organizations (v3.0), the files that were imported"
        sources = bulk.into("sources", "id", "type", "title", "consulted", "dataset_id")
        sources((self._source, SourceType.DATASET.value, title, YesNo.YES.value, self._dataset))

    def organization(self, code: str, names: tuple[str, str], year: int, place: str) -> str:
        """The id of an organization: the one that has its number, or a new one."""
        known = self._known.by_last_code("cow-igo", code) or self._organizations.get(code)
        return known or self._add(("cow-igo", code), names, year, place)

    def named_organization(self, column: str, year: int, place: str) -> str:
        """The id of an organization of which only the short name in the heading is known."""
        known = self._known.by_last_code("cow-igo-name", column) or self._organizations.get(column)
        return known or self._add(("cow-igo-name", column), (column, column.upper()), year, place)

    def _add(self, scheme_and_code: tuple[str, str], names: tuple[str, str], year: int, place: str) -> str:
        (scheme, code), (acronym, name) = scheme_and_code, names
        short = acronym.upper().replace(" ", "-").replace("/", "-")
        taken = {*self._known.kinds, *self._organizations.values()}
        id_ = next(i for i in (short, f"COW-{short}", f"COW-{short}-{code}") if i not in taken)
        self._report.note("an organization that core does not have", place)
        self._organizations[code] = id_
        self._actors((id_, ActorKind.ORGANIZATION.value, self._dataset))
        self._new((id_, name, OrganizationClassification.IGO.value, str(year), *parse(str(year))))
        for language, text in dict.fromkeys((("und", id_), ("und", acronym), ("en", name))):
            self._names((id_, language, text, fold(text), self._dataset))
        self._codes((scheme, code, id_, self._dataset))
        self._cited((id_, self._source, f"organization {code}"))
        return id_

    def pair(self, organization: str, column: str, cells: Sequence[str], told: Told) -> None:
        """All cells of one organization and the states that a column stands for, one after the other."""
        for status, first, last, before, after in spells(told.years, cells):
            for state, start, end in self._by_state(column, first, last, told.place):
                earliest = f"[{before}..{first}]" if start == first and before != first else str(start)
                ends = None
                if end != last:
                    ends = f"[{end}..{end + 1}-01-01]"
                elif after != str(LAST_YEAR + 1):
                    ends = f"[{last}..{after}]"
                self._write(organization, state, status, (earliest, ends), told.locator)

    def _by_state(self, column: str, first: int, last: int, place: str) -> Iterator[tuple[str, int, int]]:
        """The states that a column means from year to year: its one number was used by one after the other."""
        runs: list[tuple[str, int, int]] = []
        for year in range(first, last + 1):
            state = self._state(column, year)
            if state is None:
                self._report.note(f"no state is known for the column {column}", place)
            elif runs and runs[-1][0] == state:
                runs[-1] = (state, runs[-1][1], year)
            else:
                runs.append((state, year, year))
        yield from runs

    def _state(self, column: str, year: int) -> str | None:
        if (column, year) not in self._states:
            self._states[column, year] = self._known.by_code("cow-column", column, f"{year}-07-01")
        return self._states[column, year]

    def _write(self, organization: str, state: str, status: str, dates: tuple[str, str | None], locator: str) -> None:
        start, end = dates
        id_ = f"{organization}/{state}/{status}/{start}/{self._dataset}"
        ends = (end, *parse(end)) if end else (None, None, None)
        self._memberships((id_, state, organization, status, start, *parse(start), *ends, self._dataset))
        self._citations((id_, self._source, locator))


def spells(years: Sequence[int], cells: Sequence[str]) -> Iterator[tuple[str, int, int, int, str]]:
    """The spells that yearly codes tell.

    Yields:
        The status; the first and the last coded year; the first year of the missing cells before it, or its own; and
        the day on which it can have ended at the latest, the year after the last one if it still held then, or
        nothing if nobody knows.
    """
    run: list[tuple[int, int, str]] = []
    for year, cell in zip(years, cells, strict=True):
        kind = STATUSES.get(cell, MISSING if cell == MISSING else "")
        if run and run[-1][2] == kind and run[-1][1] + 1 == year:
            run[-1] = (run[-1][0], year, kind)
        else:
            if run and run[-1][1] + 1 < year:
                run.append((run[-1][1] + 1, year - 1, MISSING))
            run.append((year, year, kind))
    for i, (first, last, kind) in enumerate(run):
        if kind not in ("", MISSING):
            is_open_before = i > 0 and run[i - 1][2] == MISSING
            before = run[i - 1][0] if is_open_before else first
            following = run[i + 1] if i + 1 < len(run) else None
            if following is None:
                after = f"{last + 1}-01-01" if last < LAST_YEAR else str(last + 1)
            elif following[2] == MISSING:
                after = f"{following[1] + 1}-01-01" if i + 2 < len(run) else ""
            else:
                after = f"{last + 1}-01-01"
            yield kind, first, last, before, after
