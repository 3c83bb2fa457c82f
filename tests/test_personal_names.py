"""Personal names: people by a part of their name, behind a title, by initials, and with a patronymic."""

# ruff: noqa: RUF001 - Cyrillic letters that look like Latin ones are what is tested here

import pytest

from regional.database.reader import Reader
from regional.errors import RegionalError
from regional.wordings import Wordings
from tests.conftest import meaning


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
        ("習近平", "xi-jinping"),
    ],
)
def test_another_person_in_other_words(reader: Reader, text: str, id_: str) -> None:
    assert meaning(reader, "person", text) == id_


@pytest.mark.parametrize("text", ["M. Putin", "Putin Lavrov", "Mr.", "President", "V.", "V.P.", "Vladimir"])
def test_what_can_mean_several_people_or_nobody_means_nobody(reader: Reader, text: str) -> None:
    with pytest.raises(RegionalError):
        meaning(reader, "person", text)


def test_a_part_of_a_name_is_enough_only_where_it_is_allowed() -> None:
    people = Wordings([("Vladimir Putin", "putin"), ("Vladimir Makei", "makei")])
    assert people.bearers("Putin") == set()
    assert people.bearers("Putin", by_a_part=True) == {"putin"}
    assert people.bearers("V. Putin", by_a_part=True) == {"putin"}
    assert people.bearers("M. Putin", by_a_part=True) == set()
    assert people.bearers("Vladimir", by_a_part=True) == {"putin", "makei"}
    assert people.bearers("V. V. Putin", by_a_part=True) == {"putin"}
    assert people.bearers("M. V. Putin", by_a_part=True) == set()
    assert people.bearers("Vladimir Vladimirovich Makei", by_a_part=True) == {"makei"}
    assert people.bearers("Vladimir Milosevich", by_a_part=True) == set()
