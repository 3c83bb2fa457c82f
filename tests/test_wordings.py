"""Wordings: how lists and people write the names that are recorded, and what no rewriting may do."""

# ruff: noqa: RUF001 - apostrophes and dashes that look alike are what is tested here

import csv

import pytest

from regional.database.reader import Reader
from regional.errors import RegionalError
from regional.names import Search
from tests.conftest import REFERENCE, meaning
from tests.wordings import ORGANIZATIONS, STATES

LIST = REFERENCE / "lists" / "names.csv"


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
