"""Names: which actor is meant by an id, an acronym, a code or a name in any language, and what is said if none is."""

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from regional.database.file import FileReader
from regional.database.reader import Reader, Result
from regional.database.reading import reading
from regional.errors import RegionalError
from regional.names import ids, nearest, resolve
from regional.seeds.loader import load
from tests.conftest import Run, meaning
from tests.test_small_world import WORLD


def refusal(reader: Reader, type_: str, text: str) -> str:
    with pytest.raises(RegionalError) as caught:
        resolve(reader, [(type_, text)])
    return str(caught.value)


@pytest.mark.parametrize(
    ("type_", "text", "id_"),
    [
        ("organization", "SCO", "SCO"),
        ("organization", "sco", "SCO"),
        ("organization", "ШОС", "SCO"),
        ("organization", "上合组织", "SCO"),
        ("organization", "Shanghai Cooperation Organisation", "SCO"),
        ("organization", "ОДКБ", "CSTO"),
        ("organization", "одкб", "CSTO"),
        ("organization", "  Collective  Security Treaty Organization ", "CSTO"),
        ("state", "Türkiye", "TUR"),
        ("state", "TURKIYE", "TUR"),
        ("state", "turkey", "TUR"),
        ("state", "Burma", "MMR"),
        ("state", "Zaire", "COD"),
        ("state", "Côte d'Ivoire", "CIV"),
        ("state", "COTE D’IVOIRE", "CIV"),  # noqa: RUF001 - the apostrophe of print
        ("state", "Кыргызстан", "KGZ"),
        ("state", "대한민국", "KOR"),
        ("state", "中国", "CHN"),
        ("state", "rus", "RUS"),
        ("state", "RU", "RUS"),
        ("state", "Россия", "RUS"),
        ("person", "Putin", "vladimir-putin"),
        ("person", "习近平", "xi-jinping"),
        ("actor", "Taliban", "TALIBAN"),
        ("actor", "Путин", "vladimir-putin"),
        ("member", "Soviet Union", "SUN"),
    ],
)
def test_a_name_means_its_actor_in_any_language_and_script(reader: Reader, type_: str, text: str, id_: str) -> None:
    assert meaning(reader, type_, text) == id_


@pytest.mark.parametrize("text", ["USSR", "СССР", "Soviet Union", "Советский Союз", "苏联", "SU", "SUN"])  # noqa: RUF001
def test_the_soviet_union_is_not_russia(reader: Reader, text: str) -> None:
    assert meaning(reader, "state", text) == "SUN"


def test_russia_and_the_soviet_union_share_no_name(reader: Reader) -> None:
    shared = "SELECT folded FROM names WHERE actor_id = 'RUS' INTERSECT SELECT folded FROM names WHERE actor_id = 'SUN'"
    assert reader.ask(shared).rows == []


@pytest.mark.parametrize(
    ("type_", "text", "message"),
    [
        ("state", "Korea", "'Korea' is ambiguous: it can mean KOR (South Korea), PRK (North Korea)"),
        ("state", "Корея", "'Корея' is ambiguous: it can mean KOR (South Korea), PRK (North Korea)"),
        (
            "member",
            "Congo",
            "'Congo' is ambiguous: it can mean COD (Democratic Republic of the Congo), COG (Republic of the Congo)",
        ),
    ],
)
def test_a_name_of_several_actors_is_refused_and_they_are_listed(
    reader: Reader, type_: str, text: str, message: str
) -> None:
    assert refusal(reader, type_, text) == message


@pytest.mark.parametrize(
    ("type_", "text", "id_"),
    [
        ("state", "NAM", "NAM"),  # Namibia
        ("organization", "NAM", "NONALIGNED"),  # the Non-Aligned Movement
        ("state", "CAN", "CAN"),  # Canada
        ("organization", "CAN", "ANDEAN"),  # the Comunidad Andina
        ("state", "AU", "AUS"),  # ISO 3166-1 alpha-2 of Australia
        ("organization", "AU", "AU"),  # the African Union
        ("state", "EC", "ECU"),
        ("organization", "EC", "EEC"),
    ],
)
def test_what_is_asked_for_decides_between_a_state_and_an_organization(
    reader: Reader, type_: str, text: str, id_: str
) -> None:
    assert meaning(reader, type_, text) == id_


@pytest.mark.parametrize(
    ("type_", "text"),
    [
        ("member", "NAM"),  # also the Non-Aligned Movement's acronym
        ("member", "CAN"),  # also the Comunidad Andina's
        ("member", "AU"),  # also Australia's alpha-2
        ("organization", "WTO"),  # also the Warsaw Treaty Organization's
        ("actor", "GUAM"),  # also the territory Guam
    ],
)
def test_an_exact_id_wins_over_the_names_of_others(reader: Reader, type_: str, text: str) -> None:
    assert meaning(reader, type_, text) == text


def test_guam_as_it_is_written_is_the_territory_and_in_capitals_the_organization(reader: Reader) -> None:
    assert meaning(reader, "member", "Guam") == "GUM"
    assert meaning(reader, "member", "GUAM") == "GUAM"


def test_every_id_means_itself(reader: Reader) -> None:
    ids = [row[0] for row in reader.ask("SELECT id FROM actors").rows]
    assert resolve(reader, [("actor", id_) for id_ in ids]) == {("actor", id_): id_ for id_ in ids}


@pytest.mark.parametrize(
    ("type_", "text", "message"),
    [
        (
            "organization",
            "SCOO",
            "no organization is called 'SCOO' (did you mean SCO (Shanghai Cooperation Organisation)?)",
        ),
        ("person", "Putyn", "no person is called 'Putyn' (did you mean vladimir-putin (Vladimir Putin)?)"),
        ("person", "Kazakhstan", "'Kazakhstan' means KAZ (Kazakhstan), and that is no person"),
        ("state", "qqqqqq", "no state is called 'qqqqqq'"),
        ("member", "qqqqqq", "no state or organization is called 'qqqqqq'"),
        ("actor", "qqqqqq", "no state, organization or person is called 'qqqqqq'"),
        ("state", "", "no state is called ''"),
        ("state", "' OR 1=1 --", "no state is called '' OR 1=1 --'"),
    ],
)
def test_an_unknown_name_is_refused_with_the_nearest(reader: Reader, type_: str, text: str, message: str) -> None:
    assert refusal(reader, type_, text) == message


def test_the_nearest_name_of_two_states_suggests_both(reader: Reader) -> None:
    message = refusal(reader, "state", "Koreaa")
    assert "KOR (" in message
    assert "PRK (" in message


def test_the_nearest_is_the_spelling_that_is_most_alike() -> None:
    assert nearest("memebrs", ["both", "members", "matrix"]) == " (did you mean members?)"
    assert nearest("ODKB", ["CSTO", "SCO"]) == ""


def test_two_thirds_of_the_letters_must_be_alike() -> None:
    assert nearest("abc", ["abx"]) == " (did you mean abx?)"
    assert nearest("abcdefgh", ["abcdexyz"]) == ""  # five of eight


def test_what_is_far_less_alike_than_the_best_is_not_suggested() -> None:
    assert nearest("abcdefghij", ["abcdefghix", "abcdefghxy"]) == " (did you mean abcdefghix or abcdefghxy?)"
    assert nearest("abcdefghij", ["abcdefghix", "abcdefgxyz"]) == " (did you mean abcdefghix?)"


def test_the_nearest_ignores_case_and_marks_and_shows_what_it_is_told_to() -> None:
    assert nearest("KIRGISIEN", [("kirgisien", "KGZ (Kirgisien)")]) == " (did you mean KGZ (Kirgisien)?)"


def test_no_more_than_three_are_suggested() -> None:
    assert nearest("ABC", ["ABCD", "ABCE", "ABCF", "ABCG"]).count(" or ") == 2


class CountingReader(FileReader):
    """A reader that counts what it is asked."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        super().__init__(connection, "record")
        self.count = 0

    def ask(self, statement: str, parameters: Mapping[str, Any] | None = None) -> Result:
        self.count += 1
        return super().ask(statement, parameters)


def test_all_names_are_looked_up_with_one_statement(record: Path) -> None:
    wanted = [("organization", "SCO"), ("organization", "ОДКБ"), ("state", "Burma"), ("person", "Putin")]
    with closing(sqlite3.connect(f"file:{record}?mode=ro", uri=True)) as connection:
        counting = CountingReader(connection)
        assert list(resolve(counting, wanted * 2).values()) == ["SCO", "CSTO", "MMR", "vladimir-putin"]
        assert counting.count == 1


def test_no_name_needs_no_statement(record: Path) -> None:
    with closing(sqlite3.connect(f"file:{record}?mode=ro", uri=True)) as connection:
        counting = CountingReader(connection)
        assert resolve(counting, []) == {}
        assert counting.count == 0


def test_a_name_that_is_not_utf_8_is_an_unknown_name(ask: Run) -> None:
    undecodable = "\udcff"  # how Python holds the byte FF of a command line
    result = ask("members", undecodable, "--on", "2021-09-17")
    assert (result.stdout, result.status) == ("", 1)
    assert result.stderr.startswith("regional: ")
    assert result.stderr.count("\n") == 1


def test_every_id_of_a_table_is_suggested_but_for_those_of_machine_coded_events(tmp_path: Path) -> None:
    database = tmp_path / "regional.db"
    load([WORLD / "world"], database)
    with reading(database) as reader:
        assert ids(reader, "events") == ["drill", "grant", "march", "meeting", "rumour", "siege", "visit"]
        assert ids(reader, "topics") == ["peace", "trade", "void"]
