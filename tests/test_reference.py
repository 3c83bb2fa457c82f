"""The record beside two datasets that nobody of this project made: each difference is known, and says why it stays."""

import csv
import io
from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest

from regional import dates
from tests.conftest import REFERENCE, Run
from tests.datasets import rows
from tests.reference import (
    SAYS,
    YEARS,
    Comparison,
    Difference,
    Memberships,
    Owner,
    Owners,
    Spell,
    compare_cow,
    compare_list,
    current_list,
    organization_years,
    owners_by_year,
)

pytestmark = pytest.mark.skipif(not REFERENCE.exists(), reason="the reference data does not lie beside the project")

Cells = dict[str, dict[int, dict[str, str]]]
"""Codes by organization, year and state, by their numbers in Correlates of War."""

COMPARED = ("cow-igo", "worldcountrygroups")
"""The two datasets; other lists are compared in a file of their own."""

NOT_CITED = {
    ("G5-SAHEL", "g5sahel"): "its memberships have ended, and those that have do not cite a list of current members",
    ("NORDIC-COUNCIL", "nordic"): "the list is named after the Nordic countries, but describes their council",
}
"""Current lists that are compared though no membership cites them."""

OTHER_YEARS = {("PAN-AMERICAN-UNION", "3900"): range(1945, 1949)}
"""One number means the union and then the OAS, which is compared with all of it; the union only with its own years."""

NAMES = {"Congo, Dem. Rep.": "COD", "European Union": "EU", "Holy See": "VAT", "Turkey": "TUR"}
"""Who stands on the lists without a code."""


def day_of(text: str | None, otherwise: date) -> date:
    return date.fromisoformat(text) if text else otherwise


@pytest.fixture(scope="module")
def memberships(record: Path) -> dict[str, Memberships]:
    """The spells by organization and member."""
    found: dict[str, Memberships] = defaultdict(lambda: defaultdict(list))
    for organization, member, status, *days in rows(
        record,
        "SELECT organization_id, member_id, status, start_earliest, start_latest, end_earliest, end_latest "
        "FROM effective_memberships ORDER BY start_latest",
    ):
        found[organization][member].append(Spell(status, *(day_of(day, date.max) for day in days)))
    return found


@pytest.fixture(scope="module")
def owners(record: Path) -> Owners:
    codes = rows(record, "SELECT code, actor_id, start_earliest, end_earliest FROM codes WHERE scheme = 'cow'")
    return owners_by_year(
        (code, Owner(actor, day_of(start, date.min), day_of(end, date.max))) for code, actor, start, end in codes
    )


def cited(record: Path, source: str) -> set[tuple[str, str]]:
    """The organizations whose memberships cite a dataset, and what it calls them."""
    found = rows(
        record,
        "SELECT DISTINCT m.organization_id, c.locator FROM membership_citations AS c "
        "JOIN memberships AS m ON m.id = c.membership_id WHERE c.source_id = :source",
        source=source,
    )
    return {(organization, locator.removeprefix("organization ")) for organization, locator in found}


@pytest.fixture(scope="module")
def cells(record: Path) -> Cells:
    """What Correlates of War says about the organizations of the record."""
    found: Cells = defaultdict(dict)
    for number, year, codes in organization_years({number for _, number in cited(record, "cow-igo")}):
        found[number][year] = codes
    return found


@pytest.fixture(scope="module")
def comparisons(
    record: Path, memberships: dict[str, Memberships], owners: Owners, cells: Cells
) -> dict[tuple[str, str], Comparison]:
    """All that can be compared, by the organization and what the other dataset calls it."""
    found = {}
    for organization, number in cited(record, "cow-igo"):
        years = OTHER_YEARS.get((organization, number), YEARS)
        its_cells = {year: codes for year, codes in cells[number].items() if year in years}
        found[organization, number] = compare_cow(organization, its_cells, owners, memberships[organization])
    reviewed = dict(rows(record, "SELECT id, reviewed FROM organizations"))
    for organization, stem in cited(record, "worldcountrygroups") | NOT_CITED.keys():
        first, last = map(date.fromisoformat, dates.parse(reviewed[organization]))
        listed = current_list(stem, NAMES)
        found[organization, stem] = compare_list(organization, listed, (first, last), memberships[organization])
    return found


def as_csv(lines: Iterable[tuple[str, ...]]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(sorted(lines))
    return text.getvalue()


def test_each_difference_is_listed_and_each_listed_one_is_a_difference(
    record: Path, comparisons: dict[tuple[str, str], Comparison]
) -> None:
    found = {difference for comparison in comparisons.values() for difference in comparison.differences}
    reasons = {
        Difference(*line): why
        for *line, why in rows(
            record, "SELECT organization_id, member_id, source_id, period, says, we_say, why FROM differences"
        )
        if line[2] in COMPARED
    }
    unlisted = as_csv((*difference, "") for difference in found - reasons.keys())
    stale = as_csv((*difference, reasons[difference]) for difference in reasons.keys() - found)
    assert not unlisted + stale, f"not in differences.csv, or to be mended:\n{unlisted}\nno longer so:\n{stale}"


def test_every_organization_with_a_number_of_correlates_of_war_is_compared(
    record: Path, comparisons: dict[tuple[str, str], Comparison]
) -> None:
    numbered = set(rows(record, "SELECT actor_id, code FROM codes WHERE scheme = 'cow-igo'"))
    assert numbered <= {pair for pair, comparison in comparisons.items() if comparison.compared}
    assert sum(comparison.compared for comparison in comparisons.values()) > 400_000


def test_a_membership_that_cites_one_of_them_stands_in_it(record: Path, cells: Cells, owners: Owners) -> None:
    years = defaultdict(set)
    for number, codes_by_year in cells.items():
        for year, codes in codes_by_year.items():
            for state, code in codes.items():
                for owner in owners[year][state]:
                    years[number, owner.actor, SAYS.get(code)].add(year)
    unsupported = []
    for number, member, status, first, end, fact in rows(
        record,
        "SELECT replace(c.locator, 'organization ', ''), member_id, status, substr(start_earliest, 1, 4), "
        "coalesce(substr(end_latest, 1, 4), '2014'), m.id "
        "FROM memberships AS m JOIN membership_citations AS c ON c.membership_id = m.id AND c.source_id = 'cow-igo'",
    ):
        said = years[number, member, "member" if status == "suspended" else status]
        if said.isdisjoint(range(int(first), int(end) + 1)):
            unsupported.append(fact)
    for stem, member, fact in rows(
        record,
        "SELECT c.locator, member_id, m.id FROM memberships AS m "
        "JOIN membership_citations AS c ON c.membership_id = m.id AND c.source_id = 'worldcountrygroups'",
    ):
        if member not in current_list(stem, NAMES):
            unsupported.append(fact)
    assert unsupported == []


@pytest.fixture(scope="module")
def both_blocs(cells: Cells, owners: Owners) -> dict[int, set[str]]:
    """The full members of SCO and CSTO, 4115 and 1125, by year, as Correlates of War has them."""
    full: dict[str, dict[int, set[str]]] = {
        number: {
            year: {owner.actor for state, code in codes.items() if code == "1" for owner in owners[year][state]}
            for year, codes in cells[number].items()
        }
        for number in ("4115", "1125")
    }
    return {year: full["4115"][year] & full["1125"][year] for year in full["1125"]}


@pytest.mark.parametrize(
    ("year", "states", "not_here"),
    [
        (2002, "KAZ KGZ RUS TJK UZB", {"UZB"}),
        (2006, "KAZ KGZ RUS TJK UZB", set()),
        (2011, "KAZ KGZ RUS TJK UZB", set()),
        (2012, "KAZ KGZ RUS TJK", set()),
        (2014, "KAZ KGZ RUS TJK", set()),
    ],
)
def test_the_full_members_of_both_blocs_at_the_end_of_a_year(
    ask: Run, both_blocs: dict[int, set[str]], year: int, states: str, not_here: set[str]
) -> None:
    assert both_blocs[year] == set(states.split())
    ours = ask("both", "SCO", "CSTO", "--on", f"{year}-12-31", "-f", "ids").stdout.split()
    assert set(ours) == both_blocs[year] - not_here


def test_the_one_of_both_blocs_who_is_not_here_is_a_listed_difference(ask: Run) -> None:
    assert ask("differences", "CSTO", "--member", "Uzbekistan").stdout == (
        "organization,state,source,period,says,we_say,why\n"
        "CSTO,UZB,cow-igo,2002..2005,member,none,Uzbekistan had not signed the protocol of 1999 nor the charter of "
        "2002; it returned at the Minsk summit of 2006-06-23.\n"
    )
