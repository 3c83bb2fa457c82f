"""Questions about membership, with the answers that are known from history."""

import pytest

from tests.conftest import Run, unnoted

BOTH_BLOCS = {
    "2010-01-01": """\
state,name,since,certain
KAZ,Kazakhstan,2002-10-07,yes
KGZ,Kyrgyzstan,2002-10-07,yes
RUS,Russia,2002-10-07,yes
TJK,Tajikistan,2002-10-07,yes
UZB,Uzbekistan,2006-06-23,yes
""",
    "2013-01-01": """\
state,name,since,certain
KAZ,Kazakhstan,2002-10-07,yes
KGZ,Kyrgyzstan,2002-10-07,yes
RUS,Russia,2002-10-07,yes
TJK,Tajikistan,2002-10-07,yes
""",
    "2021-09-17": """\
state,name,since,certain
KAZ,Kazakhstan,2002-10-07,yes
KGZ,Kyrgyzstan,2002-10-07,yes
RUS,Russia,2002-10-07,yes
TJK,Tajikistan,2002-10-07,yes
""",
    "2024-12-31": """\
state,name,since,certain
BLR,Belarus,2024-07-04,yes
KAZ,Kazakhstan,2002-10-07,yes
KGZ,Kyrgyzstan,2002-10-07,yes
RUS,Russia,2002-10-07,yes
TJK,Tajikistan,2002-10-07,yes
""",
}
"""Both have existed since the charter of the CSTO was signed; Uzbekistan came and went, Belarus came."""


@pytest.mark.parametrize("day", BOTH_BLOCS)
def test_who_belonged_to_both_blocs(ask: Run, day: str) -> None:
    assert ask("both", "SCO", "CSTO", "--on", day) == (BOTH_BLOCS[day], "", 0)


@pytest.mark.parametrize(
    "arguments",
    [
        ("SCO", "CSTO", "--on", "2021-09-17"),
        ("CSTO", "SCO", "--on", "2021-09-17"),
        ("SCO", "CSTO", "--on", "@joint-meeting-2021-09-17"),
        ("上合组织", "ОДКБ", "--on", "2021-09-17"),
        ("Шанхайская организация сотрудничества", "集体安全条约组织", "--on", "2021-09-17"),
        ("shanghai cooperation organization", "csto", "--on", "2021-09-17"),
    ],
)
def test_the_four_who_met_as_members_of_both(ask: Run, arguments: tuple[str, ...]) -> None:
    assert ask("both", *arguments, "-f", "ids") == ("KAZ\nKGZ\nRUS\nTJK\n", "", 0)


def test_both_can_leave_out_the_members_of_a_third(ask: Run) -> None:
    asked = ("both", "SCO", "CSTO", "--not", "EAEU", "--on", "2021-09-17", "-f", "ids")
    assert ask(*asked) == ("TJK\n", "", 0)


def test_the_csto_members_outside_the_sco(ask: Run) -> None:
    result = ask("members", "CSTO", "--not", "SCO", "--on", "2021-09-17")
    assert (
        unnoted(result.stdout)
        == """\
state,name,status,start_date,end_date,certain
ARM,Armenia,member,2002-10-07,,yes
BLR,Belarus,member,2002-10-07,,yes
"""
    )


def test_the_dialogue_partners_on_the_day_of_the_joint_meeting(ask: Run) -> None:
    """Belarus is not among them: it had been one, and was an observer by then."""
    result = ask("members", "SCO", "--status", "dialogue_partner", "--on", "2021-09-17")
    assert (
        unnoted(result.stdout)
        == """\
state,name,status,start_date,end_date,certain
ARM,Armenia,dialogue_partner,2015-07-10,2025-09-01,yes
AZE,Azerbaijan,dialogue_partner,2015-07-10,2025-09-01,yes
EGY,Egypt,dialogue_partner,2021-09-17,2025-09-01,yes
KHM,Cambodia,dialogue_partner,2015-07-10,2025-09-01,yes
LKA,Sri Lanka,dialogue_partner,2009-06-16,2025-09-01,yes
NPL,Nepal,dialogue_partner,2015-07-10,2025-09-01,yes
QAT,Qatar,dialogue_partner,2021-09-17,2025-09-01,yes
SAU,Saudi Arabia,dialogue_partner,2021-09-17,2025-09-01,yes
TUR,Türkiye,dialogue_partner,2012-06-07,2025-09-01,yes
"""
    )


def test_the_matrix_of_both_blocs(ask: Run) -> None:
    lines = ask("matrix", "SCO", "CSTO", "--on", "2021-09-17").stdout.splitlines()
    assert lines[0] == "state,name,SCO,CSTO"
    known = {
        "KAZ,Kazakhstan,member,member",
        "KGZ,Kyrgyzstan,member,member",
        "RUS,Russia,member,member",
        "TJK,Tajikistan,member,member",
        "CHN,China,member,",
        "IND,India,member,",
        "BLR,Belarus,observer,member",
        "ARM,Armenia,dialogue_partner,member",
        "IRN,Iran,observer,",
        "UZB,Uzbekistan,member,",
    }
    assert known <= set(lines)


def test_uzbekistan_went_in_and_out_twice(ask: Run) -> None:
    result = ask("timeline", "UZB", "--org", "CST", "--org", "CSTO", "--org", "SCO")
    assert [line.split(",")[:6] for line in result.stdout.splitlines()[1:]] == [
        ["1992-05-15", "CST", "UZB", "Uzbekistan", "joined", "member"],
        ["1999-04-21", "CST", "UZB", "Uzbekistan", "left", ""],
        ["2001-06-15", "SCO", "UZB", "Uzbekistan", "joined", "member"],
        ["2006-06-23", "CSTO", "UZB", "Uzbekistan", "joined", "member"],
        ["2012-06-28", "CSTO", "UZB", "Uzbekistan", "changed", "suspended"],
        ["2012-12-19", "CSTO", "UZB", "Uzbekistan", "left", ""],
    ]


def test_indonesia_left_the_united_nations_and_returned(ask: Run) -> None:
    result = ask("timeline", "IDN", "--org", "UN")
    assert [line.split(",")[0:5:4] for line in result.stdout.splitlines()[1:]] == [
        ["1950-09-28", "joined"],
        ["1965-01-20", "left"],
        ["1966-09-28", "returned"],
    ]


def test_what_changed_in_the_sco_from_the_joint_meeting_to_the_accession_of_belarus(ask: Run) -> None:
    result = ask("changes", "--since", "2021-01-01", "--until", "2024-12-31", "--org", "SCO", "-f", "tsv")
    assert [line.split("\t")[:8] for line in result.stdout.splitlines()[1:]] == [
        ["2021-09-17", "SCO", "EGY", "Egypt", "joined", "dialogue_partner", "", "yes"],
        ["2021-09-17", "SCO", "QAT", "Qatar", "joined", "dialogue_partner", "", "yes"],
        ["2021-09-17", "SCO", "SAU", "Saudi Arabia", "joined", "dialogue_partner", "", "yes"],
        ["2022-09-16", "SCO", "ARE", "United Arab Emirates", "joined", "dialogue_partner", "", "yes"],
        ["2022-09-16", "SCO", "BHR", "Bahrain", "joined", "dialogue_partner", "", "yes"],
        ["2022-09-16", "SCO", "KWT", "Kuwait", "joined", "dialogue_partner", "", "yes"],
        ["2022-09-16", "SCO", "MDV", "Maldives", "joined", "dialogue_partner", "", "yes"],
        ["2022-09-16", "SCO", "MMR", "Myanmar", "joined", "dialogue_partner", "", "yes"],
        ["2023-07-04", "SCO", "IRN", "Iran", "changed", "member", "observer", "yes"],
        ["2024-07-04", "SCO", "BLR", "Belarus", "changed", "member", "observer", "yes"],
    ]


def test_what_differs_between_the_founding_of_the_sco_and_its_first_enlargement(ask: Run) -> None:
    rows = ask("compare", "SCO", "--on", "2001-06-15", "--on", "2017-06-09").stdout.splitlines()
    assert [row.split(",")[:5] for row in rows] == [
        ["state", "name", "organization", "before", "after"],
        ["AFG", "Afghanistan", "SCO", "", "observer"],
        ["ARM", "Armenia", "SCO", "", "dialogue_partner"],
        ["AZE", "Azerbaijan", "SCO", "", "dialogue_partner"],
        ["BLR", "Belarus", "SCO", "", "observer"],
        ["IND", "India", "SCO", "", "member"],
        ["IRN", "Iran", "SCO", "", "observer"],
        ["KHM", "Cambodia", "SCO", "", "dialogue_partner"],
        ["LKA", "Sri Lanka", "SCO", "", "dialogue_partner"],
        ["MNG", "Mongolia", "SCO", "", "observer"],
        ["NPL", "Nepal", "SCO", "", "dialogue_partner"],
        ["PAK", "Pakistan", "SCO", "", "member"],
        ["TUR", "Türkiye", "SCO", "", "dialogue_partner"],
    ]


def test_who_was_ever_in_both_blocs(ask: Run) -> None:
    assert (
        ask("ever-both", "SCO", "CSTO").stdout
        == """\
state,name,start_date,end_date,certain
BLR,Belarus,2024-07-04,,yes
KAZ,Kazakhstan,2002-10-07,,yes
KGZ,Kyrgyzstan,2002-10-07,,yes
RUS,Russia,2002-10-07,,yes
TJK,Tajikistan,2002-10-07,,yes
UZB,Uzbekistan,2006-06-23,2012-06-28,yes
"""
    )


def test_what_russia_and_china_shared_before_the_sco(ask: Run) -> None:
    shared = ask("shared", "Россия", "中国", "--on", "2001-06-14", "-f", "ids").stdout.split()
    assert "SHANGHAI-FIVE" in shared
    assert "SCO" not in shared
    assert not {"CSTO", "CST", "CIS", "NATO"} & set(shared)
    result = ask("shared", "RUS", "CHN", "--on", "2001-06-15")
    assert "SCO,Shanghai Cooperation Organisation,2001-06-15,yes" in result.stdout.splitlines()


def test_overlaps_are_counted_as_by_hand(ask: Run) -> None:
    """Of 8 members of the SCO and 6 of the CSTO 4 are the same; of the 9 of the CIS 5 are in the SCO, 6 in the CSTO."""
    assert (
        ask("overlaps", "SCO", "CSTO", "CIS", "--on", "2021-09-17").stdout
        == """\
first,second,shared,either,jaccard
SCO,CSTO,4,10,0.4
SCO,CIS,5,12,0.417
CSTO,CIS,6,9,0.667
"""
    )


def test_to_what_taiwan_belongs(ask: Run) -> None:
    """It came back under the name of Chinese Taipei, and left the United Nations in 1971."""
    result = ask("affiliations", "TWN", "--status", "member", "--on", "2021-09-17")
    assert (
        unnoted(result.stdout)
        == """\
organization,name,status,start_date,end_date,certain
ADB,Asian Development Bank,member,1966-12-19,,yes
APEC,Asia-Pacific Economic Cooperation,member,1991-11-12,,yes
IATTC,Inter-American Tropical Tuna Commission,member,[2010-08-27..2012],,yes
SPRFMO,South Pacific Regional Fisheries Management Organisation,member,2012-09-23,,yes
WCPFC,Western and Central Pacific Fisheries Commission,member,2004-11-02,,yes
WTO,World Trade Organization,member,2002-01-01,,yes
"""
    )


def test_what_an_organization_belongs_to_is_the_same_with_those_that_states_continue(ask: Run) -> None:
    plain = ask("affiliations", "ASEAN", "--on", "2020-01-01", "-f", "ids").stdout
    assert plain.startswith("APEC\n")
    assert ask("affiliations", "ASEAN", "--on", "2020-01-01", "--continuity", "-f", "ids").stdout == plain


def test_coverage_counts_spells_and_members_and_says_how_far_it_reaches(ask: Run) -> None:
    """Six founders, Uzbekistan as a member and suspended, Afghanistan and Serbia as observers of the assembly."""
    [record] = ask("coverage", "--org", "CSTO").stdout.splitlines()[1:]
    assert record.startswith("CSTO,Collective Security Treaty Organization,core,2002-10-07,2026-01,10,9,")


def test_the_union_had_28_members_to_the_end_of_january_2020_and_27_from_february(ask: Run) -> None:
    before = ask("members", "EU", "--on", "2020-01-31", "-f", "ids").stdout.split()
    after = ask("members", "EU", "--on", "2020-02-01", "-f", "ids").stdout.split()
    assert (len(before), len(after)) == (28, 27)
    assert set(before) - set(after) == {"GBR"}
