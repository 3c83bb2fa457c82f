"""A panel: states by years, as a statistics program takes them."""

import csv
import gzip
import shutil
import tracemalloc
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

import regional
from regional.errors import QuestionError
from regional.questions.periods import periods
from regional.seeds.loader import load
from tests.conftest import REFERENCE, Run, run_command
from tests.datasets import write

SOURCES = "id,type,title,consulted\narchive,record,Founding acts,no\n"


def test_a_row_for_each_state_year_and_organization_with_codes(ask: Run) -> None:
    asked = ("panel", "SCO", "CSTO", "--since", "2012", "--until", "2012")
    rows = ask(*asked).stdout.splitlines()
    assert [row for row in rows if row.startswith(("state", "UZB", "RUS"))] == [
        "state,name,year,organization,status,certain,share,iso_numeric,cow,gw",
        "RUS,Russia,2012,SCO,member,yes,1.0,643,365,365",
        "RUS,Russia,2012,CSTO,member,yes,1.0,643,365,365",
        "UZB,Uzbekistan,2012,SCO,member,yes,1.0,860,704,704",
        "UZB,Uzbekistan,2012,CSTO,member,yes,0.489,860,704,704",
    ]


@pytest.mark.parametrize(
    ("rule", "counted"),
    [
        ("any", ["2006", "2007", "2008", "2009", "2010", "2011", "2012"]),
        ("whole", ["2007", "2008", "2009", "2010", "2011"]),
        ("first", ["2007", "2008", "2009", "2010", "2011", "2012"]),
        ("middle", ["2006", "2007", "2008", "2009", "2010", "2011"]),
        ("last", ["2006", "2007", "2008", "2009", "2010", "2011"]),
        ("06-27", ["2006", "2007", "2008", "2009", "2010", "2011", "2012"]),
        ("06-28", ["2006", "2007", "2008", "2009", "2010", "2011"]),
    ],
)
def test_uzbekistan_a_member_of_the_csto_from_23_june_2006_until_28_june_2012(
    ask: Run, rule: str, counted: list[str]
) -> None:
    rows = ask("panel", "CSTO", "--since", "2003", "--until", "2014", "--at", rule).stdout.splitlines()
    assert [row.split(",")[2] for row in rows if row.startswith("UZB")] == counted


def test_the_soviet_union_is_no_russia(ask: Run) -> None:
    rows = ask("panel", "COMECON", "UN", "--since", "1990", "--until", "1992", "--wide").stdout.splitlines()
    assert [row for row in rows if row.startswith(("state", "SUN", "RUS"))] == [
        "state,name,year,COMECON,UN,certain,iso_numeric,cow,gw",
        "RUS,Russia,1991,0,1,yes,643,365,365",
        "RUS,Russia,1992,0,1,yes,643,365,365",
        "SUN,Soviet Union,1990,1,1,yes,810,365,365",
        "SUN,Soviet Union,1991,1,1,yes,810,365,365",
    ]


def test_two_germanies_and_then_one_have_the_codes_of_their_time(ask: Run) -> None:
    rows = ask("panel", "UN", "--since", "1990-09", "--until", "1990-11", "--by", "month").stdout.splitlines()
    assert [row for row in rows if row.startswith(("DEU", "DDR"))] == [
        "DDR,East Germany,1990-09,UN,member,yes,1.0,278,265,265",
        "DDR,East Germany,1990-10,UN,member,yes,0.065,278,265,265",
        "DEU,Germany,1990-09,UN,member,yes,1.0,276,260,260",
        "DEU,Germany,1990-10,UN,member,yes,1.0,276,255,260",
        "DEU,Germany,1990-11,UN,member,yes,1.0,276,255,260",
    ]


def test_pairs_of_states_with_what_they_share(ask: Run) -> None:
    asked = ("panel", "SCO", "CSTO", "CIS", "--since", "2021-09-17", "--until", "2021-09-17", "--by", "day", "--dyads")
    rows = ask(*asked).stdout.splitlines()
    assert [row for row in rows if row.startswith(("state", "CHN,RUS", "KAZ,RUS", "ARM,IND", "ARM,RUS"))] == [
        "state,other,day,shared,organizations,certain,cow,cow_other",
        "ARM,RUS,2021-09-17,2,CSTO CIS,yes,371,365",
        "CHN,RUS,2021-09-17,1,SCO,yes,710,365",
        "KAZ,RUS,2021-09-17,3,SCO CSTO CIS,yes,705,365",
    ]


def test_pairs_are_made_as_they_are_read_and_each_rests_on_the_facts_of_both(record: Path) -> None:
    """Half a million pairs of ten large organizations would take 300 MB."""
    connection = regional.connect(record, today=lambda: date(2025, 6, 30))
    pairs = connection.ask("panel", ["UN", "WHO"], since="1993", until="1995", dyads=True)
    tracemalloc.start()
    count = sum(1 for _ in pairs.rows)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count > 50_000
    assert peak < 2_000_000
    assert pairs[0][:5] == ("AFG", "AGO", "1993", 2, "UN WHO")
    assert [fact.rsplit("/", 3)[0] for fact in pairs.facts[0]] == [
        "UN/AFG", "UN/AGO", "WHO/AFG", "WHO/AGO",
    ]  # fmt: skip


def test_a_month_that_the_dates_leave_open_is_marked(record: Path, tmp_path: Path) -> None:
    """It joined on some day of October: possibly on the first of it, certainly by the first of November."""
    database = shutil.copy(record, tmp_path / "regional.db")
    memberships = "organization_id,member_id,status,start_date,citations\nCSTO,MNG,member,2002-10,archive\n"
    load([write(tmp_path / "mine", {"sources.csv": SOURCES, "memberships.csv": memberships})], database)
    asked = ["panel", "CSTO", "--since", "2002-10", "--until", "2002-11", "--by", "month", "--at", "first"]
    rows = run_command("--database", database, *asked, "--dataset", "mine").stdout
    assert [row.split(",")[2:7] for row in rows.splitlines()[1:]] == [
        ["2002-10", "CSTO", "member", "no", "0.032"],
        ["2002-11", "CSTO", "member", "yes", "1.0"],
    ]


def test_a_rule_or_a_length_that_makes_no_sense_is_refused(ask: Run) -> None:
    refused = ask("panel", "SCO", "--at", "noon")
    assert refused.status == 2
    assert refused.stderr.splitlines()[-1].startswith(
        "Error: Invalid value for '--at': 'noon' is not one of any, whole, first, middle, last, or for years a day"
    )
    with pytest.raises(QuestionError, match="more than 40,000 periods"):
        periods("1800-01-01", "2021-01-01", "day", "any")


def test_the_last_period_that_the_calendar_has_is_the_last() -> None:
    assert [period.name for period in periods("9998-05-01", "9999-12-31", "year", "whole")] == ["9998", "9999"]
    assert [period.name for period in periods("9999-12-30", "9999-12-31", "day", "any")] == ["9999-12-30", "9999-12-31"]


BLOCS = ["SCO", "CSTO", "CIS", "EU", "NATO", "ASEAN", "UN", "OAS", "AU", "WARSAW-PACT", "COMECON"]
YEARS = REFERENCE / "cow" / "igo_year_format3.csv.gz"


@pytest.fixture(scope="module")
def beside_cow(record: Path, tmp_path_factory: pytest.TempPathFactory) -> regional.questions.Connection:
    path = shutil.copy(record, tmp_path_factory.mktemp("cow") / "regional.db")
    assert run_command("--database", path, "import", "cow-igo", YEARS).status == 0
    return regional.connect(path)


def cells(codes: dict[str, set[str]]) -> Iterator[tuple[set[str], str, str, float]]:
    """What Correlates of War says: organizations that a code means, a year, the column of a state, and its cell."""
    with gzip.open(YEARS, "rt", encoding="latin-1") as file:
        table = csv.DictReader(file)
        assert table.fieldnames
        states = table.fieldnames[table.fieldnames.index("year") + 1 : table.fieldnames.index("sdate")]
        for row in table:
            organizations = codes[str(int(float(row["ionum"])))] & set(BLOCS)
            for state in states if organizations and float(row["year"]) >= 1950 else []:
                if row[state] not in ("", "NA"):
                    yield organizations, str(int(float(row["year"]))), state, float(row[state])


@pytest.mark.skipif(not YEARS.exists(), reason="the reference data does not lie beside the project")
def test_of_the_cells_of_correlates_of_war_it_makes_the_panel_of_correlates_of_war(
    beside_cow: regional.questions.Connection,
) -> None:
    """65,000 cells of 11 organizations since 1950. Where a cell is missing there, nothing can be compared."""
    asked = {"since": "1950", "until": "2014"}
    answer = beside_cow.ask("panel", BLOCS, status="any", dataset="cow-igo", **asked)
    mine = {(row[3], row[0], row[2]) for row in answer}
    exists = {(row[0], row[2]) for row in beside_cow.ask("panel", BLOCS, wide=True, **asked)}
    codes, columns = defaultdict(set), defaultdict(list)
    for code, actor in beside_cow.sql("SELECT code, actor_id FROM codes WHERE scheme = 'cow-igo'"):
        codes[code].add(actor)
    for column, *bearer in beside_cow.sql(
        "SELECT code, actor_id, coalesce(start_latest, '0001-01-01'), coalesce(end_earliest, '9999-12-31') "
        "FROM codes WHERE scheme = 'cow-column'"
    ):
        columns[column].append(bearer)
    compared, different = 0, []
    for organizations, year, column, cell in cells(codes):
        bearers = [id_ for id_, start, end in columns[column] if start <= f"{year}-12-31" and end > f"{year}-01-01"]
        there = [id_ for id_ in bearers if (id_, year) in exists]
        if not there or cell == -9:
            continue
        compared += 1
        if any((organization, id_, year) in mine for organization in organizations for id_ in there) != (cell > 0):
            different.append((organizations, year, column, cell))
    assert different == []
    assert compared > 65_000
