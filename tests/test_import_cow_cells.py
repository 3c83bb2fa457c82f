"""The reference files of Correlates of War beside the record: every coded year comes back from the spells."""

import csv
import gzip
import re
import shutil
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.conftest import REFERENCE, Result, run_command
from tests.datasets import rows
from tests.imports import take

COW = REFERENCE / "cow"
ORGANIZATION_YEARS, STATE_YEARS = COW / "igo_year_format3.csv.gz", COW / "state_year_format3.csv.gz"

pytestmark = pytest.mark.skipif(not COW.exists(), reason="the reference data does not lie beside the project")

STATUSES = {"1.0": "member", "2.0": "associate", "3.0": "observer"}

Cells = dict[tuple[str, str, int], str]
"""The status that a file codes, by the code of the organization, the column of the state, and the year."""


def organization_years() -> Cells:
    cells: Cells = {}
    with gzip.open(ORGANIZATION_YEARS, "rt", encoding="utf-8", newline="") as text:
        table = csv.reader(text)
        heading = next(table)
        states = slice(heading.index("afghanistan"), heading.index("sdate"))
        for row in table:
            number, year = row[heading.index("ionum")].removesuffix(".0"), int(float(row[2]))
            for state, cell in zip(heading[states], row[states], strict=True):
                if cell in STATUSES:
                    cells[number, state, year] = STATUSES[cell]
    return cells


def state_years() -> Cells:
    cells: Cells = {}
    with gzip.open(STATE_YEARS, "rt", encoding="utf-8", newline="") as text:
        table = csv.reader(text)
        heading = next(table)
        for row in table:
            year = int(float(row[1]))
            for organization, cell in zip(heading[3:], row[3:], strict=True):
                if cell in STATUSES:
                    cells[organization, row[2], year] = STATUSES[cell]
    return cells


class Spell(NamedTuple):
    """A loaded spell under the codes of the file that it came from."""

    organization: str
    column: str
    status: str
    start_earliest: str
    start_latest: str
    end_earliest: str
    end_latest: str

    def years(self) -> range:
        """The years that it holds for certain, on some day of them."""
        return range(int(self.start_latest[:4]), int(self.end_earliest[:4]) + 1)


def spells(database: Path, dataset: str, scheme: str) -> Iterator[Spell]:
    """All spells of a dataset.

    Germany has one column from the year in which the other ends: a spell is of the one that covers most of its years.
    """
    organizations = dict(rows(database, "SELECT actor_id, code FROM codes WHERE scheme = :scheme", scheme=scheme))
    columns: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    held = "SELECT actor_id, code, start_earliest, end_latest FROM codes WHERE scheme = 'cow-column'"
    for state, column, start, end in rows(database, held):
        columns[state].append((int((start or "1816")[:4]), int((end or "2014")[:4]), column))
    loaded = (
        "SELECT organization_id, member_id, status, start_earliest, start_latest, coalesce(end_earliest, '2014-12-31'),"
        " coalesce(end_latest, '2015-01-01') FROM memberships WHERE dataset_id = :dataset"
    )
    for organization, state, *told in rows(database, loaded, dataset=dataset):
        spell = Spell(organizations[organization], "", *told)
        covers = [(sum(start <= year <= end for year in spell.years()), name) for start, end, name in columns[state]]
        yield spell._replace(column=max(covers)[1])


def expanded(told: Iterable[Spell]) -> Cells:
    """The status of every year that the spells hold for certain."""
    return {(spell.organization, spell.column, year): spell.status for spell in told for year in spell.years()}


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory, record: Path) -> Path:
    """The record with both files of memberships beside it, each as a dataset."""
    database = Path(shutil.copy(record, tmp_path_factory.mktemp("cow") / "regional.db"))
    take(database, "cow-igo", ORGANIZATION_YEARS)
    take(database, "cow-igo", STATE_YEARS, dataset="cow-igo-by-state")
    return database


def ask(database: Path, question: str) -> Result:
    return run_command(*question.split(), REGIONAL_DATABASE=str(database))


def test_every_cell_of_the_organization_years_comes_back(loaded: Path) -> None:
    cells = organization_years()
    assert Counter(cells.values()) == {"member": 536_320, "observer": 2_387, "associate": 1_095}
    assert len({(organization, column) for organization, column, _ in cells}) == 17_609
    told = expanded(spells(loaded, "cow-igo", "cow-igo"))
    assert told == cells
    assert len({organization for organization, _, _ in told}) == 534


def test_every_cell_of_the_state_years_comes_back(loaded: Path) -> None:
    told = expanded(spells(loaded, "cow-igo-by-state", "cow-igo-name"))
    assert Counter(told.values())["member"] == 535_772
    assert told == state_years()


def test_both_files_tell_of_the_same_organizations(loaded: Path) -> None:
    owners = "SELECT DISTINCT o.dataset_id FROM memberships AS m JOIN actors AS o ON o.id = m.organization_id"
    assert rows(loaded, f"{owners} WHERE m.dataset_id = 'cow-igo-by-state' ORDER BY 1") == [("core",), ("cow-igo",)]


@pytest.mark.parametrize(
    ("year", "states"),
    [
        ("2002", "KAZ KGZ RUS TJK UZB"),
        ("2006", "KAZ KGZ RUS TJK UZB"),
        ("2011", "KAZ KGZ RUS TJK UZB"),
        ("2012", "KAZ KGZ RUS TJK"),
        ("2014", "KAZ KGZ RUS TJK"),
    ],
)
def test_the_members_of_both_blocs_year_by_year(loaded: Path, year: str, states: str) -> None:
    asked = ask(loaded, f"both SCO CSTO --dataset cow-igo --on {year}-07-01 -f ids")
    assert asked == Result("".join(f"{state}\n" for state in states.split()), "", 0)


@pytest.fixture(scope="module")
def marked() -> list[tuple[str, str, list[int], str]]:
    """For each pair of an organization and a state the years of their cells, and a mark for what is in each."""
    found = []
    with gzip.open(ORGANIZATION_YEARS, "rt", encoding="utf-8", newline="") as text:
        table = csv.reader(text)
        heading = next(table)
        states = slice(heading.index("afghanistan"), heading.index("sdate"))
        for number, group in groupby(table, key=lambda row: row[heading.index("ionum")]):
            lines = list(group)
            years = [int(float(row[2])) for row in lines]
            for state, cells in zip(heading[states], zip(*(row[states] for row in lines), strict=True), strict=True):
                marks = "".join("1" if cell in STATUSES else KINDS[cell] for cell in cells)
                found.append((number.removesuffix(".0"), state, years, marks))
    return found


@pytest.fixture(scope="module")
def of_pair(loaded: Path) -> dict[tuple[str, str], list[Spell]]:
    """The spells of each pair."""
    found: dict[tuple[str, str], list[Spell]] = defaultdict(list)
    for spell in spells(loaded, "cow-igo", "cow-igo"):
        found[spell.organization, spell.column].append(spell)
    return found


def gaps(marked: Iterable[tuple[str, str, list[int], str]], kind: str) -> Iterator[tuple[str, str, range]]:
    """Between coded memberships of one pair, the years in which all its cells are of a kind."""
    for number, state, years, marks in marked:
        for gap in re.finditer(f"(?<=1){kind}+(?=1)", marks):
            first, last = years[gap.start()], years[gap.end() - 1]
            if last - first + 1 == gap.end() - gap.start():
                yield number, state, range(first, last + 1)


KINDS = {"0.0": "0", "-9.0": "?", "": "-"}
"""No membership, missing, and no state."""


@pytest.mark.parametrize(("kind", "count", "is_possible"), [("0", 531, False), (r"\?", 295, True), ("-", 351, False)])
def test_a_membership_is_only_possible_where_its_cells_are_missing(
    of_pair: dict[tuple[str, str], list[Spell]],
    marked: list[tuple[str, str, list[int], str]],
    kind: str,
    count: int,
    *,
    is_possible: bool,
) -> None:
    found = list(gaps(marked, kind))
    assert len(found) == count
    for organization, state, years in found:
        told = of_pair.get((organization, state), [])
        for day in (f"{year}-07-01" for year in years):
            assert any(spell.start_earliest <= day < spell.end_latest for spell in told) == is_possible
            assert not any(spell.start_latest <= day < spell.end_earliest for spell in told)


def test_names_in_another_character_set_are_mended(loaded: Path) -> None:
    assert rows(loaded, "SELECT id, name FROM organizations WHERE id IN ('IRENA', 'NVC') ORDER BY id") == [
        ("IRENA", "International Renewable Energy Agency"),
        ("NVC", "Nordic Centre for Welfare and Social Issues (Nordens Välfärdscenter )"),
    ]


def test_a_name_of_two_organizations_is_ambiguous(loaded: Path) -> None:
    asked = run_command("members", "Eastern Caribb. Central Bank", REGIONAL_DATABASE=str(loaded))
    assert asked.stderr == (
        "regional: 'Eastern Caribb. Central Bank' is ambiguous: it can mean"
        " ECCA (Eastern Caribb. Central Bank), ECCB (Eastern Caribb. Central Bank)\n"
    )


def test_an_organization_whose_id_is_its_name_has_it_in_english_and_in_no_language(loaded: Path) -> None:
    named = "SELECT actor_id, language, name FROM names WHERE actor_id IN ('BIONET', 'COSAVE') ORDER BY 1, 2"
    assert rows(loaded, named) == [
        (name, language, name) for name in ("BIONET", "COSAVE") for language in ("en", "und")
    ]


def test_both_files_break_no_rule(loaded: Path) -> None:
    assert ask(loaded, "check") == Result("", f"regional: no problem in {loaded}\n", 0)


def test_a_second_import_changes_nothing(loaded: Path) -> None:
    before = loaded.read_bytes()
    again = ask(loaded, f"import cow-igo {ORGANIZATION_YEARS}")
    assert again.stderr == "regional: nothing changed: 'cow-igo' is these files already; --again imports them anew\n"
    assert loaded.read_bytes() == before
