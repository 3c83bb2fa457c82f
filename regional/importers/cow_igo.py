"""Correlates of War IGO v3 (Pevehouse, Nordstrom, McManus, Jamison 2020): a cell for each organization, year and state.

Codes: 1 full member, 2 associate, 3 observer, 0 none, -9 missing; -1 and an empty cell mean that the organization or
the state did not exist. The cells of a pair become spells. A status coded for a year held on some day of it, so a spell
starts in its first year, and ends on some day from the beginning of its last year to the end of it. A missing cell
never ends a membership: it only leaves open when it ended, or when the next one started.

The spells tell the coded years back exactly: from the year of `start_latest` to that of `end_earliest`.
"""

from collections.abc import Iterator
from itertools import groupby

from regional.importers.bulk import Bulk
from regional.importers.cow_spells import LAST_YEAR, SpellWriter, Told
from regional.importers.files import DataFile
from regional.importers.known import Known
from regional.importers.report import Report

DATASET = {
    "id": "cow-igo",
    "title": "Correlates of War: Intergovernmental Organizations",
    "version": "3.0",
    "licence": "free for research; cite the authors",
    "citation": "Pevehouse, Jon C.W., Timothy Nordstrom, Roseanne W. McManus, and Anne Spencer Jamison. 2020."
    " Tracking Organizations in the World: The Correlates of War IGO Version 3.0 datasets."
    " Journal of Peace Research 57(3): 492-503.",
    "as_of": f"{LAST_YEAR}-12-31",
    "priority": 200,
}
"""What the data set says of itself."""

Lines = list[tuple[int, list[str]]]


def read(files: list[DataFile], bulk: Bulk, known: Known, report: Report) -> Iterator[None]:
    """Read organization-year or state-year files."""
    writer = SpellWriter(bulk, known, report)
    for file in files:
        rows = file.table(",", ["year"])
        _, heading = next(rows)
        if "ioname" in heading:
            file.require(heading, ["ioname", "orgname", "year", "ionum", "sdate"])
            key = heading.index("ionum")
        else:
            file.require(heading, ["ccode", "year", "state"])
            key = heading.index("ccode")
        for _, group in groupby(rows, key=lambda row: row[1][key]):
            lines: Lines = []
            for row in group:
                report.read += 1
                lines.append(row)
                yield
            if "ioname" in heading:
                _organization_years(file, heading, lines, writer)
            else:
                _state_years(file, heading, lines, writer)


def _organization_years(file: DataFile, heading: list[str], lines: Lines, writer: SpellWriter) -> None:
    """All years of one organization: a column for each state, between the year and the dates."""
    first, last = heading.index("year") + 1, heading.index("sdate")
    number, about = lines[0]
    place = f"{file.path}:{number}"
    code, year = whole(about[heading.index("ionum")]), int(whole(about[heading.index("year")]))
    organization = writer.organization(code, (about[0], about[heading.index("orgname")]), year, place)
    years = [int(whole(row[first - 1])) for _, row in lines]
    told = Told(years, f"organization {code}", place)
    for name, cells in zip(heading[first:last], zip(*(row[first:last] for _, row in lines), strict=True), strict=True):
        if not _NOTHING.issuperset(cells):
            writer.pair(organization, name, [whole(cell) for cell in cells], told)


def _state_years(file: DataFile, heading: list[str], lines: Lines, writer: SpellWriter) -> None:
    """All years of one state: a column for each organization, after the name of the state."""
    first = heading.index("state") + 1
    number, about = lines[0]
    place = f"{file.path}:{number}"
    years = [int(whole(row[heading.index("year")])) for _, row in lines]
    told = Told(years, f"state {whole(about[heading.index('ccode')])}", place)
    for name, cells in zip(heading[first:], zip(*(row[first:] for _, row in lines), strict=True), strict=True):
        if not _NOTHING.issuperset(cells):
            start = next(year for year, cell in zip(years, cells, strict=True) if cell not in _NOTHING)
            organization = writer.named_organization(name, start, place)
            writer.pair(organization, about[first - 1], [whole(cell) for cell in cells], told)


def whole(cell: str) -> str:
    """The code without the decimals that the files write."""
    return cell.removesuffix(".0")


_NOTHING = frozenset({"", "NA", "0", "0.0", "-9", "-9.0", "-1", "-1.0"})
"""Cells that are no membership."""
