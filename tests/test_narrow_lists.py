"""Lists that are wider than the terminal: what is cut, and what is wrapped."""

from regional.render import Layout
from tests.test_screen import lines


def test_a_rare_long_id_is_broken_before_many_names_are() -> None:
    names = ["United Arab Emirates", "Papua New Guinea", "Trinidad and Tobago"] * 20
    rows = [("SCO", name, "2001-06-15") for name in names] + [("CENTRAL-EUROPEAN-INITIATIVE", "Italy", "1989-11-11")]
    assert lines(("organization", "name", "start_date"), rows, Layout(), width=54)[-3:] == [
        "SCO                   Trinidad and Tobago   2001-06-15",
        "CENTRAL-EUROPEAN-     Italy                 1989-11-11",
        "INITIATIVE",
    ]


def test_a_name_is_cut_rather_than_that_a_row_takes_two_lines() -> None:
    rows = [
        (f"2021-0{month}-01", "ENERGY-CHARTER", "ARE", "United Arab Emirates", f"j{month}") for month in range(1, 9)
    ]
    rows.append(("[2020-10-10..2021]", "SCO", "IRN", "Iran", "left"))
    assert lines(("date", "organization", "state", "name", "change"), rows, Layout(), width=56)[-4:] == [
        "2021-07-01     ENERGY-CHARTER  ARE    United Ar…  j7",
        "2021-08-01     ENERGY-CHARTER  ARE    United Ar…  j8",
        "[2020-10-10..  SCO             IRN    Iran        left",
        "2021]",
    ]


def test_a_name_without_an_id_beside_it_is_wrapped() -> None:
    rows = [("1994-11-16", "Emomali Rahmon", "President"), ("2013-11-23", "Kokhir Rasulzoda", "Minister")]
    assert lines(("start_date", "name", "title"), rows, Layout(), width=34)[-4:] == [
        "1994-11-16  Emomali      President",
        "            Rahmon",
        "2013-11-23  Kokhir       Minister",
        "            Rasulzoda",
    ]
