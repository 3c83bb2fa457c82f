"""Personal names: people by a part of their name, behind a title, by initials, and with a patronymic."""

# ruff: noqa: RUF001 - Cyrillic letters that look like Latin ones are what is tested here

import pytest

from regional.database.reader import Reader
from regional.errors import RegionalError
from regional.personal_names import is_meant
from regional.wordings import Wordings
from tests.conftest import meaning

TITLES = """
mr mrs ms miss dr prof professor sir hon honourable honorable shri smt his her excellency majesty highness royal king
queen emir amir pres president vice prime minister pm fm foreign defence defense premier chancellor chairman secretary
general gen ambassador comrade mme monsieur madame sr sra herr frau господин президент премьер министр
"""


@pytest.mark.parametrize("title", TITLES.split())
def test_a_title_is_no_part_of_a_name_unless_somebody_is_called_so(title: str) -> None:
    people = Wordings([("Alma Alpha", "alpha"), (f"Ben {title}", "other")])
    assert people.bearers(f"{title} Alpha", by_a_part=True) == people.bearers(f"{title}. Alpha", by_a_part=True)
    assert people.bearers(f"{title} Alpha", by_a_part=True) == {"alpha"}
    assert people.bearers(title, by_a_part=True) == {"other"}


@pytest.mark.parametrize(
    "text",
    [
        *("Putin, Vladimir", "PUTIN Vladimir", "putin", "V. Putin", "V Putin", "Putin, V.", "V.V. Putin", "Putin V.V."),
        *("Mr. Putin", "Pres. Putin", "President Vladimir Putin", "H.E. Mr. Vladimir Putin", "HE Vladimir Putin"),
        *("Vladimir V. Putin", "Vladimir Vladimirovich Putin", "В.В. Путин", "Путин Владимир Владимирович"),
    ],
)
def test_a_person_by_surname_title_initials_and_patronymic(reader: Reader, text: str) -> None:
    assert meaning(reader, "person", text) == "vladimir-putin"


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        ("А.Г. Лукашенко", "alexander-lukashenko"),
        ("Лукашенко А.Г.", "alexander-lukashenko"),
        ("K.-J. Tokayev", "kassym-jomart-tokayev"),
        ("I. Aliyev", "ilham-aliyev"),
        ("Foreign Minister Lavrov", "sergey-lavrov"),
        ("Chairman Xi", "xi-jinping"),
        ("H.E. Mr. Xi Jinping, President of the People's Republic of China", "xi-jinping"),
        ("Lavrov, former Foreign Minister", "sergey-lavrov"),
        ("习近平主席", "xi-jinping"),
        ("Aliaksandr Lukashenka", "alexander-lukashenko"),
        ("習近平", "xi-jinping"),
    ],
)
def test_another_person_in_other_words(reader: Reader, text: str, id_: str) -> None:
    assert meaning(reader, "person", text) == id_


@pytest.mark.parametrize("text", ["M. Putin", "Putin Lavrov", "Mr.", "President", "V.", "V.P.", "X.J.", "Vladimir"])
def test_what_can_mean_several_people_or_nobody_means_nobody(reader: Reader, text: str) -> None:
    with pytest.raises(RegionalError):
        meaning(reader, "person", text)


def test_a_part_of_a_name_is_enough_only_where_it_is_allowed() -> None:
    people = Wordings([("Vladimir Putin", "putin"), ("Vladimir Makei", "makei")])
    assert people.bearers("Putin") == set()
    assert people.bearers("Putin", by_a_part=True) == {"putin"}
    assert people.bearers("V. Putin", by_a_part=True) == {"putin"}
    assert people.bearers("V Putin", by_a_part=True) == {"putin"}
    assert people.bearers("M. Putin", by_a_part=True) == people.bearers("M Putin", by_a_part=True) == set()
    assert people.bearers("Vladimir", by_a_part=True) == {"putin", "makei"}
    assert people.bearers("V. V. Putin", by_a_part=True) == {"putin"}
    assert people.bearers("M. V. Putin", by_a_part=True) == set()
    assert people.bearers("Vladimir Vladimirovich Makei", by_a_part=True) == {"makei"}
    assert people.bearers("Vladimir Milosevich", by_a_part=True) == set()


RECORDED = ("anna", "berg", "cole")


@pytest.mark.parametrize(
    ("words", "initials", "meant"),
    [
        ("berg", "", True),
        ("berg", "a", True),
        ("berg", "x", False),
        ("berg", "a c", True),
        ("berg", "c a", True),
        ("berg", "a x", False),  # two words are left, so that the second initial is no patronymic
        ("berg cole", "a", True),
        ("berg cole", "a x", True),  # the second one is
        ("berg cole", "x a", False),
        ("berg cole", "x", False),
        ("berg cole", "a x y", False),
        ("anna berg cole", "x", True),  # no word is left that it could begin
        ("berg", "mr a", True),
        ("berg", "mr", True),
        ("berg berg", "x", False),
        ("berg ivanovich", "", False),
        ("anna berg ivanovich", "", True),
        ("anna berg ivanovna", "", True),
        ("anna berg ivan", "", False),
        ("mr", "", False),
        ("", "a", False),
        ("", "", False),
    ],
)
def test_which_words_and_initials_mean_somebody(words: str, initials: str, *, meant: bool) -> None:
    assert is_meant(tuple(words.split()), tuple(initials.split()), RECORDED) is meant


@pytest.mark.parametrize(("words", "meant"), [("al", False), ("al bin", False), ("al thani", True), ("thani", True)])
def test_a_particle_alone_means_nobody(words: str, *, meant: bool) -> None:
    assert is_meant(tuple(words.split()), (), ("al", "bin", "hamad", "tamim", "thani")) is meant


@pytest.mark.parametrize("text", ["Putin, Igor, President", "Putin, Mr. Igor", "主席"])
def test_what_stands_behind_a_name_is_an_office_or_a_part_of_it(reader: Reader, text: str) -> None:
    with pytest.raises(RegionalError):
        meaning(reader, "person", text)


def test_a_surname_that_ends_as_a_patronymic_does_is_a_surname() -> None:
    assert is_meant(("anna", "milosevich"), ("x",), ("anna", "milosevich"))


@pytest.mark.parametrize(("initials", "meant"), [("a", True), ("a x", True), ("x a", False), ("a x y", False)])
def test_the_second_of_two_initials_can_be_that_of_a_patronymic(initials: str, *, meant: bool) -> None:
    assert is_meant(("berg",), tuple(initials.split()), ("anna", "berg")) is meant
