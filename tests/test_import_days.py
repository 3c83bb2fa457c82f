"""How dates are printed in data files, and what is made of them where they can be read in two ways."""

import pytest

from regional.importers.days import NO_DAY, TWO_WAYS, Days


def read(printed: str, *others: str) -> str:
    """A day of a file that has other dates too; or why it is none."""
    try:
        return Days(lambda: (printed, *others)).read(printed)
    except ValueError as error:
        return str(error)


@pytest.mark.parametrize(
    "printed",
    [
        "2018-06-01",
        "20180601",
        "2018/06/01",
        "2018/6/1",
        "2018.06.01",
        "2018-06-01 00:00:00",
        "2018-06-01T00:00:00Z",
        "2018-06-01T13:45:10.250+02:00",
        "1 June 2018",
        "1-Jun-2018",
        "01Jun2018",
        "01JUN2018",
        "June 1, 2018",
        "Jun. 1, 2018",
    ],
)
def test_a_date_that_can_be_read_in_one_way(printed: str) -> None:
    assert read(printed) == "2018-06-01"


@pytest.mark.parametrize(
    "printed",
    [
        *("", "2018", "2018-06", "June 2018", "2018061", "43252", "6/1/18", "2018-06/01", "2018-06-01 noon"),
        *("2018-02-30", "31.06.2018", "13/13/2018", "00/06/2018", "0000-06-01", "1 Mai 2018", "1 Ju 2018"),
    ],
)
def test_a_date_that_is_no_day(printed: str) -> None:
    assert read(printed) == NO_DAY


@pytest.mark.parametrize(
    ("printed", "others", "day"),
    [
        ("6/13/2018", (), "2018-06-13"),
        ("13/6/2018", (), "2018-06-13"),
        ("13.06.2018", (), "2018-06-13"),
        ("6/6/2018", (), "2018-06-06"),
        ("6/1/2018", ("12/31/2018",), "2018-06-01"),
        ("6/1/2018 0:00", ("12/31/2018 0:00",), "2018-06-01"),
        ("6/1/2018", ("31/12/2018",), "2018-01-06"),
        ("01.06.2018", ("31.12.2018",), "2018-06-01"),
        ("6/1/2018", (), TWO_WAYS),
        ("6/1/2018", ("6/12/2018", "2018-12-31", "99/99/2018"), TWO_WAYS),
        ("6/1/2018", ("12/31/2018", "31/12/2018"), TWO_WAYS),
    ],
)
def test_which_number_is_the_month_is_said_by_the_dates_of_the_file_that_leave_no_doubt(
    printed: str, others: tuple[str, ...], day: str
) -> None:
    assert read(printed, *others) == day


def test_the_dates_of_a_file_are_gone_through_once_and_only_if_one_of_them_leaves_doubt() -> None:
    asked = []

    def dates() -> list[str]:
        asked.append(1)
        return ["12/31/2018"]

    days = Days(dates)
    assert [days.read(printed) for printed in ("2018-06-01", "12/31/2018")] == ["2018-06-01", "2018-12-31"]
    assert not asked
    assert [days.read(printed) for printed in ("6/1/2018", "6/2/2018")] == ["2018-06-01", "2018-06-02"]
    assert asked == [1]
