"""Who writes what is no date is told how to write it: everywhere a date is read, and always with the whole text."""

from pathlib import Path

import pytest

from regional.dates import InvalidDateError, parse
from regional.seeds.loader import check
from regional.seeds.problems import SeedError
from tests.conftest import Run
from tests.datasets import write

MENDS = {
    "a part that is not known": {
        "2015-01-00": "2015-01",
        "2015-00-00": "2015",
        "2015-00": "2015",
        "2015-1-00": "2015-01",
    },
    "our order with other signs": {
        "2015/01/02": "2015-01-02",
        "2015.1.2": "2015-01-02",
        "2015 01 02": "2015-01-02",
        "2015-1-2": "2015-01-02",
        "2015-1": "2015-01",
        "2015/12": "2015-12",
        "20150102": "2015-01-02",
        "2015年6月15日": "2015-06-15",
        "2015\u201301\u201302": "2015-01-02",  # dashes
        "\uff12\uff10\uff11\uff15": "2015",  # full-width digits
        " 2015": "2015",
        "2015.": "2015",
    },
    "the day first": {
        "2.1.2015": "2015-01-02",
        "02. 01. 2015": "2015-01-02",
        "1.13.2015": "2015-01-13",
        "13/6/2018": "2018-06-13",
        "13-6-2018": "2018-06-13",
        "1/2015": "2015-01",
        "01.2015": "2015-01",
    },
    "the day or the month first": {
        "2/1/2015": "2015-01-02 or 2015-02-01",
        "02-01-2015": "2015-01-02 or 2015-02-01",
        "6/6/2018": "2018-06-06",
        "6/13/2018": "2018-06-13",
    },
    "words": {
        "Sept 2015": "2015-09",
        "Sept. 2015": "2015-09",
        "September, 2015": "2015-09",
        "2015 May": "2015-05",
        "2 January 2015": "2015-01-02",
        "the 2nd of January 2015": "2015-01-02",
        "January 2, 2015": "2015-01-02",
        "JAN 2 2015": "2015-01-02",
        "Monday, 2 January 2015": "2015-01-02",
        "02-Jan-2015": "2015-01-02",
        "2015-Jan-02": "2015-01-02",
        "1er août 2015": "2015-08-01",
        "1 août 2015": "2015-08-01",
        "3. Oktober 1990": "1990-10-03",
        "26 декабря 1991": "1991-12-26",
        "early 2015": "2015",
        "the 1990s": "199X",
        "1990's": "199X",
        "20th century": "19XX",
        "2015 AD": "2015",
    },
    "what other programs write": {
        "2018-06-01 00:00:00": "2018-06-01",
        "2018-06-01T00:00:00.000Z": "2018-06-01",
        "6/1/2018 12:30": "2018-01-06 or 2018-06-01",
        "2015-033": "2015-02-02",
        "2015-W05-1": "2015-01-26",
        "2015-W05": "[2015-01-26..2015-02-01]",
        "Q1 2015": "[2015-01..2015-03]",
        "2015-Q4": "[2015-10..2015-12]",
    },
    "EDTF that is not taken": {
        "199u": "199X",
        "19uu": "19XX",
        "199x": "199X",
        "201?": "201X",
        "2004-uu": "2004-XX",
        "2004-06-uu": "2004-06-XX",
        "156u-12-25": "156X",
        "2015?~": "2015%",
        "?2015": "2015?",
        "2004-06~-11": "2004-06-11~",
        "~2015": "2015~",
        "2015 ?": "2015?",
        "c. 2015": "2015~",
        "circa June 2015": "2015-06~",
        "[2005]": "2005",
        "(2005)": "2005",
    },
}  # fmt: skip
ALL = {text: date for kind in MENDS.values() for text, date in kind.items()}
GENERAL = "write 2001-06-15, 2001-06, 2001, 2001~, [2005..2009] or [2005..]"

PERIODS = {
    "2005/2009": "[2005..2009]",
    "2005-2009": "[2005..2009]",
    "2005 \u2013 2009": "[2005..2009]",  # a dash
    "2005..2009": "[2005..2009]",
    "[2005-2009]": "[2005..2009]",
    "2005 to 2009": "[2005..2009]",
    "between 2005 and 2009": "[2005..2009]",
    "2015-01-02/2015-01-05": "[2015-01-02..2015-01-05]",
    "1-5 May 2015": "[2015-05-01..2015-05-05]",
    "May-June 2015": "[2015-05..2015-06]",
    "May 2015 - June 2016": "[2015-05..2016-06]",
    "2009/2005": "[2005..2009]",
    "2005/..": "[2005..]",
    "2005/": "[2005..]",
    "2005-present": "[2005..]",
    "2005/open": "[2005..]",
    "since 2005-03": "[2005-03..]",
    "../2005": "[..2005]",
    "/2005": "[..2005]",
    "..2005": "[..2005]",
    "before 1996": "[..1996]",
    "{2005,2006}": "[2005..2006]",
    "[1667,1668,1670..1672]": "[1667..1672]",
    "2005 or 2006": "[2005..2006]",
}

REASONS = {
    "2015-11-31": "2015-11 has 30 days: write 2015-11 if the day is not known",
    "31 November 2015": "2015-11 has 30 days: write 2015-11 if the day is not known",
    "31.11.2015": "2015-11 has 30 days: write 2015-11 if the day is not known",
    "2015-02-29": "2015-02 has 28 days: write 2015-02 if the day is not known",
    "2015-13-01": "there is no month 13: write 2015-01-13",
    "2015-13": "there is no month 13: write 2015 if the month is not known",
    "2015-13-14": "there is no month 13",
    "2001-21": "there is no month 21: write [2001-03..2001-05]",
    "2004-XX-01": "only the last digits can be unknown, as in 199X or 2001-XX: write 2004",
    "[2009..2005]": "it ends before it starts: write [2005..2009]",
    "[2001-13..2005]": "there is no month 13",
    "2015-06-31~": "2015-06 has 30 days",
    "31 November": "the year is missing",
    "June": "the year is missing",
    "15.06.": "the year is missing",
    "2.1.15": "write the year with four digits",
    "'15": "write the year with four digits",
    "987": "write the year with four digits",
    "42005": "if it is the number of a day in a spreadsheet, write 2015-01-01",
    "99999-01-01": "years run from 0001 to 9999",
    "0000-00-00": "years run from 0001 to 9999",
    "-1985": "years run from 0001 to 9999",
    "44 BC": "years run from 0001 to 9999",
    "Y170000002": "years run from 0001 to 9999",
    "unknown": "write .. for a day that nobody knows",
    "present": "leave it empty if it still holds or is not known; a day that nobody knows is written ..",
    "yesterday": GENERAL,
    "2015-06-15 (signed)": GENERAL,
    "2015-06-15" * 100_000: GENERAL,
}


def said_of(text: str) -> str:
    with pytest.raises(InvalidDateError) as told:
        parse(text)
    beginning = f"'{text}' is not a date: "
    assert str(told.value).startswith(beginning)
    return str(told.value).removeprefix(beginning)


@pytest.mark.parametrize("text", ALL)
def test_a_date_in_another_writing_is_told_in_ours(text: str) -> None:
    assert said_of(text) == f"write {ALL[text]}"


@pytest.mark.parametrize("text", PERIODS)
def test_a_period_is_told_as_two_dates_or_as_some_day_in_it(text: str) -> None:
    assert said_of(text) == f"a period is no date: write its two ends apart, or {PERIODS[text]} for some day in it"


@pytest.mark.parametrize("text", REASONS, ids=lambda text: text[:20])
def test_what_cannot_be_a_date_is_told_with_the_reason(text: str) -> None:
    assert said_of(text) == REASONS[text]


@pytest.mark.parametrize("text", [*ALL.values(), *PERIODS.values()])
def test_what_is_advised_is_a_date(text: str) -> None:
    for date in text.split(" or "):
        parse(date)


def test_a_seed_file_and_an_option_say_the_same(ask_file: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write(Path("mine"), {"topics.csv": "id,name\n"}, as_of="30.6.2025")
    with pytest.raises(SeedError) as told:
        check([Path("mine")])
    assert str(told.value) == "mine/dataset.yaml:3: as_of: '30.6.2025' is not a date: write 2025-06-30"
    asked = ask_file("members", "SCO", "--on", "17.9.2021")
    assert "'--on': '17.9.2021' is not a date: write 2021-09-17" in asked.stderr
