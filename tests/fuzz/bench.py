"""The bench: where a case is tried."""

import re
import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
from click.testing import CliRunner
from sqlalchemy import Engine, create_engine

from regional import dates
from regional.cli import main
from regional.cli.question import question_command
from regional.database import engine as engine_module
from regional.database.engine import make_engine
from regional.database.migrating import upgrade
from regional.errors import RegionalError
from regional.exporters.run import export
from regional.seeds.loader import check, load
from regional.seeds.problems import SeedError
from regional.sql.catalog import read_query
from tests.datasets import BLOCS, dump, facts, rows, write
from tests.fuzz.cases import MORE, Files
from tests.fuzz.databases import Damage
from tests.imports import take
from tests.packages import tree

COUNTED = {"icews": "events", "gdelt": "events", "ungdc": "statements"}
"""The table in which every line of a file is a row."""


def share_statements() -> None:
    """Let the engines of this process, all of files, share what SQLAlchemy has compiled: a third of the time."""
    create: Callable[..., Engine] = vars(engine_module)["create_engine"]
    first = create_engine("sqlite://")
    first.connect().close()

    def created(*args: Any, **kwargs: Any) -> Engine:
        engine = create(*args, **kwargs)
        engine.dialect, engine._compiled_cache = first.dialect, first._compiled_cache  # noqa: SLF001
        return engine

    vars(engine_module)["create_engine"] = created


class Bench:
    """A place to try cases in: a folder that holds the last one, and an empty database to load it into."""

    def __init__(self, room: Path) -> None:
        self.room = room
        self.counts: Counter[str] = Counter()
        self._empty = room / "empty.db"
        self._folder = room / "fuzzed"
        self._blocs = room / "blocs.db"
        with make_engine(str(self._empty)).begin() as connection:
            upgrade(connection)
        load([write(room / "blocs", BLOCS)], self._blocs)
        self.fuzzed = room / "fuzzed.db"
        load([write(room / "again", BLOCS | MORE, id="fuzzed")], self.fuzzed)

    def try_folder(self, files: Files) -> None:
        """It is refused, each mistake in a line with its place, and nothing is written; or it loads for good."""
        shutil.rmtree(self._folder, ignore_errors=True)
        for name, data in files.items():
            (self._folder / name).parent.mkdir(parents=True, exist_ok=True)
            (self._folder / name).write_bytes(data)
        database = Path(shutil.copy(self._empty, self.room / "regional.db"))
        before = database.read_bytes()
        found = problems(check, self._folder, database)
        assert problems(load, self._folder, database) == found
        for line in found:
            assert re.match(re.escape(str(self._folder)) + r"[^:]*(:[0-9]+)?: .", line), line
            self.counts["lines with a number" if re.match(r"[^:]*:[0-9]+: ", line) else "lines of a whole file"] += 1
        self.counts["folders refused" if found else "folders loaded"] += 1
        if found:
            assert database.read_bytes() == before
            return
        loaded = dump(database)
        counts = load([self._folder], database)
        assert not any(sum(count[:3]) for tables in counts.values() for count in tables.values()), counts
        assert dump(database) == loaded
        self._carry_over(database)

    def _carry_over(self, database: Path) -> None:
        """What is exported loads elsewhere, and is exported from there as it was."""
        other = Path(shutil.copy(self._empty, self.room / "other.db"))
        folders = [self.room / "exported", self.room / "exported-again"]
        for folder in folders:
            shutil.rmtree(folder, ignore_errors=True)
        export(str(database), folders[0])
        parts = [path.parent for path in sorted(folders[0].rglob("dataset.yaml"))]
        load(parts, other)
        export(str(other), folders[1])
        assert tree(folders[1]) == tree(folders[0])
        assert facts(other) == facts(database)

    def try_data_file(self, case: tuple[str, bytes]) -> None:
        """It is refused in a line with its name, and nothing is written; or every line of it is accounted for."""
        kind, data = case
        packed = data.startswith(b"\x1f\x8b")
        path = self.room / f"fuzzed.{kind}{'.gz' if packed else ''}"
        path.write_bytes(data)
        database = Path(shutil.copy(self._blocs, self.room / "regional.db"))
        before = database.read_bytes()
        try:
            report = take(database, kind, path)
        except RegionalError as error:
            refusal = str(error)
            report = None
        if report is None:
            assert re.fullmatch(re.escape(str(path)) + r"(:[0-9]+)?: .+", refusal), refusal
            assert database.read_bytes() == before
            self.counts["data files refused"] += 1
            return
        self.counts["data files imported"] += 1
        if kind in COUNTED:
            [(written,)] = rows(database, f"SELECT count(*) FROM {COUNTED[kind]} WHERE dataset_id = '{kind}'")  # noqa: S608
            assert written + report.skipped.total() + report.repeated == report.read
        assert take(database, kind, path).read == 0
        self._carry_over(database)

    def try_date(self, text: str) -> None:
        """It means some days, or is refused."""
        try:
            earliest, latest = dates.parse(text)
        except dates.InvalidDateError:
            self.counts["dates refused"] += 1
        else:
            assert dates.FIRST_DAY <= earliest <= latest <= dates.LAST_DAY
            assert dates.parse(earliest) == (earliest, earliest)
            self.counts["dates read"] += 1

    def try_database(self, damage: Damage) -> None:
        """A question is answered, or refused in lines without a traceback, and leaves the file as it was."""
        path = self.room / "damaged.db"
        for beside in self.room.glob("damaged.db*"):
            beside.unlink()
        shutil.copy(self.fuzzed, path)
        damage.change(path)
        for question in damage.questions:
            before = path.read_bytes()
            shutil.rmtree(self.room / "out", ignore_errors=True)
            places = [str(self.room / part) if part in ("out", "again") else part for part in question]
            done = CliRunner().invoke(main, ["--database", str(path), *places])
            if done.exception and not isinstance(done.exception, SystemExit):
                raise AssertionError(f"{question} on {damage.shown}") from done.exception
            assert done.exit_code in (0, 1), (question, done.output)
            if done.exit_code:
                assert done.stderr.strip(), question
                assert "Traceback" not in done.stderr
            if question[0] not in ("load", "drop"):
                assert path.read_bytes() == before
            self.counts[f"damaged databases: {'refused' if done.exit_code else 'answered'}"] += 1

    def try_query(self, data: bytes) -> None:
        """It becomes a command, whose statement can be printed; or it is refused in a line with its place."""
        path = self.room / "fuzzed.sql"
        path.write_bytes(data)
        try:
            query = read_query(path)
        except RegionalError as error:
            told = str(error)
            self.counts["queries refused"] += 1
        else:
            told = ""
            self.counts["queries read"] += 1
        if told:
            assert re.fullmatch(re.escape(str(path)) + r"(:[0-9]+)?: .+", told), told
            return
        command = question_command(query)
        command.get_help(click.Context(command, info_name=query.name))
        for value in (None, "[]", "x"):
            assert query.pasteable({parameter.name: value for parameter in query.parameters})


def problems(act: Callable[..., object], folder: Path, database: Path) -> list[str]:
    """What a load or a check says of a folder."""
    try:
        act([folder], database)
    except SeedError as error:
        return str(error).splitlines()
    return []
