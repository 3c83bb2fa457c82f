"""What rests on a source that was read, and what should be looked at again, for whoever maintains a record."""

import pytest

from regional.seeds.loader import load
from tests.conftest import Result, run_command
from tests.datasets import BLOCS, ENGINES, new_location, write

SUPPORTED = BLOCS | {
    "sources.csv": (
        "id,type,title,consulted\n"
        "archive,record,Founding acts,no\nlist,webpage,The members,yes\nact,treaty,The act,yes\n"
    ),
    "organizations.csv": (
        "id,name,classification,founding_date,dissolution_date,reviewed,citations\n"
        "SCO,Shanghai Cooperation Organisation,igo,2001-06-15,,2025-05-31,archive\n"
        "CSTO,Collective Security Treaty Organization,alliance,2002-10-07,,,archive\n"
        "CST,Collective Security Treaty,alliance,1992-05-15,2002-10-07,1999,archive\n"
    ),
    "memberships.yaml": """\
- {organization_id: SCO, member_id: KAZ, status: member, start_date: 2001-06-15, citations: [
    archive, {source_id: act, supports: start}]}
- {organization_id: SCO, member_id: RUS, status: member, start_date: 2001-06, citations: [
    {source_id: list, supports: spell}]}
- {organization_id: CSTO, member_id: KAZ, status: member, start_date: 2002-10-07, citations: [
    {source_id: list, supports: start_year}]}
- {organization_id: CSTO, member_id: UZB, status: member, start_date: 2006-08-16, end_date: 2012-12-19, citations: [
    {source_id: archive, supports: start}, {source_id: act, supports: end}]}
- {organization_id: CSTO, member_id: RUS, status: member, start_date: "2002~", citations: [archive]}
""",
}
"""A start to the day from a treaty, one to the month from a list, two that nothing that was read gives, and a guess."""


@pytest.fixture(scope="module", params=ENGINES)
def database(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> str:
    """A database of what is more and less well supported, which is only asked."""
    folder = tmp_path_factory.mktemp("review")
    location = new_location(request, folder)
    files = {name: text for name, text in SUPPORTED.items() if name != "memberships.csv"}
    load([write(folder / "blocs", files)], location)
    return location


def ask(database: str, *arguments: str) -> Result:
    return run_command("--database", database, *arguments, "-f", "csv")


def test_coverage_counts_what_is_known_to_the_day_what_was_read_and_what_was_read_there(database: str) -> None:
    assert ask(database, "coverage").stdout == (
        "organization,name,dataset,covered_from,covered_until,spells,members,to_the_day,consulted,start_supported\n"
        "CSTO,Collective Security Treaty Organization,blocs,2002-10-07,2025-06-30,3,3,2,2,0\n"
        "SCO,Shanghai Cooperation Organisation,blocs,2001-06-15,2025-05-31,2,2,1,2,2\n"
    )


def test_all_organizations_can_be_counted_together(database: str) -> None:
    header = (
        "organization,name,dataset,covered_from,covered_until,spells,members,to_the_day,consulted,start_supported\n"
    )
    assert ask(database, "coverage", "--total").stdout == f"{header},,blocs,,2025-06-30,5,3,3,4,2\n"
    assert ask(database, "coverage", "--total", "--org", "SCO").stdout == f"{header},,blocs,,2025-06-30,2,2,1,2,2\n"


HEADER = "organization,state,name,status,start_date,why\n"
UNREAD = (
    "CSTO,KAZ,Kazakhstan,member,2002-10-07,start unsupported\n"
    "CSTO,RUS,Russia,member,2002~,unread\n"
    "CSTO,UZB,Uzbekistan,member,2006-08-16,start unsupported\n"
)


def test_review_lists_the_starts_that_no_source_gives_that_was_read(database: str) -> None:
    assert ask(database, "review", "--on", "2025-06-30").stdout == HEADER + UNREAD
    assert ask(database, "review", "--on", "2025-06-30", "--org", "SCO").stdout == HEADER


def test_review_lists_what_no_source_at_all_was_consulted_for(database: str) -> None:
    found = ask(database, "review", "--unconsulted", "--on", "2035-01-01").stdout
    assert found == f"{HEADER}CSTO,RUS,Russia,member,2002~,unread\n"


@pytest.mark.parametrize(
    ("day", "days", "stale"),
    [
        ("2025-06-29", "30", []),  # 29 days after the last review of the SCO, none after that of the dataset
        ("2025-06-30", "29", ["SCO"]),
        ("2025-06-30", "30", []),
        ("2026-05-31", "365", []),
        ("2026-06-01", "365", ["SCO"]),
        ("2026-06-30", "365", ["SCO"]),
        ("2026-07-01", "365", ["CSTO", "SCO"]),  # what was dissolved is not reviewed again
        ("2028-03-01", "1004", ["SCO"]),  # over a leap day
        ("2028-02-29", "1004", []),
        ("2025-05-31", "-1", ["SCO"]),
    ],
)
def test_an_organization_is_stale_the_day_after_so_many_days(
    database: str, day: str, days: str, stale: list[str]
) -> None:
    lines = ask(database, "review", "--on", day, "--stale", days).stdout.splitlines()
    assert [line.partition(",")[0] for line in lines if ",reviewed " in line] == stale


def test_why_tells_what_of_a_fact_a_source_says(database: str) -> None:
    assert ask(database, "why", "CSTO/UZB").stdout == (
        "fact,kind,source,title,locator,consulted,supports,source_note,note\n"
        "CSTO/UZB/member/2006-08-16/blocs,membership,act,The act,,yes,end,,\n"
        "CSTO/UZB/member/2006-08-16/blocs,membership,archive,Founding acts,,no,start,,\n"
    )
