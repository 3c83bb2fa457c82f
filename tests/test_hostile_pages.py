"""Hostile values on pages and in pictures: they are text, whatever they look like, and no page is broken by them."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from starlette.testclient import TestClient

from regional.pages.web import application
from regional.pictures.kinds import KINDS, Drawing
from regional.questions import Connection
from regional.seeds.loader import load
from tests.browser import browser, tab
from tests.conftest import run_command
from tests.datasets import write

if TYPE_CHECKING:
    from playwright.sync_api import Browser

SCRIPT = "<script>document.title='owned'</script><img src=x onerror=document.title='owned'>"
NAMES = {
    "AAA": SCRIPT,
    "BBB": "'; DROP TABLE names; --",
    "CCC": "&lt;b&gt; &amp; &#60;script&#62; ]]> <!-- {{ 7*7 }} {% raw %}",
    "DDD": "a\x07b\x1b[31mc\x85d",
    "EEE": "\u202egnp.exe\u202c \u2066x\u2069 \u200b",
    "FFF": "x" * 10_000,
    "GGG": "منظمة شنغهاي للتعاون",
    "HHH": "javascript:document.title='owned'",
}
MANY = 3000
DRAWN = {"svg", "title", "desc", "defs", "clipPath", "pattern", "g", "rect", "line", "circle", "path", "text"}
"""All that a picture is made of."""


def made(folder: Path, many: int) -> Path:
    """A database whose every text is hostile, with an organization of many members."""

    def quoted(text: str) -> str:
        return '"' + text.replace('"', '""') + '"'

    states = [f"{id_},{quoted(name)},un_member,1991,s" for id_, name in NAMES.items()]
    states += [f"S{number:04},State {number},un_member,1991,s" for number in range(many)]
    members = [f"{org},{id_},member,1995,,s" for org in ("ONE", "TWO") for id_ in NAMES]
    members += [f"BIG,S{number:04},member,1995,,s" for number in range(many)]
    files = {
        "sources.csv": f"id,type,title,url,consulted\ns,record,{quoted(SCRIPT)},javascript:alert(1),no\n",
        "states.csv": "id,name,classification,start_date,citations\n" + "\n".join(states) + "\n",
        "organizations.csv": (
            "id,name,classification,founding_date,citations\n"
            f"ONE,{quoted(NAMES['CCC'])},igo,1990,s\nTWO,{quoted(NAMES['EEE'])},igo,1990,s\nBIG,Big,igo,1990,s\n"
        ),
        "memberships.csv": "organization_id,member_id,status,start_date,end_date,citations\n"
        + "\n".join(members)
        + "\n",
    }
    load([write(folder / "seeds", files)], folder / "h.db")
    return folder / "h.db"


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database whose every text is hostile, with an organization of three thousand members."""
    return made(tmp_path_factory.mktemp("hostile"), MANY)


@pytest.fixture(scope="module")
def client(hostile: Path) -> Iterator[TestClient]:
    app = application(
        lambda seconds: Connection(hostile, timeout=seconds, today=lambda: date(2025, 6, 30)), ["testserver"], 30
    )
    with TestClient(app) as running:
        yield running


@pytest.mark.parametrize("kind", ["timeline", "overlap", "matrix", "map"])
def test_a_picture_of_hostile_names_is_sound_and_has_a_title_for_each_mark(hostile: Path, kind: str) -> None:
    connection = Connection(hostile, today=lambda: date(2025, 6, 30))
    svg = Drawing(connection, kind, ["ONE", "TWO"]).picture().svg
    picture = ET.fromstring(svg)  # noqa: S314 - it is ours
    tags = {element.tag.partition("}")[2] for element in picture.iter()}
    assert tags <= {
        "svg",
        "title",
        "desc",
        "defs",
        "clipPath",
        "pattern",
        "g",
        "rect",
        "line",
        "circle",
        "path",
        "text",
    }
    assert not [
        name for element in picture.iter() for name in element.attrib if name.startswith("on") or "href" in name
    ]
    assert not set(svg) & {*map(chr, range(9)), "\x1b", "\x85", "\u202e", "\u2066", "\u200b"}
    assert max(len(element.text or "") for element in picture.iter()) < 4001
    assert kind in KINDS


def test_a_picture_of_three_thousand_rows_is_drawn(hostile: Path) -> None:
    picture = Drawing(Connection(hostile, today=lambda: date(2025, 6, 30)), "timeline", ["BIG"]).picture()
    assert picture.svg.count("<title>") >= MANY


def test_a_page_of_three_thousand_rows_shows_the_first_and_gives_all(client: TestClient) -> None:
    page = client.get("/questions/members.html?organization=BIG")
    assert page.status_code == 200
    assert "and 2,800 more: take the CSV." in page.text
    assert client.get("/questions/members.csv?organization=BIG").text.count("\n") == MANY + 1
    assert client.get("/organizations/BIG.html").status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        *("states/AAA.html", "states/FFF.html", "states/index.html", "sources/s.html"),
        *("questions/members.html?organization=ONE", "questions/both.html?organizations=ONE&organizations=TWO"),
    ],
)
def test_a_page_of_hostile_names_has_nothing_that_runs(client: TestClient, path: str) -> None:
    text = client.get(f"/{path}").text
    assert "<script" not in text
    assert "<img" not in text
    assert 'href="javascript' not in text
    assert not set(text) & {"\x07", "\x1b", "\x85", "\u202e", "\u200b"}


REFUSED = {
    "write": "-- Does it write?\nDELETE FROM names",
    "attach": "-- Does it attach?\nATTACH DATABASE ':memory:' AS other",
    "second": "-- Are there two?\nSELECT 1 AS one; DROP TABLE names",
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_statement_that_does_more_than_read_is_refused(hostile: Path, tmp_path: Path, name: str) -> None:
    (tmp_path / f"{name}.sql").write_text(REFUSED[name] + "\n", encoding="utf-8")
    app = application(
        lambda seconds: Connection(hostile, queries=[tmp_path], timeout=seconds, today=date.today), ["testserver"], 5
    )
    before = hostile.read_bytes()
    response = TestClient(app).get(f"/questions/{name}.csv")
    assert response.status_code == 400
    assert "Traceback" not in response.text
    assert hostile.read_bytes() == before


@pytest.fixture(scope="module")
def chromium() -> Iterator["Browser"]:
    with browser() as running:
        yield running


def test_hostile_names_in_a_browser_do_nothing(chromium: "Browser", tmp_path: Path) -> None:
    site = tmp_path / "site"
    assert run_command("--database", made(tmp_path, 1), "site", site).status == 0
    with tab(chromium, f"{site.as_uri()}/", viewport={"width": 390, "height": 800}) as opened:
        for path in ("states/AAA.html", "states/FFF.html", "questions/members.html?organization=ONE",
                     "questions/both.html?organizations=ONE&organizations=TWO&on=2020-01-01"):  # fmt: skip
            opened.open(path)
            assert opened.page.title() != "owned"
            assert opened.page.evaluate("document.documentElement.scrollWidth") <= 390, path
        assert len(opened.rows()) == len(NAMES)
        opened.open("states/GGG.html")
        assert opened.page.inner_text("h1") == NAMES["GGG"]
        assert opened.complaints == []
