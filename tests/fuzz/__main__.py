"""`python -m tests.fuzz [N] [SEED]`: try N folders, N dates, N query files and N files to import (20,000 of each).

At the first case that fails it exits with 1; the smallest that fails in the same way then lies in the folder that is
named at the start. So does one that takes more than ten seconds: then it says where it was, and exits.
"""

import faulthandler
import secrets
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis.strategies import SearchStrategy

from tests.fuzz.bench import Bench
from tests.fuzz.cases import data_files, edtf, folders, queries

BATCH = 500
LONGEST = 10


def say(text: str) -> None:
    sys.stderr.write(text + "\n")


def run(name: str, cases: SearchStrategy[Any], attempt: Callable[[Any], None], wanted: int, start: int) -> None:
    """Try as many cases as are wanted, in batches with seeds of their own."""
    tried = 0
    began = time.monotonic()
    number = start
    while tried < wanted:

        @seed(number)
        @settings(
            max_examples=min(BATCH, wanted - tried),
            database=None,
            deadline=None,
            phases=[Phase.generate, Phase.shrink],
            suppress_health_check=list(HealthCheck),
            report_multiple_bugs=False,
        )
        @given(cases)
        def batch(case: Any) -> None:
            nonlocal tried
            faulthandler.dump_traceback_later(LONGEST, exit=True)
            attempt(case)
            faulthandler.cancel_dump_traceback_later()
            tried += 1

        batch()
        number += 1
        say(f"{name}: {tried} of {wanted} in {time.monotonic() - began:.0f} s")


def main() -> None:
    """Run everything."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    start = int(sys.argv[2]) if len(sys.argv) > 2 else secrets.randbits(32)
    bench = Bench(Path(tempfile.mkdtemp(prefix="fuzz-")))
    say(f"seed {start}, cases in {bench.room}")
    try:
        run("dates", edtf, bench.try_date, count, start)
        run("query files", queries(), bench.try_query, count, start)
        run("data files", data_files(), bench.try_data_file, count, start)
        run("folders", folders(), bench.try_folder, count, start)
    finally:
        say("".join(f"{what}: {number}\n" for what, number in sorted(bench.counts.items())))


if __name__ == "__main__":
    main()
