"""`regional site`: a page for everything, no broken link, nothing that runs, and an earlier site kept whole."""

import re
import signal
import subprocess
import time
from html.parser import HTMLParser
from os.path import normpath
from pathlib import Path
from urllib.parse import unquote

import pytest

import regional
from regional.errors import RegionalError
from regional.pages.library import KINDS, path_of
from regional.pages.questions import example_of, options_of
from regional.pages.site import write_site
from regional.seeds.loader import load
from tests.conftest import COMMAND
from tests.datasets import BLOCS, write

HOSTILE = "<script>alert(1)</script>\x1b[2J\u202e"


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


@pytest.fixture(scope="module")
def pages_of_site(site: Path) -> dict[Path, Page]:
    return pages(site)


def broken(folder: Path, read: dict[Path, Page] | None = None) -> list[tuple[str, str]]:
    """The links within a site that lead nowhere: to no file, or to no place on the page."""
    files = {str(path) for path in folder.rglob("*") if path.is_file()}
    return [
        (str(path.relative_to(folder)), link)
        for path, page in (read or pages(folder)).items()
        for link in set(page.links)
        if not link.startswith(("http://", "https://"))
        and not (
            link[1:] in page.ids
            if link.startswith("#")
            else normpath(f"{path.parent}/{unquote(link.partition('?')[0])}") in files
        )
    ]


def test_every_record_has_a_page_and_no_link_is_broken(
    site: Path, pages_of_site: dict[Path, Page], record: Path
) -> None:
    known = regional.connect(record).sql("SELECT kind, id FROM records").all().rows
    assert len(known) > 2000
    assert [id_ for kind, id_ in known if not (site / path_of(kind, id_)).is_file()] == []
    assert broken(site, pages_of_site) == []


def test_what_runs_on_a_page_is_the_script_of_the_site_alone(site: Path, pages_of_site: dict[Path, Page]) -> None:
    for path, page in pages_of_site.items():
        asks = path.parent.name == "questions" or path.name == "index.html"
        assert page.tags & {"script", "form"} == ({"script", "form"} if asks and "form" in page.tags else set()), path
        assert not page.tags & {"iframe", "object", "embed", "img"}, path
        assert not [name for name in page.attributes if name.startswith("on")], path
        assert len(page.ids) == len(set(page.ids)), path
        scripts = [
            link for link in page.links if link.endswith(".js") and not link.startswith("https:")
        ]  # a source may
        assert scripts in ([], [f"{'../' if path.parent != site else ''}static/page.js"]), path
        assert re.findall(r"<script[^>]*>(.*?)</script>", path.read_text(encoding="utf-8")) in ([], [""])


def test_a_page_begins_with_a_sentence_that_answers(site: Path) -> None:
    def text(path: str) -> str:
        return Page(site / path).text

    told = text("organizations/SCO.html")
    assert "is an intergovernmental organization, founded on 15 June 2001. It has 10 members and 17 " in told
    assert "Kazakhstan belongs to " in text("states/KAZ.html")
    assert "Soviet Union is a state that is no more." in text("states/SUN.html")
    assert "on 17 September 2021, Dushanbe." in text("events/joint-meeting-2021-09-17.html")
    answer = "Kazakhstan, Kyrgyzstan, Russia and Tajikistan belonged to both SCO and CSTO on 17 September 2021."
    assert answer in text("index.html")


def test_a_statement_is_a_quotation_with_speaker_capacity_day_and_source(site: Path) -> None:
    page = Page(site / "statements" / "putin-american-guns-2021-09-17.html")
    assert {"blockquote", "figcaption"} <= page.tags
    assert "Vladimir Putin, Russian leader, for RUS, 2021-09-17" in page.text
    assert any(link.startswith("../sources/") for link in page.links)


def test_names_in_other_languages_say_which_and_stand_in_their_own_direction(site: Path) -> None:
    text = (site / "organizations" / "SCO.html").read_text(encoding="utf-8")
    assert '<bdi lang="ar"><bdi>منظمة شنغهاي للتعاون</bdi></bdi>' in text


def test_every_question_has_a_page_with_the_answer_to_its_example(site: Path, record: Path) -> None:
    connection = regional.connect(record)
    for name in connection.queries()["query"]:
        page = Page(site / "questions" / f"{name}.html")
        query = connection.query(name)
        answer = connection.ask(query, **options_of(query, example_of(query)))
        assert query.title in page.text
        assert (
            all(str(cell) in page.text for cell in answer.rows[0] if cell) if answer.rows and not query.card else True
        )
        assert (site / "questions" / f"{name}.csv").read_text(encoding="utf-8").count("\n") > len(answer.rows)


@pytest.mark.parametrize("engine", ["sqlite", "postgresql"])
def test_a_site_is_the_same_from_a_file_and_from_a_server(
    request: pytest.FixtureRequest, tmp_path: Path, engine: str
) -> None:
    location = tmp_path / "blocs.db"
    dataset = write(tmp_path / "blocs", BLOCS)
    load([dataset], location)
    write_site(regional.connect(location), tmp_path / "file")
    if engine == "postgresql":
        location = request.getfixturevalue("new_server_database")()
        load([dataset], location)
    write_site(regional.connect(location), tmp_path / "other")
    one, other = ({p.relative_to(f): p.read_bytes() for p in f.rglob("*") if p.is_file()} for f in
                  (tmp_path / "file", tmp_path / "other"))  # fmt: skip
    assert one == other
    assert broken(tmp_path / "other") == []


def test_hostile_data_is_only_text(tmp_path: Path) -> None:
    quoted = '"' + HOSTILE.replace("\x1b", "\\e").replace('"', '""') + '"'
    files = BLOCS | {
        "states.csv": BLOCS["states.csv"].replace("Kazakhstan", HOSTILE),
        "events.yaml": f"- {{id: ..x, title: {quoted}, kind: aid, start_date: 2021, participants: [KAZ host],"
        " citations: [archive]}\n",
        "sources.csv": "id,type,title,consulted,url\n"
        "archive,record,Founding acts,no,javascript:alert(1)\n"
        "..,record,<img src=x onerror=alert(1)>,no,\n",
    }
    load([write(tmp_path / "hostile", files)], tmp_path / "h.db")
    write_site(regional.connect(tmp_path / "h.db"), tmp_path / "site")
    assert broken(tmp_path / "site") == []
    for path, page in pages(tmp_path / "site").items():
        assert not page.tags & {"img", "iframe"}, path
        assert "script" not in page.tags or "form" in page.tags, path
        assert not [link for link in page.links if link.startswith("javascript")], path
        assert "\x1b" not in path.read_text(encoding="utf-8")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["h.db", "hostile", "site"]


def test_a_site_is_replaced_and_anything_else_is_refused(tmp_path: Path) -> None:
    load([write(tmp_path / "blocs", BLOCS)], tmp_path / "b.db")
    connection = regional.connect(tmp_path / "b.db")
    counts = dict(write_site(connection, tmp_path / "site"))
    assert counts["state"] == 4
    assert dict(write_site(connection, tmp_path / "site")) == counts
    (tmp_path / "site" / "notes.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(RegionalError, match=r"site is not empty: .*notes\.txt is not part of a site"):
        write_site(connection, tmp_path / "site")
    assert (tmp_path / "site" / "notes.txt").read_text(encoding="utf-8") == "mine"
    with pytest.raises(RegionalError, match="is a file: name a folder"):
        write_site(connection, tmp_path / "b.db")


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("index.html", b"mine", "site/index.html was changed after it was written"),
        ("static/site.css", b"mine", "site/static/site.css was changed after it was written"),
        ("site.txt", b"notes.txt\nsite.txt\n", "site/site.txt was written or changed by somebody since"),
        ("site.txt", b"\xff", "site/site.txt was written or changed by somebody since"),
        ("site.txt", b"", "site/site.txt was written or changed by somebody since"),
    ],
)
def test_what_was_changed_in_a_site_is_kept(tmp_path: Path, name: str, content: bytes, says: str) -> None:
    load([write(tmp_path / "blocs", BLOCS)], tmp_path / "b.db")
    write_site(regional.connect(tmp_path / "b.db"), tmp_path / "site")
    (tmp_path / "site" / name).write_bytes(content)
    with pytest.raises(RegionalError, match=f"{re.escape(says)}; name another folder$"):
        write_site(regional.connect(tmp_path / "b.db"), tmp_path / "site")
    assert (tmp_path / "site" / name).read_bytes() == content


def test_a_list_made_by_hand_gives_nothing_away(tmp_path: Path) -> None:
    load([write(tmp_path / "blocs", BLOCS)], tmp_path / "b.db")
    (tmp_path / "site.txt").write_text("b.db\nsite.txt\n", encoding="utf-8")
    with pytest.raises(RegionalError, match=r"site\.txt was written or changed by somebody since"):
        write_site(regional.connect(tmp_path / "b.db"), tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["b.db", "blocs", "site.txt"]


def test_an_interrupted_run_leaves_the_old_site_whole(record: Path, tmp_path: Path) -> None:
    load([write(tmp_path / "blocs", BLOCS)], tmp_path / "b.db")
    write_site(regional.connect(tmp_path / "b.db"), tmp_path / "site")
    before = {path: path.read_bytes() for path in (tmp_path / "site").rglob("*") if path.is_file()}
    command = [str(part) for part in (COMMAND, "--database", record, "site", tmp_path / "site")]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as process:
        while not list(tmp_path.glob(".site.*/*/*.html")):
            assert process.poll() is None
            time.sleep(0.01)
        process.send_signal(signal.SIGINT)
    assert process.returncode != 0
    assert {path: path.read_bytes() for path in (tmp_path / "site").rglob("*") if path.is_file()} == before
    assert list(tmp_path.glob(".site.*")) == []


def test_no_two_records_share_a_page() -> None:
    ids = ["a/b", "a=b", "a%b", "../a", "a", "x" * 300, "x" * 299 + "y", "é", "."]
    paths = [path_of("event", id_) for id_ in ids]
    assert len(set(paths)) == len(ids)
    assert all(path.count("/") == 1 and len(path) < 200 for path in paths)
    assert set(KINDS) == {"organization", "state", "person", "event", "statement", "source"}
