"""What the tests of pages look for: what a page links to, and of what it is made."""

import re
from collections.abc import Mapping
from html import unescape
from html.parser import HTMLParser
from os.path import normpath
from pathlib import Path
from urllib.parse import unquote


class Skimmed:
    """What a page links to, and of what it is made; a parser takes five times as long over a whole site."""

    def __init__(self, path: Path) -> None:
        text = path.read_text(encoding="utf-8")
        self.links = [unescape(link) for link in re.findall(r'\s(?:href|src)="([^"]*)"', text)]
        self.tags = {tag.lower() for tag in re.findall(r"<([a-z][\w-]*)", text)}
        self.attributes = {name.lower() for name in re.findall(r'\s([\w:-]+)="', text)}
        self.ids = [unescape(id_) for id_ in re.findall(r'\sid="([^"]*)"', text)]
        self.scripts = re.findall(r"<script[^>]*>(.*?)</script>", text)


class Page(HTMLParser):
    """What a page links to, and of what it is made."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.links: list[str] = []
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.ids: list[str] = []
        self.words: list[str] = []
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.links += [value or "" for name, value in attrs if name in ("href", "src")]
        self.ids += [value or "" for name, value in attrs if name == "id"]

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join("".join(self.words).split())


def pages(folder: Path) -> dict[Path, Page]:
    return {path: Page(path) for path in sorted(folder.rglob("*.html"))}


def broken(folder: Path, read: Mapping[Path, Page | Skimmed]) -> list[tuple[str, str]]:
    """The links within a site that lead nowhere: to no file, or to no place on the page."""
    files = {str(path) for path in folder.rglob("*") if path.is_file()}
    return [
        (str(path.relative_to(folder)), link)
        for path, page in read.items()
        for link in set(page.links)
        if not link.startswith(("http://", "https://"))
        and not (
            link[1:] in page.ids
            if link.startswith("#")
            else normpath(f"{path.parent}/{unquote(link.partition('?')[0])}") in files
        )
    ]
