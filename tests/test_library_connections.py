"""A connection: what it sees, what it holds on to, and the questions of one's own that it can be asked."""

import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

import regional
from regional.seeds.loader import load
from tests.datasets import BLOCS, ENGINES, edit, new_location, write

MEMBERS = "SELECT member_id FROM memberships WHERE organization_id = 'CSTO' ORDER BY 1"


@pytest.fixture(params=ENGINES)
def blocs(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A database of two organizations and three states; the folder lies in `tmp_path`."""
    location = new_location(request, tmp_path)
    load([write(tmp_path / "blocs", BLOCS)], location)
    return location


def load_without_uzbekistan(folder: Path, location: str) -> None:
    edit(folder / "blocs" / "memberships.csv", "CSTO,UZB,member,2006-08-16,2012-12-19,archive\n", "")
    load([folder / "blocs"], location)


def test_an_open_connection_hinders_no_load_and_sees_what_was_loaded(blocs: str, tmp_path: Path) -> None:
    database = regional.connect(blocs)
    assert database.ask("members", "CSTO", on="2010-01-01")["state"] == ["KAZ", "UZB"]
    load_without_uzbekistan(tmp_path, blocs)
    assert database.ask("members", "CSTO", on="2010-01-01")["state"] == ["KAZ"]


def test_in_a_block_all_questions_see_the_database_as_of_one_moment(
    new_server_database: Callable[..., str], tmp_path: Path
) -> None:
    """On a server, where a load need not wait for whoever reads."""
    location = new_server_database()
    load([write(tmp_path / "blocs", BLOCS)], location)
    with regional.connect(location) as database:
        before = database.ask("members", "CSTO", on="2010-01-01")
        load_without_uzbekistan(tmp_path, location)
        assert database.ask("members", "CSTO", on="2010-01-01").rows == before.rows
        assert [len(citations) for citations in before.sources.rows] == [1, 1]
    assert database.ask("members", "CSTO", on="2010-01-01")["state"] == ["KAZ"]


def test_in_a_block_a_question_that_fails_does_not_spoil_the_next(location: str) -> None:
    with regional.connect(location) as database:
        for statement in ("SELECT nothing FROM nowhere", "SELECT id FROM states WHERE"):
            with pytest.raises(regional.RegionalError):
                database.sql(statement).all()
            assert database.resolve("Burma")["id"] == ["MMR"]


def test_several_statements_can_be_read_side_by_side(location: str) -> None:
    with regional.connect(location) as database:
        states = database.sql("SELECT id FROM states WHERE id IN ('KAZ', 'RUS') ORDER BY id")
        organizations = database.sql("SELECT id FROM organizations WHERE id IN ('CSTO', 'SCO') ORDER BY id")
        assert list(zip(states, organizations, strict=True)) == [(("KAZ",), ("CSTO",)), (("RUS",), ("SCO",))]


def test_a_connection_that_is_closed_lets_go_of_the_database(record: Path) -> None:
    database = regional.connect(record)
    with database:
        assert len(database.resolve("Burma")) == 1
        database.close()
    database.close()
    assert len(database.resolve("Burma")) == 1


def test_a_statement_that_is_not_read_to_its_end_lets_go_when_it_is_closed(tmp_path: Path) -> None:
    path = str(tmp_path / "regional.db")
    load([write(tmp_path / "blocs", BLOCS)], path)
    rows = regional.connect(path).sql(MEMBERS)
    assert next(iter(rows)) == ("KAZ",)
    rows.close()
    with closing(sqlite3.connect(path, timeout=0)) as connection:
        connection.execute("UPDATE topics SET name = name")
        connection.commit()


def test_a_connection_can_be_asked_from_several_threads(location: str) -> None:
    database = regional.connect(location)
    answers: list[list[str]] = []
    threads = [
        threading.Thread(target=lambda: answers.append(database.ask("both", "SCO", "CSTO", on="2021-09-17")["state"]))
        for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == [["KAZ", "KGZ", "RUS", "TJK"]] * 4


def test_a_statement_that_takes_too_long_is_stopped(location: str) -> None:
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
    with pytest.raises(regional.RegionalError, match=r"^stopped: it took longer than the timeout allows$"):
        regional.connect(location, timeout=0.2).sql(endless).all()


def test_several_datasets_answer_side_by_side(blocs: str, tmp_path: Path) -> None:
    other = "organization_id,member_id,status,start_date,citations\nCSTO,KAZ,member,2003,notebook\n"
    source = "id,type,title,consulted\nnotebook,record,My notebook,yes\n"
    load([write(tmp_path / "other", {"sources.csv": source, "memberships.csv": other}, as_of="2011-06-30")], blocs)
    answer = regional.connect(blocs).ask("members", "CSTO", dataset=["blocs", "other"], on="2012-01-01")
    assert answer.columns == ["state", "dataset", "name", "status", "start_date", "end_date", "certain", "note"]
    assert answer.rows == [
        ("KAZ", "blocs", "Kazakhstan", "member", "2002-10-07", None, "yes", None),
        ("KAZ", "other", "Kazakhstan", "member", "2003", None, "yes", None),
        ("UZB", "blocs", "Uzbekistan", "member", "2006-08-16", "2012-12-19", "yes", None),
    ]
    assert answer.notes == ["last reviewed 2011-06-30; changes from then to 2012-01-01 are not included"]
    assert answer.sources.texts() == ["archive", "notebook", "archive"]


OWN = """\
-- Which of these memberships began in a month?
-- argument organizations: organization, 1 or more. The organizations.
-- argument month: text. The month.
-- option shown: flag. Whether the month is shown.
SELECT m.member_id AS state, CASE WHEN :shown = 'yes' THEN :month END AS month, 7 AS facts
FROM json_each(:organizations) AS o
JOIN memberships AS m ON m.organization_id = o.value AND m.start_date LIKE :month || '%'
ORDER BY m.member_id
"""


def test_a_folder_of_queries_of_ones_own_becomes_questions(location: str, tmp_path: Path) -> None:
    (tmp_path / "began_in.sql").write_text(OWN, encoding="utf-8")
    database = regional.connect(location, queries=[tmp_path])
    assert database.queries().rows[-1] == (
        *("began-in", "Which of these memberships began in a month?", "organizations, month", "shown", ""),
    )
    first = ("KAZ", "2001-06")
    assert database.ask("began_in", ["SCO"], "2001-06", shown=True)[1] == first
    assert database.ask("began_in", "SCO", "SCO", "2001-06", shown=True)[1] == first
    assert database.ask("began-in", month="2001-06", organizations="SCO").facts[0] == ("7",)


def test_of_rows_without_facts_nobody_says_who_was_continued(location: str, tmp_path: Path) -> None:
    own = (
        "-- Which?\n-- option continuity: flag. Count predecessors.\nSELECT 'RUS' AS state WHERE :continuity = 'yes'\n"
    )
    (tmp_path / "mine.sql").write_text(own, encoding="utf-8")
    answer = regional.connect(location, queries=[tmp_path]).ask("mine", continuity=True)
    assert (answer.rows, answer.notes, answer.facts, answer.sources.texts()) == ([("RUS",)], [], [()], [""])
