"""`python -m tests.benchmarks.imports [EVENTS]`: imports and questions at real size, each beside its floors in one run.

An import is measured as a whole process: it starts, reads a file, looks up who is meant, writes and commits. Its floors
are only charged for writing the same rows. What takes long is done with fewer events; all are measured in turn, and of
several runs the fastest counts. Questions are whole processes too, asked of the small and the large database in turn.
"""

import os
import shutil
import sqlite3
import sys
import tempfile
from collections.abc import Callable, Iterable
from contextlib import closing
from functools import partial
from pathlib import Path

from tests.benchmarks.floors import FLAT, SQLITE_UTILS, Batch, Spent, core, executemany, rows_of, run, sqlite_utils
from tests.benchmarks.shapes import write_events, write_memberships
from tests.conftest import COMMAND, REFERENCE

FEW, MANY = 150_000, 1_000_000
"""With how many events slow floors are measured, and up to how many a measurement is repeated."""

ORGANIZATIONS, MEMBERS = 5_000, 40
QUESTIONS = (
    "members SCO --status dialogue_partner --on 2021-09-17",
    "both SCO CSTO --on 2024-12-31 --sources",
    "matrix SCO CSTO CIS --on 2021-09-17 --status member",
    "timeline UZB --org CST --org CSTO --org SCO",
    "changes --since 2021-09-18 --until 2024-12-31 --org SCO",
    "neighbors AFG --in SCO --in CSTO --on 2021-09-17",
    "statements --speaker Putin --about Taliban --kind quotation",
    "search unfreez",
    "why SCO/IND",
    "events --org SCO --since 2021-01-01",
    "events --state KAZ --on 2021-09-17",
    "conflicts --org CSTO --member UZB",
)
PERIOD = "events --state KAZ --since 2015 --until 2016 --tier machine-coded"
BARE = """
SELECT e.id, e.title FROM events AS e
WHERE e.start_earliest <= '2016-12-31' AND e.start_latest >= '2015-01-01' AND e.tier = 'machine-coded'
    AND (e.location_id = 'KAZ' OR e.id IN (SELECT event_id FROM event_participants WHERE actor_id = 'KAZ'))
ORDER BY e.start_earliest, e.start_latest, e.id
"""
COLUMNS = "SELECT min(code) FROM codes WHERE scheme = 'cow-column' GROUP BY actor_id HAVING min(start_date) IS NULL"
ASK = "import sqlite3, sys; print(len(sqlite3.connect(sys.argv[1]).execute(sys.argv[2]).fetchall()))"
READ = "import csv, gzip, sys; print(sum(1 for row in csv.reader(gzip.open(sys.argv[1], 'rt', newline=''))))"

START = "import regional.cli.import_, regional.importers.cow_igo"

Floors = dict[str, Callable[[Iterable[Batch], Path], float]]


def fastest(times: int, *works: Callable[[], Spent]) -> list[Spent]:
    """The shortest of several runs of each, in turn."""
    return [min(runs) for runs in zip(*([work() for work in works] for _ in range(times)), strict=True)]


def imported(what: tuple[str, Path], small: Path, full: Path, floors: Floors, times: int) -> None:
    """Import a file into a copy of the small database, and write the same rows by other means."""
    kind, file = what
    spent = []
    others: dict[str, list[float]] = {name: [] for name in floors}
    for _ in range(times):
        shutil.copy(small, full)
        spent.append(run(COMMAND, "--database", full, "import", kind, file))
        for name, floor in floors.items():
            target = Path(shutil.copy(small, full.with_name("floor.db")))
            others[name].append(floor(rows_of(full, kind), target))
    rows = sum(len(batch.rows) for batch in rows_of(full, kind))
    ours = min(spent).seconds
    print(f"\n{kind}, {file.name}: {rows:,} rows, {os.path.getsize(full) / 1e6:,.0f} MB of file")
    print(f"{'regional import':32}{ours:8.1f} s{rows / ours:10,.0f} rows/s  {max(s.megabytes for s in spent):4.0f} MB")
    for name, seconds in others.items():
        took = min(seconds)
        print(f"{name:32}{took:8.1f} s{rows / took:10,.0f} rows/s; the import has {took / ours:.2f} times its rate")


def beside_the_shortest(file: Path, count: int, small: Path, times: int) -> None:
    """Import a file of events into SQLite and into Parquet files, beside the shortest way into one flat table."""
    exported, target = small.with_suffix(".parquet"), small.with_name("target")
    if not exported.exists():
        run(COMMAND, "--database", small, "export", exported, "--parquet")

    def into_sqlite() -> Spent:
        shutil.copy(small, target)
        return run(COMMAND, "--database", target, "import", "icews", file)

    def into_parquet() -> Spent:
        shutil.copytree(exported, target)
        return run(COMMAND, "--database", f"parquet:{target}", "import", "icews", file)

    def flat() -> Spent:
        return run(sys.executable, "-c", FLAT, file, target)

    print(f"\n{count:,} lines    seconds (of processors)  lines/s    MB  times the rate of the ways above")
    for _ in range(times):
        took: list[float] = []
        for name, way in (("flat table", flat), ("SQLite", into_sqlite), ("Parquet", into_parquet)):
            before = _processor_time()
            spent = way()
            ratios = " ".join(f"{other / spent.seconds:6.2f}" for other in took)
            figures = f"({_processor_time() - before:5.2f}) {count / spent.seconds:14,.0f} {spent.megabytes:5.0f}"
            print(f"{name:14}{spent.seconds:8.2f} {figures} {ratios}")
            took.append(spent.seconds)
            (shutil.rmtree if target.is_dir() else os.unlink)(target)


def _processor_time() -> float:
    """That of all processes that have ended, and of those that they began."""
    spent = os.times()
    return spent.children_user + spent.children_system


def one_table(file: Path, target: Path, rows: int) -> None:
    """The usual way of sqlite-utils: the lines of a file into one table without further indexes."""
    took = run(str(SQLITE_UTILS), "insert", target, "events", file, "--tsv", "--pk", "Event ID").seconds
    print(f"{'sqlite-utils insert, one table':32}{took:8.1f} s{rows / took:10,.0f} rows/s")


def beside_csv(small: Path, target: Path) -> None:
    """The real organization-year file beside one pass of csv.reader over it."""
    file = REFERENCE / "cow" / "igo_year_format3.csv.gz"
    if not file.is_file():
        print(f"\nimport cow-igo beside csv.reader: skipped, there is no {file.name}")
        return

    def again() -> Spent:
        shutil.copy(small, target)
        return run(COMMAND, "--database", target, "import", "cow-igo", file)

    others = (partial(run, sys.executable, "-c", code, file) for code in (READ, "import csv, gzip", START))
    ours, theirs, their_start, our_start = (spent.seconds for spent in fastest(5, again, *others))
    print(f"\nimport cow-igo, {file.name}: {ours:.2f} s, csv.reader {theirs:.2f} s: {ours / theirs:.1f} times")
    inside = (ours - our_start) / (theirs - their_start)
    print(f"without the start of Python and its modules ({our_start:.2f} s, {their_start:.2f} s): {inside:.1f} times")


def loaded(small: Path, large: Path) -> None:
    """An unchanged load of the record alone, and beside all that was imported: it must not grow with that."""
    alone, beside = (partial(run, COMMAND, "--database", path, "load") for path in (small, large))
    few, many = fastest(5, alone, beside)
    print(f"\nunchanged load: {few.seconds:.2f} s, {few.megabytes:.0f} MB; beside the imports ", end="")
    ratios = f"{many.seconds / few.seconds:.2f} and {many.megabytes / few.megabytes:.2f} times"
    print(f"{many.seconds:.2f} s, {many.megabytes:.0f} MB: {ratios}")


def asked(small: Path, large: Path) -> None:
    """The questions of the README on both databases, and one about a period beside its bare SQL."""
    print(f"\n{'question':64} small     large")
    for question in QUESTIONS:
        few, many = fastest(
            7, *(partial(run, COMMAND, "--database", path, *question.split()) for path in (small, large))
        )
        print(f"{question:64}{few.seconds * 1000:4.0f} ms   {many.seconds * 1000:4.0f} ms")
    for format_ in ("ids", "csv"):
        ours, theirs = fastest(
            5,
            partial(run, COMMAND, "--database", large, *PERIOD.split(), "--format", format_),
            partial(run, sys.executable, "-c", ASK, large, BARE),
        )
        print(f"{PERIOD} -f {format_}")
        print(f"  {ours.seconds:.2f} s, bare SQL {theirs.seconds:.2f} s: {ours.seconds / theirs.seconds:.2f} times")


def main() -> None:
    """Run everything."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else MANY
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        small, large, other = folder / "small.db", folder / "large.db", folder / "other.db"
        run(COMMAND, "--database", small, "load")
        with closing(sqlite3.connect(small)) as connection:
            columns = [column for (column,) in connection.execute(COLUMNS)]
        events, few, spells = folder / "events.tab", folder / "few.tab", folder / "spells.csv.gz"
        write_events(events, count)
        write_events(few, min(FEW, count))
        write_memberships(spells, columns, ORGANIZATIONS, MEMBERS)

        by_hand: Floors = {"sqlite3 executemany": executemany, "SQLAlchemy Core": core}
        slow: Floors = by_hand | ({"sqlite-utils insert": sqlite_utils} if SQLITE_UTILS else {})
        beside_the_shortest(few, min(FEW, count), small, 3)
        beside_the_shortest(events, count, small, 3 if count <= MANY else 1)
        imported(("icews", few), small, other, slow, 3)
        if SQLITE_UTILS:
            one_table(few, folder / "utils.db", min(FEW, count))
        else:
            print("sqlite-utils is not installed: pip install sqlite-utils")
        imported(("cow-igo", spells), small, other, by_hand, 3)
        beside_csv(small, other)
        quick: Floors = {"sqlite3 executemany": executemany}
        imported(("icews", events), small, large, quick, 3 if count <= MANY else 1)
        run(COMMAND, "--database", large, "import", "cow-igo", spells)
        loaded(small, large)
        asked(small, large)


if __name__ == "__main__":
    main()
