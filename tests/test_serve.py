"""`regional serve`: the same pages from the live database, every answer in every format, and nothing but reading."""

import csv
import io
import json
import shutil
import socket
import sqlite3
import subprocess
import time
import urllib.request
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from regional.pages.library import path_of
from regional.pages.web import application
from regional.questions import Connection
from tests.conftest import COMMAND, Run, run_command
from tests.pages import Page

KABUL = "organizations=SCO&organizations=CSTO&on=2021-09-17"


@pytest.fixture(scope="module")
def client(record: Path) -> TestClient:
    app = application(
        lambda seconds: Connection(record, timeout=seconds, today=lambda: date(2025, 6, 30)), ["testserver"], 10
    )
    return TestClient(app, follow_redirects=False)


def read(text: str, tmp_path: Path) -> Page:
    (tmp_path / "page.html").write_text(text, encoding="utf-8")
    return Page(tmp_path / "page.html")


@pytest.mark.parametrize(
    "path", ["", "index.html", "questions/index.html", "states/index.html", "states/KAZ.html", "questions/both.html"]
)
def test_pages_are_those_of_the_site_with_headers_that_let_nothing_else_in(client: TestClient, path: str) -> None:
    response = client.get(f"/{path}")
    assert response.status_code == 200
    assert response.headers["content-type"] == "text/html; charset=utf-8"
    assert "script-src" not in response.headers["content-security-policy"]
    assert "default-src 'none'" in response.headers["content-security-policy"]
    assert "<script" not in response.text
    again = client.get(f"/{path}", headers={"If-None-Match": response.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_pages_and_answers_are_the_same_from_a_server(client: TestClient, record_on_server: str) -> None:
    app = application(
        lambda seconds: Connection(record_on_server, timeout=seconds, today=lambda: date(2025, 6, 30)),
        ["testserver"],
        60,
    )
    other = TestClient(app)
    for path in ("index.html", "organizations/SCO.html", "events/index.html", f"questions/both.csv?{KABUL}",
                 "questions/statements.html", "questions/overlaps.json"):  # fmt: skip
        assert other.get(f"/{path}").text == client.get(f"/{path}").text, path


def test_every_record_is_where_the_site_has_it(client: TestClient) -> None:
    for kind, id_ in (("organization", "SCO"), ("person", "xi-jinping"), ("event", "joint-meeting-2021-09-17")):
        assert client.get(f"/{path_of(kind, id_)}").status_code == 200


@pytest.mark.parametrize("format_", ["csv", "json", "ndjson"])
def test_an_answer_is_byte_for_byte_that_of_the_command_line(client: TestClient, ask_file: Run, format_: str) -> None:
    response = client.get(f"/questions/both.{format_}?{KABUL}")
    assert response.text == ask_file("both", "SCO", "CSTO", "--on", "2021-09-17", "-f", format_).stdout
    if format_ == "csv":
        assert len(list(csv.reader(io.StringIO(response.text)))) == 5
    if format_ == "json":
        assert len(json.loads(response.text)) == 4


def test_a_form_asks_the_question_and_keeps_what_was_filled_in(client: TestClient, tmp_path: Path) -> None:
    page = read(client.get(f"/questions/both.html?{KABUL}").text, tmp_path)
    assert {"form", "input", "select", "button"} <= page.tags
    assert "Kazakhstan" in page.text
    assert f"both.csv?{KABUL}" in page.links


def test_what_is_asked_wrongly_is_said_and_nothing_else_is_done(client: TestClient) -> None:
    for query, message in (
        ("organizations=SCO&organizations=NOWHERE", "no organization is called"),
        ("organizations=SCO", "takes 2 or more different ORGANIZATION, not 1."),
        ("organizations=SCO&organizations=CSTO&on=yesterday", "yesterday"),
        ("nonsense=1", "nonsense"),
        ("organizations='; DROP TABLE names; --&organizations=SCO", "no organization is called"),
        ("organizations=<script>alert(1)</script>&organizations=SCO", "&lt;script&gt;"),
    ):
        response = client.get(f"/questions/both.html?{query}")
        assert response.status_code == 400, query
        assert message in response.text, query
        assert "<script" not in response.text


@pytest.mark.parametrize(
    "path",
    ["/nope.html", "/states/NOPE.html", "/static/../making.py", "/static/%2e%2e/making.py", "/questions/both.exe"],
)
def test_there_is_no_file_but_its_own(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 404


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("%00", 404),
        ("states/%00.html", 404),
        ("a" * 60_000, 404),
        ("questions/%00.html", 400),
        ("questions/both.html?on=%FF", 400),
        ("questions/both.html?" + "organizations=SCO&" * 2500, 400),
        ("questions/both.html?organizations=SCO&organizations=" + "x" * 50_000, 400),
        ("questions/both.html?organizations[]=SCO", 400),
        ("questions/both.html?organizations=SCO&organizations=CSTO&on=0000-00-00", 400),
        ("questions/members.html?organization=SCO&organization=CSTO", 400),
        ("questions/panel.html?organizations=UN&since=0001&by=day", 400),
        ("questions/review.html?stale=99999999999999999999", 400),
        ("questions/conflicts.html?between=core", 400),
        ("questions/why.html?fact=%27", 400),
        ("questions/search.html?text=" + "a" * 50_000, 200),
    ],
)
def test_a_strange_request_is_answered_by_a_page(client: TestClient, address: str, status: int) -> None:
    response = client.get(f"/{address}")
    assert response.status_code == status
    assert response.headers["content-type"] == "text/html; charset=utf-8"
    assert "default-src 'none'" in response.headers["content-security-policy"]


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_it_only_reads(client: TestClient, method: str) -> None:
    assert client.request(method, "/questions/both.html").status_code == 405


def test_a_request_by_another_name_is_refused(client: TestClient) -> None:
    assert client.get("/", headers={"Host": "evil.example"}).status_code == 400


SLOW = """\
-- How long does it take to count?
WITH RECURSIVE n (i) AS (
    SELECT 1 AS i
    UNION ALL
    SELECT n.i + 1 FROM n WHERE n.i < 1000000000
)

SELECT count(*) AS count FROM n
"""


def test_a_slow_question_is_stopped_and_says_so(record: Path, tmp_path: Path) -> None:
    (tmp_path / "slow.sql").write_text(SLOW, encoding="utf-8")
    app = application(
        lambda seconds: Connection(record, queries=[tmp_path], timeout=seconds, today=date.today), ["testserver"], 0.5
    )
    response = TestClient(app).get("/questions/slow.csv")
    assert response.status_code == 400
    assert "it took longer than the timeout allows" in response.text


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE datasets SET as_of = 'soon'",
        "UPDATE organizations SET dissolution_date = -1.5, dissolution_earliest = -1.5 WHERE id = 'SCO'",
        "DELETE FROM states WHERE id = 'KAZ'",
    ],
)
def test_what_no_load_writes_is_a_page_or_a_line(record: Path, tmp_path: Path, statement: str) -> None:
    path = Path(shutil.copy(record, tmp_path / "odd.db"))
    with closing(sqlite3.connect(path, isolation_level=None)) as odd:
        odd.execute(statement)
    odd_pages = TestClient(
        application(lambda seconds: Connection(path, timeout=seconds, today=date.today), ["testserver"], 10)
    )
    for page in ("index.html", "organizations/SCO.html", "states/KAZ.html", "questions/members.html?organization=SCO"):
        answer = odd_pages.get(f"/{page}")
        assert answer.status_code in (200, 400, 404, 503)
        if answer.status_code == 503:
            assert answer.text.startswith("the database holds what no load writes (")
            assert answer.text.count("\n") == 1


def test_a_database_that_is_gone_is_said_in_a_line(tmp_path: Path) -> None:
    app = application(lambda _: Connection(tmp_path / "none.db", today=date.today), ["testserver"], 10)
    response = TestClient(app).get("/")
    assert response.status_code == 503
    assert response.text.startswith("there is no database at ")


def test_the_command_serves_and_stops(record: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [str(COMMAND), "--database", str(record), "serve", "--port", str(port)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        assert process.stderr.readline() == f"http://127.0.0.1:{port}/\n"
        for _ in range(200):
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{port}/questions/both.csv?{KABUL}") as answer:
                    assert answer.read().startswith(b"state,name,since,certain")
                break
            except OSError:
                time.sleep(0.05)
        process.terminate()


def test_without_a_database_it_says_so(tmp_path: Path) -> None:
    result = run_command("--database", tmp_path / "none.db", "serve")
    assert result.status == 1
    assert result.stderr.startswith("regional: ")


def test_the_address_it_says_drives_no_terminal(record: Path) -> None:
    result = run_command("--database", record, "serve", "--host", "h\x1b[2J")
    assert result.stderr.startswith("http://h\\x1b[2J:8001/\n")
