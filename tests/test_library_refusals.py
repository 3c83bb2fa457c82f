"""What the library refuses: each mistake is a `RegionalError` in one line, in the words of the command line."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import regional
from regional.errors import QuestionError
from regional.questions import Connection
from tests.hostile import CORPUS


@pytest.fixture
def database(location: str) -> Connection:
    return regional.connect(location)


def refusal(database: Connection, question: Any, *arguments: Any, **options: Any) -> str:
    with pytest.raises(regional.RegionalError) as caught:
        database.ask(question, *arguments, **options)
    return str(caught.value)


@pytest.mark.parametrize(
    ("arguments", "options", "message"),
    [
        (("bth", "SCO"), {}, "there is no question 'bth' (did you mean both?)"),
        ((None,), {}, "a question is named by a text, not None"),
        (("both", "SCO", "CSTO"), {"no": "EAEU"}, "'both' has no option 'no' (did you mean not?)"),
        (("both",), {}, "'both' takes 2 or more different ORGANIZATION, not 0."),
        (("both", "SCO", "ШОС"), {}, "'both' takes 2 or more different ORGANIZATION, not 1."),
        (("ever-both", "SCO", "CSTO", "CIS"), {}, "'ever-both' takes exactly 2 different ORGANIZATION, not 3."),
        (("compare", "SCO"), {"on": "2001-06-15"}, "'compare' takes exactly 2 different --on, not 1."),
        (("members",), {}, "'members' needs ORGANIZATION: The organization."),
        (("members", "SCO", "CSTO"), {}, "'members' takes 1 argument, not 2."),
        (("datasets", "core"), {}, "'datasets' takes no arguments, not 1."),
        (("members", "SCO"), {"organization": "CSTO"}, "'members' is given organization twice"),
        (("conflicts",), {"between": ["core"]}, "between takes two values, not 1"),
    ],
)
def test_a_question_that_is_put_wrongly(
    database: Connection, arguments: tuple[Any, ...], options: dict[str, Any], message: str
) -> None:
    assert refusal(database, *arguments, **options) == message


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"on": 20210917}, "on is a text such as '2021-09-17', or a date, not 20210917"),
        ({"on": ["2021-09-17"]}, "on is a text such as '2021-09-17', or a date, not ['2021-09-17']"),
        ({"on": "17.9.2021"}, "'17.9.2021' is not a date: write 2021-09-17"),
        ({"on": "2021~"}, "'2021~' is not one day: write it in full, such as 2020-01-01"),
        ({"not_": 5}, "not is a text, or several of them, not 5"),
        ({"not_": [None]}, "not is a text, or several of them, not None"),
        ({"not_": b"SCO"}, "not is a text, or several of them, not b'SCO'"),
        ({"not_": {"SCO": 1}}, "not is a text, or several of them, not {'SCO': 1}"),
        ({"not_": ["SCO", ["CSTO"]]}, "not is a text, or several of them, not ['CSTO']"),
        ({"not_": date(2021, 9, 17)}, "not is a text, or several of them, not datetime.date(2021, 9, 17)"),
        ({"status": "membr"}, "'membr' is not one of 'member', 'associate', 'observer', 'dialogue_partner', "),
        ({"continuity": "no"}, "continuity is True or False, not 'no'"),
        ({"dataset": 5}, "dataset is a text, not 5"),
    ],
)
def test_a_value_that_cannot_be_meant(database: Connection, options: dict[str, Any], message: str) -> None:
    assert refusal(database, "both", "SCO", "CSTO", **options).startswith(message)


def test_a_value_that_is_wrong_names_its_parameter(database: Connection) -> None:
    """So whoever builds on the library can show the mistake where it was made."""
    with pytest.raises(QuestionError) as caught:
        database.ask("both", "SCO", "CSTO", on="2024")
    assert caught.value.parameter == "on"


@pytest.mark.parametrize(
    ("arguments", "options", "message"),
    [
        (("both", "SCO", "Россия"), {}, "'Россия' means RUS (Russia), and that is no organization"),
        (("members", "xyzzyx"), {}, "no organization is called 'xyzzyx'"),
        (("shared", "Korea", "RUS"), {}, "'Korea' is ambiguous: it can mean KOR (South Korea), PRK (North Korea)"),
        (("members", "SCO"), {"dataset": "cor"}, "no dataset has the id 'cor' (did you mean core?)"),
        (("statements",), {"topic": "recogntion"}, "no topic has the id 'recogntion' (did you mean recognition?)"),
        (("why", "nothing-at-all"), {}, "there is no fact 'nothing-at-all'"),
    ],
)
def test_something_that_is_not_there(
    database: Connection, arguments: tuple[Any, ...], options: dict[str, Any], message: str
) -> None:
    assert refusal(database, *arguments, **options) == message


@pytest.mark.parametrize(
    ("ask", "arguments", "message"),
    [
        (Connection.show, ["xyzzyx"], "nothing has the id or name 'xyzzyx'"),
        (Connection.show, [5], "a record is named by a text, not 5"),
        (Connection.why, ["xyzzyx"], "there is no fact 'xyzzyx'"),
        (Connection.resolve, [], "'resolve' takes 1 or more NAME, not 0."),
        (Connection.statement, ["both", "SCO"], "'both' takes 2 or more different ORGANIZATION, not 1."),
        (Connection.sql, [" "], "the statement asks for nothing: write a SELECT."),
        (Connection.sql, [None], "a statement is a text, not None"),
        (Connection.sql, ["SELECT '\udcff'"], "the question holds bytes that are not UTF-8"),
    ],
)
def test_what_is_no_predefined_question_refuses_alike(
    database: Connection, ask: Callable[..., object], arguments: list[Any], message: str
) -> None:
    with pytest.raises(regional.RegionalError) as caught:
        ask(database, *arguments)
    assert str(caught.value) == message


@pytest.mark.parametrize("statement", ["DELETE FROM names", "DROP TABLE states", "CREATE TABLE x (y integer)"])
def test_a_statement_of_ones_own_only_reads(database: Connection, statement: str) -> None:
    with pytest.raises(regional.RegionalError):
        database.sql(statement).all()
    assert database.sql("SELECT count(*) AS n FROM states").all().rows == [(277,)]


HOSTILE = [hostile.text for hostile in CORPUS if hostile.where in ("organization", "words")]


@pytest.fixture(scope="module")
def held(record: Path) -> Iterator[Connection]:
    """The record, which stays open from one text to the next."""
    with regional.connect(record) as opened:
        yield opened


@pytest.mark.parametrize("text", HOSTILE, ids=[ascii(text)[1:40] for text in HOSTILE])
def test_a_text_is_never_more_than_a_text(held: Connection, text: str) -> None:
    """It is refused in one line, or finds nothing, or what it says; and the next question is answered as before.

    Commands hand the same texts to the library, and test_hostile asks them on a server, too.
    """
    for question, options in [("members", {}), ("why", {}), ("search", {}), ("events", {"on": text})]:
        arguments = [] if options else [text]
        try:
            held.ask(question, *arguments, **options)
        except regional.RegionalError as error:
            assert len(str(error).splitlines()) == 1  # noqa: PT017 - it may be refused, and need not be
    assert len(held.ask("both", "SCO", "CSTO", on="2021-09-17")) == 4


def test_a_place_without_a_database_is_refused_at_once(tmp_path: Path) -> None:
    with pytest.raises(regional.RegionalError) as caught:
        regional.connect(tmp_path / "none.db")
    assert str(caught.value) == f"there is no database at {tmp_path}/none.db: make one with `regional load`"


def test_a_mistake_prints_nothing_and_does_not_end_the_program(record: Path) -> None:
    script = (
        "import regional, sys\n"
        "try:\n    regional.connect(sys.argv[1]).ask('both', 'SCO')\n"
        "except regional.RegionalError:\n    print('still here')\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(record)], capture_output=True, encoding="utf-8", check=True
    )
    assert (done.stdout, done.stderr) == ("still here\n", "")
