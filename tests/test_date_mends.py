"""Who writes what is no date is told how to write it: everywhere a date is read, and always with the whole text."""

from pathlib import Path

import pytest

from regional.dates import InvalidDateError, parse
from regional.seeds.loader import check
from regional.seeds.problems import SeedError
from tests.conftest import Run
from tests.datasets import write
from tests.date_writings import ALL, PERIODS, REASONS


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
