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

CSTO = """\
                    2005       2010        2015        2020

Members in November 2025 (6)
Armenia        ██████████████████████████████████████████████████████ 2002-10-07
Belarus        ██████████████████████████████████████████████████████ 2002-10-07
Kazakhstan     ██████████████████████████████████████████████████████ 2002-10-07
Kyrgyzstan     ██████████████████████████████████████████████████████ 2002-10-07
Russia         ██████████████████████████████████████████████████████ 2002-10-07
Tajikistan     ██████████████████████████████████████████████████████ 2002-10-07

Observers in November 2025 (2)
Afghanistan                            ▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓ 2013-04-11
Serbia                                 ▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓ 2013-04-11

No longer (1)
Uzbekistan             ██████████████xx                    │          2012-06-28

Observer of (1)
United Nations      ▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓ 2004-12-02

██ member   ▓▓ observer   xx suspended   ─ not reviewed since
│ 17 September 2021
"""

PLAIN = str.maketrans("█▓─│", "#o-|")


@pytest.fixture
def database(location: str) -> Connection:
    return regional.connect(location, today=lambda: date(2025, 6, 30))


def bars(database: Connection, actor: str, width: int, *, is_plain: bool = False, on: str | None = None) -> list[str]:
    return lines(database.ask(own_query("spells"), actor, on=on), width, is_plain=is_plain)


def test_each_shade_is_a_status_and_the_asked_day_is_marked(database: Connection) -> None:
    assert bars(database, "CSTO", 80, on="2021-09-17") == CSTO.splitlines()


def test_a_terminal_without_shades_gets_letters(database: Connection) -> None:
    plain = [line.translate(PLAIN) for line in CSTO.splitlines()]
    assert bars(database, "CSTO", 80, is_plain=True, on="2021-09-17") == plain


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
    assert typed("timeline", "CSTO", "--on", "@joint-meeting-2021-09-17", **environment) == CSTO
    plain = typed("timeline", "CSTO", "--on", "2021-09-17", **environment | {"LC_ALL": "C"})
    assert plain == CSTO.translate(PLAIN)
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
