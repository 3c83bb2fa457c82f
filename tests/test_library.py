"""`regional.connect`: what a notebook does, with the answers that the command line gives."""

import csv
import io
from datetime import UTC, date, datetime

import pyarrow as pa
import pytest

import regional
from regional.database.reader import Reader
from regional.questions import Connection
from regional.questions.notes import notes_on_continuity
from regional.questions.rows import Rows
from tests.conftest import Run

KABUL = "2021-09-17"


@pytest.fixture
def database(location: str) -> Connection:
    return regional.connect(location, today=lambda: date(2021, 9, 17))


def test_a_question_is_its_name_its_arguments_and_its_options(database: Connection) -> None:
    answer = database.ask("both", ["SCO", "CSTO"], on="2021-09-17")
    assert answer.columns == ["state", "name", "since", "certain"]
    assert answer.rows == [
        ("KAZ", "Kazakhstan", "2002-10-07", "yes"),
        ("KGZ", "Kyrgyzstan", "2002-10-07", "yes"),
        ("RUS", "Russia", "2002-10-07", "yes"),
        ("TJK", "Tajikistan", "2002-10-07", "yes"),
    ]
    assert answer.notes == []


def test_an_answer_can_be_read_like_a_list_of_rows_and_like_a_table_of_columns(database: Connection) -> None:
    answer = database.ask("both", ["SCO", "CSTO"])
    assert len(answer) == 4
    assert answer[0] == ("KAZ", "Kazakhstan", "2002-10-07", "yes")
    assert [name for _, name, *_ in answer] == ["Kazakhstan", "Kyrgyzstan", "Russia", "Tajikistan"]
    assert answer["state"] == ["KAZ", "KGZ", "RUS", "TJK"]
    with pytest.raises(KeyError, match="capital"):
        answer["capital"]


def test_an_answer_goes_into_a_data_frame_in_one_call(database: Connection) -> None:
    """pandas and polars take the same two shapes as Arrow: a list of mappings, or a mapping of columns."""
    answer = database.ask("members", "CSTO", not_="SCO")
    records = [
        {"state": "ARM", "name": "Armenia", "status": "member", "start_date": "2002-10-07", "end_date": None},
        {"state": "BLR", "name": "Belarus", "status": "member", "start_date": "2002-10-07", "end_date": None},
    ]
    notes = answer["note"]
    assert [note[:40] for note in notes if note] == ["Has kept away from its summits since 202"]
    assert answer.records() == [r | {"certain": "yes", "note": note} for r, note in zip(records, notes, strict=True)]
    assert pa.Table.from_pylist(answer.records()).to_pylist() == answer.records()
    assert pa.table(answer.to_dict()).to_pylist() == answer.records()
    assert pa.table(answer.to_dict()).column_names == answer.columns


def test_an_empty_answer_still_has_its_columns(database: Connection) -> None:
    answer = database.ask("members", "SCO", on="2001-06-14")
    assert answer.records() == []
    columns = ("state", "name", "status", "start_date", "end_date", "certain", "note")
    assert answer.to_dict() == {name: [] for name in columns}
    assert answer.notes[0].startswith("no row answers this: SCO was founded on 2001-06-15; before it there was ")


def test_several_arguments_can_be_given_in_any_way_that_python_has(database: Connection) -> None:
    for organizations in (
        (["SCO", "CSTO"],),
        ("SCO", "CSTO"),
        (("ШОС", "集体安全条约组织"),),
        ({"SCO": 1, "CSTO": 2}.keys(),),
        [iter(["SCO", "CSTO"])],
    ):
        assert database.ask("both", *organizations)["state"] == ["KAZ", "KGZ", "RUS", "TJK"]


def test_an_iterator_is_read_once_even_if_several_datasets_are_asked(database: Connection) -> None:
    answer = database.ask("both", iter(["SCO", "CSTO"]), dataset=iter(["core", "core"]))
    assert answer["state"] == ["KAZ", "KAZ", "KGZ", "KGZ", "RUS", "RUS", "TJK", "TJK"]


def test_arguments_have_names_too(database: Connection) -> None:
    assert database.ask("both", organizations=["SCO", "CSTO"])["state"] == ["KAZ", "KGZ", "RUS", "TJK"]


@pytest.mark.parametrize(
    "day",
    [KABUL, date(2021, 9, 17), datetime(2021, 9, 17, 23, 59, tzinfo=UTC), "@joint-meeting-2021-09-17", "today", None],
    ids=["text", "date", "moment", "event", "today", "left out"],
)
def test_a_day_is_a_text_a_date_an_event_or_today(database: Connection, day: object) -> None:
    assert database.ask("compare", "SCO", on=["2021-01-01", KABUL])["state"] == ["EGY", "QAT", "SAU"]
    assert database.ask("members", "SCO", status="dialogue_partner", on=day)["state"] == [
        *("ARM", "AZE", "EGY", "KHM", "LKA", "NPL", "QAT", "SAU", "TUR")
    ]


def test_a_word_of_pythons_own_gets_an_underscore(database: Connection) -> None:
    assert database.ask("both", "SCO", "CSTO", not_="EAEU")["state"] == ["TJK"]
    assert database.ask("neighbors", "AFG", in_=["SCO", "CSTO"])["state"] == ["TJK"]
    assert database.ask("events", with_=["CHN"], kind="aid")["id"] == ["china-aid-2021"]


def test_a_name_of_two_words_can_be_written_as_an_identifier(database: Connection) -> None:
    assert database.ask("ever_both", "SCO", "CSTO").rows == database.ask("ever-both", "SCO", "CSTO").rows


def test_none_and_an_empty_list_are_nothing_given(database: Connection) -> None:
    expected = database.ask("both", "SCO", "CSTO").rows
    assert (
        database.ask("both", "SCO", "CSTO", not_=None, status=[], dataset=(), on=None, continuity=False).rows
        == expected
    )


def test_every_row_knows_the_facts_that_it_rests_on(database: Connection) -> None:
    answer = database.ask("both", "SCO", "CSTO", not_="EAEU")
    assert answer.facts == [("CSTO/TJK/member/2002-10-07/core", "SCO/TJK/member/2001-06-15/core")]
    assert set(database.why("SCO/TJK")["fact"]) <= set(answer.facts[0])


def test_the_sources_of_a_row_are_its_citations(database: Connection) -> None:
    sources = database.ask("timeline", "CHN", org="SCO").sources
    [citations] = sources.rows
    assert [(citation.source, citation.locator, citation.consulted) for citation in citations] == [
        ("cow-igo", "organization 4115", "yes"),
        ("ft-2021-09-17", "paragraph 13", "yes"),
        ("kremlin-sco-founding-2001", "", "yes"),
        ("sco-declaration-2001", "", "no"),
        ("sco-record", "", "no"),
        ("worldcountrygroups", "sco", "yes"),
        ("wp-sco", "", "yes"),
    ]
    in_short = (
        "cow-igo organization 4115; ft-2021-09-17 paragraph 13; kremlin-sco-founding-2001; sco-declaration-2001; "
    )
    assert sources.texts() == [in_short + "sco-record; worldcountrygroups sco; wp-sco"]


def test_records_can_have_their_sources(database: Connection) -> None:
    answer = database.ask("neighbors", "AFG", in_=["SCO", "CSTO"])
    assert [list(row) for row in answer.records(sources=True)] == [[*answer.columns, "sources"]]
    assert answer.records(sources=True)[0]["sources"] == answer.sources.texts()[0]


def test_what_must_be_known_about_an_answer_comes_with_it(database: Connection) -> None:
    later = database.ask("both", "SCO", "CSTO", on="2030-01-01")
    assert later.notes == ["last reviewed CSTO 2026-01, SCO 2025-11; changes from then to 2030-01-01 are not included"]
    continued = database.ask("both", "UN", "COMECON", on="1980-01-01", continuity=True)
    assert continued.notes == ["counted as continued: SUN for RUS"]


def test_who_was_counted_as_continued_is_told_by_those_rows_that_rest_on_facts(reader: Reader) -> None:
    rows = Rows(["n"], [(1,), (2,)], [None, "COMECON/SUN/member/1949-01-25/core"])
    assert notes_on_continuity(reader, rows) == ["counted as continued: SUN for RUS"]
    assert notes_on_continuity(reader, rows._replace(facts=[None, None])) == []
    assert notes_on_continuity(reader, Rows(["n"], [], [])) == ["counted as continued: nobody"]


def test_a_matrix_has_a_column_for_each_organization_and_the_facts_of_each_row(database: Connection) -> None:
    answer = database.ask("matrix", "SCO", "CSTO", status="member", on="2017-06-08")
    assert answer.columns == ["state", "name", "SCO", "CSTO"]
    assert answer[answer["state"].index("UZB")] == ("UZB", "Uzbekistan", "member", None)
    assert answer.facts[answer["state"].index("KAZ")] == (
        "CSTO/KAZ/member/2002-10-07/core",
        "SCO/KAZ/member/2001-06-15/core",
    )


def test_names_facts_and_records_are_explained(database: Connection) -> None:
    assert database.resolve("ОДКБ", "Burma")["id"] == database.resolve(["ОДКБ", "Burma"])["id"] == ["CSTO", "MMR"]
    assert database.why("SCO/IND/observer")["source"] == [
        *("china-org-2006-06-15-sco", "rferl-2017-06-09-sco", "sco-record", "wp-sco"),
    ]
    shown = database.show("Shanghai Cooperation Organisation")
    assert shown.columns == ["field", "value"]
    assert shown.rows[:2] == [("kind of record", "organization"), ("id", "SCO")]
    assert (
        "citation",
        "sco-declaration-2001, Declaration on the establishment of the Shanghai Cooperation",
    ) not in shown


def test_the_questions_are_listed_with_their_parameters(database: Connection) -> None:
    listed = {row["query"]: row for row in database.queries().records()}
    assert listed["both"] == {
        "query": "both",
        "question": "Which states belong to all of these organizations, and since when?",
        "arguments": "organizations",
        "options": listed["both"]["options"],
        "example": "both SCO CSTO --on 2021-09-17",
    }
    assert set(listed["both"]["options"].split(", ")) == {
        "not",
        "continuity",
        "on",
        "since",
        "until",
        "status",
        "dataset",
    }
    assert {parameter.name: parameter.type for parameter in database.query("ever_both").parameters} == {
        "organizations": "organization",
        "continuity": "flag",
        "dataset": "dataset",
        "status": "status",
    }


def test_a_statement_is_the_sql_of_a_question(database: Connection) -> None:
    statement = database.statement("both", "SCO", "ОДКБ")
    assert statement.endswith(";")
    assert database.sql(statement).all()["state"] == ["KAZ", "KGZ", "RUS", "TJK"]


def test_a_select_of_ones_own_streams_its_rows(database: Connection) -> None:
    rows = database.sql("SELECT id, name FROM states WHERE id IN ('KAZ', 'RUS') ORDER BY id")
    assert rows.columns == ["id", "name"]
    assert next(iter(rows)) == ("KAZ", "Kazakhstan")
    rows.close()
    again = database.sql("SELECT 1 AS one, 2 AS one")
    assert list(again.records()) == [{"one": 1, "one_2": 2}]
    assert list(again) == []


@pytest.mark.parametrize(
    ("command", "arguments", "options"),
    [
        ("members SCO --status any --on 2021-09-17", ["SCO"], {"status": "any", "on": KABUL}),
        ("overlaps SCO CSTO CIS --on 2021-09-17", ["SCO", "CSTO", "CIS"], {"on": KABUL}),
        ("statements --speaker Putin --since 2021", [], {"speaker": "Putin", "since": "2021"}),
        ("events --org CSTO --sources", [], {"org": "CSTO"}),
        ("search unfreez", ["unfreez"], {}),
        ("coverage --org SCO", [], {"org": ["SCO"]}),
        ("datasets", [], {}),
    ],
)
def test_the_library_answers_what_the_command_prints(
    database: Connection, ask: Run, command: str, arguments: list[str], options: dict[str, object]
) -> None:
    answer = database.ask(command.split(maxsplit=1)[0], *arguments, **options)
    records = answer.records(sources="--sources" in command)
    printed = list(csv.DictReader(io.StringIO(ask(*command.split()).stdout)))
    assert [{key: "" if value is None else str(value) for key, value in row.items()} for row in records] == printed
