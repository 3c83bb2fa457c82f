"""The lines of a header that explain a parameter: what each says, which are refused, and what a value becomes."""

import pytest

from regional.errors import RegionalError
from regional.sql.parameters import DAYS, STANDARD, TYPES, WORDS, Parameter, plain_value, read_parameter, words

OPTION = "`option NAME: TYPE, any number, default VALUE. What it is.`"
ARGUMENT = OPTION.replace("option", "argument")


def test_what_a_parameter_can_be_stays_since_people_have_queries_of_their_own() -> None:
    assert list(TYPES) == [
        *("organization", "state", "member", "actor", "person", "topic", "event", "dataset", "fact", "name"),
        *("day", "first-day", "last-day", "year", "status", "event-kind", "statement-kind", "tier", "found-in"),
        *("state-classification", "organization-classification", "source-type", "change", "period", "region"),
        *("words", "integer", "number", "text", "flag"),
    ]
    assert {len(said) for said in TYPES.values()} == {len(("what is typed", "what the statement gets"))}
    assert DAYS == ("day", "first-day", "last-day")


def test_the_words_of_a_vocabulary_and_for_a_status_any() -> None:
    assert {type_: words(type_)[-1] for type_ in WORDS} == {
        "status": "any",
        "event-kind": "other",
        "statement-kind": "paraphrase",
        "tier": "machine-coded",
        "found-in": "name",
        "state-classification": "historical",
        "organization-classification": "authority",
        "source-type": "speech",
        "period": "day",
        "change": "left",
    }
    assert words("tier") == ["human-coded", "machine-coded"]


@pytest.mark.parametrize(
    ("line", "parameter"),
    [
        ("x: text. What. Or who.", Parameter("x", "text", "What. Or who.")),
        ("x :  text . What.", Parameter("x", "text", "What.")),
        ("a_1: day, default today. D.", Parameter("a_1", "day", "D.", default="today")),
        ("x: text, any number. X.", Parameter("x", "text", "X.", least=0)),
        ("x: text, a pair. X.", Parameter("x", "text", "X.", least=0, most=2, is_pair=True)),
        ("x: text, exactly 1. X.", Parameter("x", "text", "X.", least=1, most=1)),
        ("x: text, exactly 9. X.", Parameter("x", "text", "X.", least=9, most=9)),
        ("x: text, 1 or more, default y. X.", Parameter("x", "text", "X.", least=1, default="y")),
        ("x: flag. X.", Parameter("x", "flag", "X.")),
        ("x: integer, default -12. X.", Parameter("x", "integer", "X.", default="-12")),
        ("x: status, default any. X.", Parameter("x", "status", "X.", default="any")),
        ("x: tier, default human-coded. X.", Parameter("x", "tier", "X.", default="human-coded")),
        ("dataset: dataset. One.", Parameter("dataset", "dataset", "One.")),
        ("dataset: dataset", STANDARD["dataset"]),
        ("on: day, exactly 2", Parameter("on", "day", STANDARD["on"].help, least=2, most=2)),
    ],
)
def test_a_line_says_what_an_option_is(line: str, parameter: Parameter) -> None:
    assert read_parameter(line, "mine.sql:2", is_argument=False) == parameter


def test_the_same_line_can_say_what_an_argument_is() -> None:
    read = read_parameter("x: state, 2 or more. X.", "mine.sql:2", is_argument=True)
    assert read == Parameter("x", "state", "X.", is_argument=True, least=2)
    assert read.many
    assert not read_parameter("x: state. X.", "mine.sql:2", is_argument=True).many


def test_four_options_need_no_line() -> None:
    said = {name: standard._replace(help="") for name, standard in STANDARD.items()}
    assert said == {
        "on": Parameter("on", "day", "", default="today"),
        "status": Parameter("status", "status", "", least=0, default="member"),
        "dataset": Parameter("dataset", "dataset", ""),
        "continuity": Parameter("continuity", "flag", ""),
    }


def refused(line: str, *, is_argument: bool = False) -> str:
    with pytest.raises(RegionalError) as caught:
        read_parameter(line, "mine.sql:2", is_argument=is_argument)
    where, _, why = str(caught.value).partition(": ")
    assert where == "mine.sql:2"
    return why


@pytest.mark.parametrize(
    "line",
    [
        *("x", "x: text", "x: . X.", ": text. X.", "x: text. ", "x: , any number. X."),
        *("_x: text. X.", "é: text. X.", "1x: text. X.", "X: text. X.", "x-y: text. X."),
        *("x: text, number. X.", "x: text, any. X.", "x: text, a. X.", "x: text, pair. X.", "x: text, default. X."),
        *("x: text, exactly 0. X.", "x: text, exactly 12. X.", "x: text, 0 or more. X.", "x: text, 12 or more. X."),
        *("x: text, at most 2. X.", "x: text, 2 or less. X.", "x: text, 2 and more. X."),
    ],
)
def test_a_line_that_says_something_else_is_refused(line: str) -> None:
    assert refused(line) == f"a parameter is written as {OPTION}"
    assert refused(line, is_argument=True) == f"a parameter is written as {ARGUMENT}"


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("x: word. X.", f"there is no type 'word': it is one of {', '.join(TYPES)}"),
        *((f"{name}: text. X.", f"there is already an option --{name}") for name in ("format", "format_", "sources")),
        *((f"{name}: text. X.", f"there is already an option --{name}") for name in ("sql", "timeout", "help")),
        ("dataset: text. X.", "a parameter that is called dataset is one dataset: call it otherwise"),
        ("dataset: dataset, any number. X.", "a parameter that is called dataset is one dataset: call it otherwise"),
        ("x: flag, any number. X.", "a flag is an option that takes no value: it has no number and no default"),
        ("x: flag, default yes. X.", "a flag is an option that takes no value: it has no number and no default"),
        ("x: integer, default 1.5. X.", "the default '1.5' is not a whole number such as 5"),
        ("x: status, default old. X.", f"the default 'old' is not one of {', '.join(words('status'))}"),
        ("x: tier, default any. X.", "the default 'any' is not one of human-coded, machine-coded"),
        ("x: tier, default member. X.", "the default 'member' is not one of human-coded, machine-coded"),
    ],
)
def test_an_option_that_makes_no_sense_is_refused(line: str, why: str) -> None:
    assert refused(line) == why


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("x: flag. X.", "a flag is an option that takes no value: it has no number and no default"),
        ("x: text, default y. X.", "an argument has no default, and is no pair"),
        ("x: text, a pair. X.", "an argument has no default, and is no pair"),
    ],
)
def test_an_argument_that_makes_no_sense_is_refused(line: str, why: str) -> None:
    assert refused(line, is_argument=True) == why


@pytest.mark.parametrize(
    ("type_", "text", "value"),
    [
        ("integer", "5", 5),
        ("integer", "+5", 5),
        ("integer", "-" + "9" * 18, -(10**18) + 1),
        ("number", "-2.5", -2.5),
        ("number", "2.", 2.0),
        ("number", ".5e2", 50.0),
        ("number", "1E-99", 1e-99),
        ("year", "0800", "0800"),
        ("text", "5", "5"),
    ],
)
def test_a_number_is_one_for_the_statement_and_a_year_is_not(type_: str, text: str, value: object) -> None:
    assert plain_value(type_, text) == value
    assert type(plain_value(type_, text)) is type(value)


@pytest.mark.parametrize(
    ("type_", "texts", "expected"),
    [
        ("integer", ["", "-", "1" * 19, "1.0", "²", "5 "], "a whole number such as 5"),
        ("number", ["", ".", "1e100", "nan", "1,5"], "a number such as 2.5"),
        ("year", ["800", "20210", "+800"], "a year of four digits such as 2021"),
    ],
)
def test_what_is_no_number_is_quoted(type_: str, texts: list[str], expected: str) -> None:
    for text in texts:
        with pytest.raises(ValueError, match=f"'{text.replace('.', '[.]')}' is not {expected}".replace("+", "[+]")):
            plain_value(type_, text)
