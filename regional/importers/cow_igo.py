"""Correlates of War IGO v3 (Pevehouse, Nordstrom, McManus, Jamison 2020): a cell for each organization, year and state.

Codes: 1 full member, 2 associate, 3 observer, 0 none, -9 missing; -1 and an empty cell mean that the organization or
the state did not exist. The cells of a pair become spells. A status coded for a year held on some day of it, so a spell
starts in its first year, and ends on some day from the beginning of its last year to the end of it. A missing cell does
not end a membership: it only leaves open when it ended, or when the next one started.

The coded years can be read back from the spells exactly: from the year of `start_latest` to that of `end_earliest`.

A row for an organization and a year has a cell for every state, so the dataset claims to be complete for the
organization in the years of its rows. Rows for a state and a year claim nothing: other states may be in no file.
"""

import re
from collections.abc import Iterator
from functools import cache, partial
from itertools import groupby

from regional.dates import FIRST_DAY
from regional.importers.bulk import Bulk
from regional.importers.cow_spells import MISSING, NONE, NOT_YET, NOTHING, Horizon, SpellWriter, Stretch
from regional.importers.files import DataFile
from regional.importers.known_actors import KnownActors
from regional.importers.members import Origin
from regional.importers.report import Report
from regional.seeds.problems import Place

DATASET = {
    "id": "cow-igo",
    "title": "Correlates of War: Intergovernmental Organizations",
    "version": None,
    "licence": "free for research; cite the authors",
    "citation": "Pevehouse, Jon C.W., Timothy Nordstrom, Roseanne W. McManus, and Anne Spencer Jamison. 2020."
    " Tracking Organizations in the World: The Correlates of War IGO Version 3.0 datasets."
    " Journal of Peace Research 57(3): 492-503.",
    "as_of": FIRST_DAY,
    "priority": 200,
}
"""What is recorded about the dataset; it reaches until the end of the last year of the files."""

_FIRST_YEAR = 1815
"""The first year that is coded."""

_VERSIONS = {2014: "3.0"}
"""The version that ends with a year."""

Row = tuple[int, list[str]]

_NAMED = ("ionum", "ioname", "orgname", "sdate", "ccode", "state")
"""The columns beside the year that have names of their own; all others are states or organizations."""


def read(files: list[DataFile], bulk: Bulk, known: KnownActors, report: Report) -> Iterator[None]:
    """Read organization-year files or a state-year file."""
    tables = [YearFile(file, report) for file in files]
    last = max(table.last_year for table in tables)
    bulk.last_day, bulk.version = f"{last:04}-12-31", _VERSIONS.get(last)
    writer = SpellWriter(bulk, known, report)
    for table in tables:
        horizon = Horizon(table.last_year, None if table.last_year == last else "")
        by_organization = "ioname" in table.heading
        yield from (_organization_years if by_organization else _state_years)(table, horizon, writer)
    writer.claim(last)


class YearFile:
    """A file with a row for every year of one subject, a state or an organization, after those of another."""

    def __init__(self, file: DataFile, report: Report) -> None:
        """Read the heading, and look for the last year of the file."""
        self.file = file
        self._last_possible = int(report.last_day[:4])
        rows = file.table("\t,;", ["year"])
        _, heading = next(rows)
        at = heading.index("year")
        self.last_year = max((self._year(row[at]) for _, row in rows), default=0)
        self._rows = file.table("\t,;", ["year"], _NAMED, whole_numbers=True)
        _, heading = next(self._rows)
        self.heading = [column.strip().lower() for column in heading]
        self._report = report

    def _year(self, printed: str) -> int:
        """A year that can be coded; 0 if it is none."""
        year = printed.strip().removesuffix(".0")
        return int(year) if _YEAR.fullmatch(year) and _FIRST_YEAR <= int(year) <= self._last_possible else 0

    def subjects(self, key: str) -> Iterator[tuple[str, list[Row]]]:
        """The rows of every subject, with its code."""
        at = self.heading.index(key)
        for code, group in groupby(self._rows, key=lambda row: row[1][at].strip()):
            lines = list(group)
            self._report.read += len(lines)
            if code:
                yield code, lines
            for line, row in [] if code else lines:
                self._report.skip(f"its {key} is missing", Place(self.file.path, line), row, self.file.separator)

    def stretches(self, lines: list[Row], cells: slice, gap: str) -> tuple[list[Stretch], Iterator[tuple[str, ...]]]:
        """The years in which no cell changes, and the columns of their cells.

        In years without a row, a cell is what a gap means. A row whose year is not later than those before is skipped.
        """
        at = self.heading.index("year")
        stretches: list[Stretch] = []
        held: list[list[str]] = []
        last = 0
        for line, row in lines:
            year = self._year(row[at])
            if year <= last or not year:
                can_be = f"its year is not one from {_FIRST_YEAR} on"
                reason = "its year comes after a later one, or twice" if year else can_be
                self._report.skip(reason, Place(self.file.path, line), row, self.file.separator)
                continue
            if held and year == last + 1 and row[cells] == held[-1]:
                stretches[-1] = Stretch(stretches[-1].first, year)
            else:
                if held and year > last + 1:
                    stretches.append(Stretch(last + 1, year - 1))
                    held.append([gap] * len(held[0]))
                stretches.append(Stretch(year, year))
                held.append(row[cells])
            last = year
        return stretches, zip(*held, strict=True)


def _organization_years(table: YearFile, horizon: Horizon, writer: SpellWriter) -> Iterator[None]:
    """Rows of organizations: a column for each state, between the year and the dates."""
    table.file.require(table.heading, ["ionum", "ioname", "orgname", "sdate"])
    acronym, name = map(table.heading.index, ("ioname", "orgname"))
    cells = slice(table.heading.index("year") + 1, table.heading.index("sdate"))
    for code, lines in table.subjects("ionum"):
        line, about = lines[0]
        origin = Origin(f"organization {code}", Place(table.file.path, line))
        stretches, columns = table.stretches(lines, cells, MISSING)
        if stretches:
            short = about[acronym].strip() or code
            codes = {"cow-igo": code, "cow-igo-name": short.lower()}
            names = (_mended(about[name]) or short, short)
            organization = writer.organization(codes, names, str(stretches[0].first), origin)
            writer.cover(organization, stretches[0].first, stretches[-1].last, origin)
            spells = cache(partial(writer.spells, stretches, horizon, origin))
            for state, column in zip(table.heading[cells], columns, strict=True):
                if not NOTHING.issuperset(column):
                    writer.pair(organization, state, spells(column), origin)
        yield


def _state_years(table: YearFile, horizon: Horizon, writer: SpellWriter) -> Iterator[None]:
    """Rows of states: a column for each organization, after the name of the state."""
    table.file.require(table.heading, ["ccode", "state"])
    state = table.heading.index("state")
    cells = slice(state + 1, None)
    for code, lines in table.subjects("ccode"):
        line, about = lines[0]
        origin = Origin(f"state {code}", Place(table.file.path, line))
        stretches, columns = table.stretches(lines, cells, NONE)
        for name, column in zip(table.heading[cells], columns, strict=False):
            if not NOTHING.issuperset(column):
                existed = next(i for i, cell in enumerate(column) if cell != NOT_YET)
                founded = str(stretches[existed].first) if existed else f"[..{stretches[0].first}]"
                organization = writer.organization({"cow-igo-name": name}, (name.upper(), name), founded, origin)
                writer.pair(organization, about[state], writer.spells(stretches, horizon, origin, column), origin)
        yield


def _mended(name: str) -> str:
    """A name as it was meant: some were written in Mac Roman and read as Latin 1."""
    return name.encode("latin-1").decode("mac_roman").strip() if _GARBLED.fullmatch(name) else name.strip()


_YEAR = re.compile("(?!9999)[1-9][0-9]{3}")
"""A year that can be written with four digits, as can the one after it."""

_GARBLED = re.compile(r"[\x00-\xff]*([\x80-\x9f][\x00-\xff]*|Ê)")
"""A name with a control character of Latin 1, or with an Ê at its end, which was a space."""
