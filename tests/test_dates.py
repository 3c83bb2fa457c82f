"""Dates: what each text can mean, what is refused and with which words, and agreement with python-edtf."""

from contextlib import suppress
from datetime import date

import pytest
from edtf import parse_edtf
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from regional.dates import InvalidDateError, Span, parse, parse_day

unhurried = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])

EXAMPLES = "write 2001-06-15, 2001-06, 2001, 2001~, [2005..2009] or [2005..]"


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2001-06-15", "2001-06-15", "2001-06-15"),
        ("2001-06", "2001-06-01", "2001-06-30"),
        ("2001", "2001-01-01", "2001-12-31"),
        ("199X", "1990-01-01", "1999-12-31"),
        ("19XX", "1900-01-01", "1999-12-31"),
        ("2001-XX", "2001-01-01", "2001-12-31"),
        ("2001-06-XX", "2001-06-01", "2001-06-30"),
        ("2001-XX-XX", "2001-01-01", "2001-12-31"),
        ("2001-XX~", "2000-01-01", "2002-12-31"),
        ("2001-XX-XX%", "1999-01-01", "2003-12-31"),
        ("2001-06-XX?", "2001-05-01", "2001-07-31"),
        ("199X~", "1989-01-01", "2000-12-31"),
        ("2001~", "2000-01-01", "2002-12-31"),
        ("2001?", "2000-01-01", "2002-12-31"),
        ("2001%", "1999-01-01", "2003-12-31"),
        ("2001-06~", "2001-05-01", "2001-07-31"),
        ("2001-12?", "2001-11-01", "2002-01-31"),
        ("2001-01%", "2000-11-01", "2001-03-31"),
        ("2001-06-15~", "2001-06-14", "2001-06-16"),
        ("2001-12-31%", "2001-12-29", "2002-01-02"),
        ("[2005..2009]", "2005-01-01", "2009-12-31"),
        ("[2005-03..2009-04-02]", "2005-03-01", "2009-04-02"),
        ("[199X..1992-02]", "1990-01-01", "1992-02-29"),
        ("[2005..]", "2005-01-01", "9999-12-31"),
        ("[..1996-04]", "0001-01-01", "1996-04-30"),
        ("..", "0001-01-01", "9999-12-31"),
    ],
)
def test_a_text_means_some_day_between_an_earliest_and_a_latest(text: str, earliest: str, latest: str) -> None:
    assert parse(text) == Span(earliest, latest)


@pytest.mark.parametrize(
    ("month", "last"),
    [("2000-02", 29), ("1900-02", 28), ("2024-02", 29), ("2023-02", 28), ("0004-02", 29), ("0001-02", 28)],
)
def test_leap_years_are_gregorian(month: str, last: int) -> None:
    assert parse(month).latest == f"{month}-{last}"
    assert parse(f"{month}-{last}~") == Span(f"{month}-{last - 1}", f"{month[:5]}03-01")
    with pytest.raises(InvalidDateError):
        parse(f"{month}-{last + 1}")


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("0001~", "0001-01-01", "0002-12-31"),
        ("0003%", "0001-01-01", "0005-12-31"),
        ("0004%", "0002-01-01", "0006-12-31"),
        ("9997%", "9995-01-01", "9999-12-31"),
        ("9999%", "9997-01-01", "9999-12-31"),
        ("01XX", "0100-01-01", "0199-12-31"),
        ("99XX~", "9899-01-01", "9999-12-31"),
        ("0001-01~", "0001-01-01", "0001-02-28"),
        ("0001-02%", "0001-01-01", "0001-04-30"),
        ("0001-03%", "0001-01-01", "0001-05-31"),
        ("0001-04%", "0001-02-01", "0001-06-30"),
        ("9999-09%", "9999-07-01", "9999-11-30"),
        ("9999-11~", "9999-10-01", "9999-12-31"),
        ("9999-12%", "9999-10-01", "9999-12-31"),
        ("0001-01-01~", "0001-01-01", "0001-01-02"),
        ("0001-01-02%", "0001-01-01", "0001-01-04"),
        ("0001-01-03%", "0001-01-01", "0001-01-05"),
        ("0001-01-04%", "0001-01-02", "0001-01-06"),
        ("9999-12-28%", "9999-12-26", "9999-12-30"),
        ("9999-12-29%", "9999-12-27", "9999-12-31"),
        ("9999-12-31%", "9999-12-29", "9999-12-31"),
        ("[..0001-01-01]", "0001-01-01", "0001-01-01"),
        ("[9999-12-31..]", "9999-12-31", "9999-12-31"),
    ],
)
def test_widening_stops_where_the_calendar_ends(text: str, earliest: str, latest: str) -> None:
    assert parse(text) == Span(earliest, latest)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("2021-02-30", "2021-02 has 28 days: write 2021-02 if the day is not known"),
        ("2021-02-29", "2021-02 has 28 days: write 2021-02 if the day is not known"),
        ("2021-04-31", "2021-04 has 30 days: write 2021-04 if the day is not known"),
        ("2021-04-00", "write 2021-04"),
        ("2021-13-01", "there is no month 13: write 2021-01-13"),
        ("2021-00", "write 2021"),
        ("0000", "years run from 0001 to 9999"),
        ("0000-01-01", "years run from 0001 to 9999"),
        ("000X", "years run from 0001 to 9999"),
        ("2001-XX-05", "only the last digits can be unknown, as in 199X or 2001-XX: write 2001"),
        ("199X-05", "only the last digits can be unknown, as in 199X or 2001-XX: write 199X"),
        ("", EXAMPLES),
        ("yesterday", EXAMPLES),
        ("15.06.2001", "write 2001-06-15"),
        ("06/15/2001", "write 2001-06-15"),
        ("2001-6-15", "write 2001-06-15"),
        ("20010615", "write 2001-06-15"),
        ("2001-06-15T12:00", "write 2001-06-15"),
        ("2001/2005", "a period is no date: write its two ends apart, or [2001..2005] for some day in it"),
        ("10000", "if it is the number of a day in a spreadsheet, write 1927-05-18"),
        ("-0044", "years run from 0001 to 9999"),
        ("20X1", EXAMPLES),
        ("XXXX", "write .. for a day that nobody knows"),
        (" 2001", "write 2001"),
        ("2001\n", "write 2001"),
        ("\uff12\uff10\uff10\uff11", "write 2001"),  # 2001 in full-width digits
        ("\u0662\u0660\u0660\u0661", "write 2001"),  # 2001 in Arabic-Indic digits
        ("[..]", EXAMPLES),
        ("[]", EXAMPLES),
        ("[2005]", "write 2005"),
        ("12005..2009]", "years run from 0001 to 9999"),
        ("[2005..20091", EXAMPLES),
        ("[2005..2009", "a period is no date: write its two ends apart, or [2005..2009] for some day in it"),
    ],
)
def test_what_is_no_date_is_refused_with_the_reason(text: str, reason: str) -> None:
    with pytest.raises(InvalidDateError) as caught:
        parse(text)
    assert str(caught.value) == f"'{text}' is not a date: {reason}"


@pytest.mark.parametrize("text", ["[2009..2005]", "[2005-03-02..2005-03-01]", "[199X..1989]"])
def test_a_range_that_ends_before_it_starts_is_refused(text: str) -> None:
    with pytest.raises(InvalidDateError) as caught:
        parse(text)
    start, end = text.strip("[]").split("..")
    assert str(caught.value) == f"'{text}' is not a date: it ends before it starts: write [{end}..{start}]"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("[2005-02-30..2009]", "2005-02 has 28 days"),
        ("[2005..2009-13]", "there is no month 13"),
        ("[2005~..2009]", "a period is no date: write its two ends apart, or [2005..2009] for some day in it"),
        ("2021-02-30~", "2021-02 has 28 days"),
        ("2001~~", EXAMPLES),
    ],
)
def test_a_mistake_in_a_part_is_told_of_the_whole(text: str, reason: str) -> None:
    with pytest.raises(InvalidDateError) as caught:
        parse(text)
    assert str(caught.value) == f"'{text}' is not a date: {reason}"


@pytest.mark.parametrize("text", ["2001-06-15", "[2001-06-15..2001-06-15]", "[9999-12-31..]"])
def test_a_question_can_be_about_one_day(text: str) -> None:
    assert parse_day(text) == text.strip("[].")[:10]


@pytest.mark.parametrize(
    ("text", "such_as"),
    [
        ("2001", "2001-01-01"),
        ("2001-06-15~", "2001-06-14"),
        ("[..1996-04]", "1996-04-30"),
        ("..", "2001-06-15"),
    ],
)
def test_a_question_cannot_be_about_an_open_date(text: str, such_as: str) -> None:
    with pytest.raises(InvalidDateError) as caught:
        parse_day(text)
    assert str(caught.value) == f"'{text}' is not one day: write it in full, such as {such_as}"


def test_a_question_about_no_date_is_refused_like_any_other() -> None:
    with pytest.raises(InvalidDateError) as caught:
        parse_day("2021-02-30")
    assert str(caught.value) == "'2021-02-30' is not a date: 2021-02 has 28 days: write 2021-02 if the day is not known"


days = st.dates().map(date.isoformat)
months = days.map(lambda day: day[:7])
years = days.map(lambda day: day[:4])
unknown_digits = st.one_of(
    st.integers(1, 999).map("{:03}X".format),
    st.integers(1, 99).map("{:02}XX".format),
    years.map("{}-XX".format),
    years.map("{}-XX-XX".format),
    months.map("{}-XX".format),
)
plain = days | months | years | unknown_digits
bounded = st.sampled_from([days, months, years]).flatmap(
    lambda precision: st.lists(precision, min_size=2, max_size=2).map(lambda ends: f"[{min(ends)}..{max(ends)}]")
)
qualified = st.builds("{}{}".format, plain, st.sampled_from("~?%"))
half_open = plain.map("[{}..]".format) | plain.map("[..{}]".format)


@unhurried
@given(plain | bounded | qualified | half_open)
def test_the_earliest_day_is_never_after_the_latest(text: str) -> None:
    earliest, latest = map(date.fromisoformat, parse(text))
    assert earliest <= latest


@unhurried
@given(plain, st.sampled_from("~?%"))
@example("2001-06-XX", "~")
@example("2001-XX-XX", "%")
def test_a_qualifier_never_narrows_a_date(text: str, qualifier: str) -> None:
    bare, wide = parse(text), parse(text + qualifier)
    assert wide.earliest <= bare.earliest
    assert bare.latest <= wide.latest


def iso(day: tuple[int, ...]) -> str:
    return "{:04}-{:02}-{:02}".format(*day)


@unhurried
@given(plain | bounded)
def test_python_edtf_reads_plain_dates_and_sets_alike(text: str) -> None:
    oracle = parse_edtf(text)
    assert parse(text) == Span(iso(oracle.lower_strict()), iso(oracle.upper_strict()))


# Only years are compared where a date is qualified: python-edtf widens a month by a month and by a year, and a day by a
# day, a month and a year. Sets that are open on one side are not compared at all: python-edtf has no bound for them.
@unhurried
@given(st.integers(3, 9997).map("{:04}".format), st.sampled_from("~?%"))
def test_python_edtf_widens_a_qualified_year_alike(year: str, qualifier: str) -> None:
    oracle = parse_edtf(year + qualifier)
    assert parse(year + qualifier) == Span(iso(oracle.lower_fuzzy()), iso(oracle.upper_fuzzy()))


@unhurried
@given(st.text() | st.text(alphabet="0123456789X-~?%[].", max_size=24))
def test_any_text_is_a_date_or_an_invalid_date_and_nothing_else(text: str) -> None:
    with suppress(InvalidDateError):
        assert parse(text).earliest <= parse(text).latest
