"""`python -m tests.fuzz [N] [SEED] [SORT…]`: try N dates, query files, files to import, folders and databases (20,000).

At the first case that fails it exits with 1; the smallest that fails in the same way then lies in the folder that is
named at the start. So does one that takes more than ten seconds of work, however busy the machine is: then it says
where it was, and exits.
"""

import faulthandler
import secrets
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis.strategies import SearchStrategy

from tests.fuzz.bench import Bench, share_statements
from tests.fuzz.cases import data_files, edtf, folders, queries
from tests.fuzz.databases import damages

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
            signal.setitimer(signal.ITIMER_VIRTUAL, LONGEST)
            attempt(case)
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
            tried += 1

        batch()
        number += 1
        say(f"{name}: {tried} of {wanted} in {time.monotonic() - began:.0f} s")


def main() -> None:
    """Run everything, or the one sort that is named last."""
    faulthandler.register(signal.SIGVTALRM, chain=True)
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    start = int(sys.argv[2]) if len(sys.argv) > 2 else secrets.randbits(32)
    share_statements()
    bench = Bench(Path(tempfile.mkdtemp(prefix="fuzz-")))
    sorts: dict[str, tuple[SearchStrategy[Any], Callable[[Any], None]]] = {
        "dates": (edtf, bench.try_date),
        "queries": (queries(), bench.try_query),
        "data-files": (data_files(), bench.try_data_file),
        "folders": (folders(), bench.try_folder),
        "databases": (damages(bench.fuzzed), bench.try_database),
    }
    say(f"seed {start}, cases in {bench.room}")
    try:
        for name in sys.argv[3:] or sorts:
            run(name, *sorts[name], count, start)
    finally:
        say("".join(f"{what}: {number}\n" for what, number in sorted(bench.counts.items())))


if __name__ == "__main__":
    main()
