"""A real browser for the tests: Debian's Chromium, driven by Playwright, on a site of files and on a server."""

import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from tests.conftest import COMMAND

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

CHROMIUM = shutil.which("chromium")
SECONDS = 20

_COMPILE_ONCE = "--js-flags=--liftoff-only"
"""To compile SQLite well for pages that ask it once takes longer than that saves."""


class Shell(NamedTuple):
    """Where pages are, and a tab that shows them."""

    address: str
    page: "Page"
    complaints: list[str]
    """Errors of scripts, and requests to anywhere else."""

    @property
    def is_of_files(self) -> bool:
        """Whether the pages are a site of files, whose questions are answered in the browser."""
        return self.address.startswith("file")

    def open(self, path: str) -> None:
        """Show a page."""
        self.page.goto(self.address + path)
        self.settle()

    def settle(self) -> None:
        """Wait until an answer is there."""
        self.page.locator("[aria-busy]").wait_for(state="detached", timeout=SECONDS * 1000)

    def ask(self) -> None:
        """Send the form of the page, and wait for the answer."""
        button = self.page.locator("form button")
        if self.is_of_files:
            button.click()
            self.settle()
        else:
            with self.page.expect_navigation():
                button.click()

    def rows(self) -> list[list[str]]:
        """The cells of the answer."""
        cells: list[list[str]] = self.page.eval_on_selector_all(
            "#answer tbody tr", "rows => rows.map(row => [...row.cells].map(cell => cell.innerText))"
        )
        return cells

    def sentence(self) -> str:
        """The sentence above the answer."""
        return self.page.inner_text("#answer .opening")

    def sources(self) -> list[str]:
        """The footnotes, without the ids of the sources behind them."""
        items: list[str] = self.page.eval_on_selector_all(
            "#answer .sources li", "items => items.map(item => item.textContent.trim())"
        )
        return [item.rsplit(" ", 1)[0] for item in items]

    def command(self) -> list[str]:
        """The command that the page gives for its answer, without the name of the program."""
        import shlex  # noqa: PLC0415

        return shlex.split(self.page.inner_text("#answer .shell code"))[1:]

    def csv(self) -> str:
        """The answer as the page gives it for a spreadsheet."""
        with self.page.expect_download() as started:
            self.page.evaluate("document.querySelector('#answer .shell a').setAttribute('download', 'answer.csv')")
            self.page.click("#answer .shell a")
        return Path(started.value.path()).read_bytes().decode()


@contextmanager
def browser() -> Iterator["Browser"]:
    """The browser; the test is skipped where there is none."""
    playwright = pytest.importorskip("playwright.sync_api", reason="the extra `test` has Playwright")
    if CHROMIUM is None:
        pytest.skip("there is no chromium")
    with playwright.sync_playwright() as started:
        running = started.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", _COMPILE_ONCE])
        yield running
        running.close()


@contextmanager
def tab(browser: "Browser", address: str, **settings: Any) -> Iterator[Shell]:
    """A new tab with a profile of its own."""
    context = browser.new_context(**settings)
    shell = Shell(address, context.new_page(), [])

    def heard(text: str, *, is_fine: bool = False) -> None:
        if not is_fine:
            shell.complaints.append(text)

    own = (address, "data:", "blob:")
    shell.page.on("console", lambda said: heard(said.text, is_fine=said.type not in ("error", "warning")))
    shell.page.on("pageerror", lambda error: heard(str(error)))
    shell.page.on("request", lambda sent: heard(sent.url, is_fine=sent.url.startswith(own)))
    yield shell
    context.close()


@contextmanager
def served(database: Path) -> Iterator[str]:
    """The address at which the command serves a database."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"http://127.0.0.1:{port}/"
    with subprocess.Popen([str(COMMAND), "--database", str(database), "serve", "--port", str(port)]) as process:
        for _ in range(400):
            with socket.socket() as tried:
                if tried.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.05)
        yield address
        process.terminate()
