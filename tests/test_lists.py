"""The lists of what there is: organizations, states, people, topics and sources."""

from tests.conftest import Run


def test_the_states_of_a_region_with_their_codes(ask: Run) -> None:
    listed = """\
id,name,iso_alpha,iso_numeric,cow,region,classification,start_date,end_date
KAZ,Kazakhstan,KZ,398,705,Central Asia,un_member,1991-12-16,
KGZ,Kyrgyzstan,KG,417,703,Central Asia,un_member,1991-08-31,
TJK,Tajikistan,TJ,762,702,Central Asia,un_member,1991-09-09,
TKM,Turkmenistan,TM,795,701,Central Asia,un_member,1991-10-27,
UZB,Uzbekistan,UZ,860,704,Central Asia,un_member,1991-08-31,
"""
    for region in ("Central Asia", "central ASIA", "143"):
        assert ask("states", "--region", region) == (listed, "", 0)


def test_a_state_is_listed_from_its_first_day_until_the_day_before_its_end(ask: Run) -> None:
    for day, there in (("1991-12-15", False), ("1991-12-16", True)):
        assert ("KAZ" in ask("states", "--on", day, "-f", "ids").stdout.split()) is there
    for day, there in (("1991-12-25", True), ("1991-12-26", False)):
        assert ("SUN" in ask("states", "--on", day, "-f", "ids").stdout.split()) is there


def test_a_region_that_does_not_exist_is_refused(ask: Run) -> None:
    assert ask("states", "--region", "asja") == ("", "regional: no region is called 'asja' (did you mean Asia?)\n", 1)
    assert ask("states", "--region", "Atlantis") == (
        "",
        "regional: no region is called 'Atlantis': there are Africa, Americas, Asia, Europe, Oceania and their parts\n",
        1,
    )


def test_the_organizations_of_a_region_are_those_most_of_whose_members_are_there(ask: Run) -> None:
    listed = ask("organizations", "--region", "Western Africa", "--on", "2021-09-17")
    assert (
        listed.stdout
        == """\
id,name,classification,founded,dissolved,members,seat
CEN-SAD,Community of Sahel-Saharan States,igo,1998-02-04,,29,Tripoli
CILSS,Permanent Interstate Committee for Drought Control in the Sahel,igo,1973-09-12,,13,Ouagadougou
ECOWAS,Economic Community of West African States,igo,1975-05-28,,13,Abuja
ENTENTE,Council of the Entente,igo,1959-05-29,,5,Abidjan
G5-SAHEL,G5 Sahel,igo,2014-02-16,2023-12,5,Nouakchott
MRU,Mano River Union,igo,1973-10-03,,4,Freetown
NBA,Niger Basin Authority,igo,1980-11-21,,9,Niamey
OAPI,African Intellectual Property Organization,igo,1982-02-08,,17,Yaoundé
OMVS,Senegal River Development Organization,igo,1972-03-11,,4,Dakar
UEMOA,West African Economic and Monetary Union,union,1994-01-10,,8,Ouagadougou
"""
    )


def test_an_organization_that_no_longer_exists_has_the_members_of_its_last_day(ask: Run) -> None:
    alliances = ask("organizations", "--classification", "alliance").stdout.splitlines()
    assert "CST,Collective Security Treaty,alliance,1992-05-15,2002-10-07,6," in alliances
    assert "WARSAW-PACT,Warsaw Treaty Organization,alliance,1955-05-14,1991-07-01,6,Moscow" in alliances


def test_who_was_in_office(ask: Run) -> None:
    assert (
        ask("people", "--state", "Tajikistan", "--on", "2021-09-17").stdout
        == """\
id,name,state,office,start_date,end_date,statements
emomali-rahmon,Emomali Rahmon,TJK,President,1994-11-16,,6
kokhir-rasulzoda,Kokhir Rasulzoda,TJK,Prime Minister,2013-11-23,,0
"""
    )


def test_a_topic_counts_what_is_about_it(ask: Run) -> None:
    [topic] = [line for line in ask("topics").stdout.splitlines() if line.startswith("frozen-assets,")]
    name, events, statements = topic.split(",")[1:]
    about = ask("statements", "--topic", "frozen-assets", "-f", "ids").stdout.split()
    assert (name, events, int(statements)) == ("Frozen assets", "1", len(about))


def test_sources_that_nobody_read_can_be_listed(ask: Run) -> None:
    assert (
        ask("sources", "--org", "SCO", "--type", "treaty").stdout
        == """\
id,type,title,publisher,issued,consulted,citations,url
sco-declaration-2001,treaty,Declaration on the establishment of the Shanghai Cooperation Organisation,\
Shanghai Cooperation Organisation,2001-06-15,no,9,
"""
    )
    unconsulted = ask("sources", "--unconsulted", "-f", "tsv").stdout.splitlines()[1:]
    assert {line.split("\t")[5] for line in unconsulted} == {"no"}
