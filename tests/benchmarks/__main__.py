"""`python -m tests.benchmarks [RUNS]`: how long an answer and a load take, against their floors.

Each pair of commands is run in turn, A B A B …, as whole processes; the figure is the median of the pairs' ratios.
"""

import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from tests.conftest import COMMAND

FLOOR = [sys.executable, "-c", "import click, sqlite3"]
QUESTIONS = (
    "both SCO CSTO --on 2021-09-17",
    "members UN --on 2021-09-17",
    "matrix SCO CSTO CIS --on 2021-09-17",
    "timeline UZB",
    "statements --speaker Putin --about Taliban",
    "search unfreez",
)


ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""Installed code is compiled once, so this checkout's must be too."""


def seconds(command: list[str]) -> float:
    """How long a command takes as a whole process."""
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True, env=ENVIRONMENT)
    return time.perf_counter() - start


def compare(name: str, command: list[str], floor: list[str], runs: int) -> None:
    """Print the ratio of a command to its floor."""
    pairs = [(seconds(command), seconds(floor)) for _ in range(runs + 1)][1:]
    ratios = sorted(ours / theirs for ours, theirs in pairs)
    ours, theirs = (median(pair[i] for pair in pairs) * 1000 for i in (0, 1))
    spread = f"{ratios[0]:.2f} .. {ratios[-1]:.2f}"
    print(f"{name:45} {median(ratios):6.2f} ({spread})  {ours:7.0f} ms against {theirs:.0f} ms")


def main() -> None:
    """Run everything."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    with tempfile.TemporaryDirectory() as folder:
        database = str(Path(folder) / "regional.db")
        regional = [str(COMMAND), "--database", database]
        first = seconds([*regional, "load"])
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        again = seconds([*regional, "load"])
        size = os.path.getsize(database) / 1e6
        print(
            f"load of the record: {first:.2f} s, {peak:.0f} MB of memory, {size:.1f} MB of file; again: {again:.2f} s\n"
        )
        print(f"{'question, against python -c import click, sqlite3':45} ratio (from .. to)")
        for question in QUESTIONS:
            compare(question, [*regional, *question.split()], FLOOR, runs)


if __name__ == "__main__":
    main()
