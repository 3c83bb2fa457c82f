"""The views: each explains itself and all its columns, in its file, in the database and to `regional schema`."""

import shutil
from pathlib import Path

import pytest

from regional.database.documentation import columns
from regional.database.engine import make_engine
from regional.database.reading import reading
from regional.seeds.loader import load
from regional.sql.definitions import View, ViewColumn, views
from tests.datasets import rows, write
from tests.odd import ODD

VIEWS = views()
each_view = pytest.mark.parametrize("view", VIEWS, ids=[view.name for view in VIEWS])


@each_view
def test_a_view_explains_each_of_its_columns_and_no_other(view: View, record: Path) -> None:
    with reading(record) as reader:
        there = reader.ask(f"SELECT * FROM {view.name} LIMIT 1").columns  # noqa: S608 - ours
    described = [column.name for column in columns(view.name)]
    assert sorted(described) == sorted(there) if "*" in {column.name for column in view.columns} else described == there


@each_view
def test_what_a_view_says_of_itself_is_made_of_sentences(view: View) -> None:
    for meaning in (view.meaning, *(column.meaning for column in columns(view.name))):
        assert meaning.endswith("."), meaning


@each_view
def test_a_column_that_only_a_view_has_holds_text(view: View, record: Path) -> None:
    for column in columns(view.name):
        if column.column is None:
            found = rows(record, f"SELECT DISTINCT typeof({column.name}) FROM {view.name}")  # noqa: S608 - ours
            assert set(found) <= {("text",), ("null",)}, column.name
            assert ("text",) in found or "; empty if there is none" in column.meaning, column.name


@each_view
def test_who_looks_at_the_schema_of_a_file_reads_the_comments_of_a_view(view: View, record: Path) -> None:
    ((stored,),) = rows(record, "SELECT sql FROM sqlite_master WHERE name = :name", name=view.name)
    assert stored == view.statement
    assert f"CREATE VIEW {view.name} AS\n-- {view.meaning}\n--\n" in stored


@each_view
def test_the_views_of_facts_have_the_days_that_a_date_can_mean(view: View) -> None:
    if view.name.endswith("_facts"):
        names = [column.name for column in columns(view.name)]
        dates = [name.removesuffix("date") for name in names if name.endswith("date")]
        assert dates
        assert {f"{date}{end}" for date in dates for end in ("earliest", "latest")} <= set(names)


def test_a_view_comes_after_those_that_it_selects_from() -> None:
    order = [view.name for view in VIEWS]
    for earlier, later in (
        ("actor_names", "membership_facts"),
        ("membership_facts", "effective_membership_facts"),
        ("effective_datasets", "effective_membership_facts"),
        ("evidence", "record_details"),
    ):
        assert order.index(earlier) < order.index(later)


def test_the_header_is_read_into_a_meaning_and_columns() -> None:
    (found,) = [view for view in VIEWS if view.name == "continuing_states"]
    assert (
        found.meaning == "For each state, the state that is the same legal person today: for the Soviet Union, Russia."
    )
    assert found.columns == (
        ViewColumn("state_id", "A state.", ""),
        ViewColumn("continued_by", "The last state that legally continues it; the state itself if no other does.", ""),
    )
    (found,) = [view for view in VIEWS if view.name == "actor_names"]
    assert found.columns[:2] == (ViewColumn("id", "", "actors"), ViewColumn("kind", "", "actors"))


def test_the_effective_facts_are_those_of_one_dataset_for_each_organization(record: Path, tmp_path: Path) -> None:
    """GUAM is recorded by the record and by the odd dataset, which claims it: only one of them speaks for it."""
    database = shutil.copy(record, tmp_path / "regional.db")
    load([write(tmp_path / "odd", ODD, priority=1, complete="[GUAM]")], database)
    both = "SELECT DISTINCT dataset_id FROM {} WHERE organization_id = 'GUAM' ORDER BY 1"
    assert rows(database, both.format("membership_facts")) == [("core",), ("odd",)]
    assert rows(database, both.format("effective_membership_facts")) == [("odd",)]
    counted = "SELECT id FROM {} ORDER BY id"
    assert rows(database, counted.format("effective_membership_facts")) == rows(
        database, counted.format("effective_memberships")
    )


ONE_RECORD = (
    "SELECT kind FROM records WHERE id = 'SCO'",
    "SELECT field, value, detail, dates FROM record_details WHERE record_id = 'SCO' ORDER BY field, value",
)
"""What `show` asks of one record."""


@pytest.mark.parametrize("statement", ONE_RECORD)
def test_one_record_is_found_by_indexes_in_a_file(record: Path, statement: str) -> None:
    plan = [detail for *_, detail in rows(record, f"EXPLAIN QUERY PLAN {statement}")]
    read_whole = [step for step in plan if step.startswith("SCAN") and not step.startswith("SCAN d USING")]
    assert read_whole in ([], ["SCAN records"], ["SCAN record_details"])  # the rows that the view found


@pytest.mark.parametrize("statement", ONE_RECORD)
def test_one_record_is_found_by_indexes_on_a_server(record_on_server: str, statement: str) -> None:
    """A table of a few rows is read whole whatever the index; without that choice each is found by one."""
    engine = make_engine(record_on_server)
    with engine.connect() as connection:
        connection.exec_driver_sql("SET enable_seqscan = off")
        plan = [line for (line,) in connection.exec_driver_sql(f"EXPLAIN {statement}")]
    engine.dispose()
    assert [line for line in plan if "Seq Scan on" in line and "Seq Scan on datasets" not in line] == []
