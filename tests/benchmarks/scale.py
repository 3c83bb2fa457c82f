"""`python -m tests.benchmarks.scale [--events N]… [--engine NAME]… [--folder FOLDER]`: the engines side by side.

Synthetic events are imported and asked for as a user does it, in whole processes; what is printed is how long each
took, the largest memory of any of them, and the room that the database takes. A server's own memory is not in it. Spark
reads the folder that DuckDB reads, so that its import is the same. Without options it is a million events on every
engine. Fifty million take 10 GB for the file, and in SQLite and PostgreSQL some 30 more each.
"""

import shutil
import tempfile
from argparse import ArgumentParser
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from tests.benchmarks.engines import ENGINES, Engine
from tests.benchmarks.floors import run
from tests.benchmarks.imports import PERIOD, QUESTIONS
from tests.benchmarks.shapes import write_events
from tests.conftest import COMMAND

BY_MONTH = """
SELECT substr(e.start_earliest, 1, 7) AS month, count(*) AS events FROM events AS e
GROUP BY substr(e.start_earliest, 1, 7) ORDER BY month
"""
BY_YEAR = """
SELECT p.year, p.actor_id, count(*) AS events FROM participations AS p
GROUP BY p.year, p.actor_id ORDER BY p.year, p.actor_id
"""
LARGE = {
    "period": PERIOD.split(),
    "by month": ["sql", BY_MONTH],
    "by year": ["sql", BY_YEAR],
}
"""Questions about many events: those of Kazakhstan in two years, how many a month has, and who took part in a year."""


class Measured(NamedTuple):
    """What was measured of one engine with one number of events."""

    engine: str
    events: int
    rate: float
    """How many lines were imported a second."""
    memory: float
    """The largest memory of the import, in megabytes."""
    size: float
    """How large the database is, in megabytes, with the record."""
    seconds: dict[str, float]
    """How long each of the large questions took; `README` is the slowest of the others."""
    asking: float
    """The largest memory of a question."""

    def line(self) -> str:
        """A line of the table."""
        took = "".join(f"{seconds:>10.2f}" for seconds in self.seconds.values())
        return (
            f"{self.engine:<11}{self.events:>12,}{self.rate:>10,.0f}{self.memory:>8,.0f}{self.size:>10,.0f}"
            f"{took}{self.asking:>8,.0f}"
        )


def heading() -> str:
    """The first line of the table."""
    asked = "".join(f"{name:>10}" for name in (*LARGE, "README"))
    return f"{'engine':<11}{'events':>12}{'lines/s':>10}{'MB':>8}{'size MB':>10}{asked}{'MB':>8}"


def measured(name: str, engine: Engine, events: Path, count: int) -> Measured:
    """Import the events into a new database, and ask it."""
    run(COMMAND, "--database", engine.imported_into, "load")
    took = run(COMMAND, "--database", engine.imported_into, "import", "icews", events)

    def asked(*words: str) -> tuple[float, float]:
        return run(COMMAND, "--database", engine.location, *words, "--format", "csv")

    large = {what: min(asked(*words) for _ in range(2)) for what, words in LARGE.items()}
    small = [asked(*question.split()) for question in QUESTIONS]
    spent = [*large.values(), max(small)]
    return Measured(
        name,
        count,
        count / took.seconds,
        took.megabytes,
        engine.megabytes(),
        {what: seconds for what, (seconds, _) in zip((*large, "README"), spent, strict=True)},
        max(megabytes for _, megabytes in (*large.values(), *small)),
    )


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure what is asked for, one engine at a time, and remove it again."""
    parser = ArgumentParser(prog="python -m tests.benchmarks.scale")
    parser.add_argument("--events", type=int, action="append", help="how many events; 1000000 if it is left out")
    parser.add_argument("--engine", choices=ENGINES, action="append", help="an engine; all if it is left out")
    parser.add_argument("--folder", type=Path, help="where there is room; the system's folder for temporary files")
    chosen = parser.parse_args(arguments)
    print(heading(), flush=True)
    for count in chosen.events or [1_000_000]:
        with tempfile.TemporaryDirectory(dir=chosen.folder) as name:
            events = Path(name) / "events.tab"
            write_events(events, count)
            for engine in chosen.engine or ENGINES:
                folder = Path(name) / engine
                folder.mkdir()
                with ENGINES[engine](folder) as one:
                    print(measured(engine, one, events, count).line(), flush=True)
                shutil.rmtree(folder)


if __name__ == "__main__":
    main()
