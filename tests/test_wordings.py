"""Wordings: how lists and people write the names that are recorded, and what no rewriting may do."""

# ruff: noqa: RUF001 - apostrophes and dashes that look alike are what is tested here

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from regional.database.reader import Reader
from regional.database.reading import reading
from regional.errors import RegionalError
from regional.names import nearest_name, resolve
from regional.wordings import Wording, Wordings, alternates, wording
from tests.conftest import REFERENCE

LIST = REFERENCE / "lists" / "names.csv"


@pytest.fixture(scope="module")
def reader(record: Path) -> Iterator[Reader]:
    with reading(record) as opened:
        yield opened


def meaning(reader: Reader, type_: str, text: str) -> str:
    return resolve(reader, [(type_, text)])[type_, text]


@pytest.mark.parametrize(
    ("text", "id_"),
    [
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
        ("China, Hong Kong SAR", "HKG"),
        ("Venezuela, RB", "VEN"),
        # dashes, apostrophes and characters that nobody sees
        ("Congo - Kinshasa", "COD"),
        ("Congo–Brazzaville", "COG"),
        ("Guinea‑Bissau", "GNB"),
        ("Cote d´Ivoire", "CIV"),
        ("Oʻzbekiston", "UZB"),
        ("O`zbekiston", "UZB"),
        ("Kazakh\u00adstan\u200b", "KAZ"),
        # other scripts
        ("哈薩克斯坦", "KAZ"),
        ("烏茲別克", "UZB"),
        ("قزاقستان", "KAZ"),
        ("قرقیزستان", "KGZ"),
        ("الصين", "CHN"),
    ],
)
def test_a_state_in_the_words_of_a_list(reader: Reader, text: str, id_: str) -> None:
    assert meaning(reader, "state", text) == id_


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        ("Collective Security Treaty Organisation (CSTO)", "CSTO"),
        ("the Shanghai Cooperation Organization", "SCO"),
        ("S.C.O.", "SCO"),
        ("Group of 20", "G20"),
        ("North Atlantic Treaty Organisation", "NATO"),
        ("Union, European", "EU"),
    ],
)
def test_an_organization_in_other_words(reader: Reader, text: str, id_: str) -> None:
    assert meaning(reader, "organization", text) == id_


@pytest.mark.parametrize("text", ["Putin, Vladimir", "Mr. Putin", "President Putin", "V. Putin", "V.V. Putin", "putin"])
def test_a_person_by_surname_title_and_initials(reader: Reader, text: str) -> None:
    assert meaning(reader, "person", text) == "vladimir-putin"


@pytest.mark.parametrize(
    ("type_", "text", "message"),
    [
        ("state", "Republic", "no state is called 'Republic'"),
        ("state", "Islands", "no state is called 'Islands'"),
        ("state", "St.", "no state is called 'St.'"),
        (
            "state",
            "Samoa/Tonga",
            "no state is called 'Samoa/Tonga' (did you mean TON (Tonga) or WSM (Samoa)?)",
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
    for name, id_ in asked:
        try:
            found = meaning(reader, "state", name)
        except RegionalError:
            refused.add(name)
        else:
            wrong += [(name, found)] if found != id_ else []
    assert len(asked) == 1504
    assert refused == {"Congo", "Congo (the)", "Конго"}
    assert wrong == [("Papal States", "PAP")]


def test_a_wording_is_the_words_that_distinguish() -> None:
    assert wording("Korea (the Democratic People's Republic of)") == Wording(
        ("democratic", "korea", "people", "republic", "s"), ()
    )
    assert wording("Dem. Rep. of the Congo") == Wording(("congo", "democratic", "republic"), ())
    assert wording("N. Macedonia") == Wording(("macedonia",), ("n",))
    assert wording("S.C.O.") == Wording(("sco",), ())
    assert wording("IS") == Wording(("is",), ())


def test_an_abbreviation_needs_a_word_that_is_written_in_full() -> None:
    states = Wordings([("South Sudan", "SSD"), ("South Korea", "KOR"), ("Saint Lucia", "LCA")])
    assert states.bearers("S. Sudan") == {"SSD"}
    assert states.bearers("S. Korea") == {"KOR"}
    assert states.bearers("S. K.") == set()
    assert states.bearers("Sudan") == set()
    assert states.bearers("S. L. Sudan") == set()


def test_a_part_of_a_name_is_enough_only_where_it_is_allowed() -> None:
    people = Wordings([("Vladimir Putin", "putin"), ("Vladimir Makei", "makei")])
    assert people.bearers("Putin") == set()
    assert people.bearers("Putin", by_a_part=True) == {"putin"}
    assert people.bearers("V. Putin", by_a_part=True) == {"putin"}
    assert people.bearers("M. Putin", by_a_part=True) == set()
    assert people.bearers("Vladimir", by_a_part=True) == {"putin", "makei"}


def test_alternates_stand_behind_a_slash_or_in_brackets() -> None:
    assert alternates("Myanmar/Burma") == ["Myanmar", "Burma"]
    assert alternates("Bahamas (the)") == ["Bahamas"]
    assert alternates("Myanmar") == []


def test_the_nearest_is_told_by_the_words_that_few_share() -> None:
    known = [(f"republic of {name}", name.upper()) for name in ("togo", "chad", "mali", "peru", "fiji", "cuba")]
    assert nearest_name("State of Chad", known) == " (did you mean CHAD?)"
    assert nearest_name("Republic of Pero", known) == " (did you mean PERU?)"
    assert nearest_name("Republic", known) == ""
