"""`python -m tests.mutants [N] [SEED] [PART…]`: make N small changes, one at a time, and print what no test notices.

Without N it makes all of them. They are drawn by the seed, as many of each part as of the others. Each survivor is
printed as `file:line  before -> after`; at the end stands for each part how many were made and noticed.
"""

import os
import secrets
import sys
from pathlib import Path
from random import Random

from tests.mutants.change import Change
from tests.mutants.parts import PARTS, Part, changes_of
from tests.mutants.trial import TestsFailError, Trial


def say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def drawn(root: Path, part: Part, count: int | None, random: Random) -> list[Change]:
    """As many changes to a part as are wanted, or all, in an order by chance."""
    made = [change for path in part.paths(root) for change in changes_of(path)(path, (root / path).read_text("utf-8"))]
    return random.sample(made, len(made) if count is None else min(count, len(made)))


def tried(trial: Trial, part: Part, changes: list[Change]) -> int:
    """How many of the changes are noticed; the others are printed."""
    noticed = len(changes)
    for change in trial.unnoticed(changes, part.test_paths()):
        say(change.told((trial.tree / change.path).read_text("utf-8")))
        noticed -= 1
    return noticed


def main() -> None:
    """Try the parts that are named, or all."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else None
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else secrets.randbits(32)
    parts = [part for part in PARTS if part.name in sys.argv[3:] or not sys.argv[3:]]
    os.nice(10)
    say(f"seed {seed}")
    each = None if count is None else -(-count // len(parts))
    results: list[str] = []
    with Trial() as trial:
        trial.load_record()
        for part in parts:
            changes = drawn(trial.tree, part, each, Random(seed))  # noqa: S311 - a draw that can be repeated
            try:
                noticed = tried(trial, part, changes)
            except TestsFailError as error:
                sys.exit(f"{error}\nthe tests of {part.name} fail without any change")
            results.append(f"{part.name}: {noticed} of {len(changes)} noticed, {100 * noticed / len(changes):.1f} %")
            say(results[-1])


if __name__ == "__main__":
    main()
