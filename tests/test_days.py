"""What a day decides: spells are half-open, dates can be vague, and an answer says whether it is certain."""

import pytest

from tests.conftest import Run, unnoted


def lines_of(answer: str, state: str) -> list[str]:
    return [line for line in answer.splitlines() if line.startswith(f"{state},")]


@pytest.mark.parametrize(
    ("day", "line"),
    [
        ("2017-06-08", "IND,India,observer,2005-07-05,2017-06-09,yes"),
        ("2017-06-09", "IND,India,member,2017-06-09,,yes"),
    ],
)
def test_an_observer_that_became_a_member_is_counted_once(ask: Run, day: str, line: str) -> None:
    assert lines_of(unnoted(ask("members", "SCO", "--status", "any", "--on", day).stdout), "IND") == [line]


@pytest.mark.parametrize(("day", "held"), [("2012-06-27", True), ("2012-06-28", False)])
def test_the_last_day_of_a_membership_is_the_one_before_its_end(ask: Run, day: str, held: bool) -> None:  # noqa: FBT001
    assert ("UZB" in ask("both", "SCO", "CSTO", "--on", day, "-f", "ids").stdout.split()) == held


def test_a_membership_dated_to_a_year_is_not_certain_within_it(ask: Run) -> None:
    """Australia and New Zealand came into the signals intelligence alliance in 1956, the first two in 1946."""
    assert (
        unnoted(ask("members", "FIVE-EYES", "--on", "1956-07-01").stdout)
        == """\
state,name,status,start_date,end_date,certain
AUS,Australia,member,1956,,no
CAN,Canada,member,1948,,yes
GBR,United Kingdom,member,1946-03-05,,yes
NZL,New Zealand,member,1956,,no
USA,United States,member,1946-03-05,,yes
"""
    )


@pytest.mark.parametrize(
    ("day", "line"),
    [
        ("1955-12-31", []),
        ("1956-01-01", ["AUS,Australia,member,1956,,no"]),
        ("1956-12-30", ["AUS,Australia,member,1956,,no"]),
        ("1956-12-31", ["AUS,Australia,member,1956,,yes"]),
    ],
)
def test_it_becomes_certain_on_the_last_day_that_is_possible(ask: Run, day: str, line: list[str]) -> None:
    assert lines_of(unnoted(ask("members", "FIVE-EYES", "--on", day).stdout), "AUS") == line


def test_two_states_are_both_in_it_for_certain_only_if_each_is(ask: Run) -> None:
    def shared(*states: str) -> list[str]:
        return lines_of(ask("shared", *states, "--on", "1956-07-01").stdout, "FIVE-EYES")

    assert shared("USA", "CAN") == ["FIVE-EYES,Five Eyes,1948,yes"]
    assert shared("USA", "AUS") == ["FIVE-EYES,Five Eyes,1956,no"]


def test_a_status_that_held_possibly_has_a_question_mark_in_the_matrix(ask: Run) -> None:
    matrix = ask("matrix", "FIVE-EYES", "--on", "1956-07-01").stdout
    assert lines_of(matrix, "AUS") == ["AUS,Australia,member?"]
    assert lines_of(matrix, "USA") == ["USA,United States,member"]


def test_the_matrix_shows_every_status_that_is_possible(ask: Run) -> None:
    """Benin went from observer to member of the West African economic community at some time in 1984."""
    [line] = lines_of(ask("matrix", "CEAO", "--on", "1984-06-01").stdout, "BEN")
    assert "observer?" in line
    assert "member?" in line


def test_a_comparison_does_not_pass_off_as_certain_what_is_possible(ask: Run) -> None:
    """Kyrgyzstan joined the Islamic organisation in 1992, before or after the first of June."""
    vague = lines_of(ask("compare", "OIC", "--on", "1991-12-31", "--on", "1992-06-01").stdout, "KGZ")
    certain = lines_of(ask("compare", "OIC", "--on", "1991-12-31", "--on", "1993-01-01").stdout, "KGZ")
    assert len(vague) == len(certain) == 1
    assert vague != certain


def test_a_state_that_had_perhaps_not_yet_joined_the_other_is_possibly_an_answer(ask: Run) -> None:
    def without(day: str) -> list[str]:
        return lines_of(unnoted(ask("members", "CIS", "--not", "OIC", "--on", day).stdout), "KGZ")

    assert without("1991-12-31") == ["KGZ,Kyrgyzstan,member,1991-12-21,,yes"]
    assert without("1992-06-01") == ["KGZ,Kyrgyzstan,member,1991-12-21,,no"]
    assert without("1993-01-01") == []


def test_an_event_that_lasted_is_found_on_each_of_its_days_and_not_on_the_first_day_after(ask: Run) -> None:
    """The last soldiers of the CSTO left Kazakhstan on 19 January 2022."""

    def found(day: str) -> bool:
        return "csto-kazakhstan-mission-2022" in ask("events", "--org", "CSTO", "--on", day, "-f", "json").stdout

    assert [found(f"2022-01-{day}") for day in ("05", "06", "19", "20")] == [False, True, True, False]


def test_a_day_after_the_last_review_is_answered_with_a_warning(ask: Run) -> None:
    result = ask("both", "SCO", "CSTO", "--on", "2030-01-01", "-f", "ids")
    assert result == (
        "BLR\nKAZ\nKGZ\nRUS\nTJK\n",
        "regional: last reviewed CSTO 2026-01, SCO 2025-11; changes from then to 2030-01-01 are not included\n",
        0,
    )


WAR = "date,id,kind,title,place,amount,currency,source,certain\n"
TALIBAN = (
    "2001-10-07,taliban-ousting-2001,intervention,Removal of the Taliban from power in 2001,,,,"
    "oef-facts-2018-10-05,yes\n"
)


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        (
            ("changes", "--org", "SCO", "--since", "2017", "--until", "2017"),
            """\
date,organization,state,name,change,status,before,certain
2017-06-09,SCO,IND,India,changed,member,observer,yes
2017-06-09,SCO,PAK,Pakistan,changed,member,observer,yes
""",
        ),
        (
            ("changes", "--org", "SCO", "--since", "2023-07", "--until", "2023-07"),
            """\
date,organization,state,name,change,status,before,certain
2023-07-04,SCO,IRN,Iran,changed,member,observer,yes
""",
        ),
        (
            ("statements", "--by", "KAZ", "--topic", "water", "--since", "2021-09", "--until", "2021-09", "-f", "ids"),
            "tokayev-water-2021-09-23\n",
        ),
        (("events", "--state", "AFG", "--since", "2001", "--until", "2001"), WAR + TALIBAN),
        (("events", "--state", "AFG", "--since", "2001-10", "--until", "2001-10"), WAR + TALIBAN),
        (
            ("events", "--org", "CSTO", "--since", "2022-09", "--until", "2022-10", "-f", "ids"),
            "csto-armenia-appeal-2022\n",
        ),
    ],
)
def test_a_period_goes_from_the_first_day_of_a_month_or_year_to_the_last(
    ask: Run, question: tuple[str, ...], answer: str
) -> None:
    result = ask(*question)
    assert result[1:] == ("", 0)
    assert result.stdout == answer if "ids" in question else unnoted(result.stdout) == answer


@pytest.mark.parametrize(
    ("period", "days"),
    [
        (("--since", "2016", "--until", "2016-02"), ("--since", "2016-01-01", "--until", "2016-02-29")),
        (("--since", "2021~", "--until", "[..2022]"), ("--since", "2020-01-01", "--until", "2022-12-31")),
        (
            ("--since", "@military-exercises-2021", "--until", "@military-exercises-2021"),
            ("--since", "2021-08-01", "--until", "2021-09-17"),
        ),
    ],
)
@pytest.mark.parametrize("question", ["changes", "events", "statements"])
def test_a_date_that_is_not_one_day_begins_a_period_with_its_first_and_ends_it_with_its_last(
    ask_file: Run, question: str, period: tuple[str, ...], days: tuple[str, ...]
) -> None:
    assert ask_file(question, *period, "--sql") == ask_file(question, *days, "--sql")


def test_what_is_two_days_takes_no_years(ask_file: Run) -> None:
    refused = ask_file("compare", "SCO", "--on", "2021", "--on", "2022")
    assert "'2021' is not one day: write it in full, such as 2021-01-01" in refused.stderr
