"""The commands that are not questions: show, sql, info, queries, load and check."""

import csv
import json
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import Run, run_command

REPOSITORY = Path(__file__).parents[1]
ARTICLE = "[Report on the joint meeting of the SCO and the CSTO about Afghanistan]"


def rows_of(answer: str) -> list[list[str]]:
    return list(csv.reader(answer.splitlines()))[1:]


@pytest.fixture
def database(record: Path) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(record)
    yield connection
    connection.close()


@pytest.mark.parametrize(
    ("asked", "known"),
    [
        (
            "Шанхайская организация сотрудничества",
            {
                ("kind of record", "organization"),
                ("id", "SCO"),
                ("founding_date", "2001-06-15"),
                ("seat", "Beijing"),
                ("name", "zh 上海合作组织"),
                ("member", "IND, observer, 2005-07-05, 2017-06-09"),
                ("member", "IND, member, 2017-06-09"),
                ("predecessor", "SHANGHAI-FIVE, Shanghai Five, replacement, 2001-06-15"),
            },
        ),
        (
            "Узбекистан",
            {
                ("kind of record", "state"),
                ("id", "UZB"),
                ("alpha_2", "UZ"),
                ("numeric", "860"),
                ("belongs to", "CST, member, 1992-05-15, 1999-04-21"),
                ("predecessor", "SUN, Soviet Union, dissolution, 1991-12-26"),
            },
        ),
        (
            "Путин",
            {
                ("kind of record", "person"),
                ("id", "vladimir-putin"),
                ("name", "Vladimir Putin"),
                ("citation", f"ft-2021-09-17 paragraph 1, {ARTICLE}"),
            },
        ),
        (
            "china-aid-2021",
            {
                ("kind of record", "event"),
                ("kind", "aid"),
                ("amount", "31000000"),
                ("currency", "USD"),
                ("initiator", "CHN, China"),
                ("topic", "economic-aid"),
            },
        ),
        (
            "putin-recognition-2021-09-17",
            {
                ("kind of record", "statement"),
                ("kind", "quotation"),
                ("text", "As for recognition, we need to align our positions and build a dialogue."),
                ("speaker", "vladimir-putin, Vladimir Putin, Russian leader, for RUS"),
                ("addressee", "SCO, Shanghai Cooperation Organisation"),
                ("subject", "TALIBAN, Taliban"),
                ("topic", "recognition"),
            },
        ),
        (
            "ft-2021-09-17",
            {
                ("kind of record", "source"),
                ("publisher", "Financial Times"),
                ("issued", "2021-09-17"),
                ("consulted", "yes"),
                ("cited for statement", "putin-recognition-2021-09-17, paragraph 9"),
                ("cited for membership", "SCO/IND/member/2017-06-09/core, paragraph 13"),
            },
        ),
    ],
)
def test_show_tells_everything_about_one_record(ask: Run, asked: str, known: set[tuple[str, str]]) -> None:
    fields = {(field, value) for field, value in rows_of(ask("show", asked).stdout)}
    assert known - fields == set()


def test_show_does_not_take_the_end_of_a_name_for_its_beginning(ask: Run) -> None:
    """The country was called Burma until 18 June 1989, not since."""
    assert ["name", "en Burma, 1989-06-18"] not in rows_of(ask("show", "MMR").stdout)


@pytest.mark.parametrize(
    ("statement", "answer"),
    [
        ("SELECT 1 AS one, 'a,b' AS two", 'one,two\n1,"a,b"\n'),
        (
            "SELECT status, start_date FROM membership_facts WHERE id LIKE 'CSTO/UZB/%' ORDER BY start_date",
            "status,start_date\nmember,2006-06-23\nsuspended,2012-06-28\n",
        ),
        (
            "SELECT actor, text FROM statement_facts WHERE id = 'taliban-main-partner-2021' AND role = 'speaker'",
            "actor,text\nTaliban,main partner.\n",
        ),
        ("SELECT name FROM actor_names WHERE id = 'PRK'", "name\nNorth Korea\n"),
        (
            "SELECT member_id FROM current_memberships WHERE organization_id = 'AUKUS' ORDER BY 1",
            "member_id\nAUS\nGBR\nUSA\n",
        ),
    ],
)
def test_sql_answers_a_select_typed_or_piped_in(ask: Run, statement: str, answer: str) -> None:
    assert ask("sql", statement) == (answer, "", 0)
    assert ask("sql", "-", stdin=statement) == (answer, "", 0)


def test_sql_writes_both_columns_where_two_have_one_name(ask: Run) -> None:
    """As a join of two tables with `SELECT *` has them."""
    [record] = json.loads(ask("sql", "SELECT 'SCO' AS id, 'CSTO' AS id", "-f", "json").stdout)
    assert set(record.values()) == {"SCO", "CSTO"}


@pytest.mark.parametrize("value", ["x'00ff'", "9e999"])
def test_sql_writes_json_that_can_be_read_or_says_that_it_cannot(ask: Run, value: str) -> None:
    result = ask("sql", f"SELECT {value} AS value", "-f", "json")
    assert "Traceback" not in result.stderr
    if result.status == 0:
        json.loads(result.stdout, parse_constant=pytest.fail)


def test_info_tells_the_place_the_schema_and_the_size_of_every_table(
    ask_file: Run, record: Path, database: sqlite3.Connection
) -> None:
    told = dict(rows_of(ask_file("info").stdout))
    assert told["database"] == str(record)
    assert told["schema"] == database.execute("SELECT version_num FROM alembic_version").fetchone()[0]
    about = "SELECT title || ', ' || version || ', reviewed ' || as_of || ', ' || licence FROM datasets"
    assert told["dataset core"] == f"{database.execute(about).fetchone()[0]}, came with the program"
    for table in ("states", "organizations", "memberships", "statements", "names"):
        [count] = database.execute(f"SELECT count(*) FROM {table}").fetchone()  # noqa: S608 - the names stand here
        assert told[table] == f"{count:,} rows"


def test_queries_lists_every_query_file_with_an_example_of_itself(ask: Run) -> None:
    listed = rows_of(ask("queries").stdout)
    assert {row[0].replace("-", "_") for row in listed} == {
        path.stem for path in (REPOSITORY / "regional" / "sql" / "queries").glob("*.sql")
    }
    for name, question, example, file in listed:
        assert question.endswith("?")
        assert example.split()[:2] == ["regional", name]
        assert Path(file).is_file()


def test_load_says_what_it_added_and_a_second_time_that_nothing_changed(tmp_path: Path) -> None:
    with (REPOSITORY / "seeds" / "core" / "states.csv").open(encoding="utf-8", newline="") as file:
        states = len(list(csv.DictReader(file)))
    first = run_command("load", cwd=tmp_path)
    second = run_command("load", cwd=tmp_path)
    assert first.stdout.splitlines()[0] == "dataset,table,added,changed,removed,unchanged"
    assert f"core,states,{states},0,0,0" in first.stdout.splitlines()
    assert first.stderr == ""
    assert f"core,states,0,0,0,{states}" in second.stdout.splitlines()
    assert second.stderr == "regional: nothing changed in regional.db\n"


def test_check_finds_nothing_wrong_with_the_record(ask_file: Run, record: Path) -> None:
    assert ask_file("check") == ("", f"regional: no problem in {record}\n", 0)


def test_check_finds_what_somebody_broke_in_a_database(record: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.db"
    shutil.copy(record, broken)
    connection = sqlite3.connect(broken)
    connection.execute("DELETE FROM membership_citations WHERE membership_id = 'SCO/IND/member/2017-06-09/core'")
    connection.execute(
        "UPDATE statement_actors SET on_behalf_of_id = 'NOWHERE'"
        " WHERE statement_id = 'putin-recognition-2021-09-17' AND role = 'speaker'"
    )
    connection.commit()
    connection.close()
    result = run_command("--database", broken, "check")
    assert result.stdout == ""
    assert result.status == 1
    miscounted, uncited, pointless = result.stderr.splitlines()
    assert miscounted.startswith("counts core membership_citations: it says ")
    assert uncited == (
        "memberships SCO/IND/member/2017-06-09/core: the membership of IND in SCO has no citation:"
        " add `citations: [SOURCE LOCATOR]`"
    )
    assert pointless.startswith("statement_actors")


def test_check_lists_its_rules(ask: Run) -> None:
    listed = ask("check", "--rules").stdout.splitlines()
    rules = {path.stem for path in (REPOSITORY / "regional" / "sql" / "checks").glob("*.sql")}
    assert {line.partition(": ")[0] for line in listed} == rules
    assert all(line.endswith(".") for line in listed)
