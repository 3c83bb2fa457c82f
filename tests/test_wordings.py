"""Wordings: how lists and people write the names that are recorded, and what no rewriting may do."""

# ruff: noqa: RUF001 - apostrophes and dashes that look alike are what is tested here

import csv

import pytest

from regional.database.reader import Reader
from regional.errors import RegionalError
from regional.names import Search
from tests.conftest import REFERENCE, meaning

LIST = REFERENCE / "lists" / "names.csv"


STATES = [
    # what `show` prints, every command understands
    ("Islamic Republic of Afghanistan", "AFG"),
    ("Kingdom of Spain", "ESP"),
    ("French Republic", "FRA"),
    # articles and connectives
    ("the Republic of Korea", "KOR"),
    ("Trinidad & Tobago", "TTO"),
    ("St. Kitts & Nevis", "KNA"),
    ("St Kitts and Nevis", "KNA"),
    ("Sao Tome & Principe", "STP"),
    # abbreviations
    ("Dem. Rep. of the Congo", "COD"),
    ("Korea, Dem. People's Rep.", "PRK"),
    ("S. Sudan", "SSD"),
    ("E. Timor", "TLS"),
    ("Eq. Guinea", "GNQ"),
    ("Micronesia, Fed. Sts.", "FSM"),
    ("Bosnia and Herz.", "BIH"),
    ("Solomon Is.", "SLB"),
    ("U.A.E.", "ARE"),
    ("U. S. A.", "USA"),
    ("U.S.S.R", "SUN"),
    ("Union of Soviet Socialist Reps.", "SUN"),
    ("N Korea", "PRK"),
    ("S Sudan", "SSD"),
    ("D R Congo", "COD"),
    ("Rep. Dominicana", "DOM"),
    ("Cen African Rep", "CAF"),
    ("Germany, Fed Rep", "DEU"),
    ("Utd. Arab Emirates", "ARE"),
    ("Peoples Republic of China", "CHN"),
    ("Lao People s Democratic Republic", "LAO"),
    ("Rép. de Corée", "KOR"),
    # letters for as many words
    ("Korea, DPR", "PRK"),
    ("DPR Korea", "PRK"),
    ("Congo DR", "COD"),
    ("ДР Конго", "COD"),
    ("Iran, I.R. of", "IRN"),
    ("Yugoslavia, SFR", "YUG"),
    ("P.D.R. Yemen", "YMD"),
    # inversions
    ("Korea, North", "PRK"),
    ("Korea (North)", "PRK"),
    ("Yemen, Republic of", "YEM"),
    ("Yemen, Democratic", "YMD"),
    ("Netherlands (Kingdom of the)", "NLD"),
    ("Virgin Islands (U.S.)", "VIR"),
    ("Congo (the Democratic Republic of the)", "COD"),
    ("Боливия (Многонациональное Государство)", "BOL"),
    # alternates, and footnote marks
    ("Myanmar/Burma", "MMR"),
    ("Eswatini (Swaziland)", "SWZ"),
    ("Kosovo*", "XKX"),
    ("Kosovo [1]", "XKX"),
    ("Kosovo (1)", "XKX"),
    ("Kosovo¹", "XKX"),
    ("Kosovo ⁽¹⁾", "XKX"),
    ("*Kosovo", "XKX"),
    ("Cyprus [note 1]", "CYP"),
    ("China 1/", "CHN"),
    ("France§", "FRA"),
    ("“Kazakhstan”", "KAZ"),
    ("«Kazakhstan»", "KAZ"),
    ("Kazakhstan.", "KAZ"),
    ("Kazakhstan - KAZ", "KAZ"),
    ("KAZ: Kazakhstan", "KAZ"),
    ("Kazakhstan [KAZ]", "KAZ"),
    ("Soviet Union (former)", "SUN"),
    ("Former Czechoslovakia", "CSK"),
    ("Hong Kong S.A.R.", "HKG"),
    ("Macao (SAR)", "MAC"),
    ("China, Hong Kong SAR", "HKG"),
    ("Venezuela, RB", "VEN"),
    ("Congo, Democratic Republic of (Zaire)", "COD"),
    ("Korea, North (DPRK)", "PRK"),
    ('Eswatini (fmr. "Swaziland")', "SWZ"),
    ("Georgia (country)", "GEO"),
    ("Government of Myanmar (Burma)", "MMR"),
    ("Government of the Republic of Mali", "MLI"),
    # a territory with the state that it belongs to
    ("Bermuda (GBR)", "BMU"),
    ("Greenland (Denmark)", "GRL"),
    ("Puerto Rico, US", "PRI"),
    ("Curaçao, Kingdom of the Netherlands", "CUW"),
    ("United Kingdom: Anguilla", "AIA"),
    # dashes, apostrophes and characters that nobody sees
    ("Congo - Kinshasa", "COD"),
    ("Congo–Brazzaville", "COG"),
    ("Guinea‑Bissau", "GNB"),
    ("Cote d´Ivoire", "CIV"),
    ("Oʻzbekiston", "UZB"),
    ("O`zbekiston", "UZB"),
    ("Kazakh\u00adstan\u200b", "KAZ"),
    # other scripts and languages: the names of the UN in six, those of CLDR in these and in German, Persian, Turkish …
    ("إكوادور", "ECU"),
    ("المالديف", "MDV"),
    ("文莱达鲁萨兰国", "BRN"),
    ("Nueva Zelandia", "NZL"),
    ("Китай, Специальный административный район Гонконг", "HKG"),
    ("Îles Caïmanes", "CYM"),
    ("Arnavutluk", "ALB"),
    ("اتریش", "AUT"),
    ("Königreich Belgien", "BEL"),
    ("Repubblica italiana", "ITA"),
    ("Republika e Shqipërisë", "ALB"),
    ("Армянская ССР", "ARM"),
    ("哈薩克斯坦", "KAZ"),
    ("烏茲別克", "UZB"),
    ("伊朗（伊斯兰共和国）", "IRN"),
    ("剛果民主共和國", "COD"),
    ("قزاقستان", "KAZ"),
    ("إيران (جمهورية - الإسلامية)", "IRN"),
    ("قرقیزستان", "KGZ"),
    ("الصين", "CHN"),
]
"""How lists write the states, and which they mean."""


ORGANIZATIONS = [
    ("Collective Security Treaty Organisation (CSTO)", "CSTO"),
    ("the Shanghai Cooperation Organization", "SCO"),
    ("Shanghai Co-operation Organisation", "SCO"),
    ("SCO - Shanghai Cooperation Organization", "SCO"),
    ("Shanghai Cooperation Organisation, SCO", "SCO"),
    ("Shanghai Coop. Org.", "SCO"),
    ("S.C.O.", "SCO"),
    ("S.C.O", "SCO"),
    ("S. C. O.", "SCO"),
    ("Ш.О.С.", "SCO"),
    ("上合組織", "SCO"),
    ("東盟", "ASEAN"),
    ("聯合國", "UN"),
    ("W.T.O.", "WTO"),
    ("E.U.", "EU"),
    ("Int'l Atomic Energy Agency", "IAEA"),
    ("Organization for Security & Cooperation in Europe", "OSCE"),
    ("Group of 20", "G20"),
    ("G-20", "G20"),
    ("G 20", "G20"),
    ("Groupe des 20", "G20"),
    ("G-7", "G7"),
    ("G 8", "G8"),
    ("Group of 15", "G15"),
    ("G-77 and China", "G77"),
    ("North Atlantic Treaty Organisation", "NATO"),
    ("Union, European", "EU"),
    ("EU-27", "EU"),
    ("Nonaligned Movement", "NONALIGNED"),
    ("South-East Asia Treaty Organization", "SEATO"),
    ("独联体", "CIS"),
    ("欧亚经济联盟", "EAEU"),
    ("ОИС", "OIC"),
    ("ŞİÖ", "SCO"),
]
"""How people write organizations, and which they mean."""


LISTED = {"state": STATES, "organization": ORGANIZATIONS}


@pytest.fixture(scope="module")
def searches(reader: Reader) -> dict[str, Search]:
    """For either type the search that reads all names once."""
    return {type_: Search.of(reader, type_, [text for text, _ in listed]) for type_, listed in LISTED.items()}


@pytest.mark.parametrize(
    ("type_", "text", "id_"), [(type_, *one) for type_, listed in LISTED.items() for one in listed]
)
def test_an_actor_in_the_words_of_a_list(searches: dict[str, Search], type_: str, text: str, id_: str) -> None:
    assert searches[type_].id_of(text) == id_


@pytest.mark.parametrize(
    ("type_", "text"),
    [
        *(("state", text) for text in ("S. A.", "S.A.", "K", "of", "Kingdom", "Iran/Iraq")),
        *(("state", text) for text in ("Virgin Islands", "Guiana", "Government", "Bermuda (France)", "Svalbard")),
        *(("actor", text) for text in ("Zealand", "Aligned", "Sandwich Islands", "ас", "Pacific Ocean")),
        *(("actor", text) for text in ("CEI", "Papua", "Transnistria", "Tibet", "Prussian", "New Jersey")),
        *(("state", text) for text in ("Congo", "Samoa, Tonga", "North Sudan", "Austria - Australia", "former")),
        *(("organization", text) for text in ("Organisation", "Union", "Group of", "G 9", "U.", "Council of States")),
    ],
)
def test_what_can_mean_several_or_nobody_means_nobody(reader: Reader, type_: str, text: str) -> None:
    with pytest.raises(RegionalError):
        meaning(reader, type_, text)


@pytest.mark.parametrize(
    ("type_", "text", "message"),
    [
        ("state", "Republic", "no state is called 'Republic'"),
        ("state", "Islands", "no state is called 'Islands'"),
        ("state", "St.", "no state is called 'St.'"),
        (
            "state",
            "Samoa/Tonga",
            "no state is called 'Samoa/Tonga' (did you mean ASM (American Samoa) or TON (Tonga) or WSM (Samoa)?)",
        ),
        (
            "state",
            "Republic of Taiwan",
            "no state is called 'Republic of Taiwan' (did you mean TWN (Taiwan)?)",
        ),
        (
            "person",
            "Aliyev",
            "'Aliyev' is ambiguous: it can mean heydar-aliyev (Heydar Aliyev), ilham-aliyev (Ilham Aliyev)",
        ),
    ],
)
def test_words_that_distinguish_nobody_are_refused(reader: Reader, type_: str, text: str, message: str) -> None:
    with pytest.raises(RegionalError) as caught:
        meaning(reader, type_, text)
    assert str(caught.value) == message


def test_what_is_written_like_neither_of_two_is_refused(reader: Reader) -> None:
    message = (
        "'guam' is ambiguous: it can mean GUAM \\(GUAM Organization for Democracy and Economic Development\\), "
        "GUM \\(Guam\\)"
    )
    with pytest.raises(RegionalError, match=message):
        meaning(reader, "member", "guam")


def test_every_official_name_means_its_state(reader: Reader) -> None:
    named = reader.ask("SELECT id, official_name FROM states WHERE official_name IS NOT NULL").rows
    assert len(named) > 200
    assert {name: meaning(reader, "state", name) for _, name in named} == {name: id_ for id_, name in named}


def test_the_names_of_seven_lists(reader: Reader) -> None:
    """Five mean one of two states, and the Papal States are a state of their own here, of which the list knows none."""
    if not LIST.is_file():
        pytest.skip("the reference data is not here")
    with LIST.open(encoding="utf-8") as file:
        asked = [(row["name"], row["state_id"]) for row in csv.DictReader(file)]
    refused, wrong = set(), []
    search = Search.of(reader, "state", [name for name, _ in asked])
    for name, id_ in asked:
        try:
            found = search.id_of(name)
        except RegionalError:
            refused.add(name)
        else:
            wrong += [(name, found)] if found != id_ else []
    assert len(asked) == 1504
    assert refused == {"Congo", "Congo (the)", "Конго"}
    assert wrong == [("Papal States", "PAP")]
