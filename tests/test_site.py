"""`regional site`: a page for everything, no broken link, nothing that runs, and an earlier site kept whole."""

import re
import shutil
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest

import regional
from regional.errors import RegionalError
from regional.pages.library import KINDS, path_of
from regional.pages.questions import example_of, options_of
from regional.pages.site import write_site
from regional.seeds.loader import load
from tests.conftest import COMMAND
from tests.datasets import BLOCS, write
from tests.pages import Page, Skimmed, broken, pages

HOSTILE = "<script>alert(1)</script>\x1b[2J\u202e"


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of a small dataset, its database and its site."""
    folder = tmp_path_factory.mktemp("small")
    load([write(folder / "blocs", BLOCS)], folder / "b.db")
    write_site(regional.connect(folder / "b.db"), folder / "site")
    return folder


@pytest.fixture
def own(small: Path, tmp_path: Path) -> Path:
    """A copy, which may be changed."""
    return shutil.copytree(small, tmp_path, dirs_exist_ok=True)


@pytest.fixture(scope="module")
def pages_of_site(site: Path) -> dict[Path, Skimmed]:
    return {path: Skimmed(path) for path in sorted(site.rglob("*.html"))}


@pytest.mark.parametrize("path", ["index.html", "questions/both.html", "organizations/SCO.html", "states/KAZ.html"])
def test_what_is_skimmed_is_what_a_parser_reads(site: Path, pages_of_site: dict[Path, Skimmed], path: str) -> None:
    skimmed, read = pages_of_site[site / path], Page(site / path)
    assert (skimmed.tags, skimmed.ids) == (read.tags, read.ids)
    assert skimmed.links == read.links
    assert read.attributes - skimmed.attributes <= {"data-many", "defer", "selected"}  # which have no value
    assert skimmed.attributes <= read.attributes


def test_every_record_has_a_page_and_no_link_is_broken(
    site: Path, pages_of_site: dict[Path, Skimmed], record: Path
) -> None:
    known = regional.connect(record).sql("SELECT kind, id FROM records").all().rows
    assert len(known) > 2000
    assert [id_ for kind, id_ in known if not (site / path_of(kind, id_)).is_file()] == []
    assert broken(site, pages_of_site) == []


def test_what_runs_on_a_page_is_the_script_of_the_site_alone(site: Path, pages_of_site: dict[Path, Skimmed]) -> None:
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
        assert page.scripts in ([], [""]), path


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


def test_a_site_is_the_same_from_a_file_and_from_a_server(
    small: Path, schema_on_server: str, new_server_database: Callable[..., str], tmp_path: Path
) -> None:
    location = new_server_database(schema_on_server)
    load([small / "blocs"], location)
    write_site(regional.connect(location), tmp_path / "site")
    assert contents(tmp_path / "site") == contents(small / "site")
    assert broken(tmp_path / "site", pages(tmp_path / "site")) == []


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
    read = pages(tmp_path / "site")
    assert broken(tmp_path / "site", read) == []
    for path, page in read.items():
        assert not page.tags & {"img", "iframe"}, path
        assert "script" not in page.tags or "form" in page.tags, path
        assert not [link for link in page.links if link.startswith("javascript")], path
        assert "\x1b" not in path.read_text(encoding="utf-8")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["h.db", "hostile", "site"]


def test_a_site_is_replaced_and_anything_else_is_refused(own: Path) -> None:
    before, connection = contents(own / "site"), regional.connect(own / "b.db")
    assert dict(write_site(connection, own / "site"))["state"] == 4
    assert contents(own / "site") == before
    (own / "site" / "notes.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(RegionalError, match=r"site is not empty: .*notes\.txt is not part of a site"):
        write_site(connection, own / "site")
    assert (own / "site" / "notes.txt").read_text(encoding="utf-8") == "mine"
    with pytest.raises(RegionalError, match="is a file: name a folder"):
        write_site(connection, own / "b.db")


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
def test_what_was_changed_in_a_site_is_kept(own: Path, name: str, content: bytes, says: str) -> None:
    (own / "site" / name).write_bytes(content)
    with pytest.raises(RegionalError, match=f"{re.escape(says)}; name another folder$"):
        write_site(regional.connect(own / "b.db"), own / "site")
    assert (own / "site" / name).read_bytes() == content


def test_a_list_made_by_hand_gives_nothing_away(own: Path) -> None:
    shutil.rmtree(own / "site")
    (own / "site.txt").write_text("b.db\nsite.txt\n", encoding="utf-8")
    with pytest.raises(RegionalError, match=r"site\.txt was written or changed by somebody since"):
        write_site(regional.connect(own / "b.db"), own)
    assert sorted(path.name for path in own.iterdir()) == ["b.db", "blocs", "site.txt"]


def test_an_interrupted_run_leaves_the_old_site_whole(record: Path, own: Path) -> None:
    before = contents(own / "site")
    command = [str(part) for part in (COMMAND, "--database", record, "site", own / "site")]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as process:
        while not list(own.glob(".site.*/*/*.html")):
            assert process.poll() is None
            time.sleep(0.01)
        process.send_signal(signal.SIGINT)
    assert process.returncode != 0
    assert contents(own / "site") == before
    assert list(own.glob(".site.*")) == []


def test_no_two_records_share_a_page() -> None:
    ids = ["a/b", "a=b", "a%b", "../a", "a", "x" * 300, "x" * 299 + "y", "é", "."]
    paths = [path_of("event", id_) for id_ in ids]
    assert len(set(paths)) == len(ids)
    assert all(path.count("/") == 1 and len(path) < 200 for path in paths)
    assert set(KINDS) == {"organization", "state", "person", "event", "statement", "source"}
