"""The pages in a real browser: what it shows is what the command line says, and nothing in it is out of reach."""

import csv
import io
from collections.abc import Iterator
from functools import partial
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import regional
from regional.pages.library import Library
from regional.pages.menus import Menus
from regional.pages.questions import asked
from tests.browser import Shell, browser, served, tab
from tests.conftest import Run, run_command
from tests.few import with_few

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ORGANIZATIONS = ("SCO", "CSTO", "CIS", "EAEU", "BRICS", "NATO", "EU", "COMECON")
OF_EXAMPLES = ("AU", "TALIBAN")
"""Others that the examples of the questions find."""

PAIRS = [
    (*pair, day)
    for pair, day in zip(
        combinations(ORGANIZATIONS, 2),
        ["2021-09-17", "2002-10-06", "2002-10-07", "1991-12-25", "2024-02-29", "2001-06-15", "2030-01-01"] * 4,
        strict=True,
    )
]
"""Twenty-eight pairs, on days on which something began, before anything was, and in the future."""

ON_THE_SERVER = slice(3, None, 6)
"""Those that are asked on the server too, which answers in Python, as the command does; so do its forms."""

FORMS_OF_THE_SERVER = ("both", "is", "panel", "search", "statements")

NARROW = 390

KINDS = {
    "the front page": "index.html",
    "all questions": "questions/index.html",
    "a question with a table": "questions/members.html",
    "a question with cards": "questions/statements.html",
    "a list": "events/index.html",
    "an organization": "organizations/SCO.html",
    "a state": "states/TJK.html",
    "a person": "people/xi-jinping.html",
    "an event": "events/joint-meeting-2021-09-17.html",
    "a statement": "statements/putin-american-guns-2021-09-17.html",
    "a source": "sources/ft-2021-09-17.html",
}

HAVE_ALL_COLOURS = ("the front page", "a question with a table", "a question with cards", "a state", "a statement")
"""The kinds that have every part of a page which has a colour of its own."""


@pytest.fixture(scope="module")
def chromium() -> Iterator["Browser"]:
    with browser() as running:
        yield running


@pytest.fixture(scope="module")
def database(chromium: "Browser", record: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    del chromium  # where there is none, nothing is made
    return with_few(record, ORGANIZATIONS + OF_EXAMPLES, tmp_path_factory.mktemp("few") / "regional.db")


@pytest.fixture(scope="module")
def folder(database: Path) -> str:
    """A site, in a folder whose name an address must not take apart."""
    site = database.with_name("a site, 100 % static")
    assert run_command("--database", database, "site", site).status == 0
    return f"{site.as_uri()}/"


@pytest.fixture(scope="module")
def server(database: Path) -> Iterator[str]:
    with served(database) as address:
        yield address


@pytest.fixture(scope="module")
def ask_file(database: Path) -> Run:
    """Run a command on what the pages show."""
    return partial(run_command, "--database", database)


@pytest.fixture(scope="module", params=["folder", "server"])
def shell(request: pytest.FixtureRequest, chromium: "Browser") -> Iterator[Shell]:
    """A site of files and a server, each in a tab."""
    with tab(chromium, request.getfixturevalue(request.param)) as opened:
        yield opened
    assert opened.complaints == []


def test_the_front_page_answers_as_the_command_line_does(shell: Shell, ask_file: Run) -> None:
    shell.open("index.html")
    for one, other, day in PAIRS if shell.is_of_files else PAIRS[ON_THE_SERVER]:
        for at, name in enumerate((one, other)):
            shell.page.locator("select").nth(at).select_option(name)
        shell.page.locator("[name=on]").fill(day)
        shell.ask()
        told = ask_file("both", one, other, "--on", day, "-f", "csv").stdout
        rows = list(csv.reader(io.StringIO(told)))[1:]
        assert [row[:4] for row in shell.rows()] == rows, (one, other, day)
        names = [name for _, name, _, certain in rows if certain == "yes"]
        assert shell.sentence().startswith(names[0] if 0 < len(names) < 13 else "" if names else "No state"), (
            one,
            other,
        )


def test_the_form_of_every_question_gives_what_its_command_gives(shell: Shell, database: Path, ask_file: Run) -> None:
    """The CSV byte for byte; the sentence, the SQL and the sources are those that Python gives."""
    connection = regional.connect(database)
    menus = Menus(Library(connection))
    for name in connection.queries()["query"] if shell.is_of_files else FORMS_OF_THE_SERVER:
        shell.open(f"questions/{name}.html")
        if shell.page.locator("form").count():
            shell.ask()
        one = asked(connection, menus, name)
        assert shell.csv() == ask_file(*shell.command(), "-f", "csv").stdout, name
        assert shell.page.text_content("#answer pre") == one.statement, name
        assert shell.sources() == (one.sources.footnotes if one.sources else []), name
        if name == "is" and shell.is_of_files:
            assert shell.sentence() == "India in SCO: yes."  # Python has whole sentences for it
        else:
            assert shell.sentence() == one.sentence, name


@pytest.mark.parametrize(
    ("query", "refusal"),
    [
        ("organizations=SCO", "takes 2 or more different ORGANIZATION, not 1."),
        ("organizations=SCO&organizations=CSTO&on=2021-02-30", "2021-02-30"),
        ("organizations=SCO&organizations=CSTO&on=2021-09-17&since=2020", "not both"),
    ],
)
def test_what_is_asked_wrongly_is_said(chromium: "Browser", folder: str, query: str, refusal: str) -> None:
    with tab(chromium, folder) as opened:
        opened.open(f"questions/both.html?{query}")
        assert opened.sentence().startswith("This cannot be answered: ")
        assert refusal in opened.sentence()
        assert opened.complaints == []


def test_a_question_is_answered_beside_the_page_and_not_by_it(chromium: "Browser", folder: str) -> None:
    with tab(chromium, folder) as opened:
        opened.open("questions/both.html")
        assert opened.page.workers == []  # who only reads loads no database
        opened.ask()
        assert len(opened.page.workers) == 1
        opened.ask()
        assert len(opened.page.workers) == 1


def test_every_kind_of_page_is_in_reach_of_everybody(chromium: "Browser", folder: str) -> None:
    """Axe finds nothing wrong, in light colours and in dark ones, and no page is wider than its screen."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    with tab(chromium, folder, color_scheme="light") as opened:

        def hold(kind: str, **options: object) -> None:
            found = axe.run(opened.page, options={"preload": False, "resultTypes": ["violations"], **options})
            assert found.violations_count == 0, f"{kind}: {found.generate_report()}"

        for kind, path in KINDS.items():
            opened.open(path)
            for width in (320, 1920, NARROW):
                opened.page.set_viewport_size({"width": width, "height": 800})
                assert opened.page.evaluate("document.documentElement.scrollWidth") <= width, (kind, width)
            hold(kind)
            if kind in HAVE_ALL_COLOURS:
                opened.page.emulate_media(color_scheme="dark")
                hold(f"{kind}, dark", runOnly=["color-contrast"])
                opened.page.emulate_media(color_scheme="light")
        assert opened.complaints == []


def test_the_keyboard_alone_is_enough(chromium: "Browser", folder: str) -> None:
    with tab(chromium, folder) as opened:
        opened.open("index.html")
        opened.page.keyboard.press("Tab")
        assert opened.page.evaluate("document.activeElement.hash") == "#main"
        opened.page.keyboard.press("Enter")
        for _ in range(2):
            opened.page.keyboard.press("Tab")
        assert opened.page.evaluate("document.activeElement.name") == "organizations"
        opened.page.keyboard.type("EAEU")
        while opened.page.evaluate("document.activeElement.tagName") != "BUTTON":
            opened.page.keyboard.press("Tab")
        opened.page.keyboard.press("Enter")
        opened.settle()
        assert opened.sentence().startswith("Kazakhstan, Kyrgyzstan and Russia belonged to both SCO and EAEU on 17 ")
