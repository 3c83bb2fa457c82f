"""What an import into Parquet files finds by columns of Arrow is what one into a file finds by lists: line for line."""

import random
import re
import shlex
import shutil
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow as pa
import pytest
from click.testing import CliRunner
from pyarrow import parquet

from regional.cli import main
from regional.exporters import event_files
from regional.exporters.parquet import Version
from regional.importers.arrow_blocks import ArrowBlock
from regional.importers.delimited import Block
from regional.importers.told import COLUMNS
from tests.conftest import Result
from tests.imports import gdelt_file, icews_file

SEED = 20211128
TABLES = (
    "SELECT * FROM events WHERE dataset_id = '{0}' ORDER BY id",
    "SELECT * FROM event_citations WHERE event_id >= '{0}' AND event_id < '{0}.' ORDER BY event_id, locator",
    "SELECT * FROM event_participants WHERE event_id >= '{0}' AND event_id < '{0}.' ORDER BY event_id, actor_id, role",
    "SELECT id, version, as_of, fingerprint FROM datasets ORDER BY id",
    "SELECT * FROM counts ORDER BY dataset_id, table_name",
)
DAYS = (
    "2018-06-01",
    "1995-02-28",
    "1995-01-01",
    "2017-12-31",
    " 2018-06-02",
    "2018-02-30",
    "1994-12-31",
    "someday",
    "",
)
NAMES = (
    "NATO",
    "nato",
    "Citizen (Russia)",
    "",
    "NA",
    "Türkiye`s  own",
    '"Quoted ""name"""',
    'a "mark"',
    "\u2003上合\u3000",
)
COUNTRIES = ("Kazakhstan", "Soviet Union", "Russian Federation", "Türkiye", "", "NULL", "Atlantis", "Juba")
PLACES = ("Astana", "", "NA", "São Paulo", '"Here, there"')
ICEWS_FIELDS: dict[Any, tuple[str, ...]] = {
    "Event Date": DAYS,
    "Source Name": NAMES,
    "Target Name": NAMES,
    "Source Country": COUNTRIES,
    "Target Country": COUNTRIES,
    "Country": COUNTRIES,
    "City": PLACES,
    "District": PLACES,
    "Province": PLACES,
    "Event Text": ("Consult", "", "N/A"),
    "CAMEO Code": ("040", "0411", "999", "", "NA", "x"),
    "Intensity": ("1", "-10.0", "", "11", "much", "2.75"),
    "Publisher": ("A newspaper", ""),
    "Story ID": ("474", ""),
    "Sentence Number": ("2", "NULL"),
}
GDELT_FIELDS: dict[Any, tuple[str, ...]] = {
    1: ("20191024", "19790101", "20190230", "19781231", ""),
    6: ("THE NATO", "NATO", "KAZAKHSTAN", "", '"X"'),
    7: ("KAZ", "ROM", "XXX", ""),
    8: ("NATO", ""),
    12: ("IGO", "GOV", ""),
    16: ("MOSCOW", "UNITED NATIONS", ""),
    17: ("RUS", "", "TMP"),
    26: ("040", "190", "", "---"),
    30: ("1.0", "", "99", "-2.5"),
    52: ("Astana, Astana, Kazakhstan", "Banjul, Banjul, Gambia, The", ""),
    53: ("KZ", "", "ZZ"),
    59: ("20191025", "20191023143000", "", "20190101"),
    60: ("https://news.example/astana", ""),
}


class Case(NamedTuple):
    """A file, and how its lines are."""

    make: Callable[..., Path]
    number: Any
    fields: dict[Any, tuple[str, ...]]
    ending: str = "\n"
    is_ordered: bool = False


CASES = {
    "icews in order": Case(icews_file, "Event ID", ICEWS_FIELDS, is_ordered=True),
    "icews shuffled": Case(icews_file, "Event ID", ICEWS_FIELDS, "\r\n"),
    "gdelt in order": Case(gdelt_file, 0, GDELT_FIELDS, "\r\n", is_ordered=True),
    "gdelt shuffled": Case(gdelt_file, 0, GDELT_FIELDS),
}


def write(path: Path, case: Case) -> None:
    """Lines with numbers that go up or not, most of them sound in most of what they say."""
    chance = random.Random(SEED)  # noqa: S311 - the same lines in every run
    made = []
    for at in range(600):
        seldom = chance.random() < 0.2
        others = {name: chance.choice(values if seldom else values[:3]) for name, values in case.fields.items()}
        id_ = at if case.is_ordered else chance.choice((at, chance.randrange(600)))
        made.append({case.number: "x" if chance.random() < 0.01 else str(id_), **others})
    again = [] if case.is_ordered else chance.sample(made, 100)
    case.make(path, *made, *again)
    path.write_bytes(path.read_bytes().replace(b"\n", case.ending.encode()))


def ask(location: str, command: str) -> Result:
    done = CliRunner().invoke(main, ["--database", location, *shlex.split(command)], catch_exceptions=False)
    return Result(done.stdout, done.stderr, done.exit_code)


@pytest.fixture(scope="module")
def exported(actors: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("parquet") / "exported"
    assert ask(str(actors), f"export {folder} --parquet").status == 0
    return folder


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_an_import_of_odd_lines_gives_what_it_gives_on_a_file(
    actors: Path, exported: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, case: Case
) -> None:
    for block, size in ((ArrowBlock, 20_000), (Block, 3_000)):
        monkeypatch.setattr(block, "size", size)
    file, kind = tmp_path / "events", case.make.__name__.removesuffix("_file")
    write(file, case)
    places = {"f": shutil.copy(actors, tmp_path / "r.db"), "p": f"parquet:{shutil.copytree(exported, tmp_path / 'p')}"}

    def both(command: str) -> Result:
        on_file, in_folder = (ask(str(place), command.format(name)) for name, place in places.items())
        assert in_folder == on_file
        return on_file

    done = both(f"import {kind} {file} --force --reject-to {tmp_path}/rejected-{{}}")
    assert {re.split("[:,]", line)[0] for line in done.stdout.split("\n")} >= {"read", "skipped", "noted", "written"}
    assert (tmp_path / "rejected-f").read_bytes() == (tmp_path / "rejected-p").read_bytes()
    for table in TABLES:
        assert both(f'sql "{table.format(kind)}" -f csv').stdout.count("\n") > 2


def test_what_waits_for_files_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many years the lines of a block are of."""
    monkeypatch.setattr(event_files, "_MOST", 30)
    (tmp_path / "work").mkdir()
    days = [f"{1995 + number % 20}-06-01" for number in range(200)]
    told: dict[str, list[Any]] = dict.fromkeys(COLUMNS, ["x"] * len(days))
    told |= {"id": [f"x-{number}" for number in range(len(days))], "start_date": days, "intensity": [1.0] * len(days)}
    with closing(event_files.EventFiles(Version(tmp_path), tmp_path / "work")) as files:
        written = files.take(
            {name: pa.array(column) for name, column in told.items()},
            {"dataset_id": "x", "source_id": "x-files", "tier": "machine-coded"},
        )
        assert files.waiting() <= 30
    assert written == (200, 200, 400)
    rows = {
        name: sum(parquet.read_metadata(tmp_path / path).num_rows for path in some)
        for name, some in files.paths.items()
    }
    assert rows == {"events": 200, "event_citations": 200, "event_participants": 400}
