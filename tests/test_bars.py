"""`regional timeline` on a terminal: bars that read without colour, and the list where there is no room for them."""

from datetime import date
from pathlib import Path

import pytest

import regional
from regional.pictures.asking import own_query
from regional.pictures.bars import lines
from regional.questions import Connection
from regional.seeds.loader import load
from tests.conftest import run_command
from tests.datasets import BLOCS, write
from tests.test_terminal import typed

MEMBERSHIPS = """\
organization_id,member_id,status,start_date,end_date,citations
SCO,KAZ,member,2001-06-15,,archive
SCO,RUS,observer,[2003..2005],2017-06-09,archive
SCO,RUS,member,2017-06-09,,archive
SCO,UZB,dialogue_partner,2009-06-16,2025-06-01,archive
SCO,UZB,partner,2025-06-01,,archive
CSTO,UZB,member,2006-08-16,2012-06-28,archive
CSTO,UZB,suspended,2012-06-28,2012-12-19,archive
"""

SCO = """\
                   2005       2010        2015        2020

Members in June 2025 (2)
Kazakhstan ████████████████████████████████████████████████████████ 2001-06-15
Russia        ???????▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓███████████████████ 2017-06-09

Partner in June 2025 (1)
Uzbekistan          │        ▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒░ 2025-06-01

██ member   ▓▓ observer   ▒▒ dialogue partner   ░░ partner   ? possibly
│ 17 September 2005
"""

PLAIN = str.maketrans("█▓▒░│", "#o=:|")


@pytest.fixture(scope="module")
def blocs(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("blocs")
    load([write(folder / "blocs", BLOCS | {"memberships.csv": MEMBERSHIPS})], folder / "regional.db")
    return str(folder / "regional.db")


@pytest.fixture
def database(record: Path) -> Connection:
    return regional.connect(record, today=lambda: date(2025, 6, 30))


def bars(database: Connection, actor: str, width: int, *, is_plain: bool = False, on: str | None = None) -> list[str]:
    return lines(database.ask(own_query("spells"), actor, on=on), width, is_plain=is_plain)


def test_each_shade_is_a_status_and_the_asked_day_is_marked(blocs: str) -> None:
    assert bars(regional.connect(blocs), "SCO", 78, on="2005-09-17") == SCO.splitlines()


def test_a_terminal_without_shades_gets_letters(blocs: str) -> None:
    plain = [line.translate(PLAIN) for line in SCO.splitlines()]
    assert bars(regional.connect(blocs), "SCO", 78, is_plain=True, on="2005-09-17") == plain


def test_a_state_shows_what_it_is_in_and_what_it_left(blocs: str) -> None:
    shown = bars(regional.connect(blocs), "UZB", 60)
    assert [line for line in shown if line.endswith(")")] == ["Partner of (1)", "No longer in (1)"]
    assert any("xx suspended" in line for line in shown)


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


def test_on_a_terminal_there_are_bars_and_the_list_on_demand(blocs: str) -> None:
    environment = {"REGIONAL_DATABASE": blocs, "PAGER": ""}
    shown = typed("timeline", "SCO", "--on", "2005-09-17", **environment)
    assert shown.splitlines() == bars(regional.connect(blocs), "SCO", 80, on="2005-09-17")
    plain = typed("timeline", "SCO", "--on", "2005-09-17", **environment | {"LC_ALL": "C"})
    assert plain == shown.translate(PLAIN)
    for option in (["--list"], ["--sources"], ["-f", "csv"]):
        assert "█" not in typed("timeline", "SCO", *option, **environment)


def test_in_a_pipe_there_is_the_list(blocs: str) -> None:
    stdout = run_command("--database", blocs, "timeline", "CSTO").stdout
    assert stdout.startswith("date,organization,state,")
    assert stdout == run_command("--database", blocs, "timeline", "CSTO", "--list", "--on", "2021-09-17").stdout


def test_only_the_organizations_that_are_asked_for_have_bars(blocs: str) -> None:
    shown = typed("timeline", "UZB", "--org", "CSTO", REGIONAL_DATABASE=blocs, PAGER="")
    assert "Collective" in shown or "CSTO" in shown
    assert "Shanghai" not in shown


def test_who_belonged_to_nothing_has_no_bars(record: Path) -> None:
    shown = typed("timeline", "BAV", REGIONAL_DATABASE=str(record))
    assert shown.startswith("regional: no row answers this")
