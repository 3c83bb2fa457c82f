"""`regional timeline` on a terminal: bars that read without colour, and the list where there is no room for them."""

from datetime import date
from pathlib import Path

import pytest

import regional
from regional.pictures.asking import own_query
from regional.pictures.bars import lines
from regional.questions import Connection
from tests.conftest import run_command
from tests.test_terminal import typed

COMECON = """\
                1950        1960         1970         1980

Members (11)
Bulgaria       ██████████████████████████████████████████████████████ 1949-01
Czechoslovakia ██████████████████████████████████████████████████████ 1949-01
Hungary        ██████████████████████████████████████████████████████ 1949-01
Poland         ██████████████████████████████████████████████████████ 1949-01
Romania        ██████████████████████████████████████████████████████ 1949-01
Soviet Union   ██████████████████████████████████████████████████████ 1949-01
Albania        █████████████████                                      1949-02
East Germany     ████████████████████████████████████████████████████ 1950-09
Mongolia                 ???▓▓▓▓█████████████████████████████████████ 1962-06-07
Cuba                           ?????????????█████████████████████████ 1972-07-12
Vietnam                        │                 ▓▓▓█████████████████ 1978-06-29

Associate (1)
Yugoslavia            ????▓▓▓▓▓▓▓▓▚▚▚▚▚▚▚▚▚▚▚▚▚▚▚▚▚▚▚▚▚▚▚▚▚▚▚▚▚▚▚▚▚▚▚ 1964-09-17

Observers (8)
China                 ????▓▓▓▓▓?                                      1956~
North Korea            ????▓▓▓▓?????????????????????????????????????? 1957~
North Vietnam            ???▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓                    1958~
Angola                         │                ???▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓ 1976~
Laos                           │                ???▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓ 1976~
Ethiopia                       │                  ????▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓ 1978~
Afghanistan                    │                   ????▓▓▓▓▓▓▓▓▓▓▓▓▓▓ 1979~
South Yemen                    │                   ????▓▓▓▓▓▓▓▓▓▓▓▓▓  1979~

Partners (5)
Finland                        │             ░░░░░░░░░░░░░░░░░░░░░░░░ 1973-05-16
Iraq                           │                ░░░░░░░░░░░░░░░░░░░░░ 1975-07-04
Mexico                         │                ░░░░░░░░░░░░░░░░░░░░░ 1975-08-13
Mozambique                     │                   ????▓▓▓▓▓??░░░░░░░ 1985
Nicaragua                      │                          ?░░░░░░░░░░ 1983

No longer in (1)
United Nations                 │               ▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓ 1974-10-11

██ member   ▚▚ associate   ▓▓ observer   ░░ partner   ? possibly
│ 1 January 1962
"""

PLAIN = str.maketrans("█▓░▚│", "#o:%|")


@pytest.fixture
def database(location: str) -> Connection:
    return regional.connect(location, today=lambda: date(2025, 6, 30))


def bars(database: Connection, actor: str, width: int, *, is_plain: bool = False, on: str | None = None) -> list[str]:
    return lines(database.ask(own_query("spells"), actor, on=on), width, is_plain=is_plain)


def test_each_shade_is_a_status_and_the_asked_day_is_marked(database: Connection) -> None:
    assert bars(database, "COMECON", 80, on="1962-01-01") == COMECON.splitlines()


def test_a_terminal_without_shades_gets_letters(database: Connection) -> None:
    plain = [line.translate(PLAIN) for line in COMECON.splitlines()]
    assert bars(database, "COMECON", 80, is_plain=True, on="1962-01-01") == plain


def test_what_is_possible_has_question_marks(database: Connection) -> None:
    cuba = next(line for line in bars(database, "COMECON", 80) if line.startswith("Cuba"))
    assert cuba.split()[1].strip("█") == "?" * 13


@pytest.mark.parametrize("actor", ["SCO", "COMECON", "UZB", "UN", "EU"])
@pytest.mark.parametrize("width", [60, 80, 133])
def test_no_line_is_wider_than_the_terminal_and_the_newest_status_has_a_cell(
    database: Connection, actor: str, width: int
) -> None:
    shown = bars(database, actor, width, on="2021-09-17")
    assert max(map(len, shown)) <= width
    if actor == "SCO":
        laos = next(line for line in shown if line.startswith("Laos"))
        assert "░" in laos
        assert next(line for line in shown if line.startswith("Belarus")).rstrip("0123456789- ").endswith("█")


def test_on_a_terminal_there_are_bars_and_the_list_on_demand(record: Path) -> None:
    environment = {"REGIONAL_DATABASE": str(record), "PAGER": ""}
    assert typed("timeline", "COMECON", "--on", "1962-01-01", **environment) == COMECON
    plain = typed("timeline", "COMECON", "--on", "1962-01-01", **environment | {"LC_ALL": "C"})
    assert plain == COMECON.translate(PLAIN)
    assert "│ 17 September 2021" in typed("timeline", "CSTO", "--on", "@joint-meeting-2021-09-17", **environment)
    for option in (["--list"], ["--sources"], ["-f", "csv"]):
        assert "█" not in typed("timeline", "CSTO", *option, **environment)


def test_in_a_pipe_there_is_the_list(record: Path) -> None:
    stdout = run_command("--database", record, "timeline", "CSTO").stdout
    assert stdout.startswith("date,organization,state,")
    assert stdout == run_command("--database", record, "timeline", "CSTO", "--list", "--on", "2021-09-17").stdout


def test_only_the_organizations_that_are_asked_for_have_bars(record: Path) -> None:
    shown = typed("timeline", "UZB", "--org", "CSTO", "--org", "GUAM", REGIONAL_DATABASE=str(record), PAGER="")
    assert [line.split()[0] for line in shown.splitlines() if "█" in line] == ["GUAM", "CSTO", "██"]


def test_who_belonged_to_nothing_has_no_bars(record: Path) -> None:
    shown = typed("timeline", "BAV", REGIONAL_DATABASE=str(record))
    assert shown.startswith("regional: no row answers this")
