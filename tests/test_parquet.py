"""The tables as Parquet answer the same in plain SQL over the files."""

from pathlib import Path

import duckdb
import pyarrow as pa
import pytest
from pyarrow import parquet

from regional.models import Base
from tests.conftest import Result, run_command
from tests.packages import described, record_and_mine, tree
from tests.plain_sql import QUESTIONS, Rows, told


@pytest.fixture(scope="module")
def beside(tmp_path_factory: pytest.TempPathFactory, record: Path) -> Path:
    """A database of the record and of a small dataset beside it."""
    return record_and_mine(tmp_path_factory.mktemp("parquet"), record)


@pytest.fixture(scope="module")
def exported(beside: Path) -> Path:
    """All its tables, as the command writes them."""
    result = run_command("--database", beside, "export", beside.parent / "exported", "--parquet")
    assert (result.stderr, result.status) == ("", 0)
    return beside.parent / "exported"


@pytest.fixture(scope="module")
def in_duckdb(exported: Path) -> dict[str, Rows]:
    """What DuckDB answers."""
    with duckdb.connect() as connection:
        for path in exported.iterdir():
            if path.suffix != ".json":
                files = path / "*" / "*" / "*.parquet" if path.is_dir() else path
                connection.execute(f"CREATE VIEW {path.stem} AS SELECT * FROM read_parquet('{files}')")  # noqa: S608
        return {
            name: [list(row) for row in connection.execute(text).fetchall()] for name, (text, *_) in QUESTIONS.items()
        }


@pytest.mark.parametrize("question", QUESTIONS)
def test_duckdb_gives_the_same_answer(question: str, beside: Path, in_duckdb: dict[str, Rows]) -> None:
    assert in_duckdb[question] == told(beside, question)


def test_every_table_has_the_columns_and_types_of_its_model(exported: Path) -> None:
    assert {path.stem for path in exported.iterdir()} == Base.metadata.tables.keys() | {"search_index", "datapackage"}
    memberships = parquet.read_schema(exported / "memberships.parquet")
    assert memberships.names == [column.name for column in Base.metadata.tables["memberships"].columns]
    assert memberships.field("start_date").metadata == {b"description": b"The first day on which it held (EDTF)."}
    assert parquet.read_metadata(exported / "memberships.parquet").row_group(0).column(0).compression == "ZSTD"
    events = parquet.read_schema(exported / "events" / "dataset=core" / "year=2021" / "part-0.parquet")
    kinds = {name: (events.field(name).type, events.field(name).nullable) for name in ("id", "amount", "intensity")}
    assert kinds == {"id": (pa.string(), False), "amount": (pa.int64(), True), "intensity": (pa.float64(), True)}


def test_events_are_parted_by_their_dataset_and_the_year_of_their_first_day(exported: Path) -> None:
    floods = parquet.read_table(exported / "events", filters=[("dataset_id", "==", "mine")])
    found = floods.select(["dataset", "year", "id", "start_earliest", "amount", "intensity"]).sort_by("id").to_pylist()
    assert [list(event.values()) for event in found] == [
        ["mine", 1996, "drought", "1996-01-01", None, 1e-07],
        ["mine", 1995, "flood", "1995-01-01", 31_000_000, -6.5],
    ]


def test_one_dataset_alone(tmp_path: Path, beside: Path) -> None:
    run_command("--database", beside, "export", tmp_path / "mine", "--parquet", "--dataset", "mine")
    assert parquet.read_table(tmp_path / "mine" / "states.parquet")["id"].to_pylist() == ["ZZA"]
    assert parquet.read_table(tmp_path / "mine" / "datasets.parquet")["id"].to_pylist() == ["mine"]
    assert parquet.read_table(tmp_path / "mine" / "statements.parquet").num_rows == 0
    assert parquet.read_table(tmp_path / "mine" / "documentation.parquet").num_rows > 0  # it belongs to no dataset
    for table in ("events", "event_citations"):
        of_mine = tmp_path / "mine" / table / "dataset=mine"
        assert sorted(path.name for path in of_mine.iterdir()) == ["year=1995", "year=1996"]


def test_the_descriptor_names_the_datasets_and_the_files(exported: Path) -> None:
    package = described(exported)
    assert (package["name"], package["title"]) == ("regional", "The record of regional organisations; My own")
    assert package["licenses"] == [
        {"name": "CC-BY-4.0"},
        {"name": "LicenseRef-mine", "title": "ask me, first"},
    ]
    paths = [resource["path"] for resource in package["resources"]]
    files = {path for one in paths for path in (one if isinstance(one, list) else [one])}
    assert files == tree(exported).keys() - {"datapackage.json"}


@pytest.mark.parametrize("location", ["record", "record_on_server"])
def test_two_exports_are_the_same(tmp_path: Path, location: str, request: pytest.FixtureRequest) -> None:
    """From a file and from a server alike."""
    for name, database in (("first", request.getfixturevalue("record")), ("again", request.getfixturevalue(location))):
        run_command("--database", database, "export", tmp_path / name, "--parquet")
    first, again = tree(tmp_path / "first"), tree(tmp_path / "again")
    assert len(first) > 30
    assert again == first


def test_without_pyarrow_it_says_how_to_install_it(tmp_path: Path) -> None:
    absent = tmp_path / "pyarrow.py"
    absent.write_text("raise ModuleNotFoundError(name='pyarrow')\n", encoding="utf-8")
    assert run_command("export", "exported", "--parquet", cwd=tmp_path, PYTHONPATH=str(tmp_path)) == Result(
        "", "regional: Parquet needs pyarrow: pip install 'regional-record[parquet]'\n", 1
    )
