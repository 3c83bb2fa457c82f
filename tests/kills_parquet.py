"""`python -m tests.kills_parquet [KILLS]`: imports into a folder of Parquet files are killed at any moment.

Whoever asks afterwards must find the dataset wholly as it was or wholly as it becomes. Each import begins where the one
before it was killed, so that what a kill leaves behind is cleared away on the way.
"""

import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from regional.database.reading import reading
from tests.conftest import COMMAND
from tests.imports import icews_file

SEED = 20210917
EVENTS = 4_000
WHOLE = """
SELECT
    (SELECT count(*) FROM events AS e WHERE e.dataset_id = 'icews'),
    (SELECT count(*) FROM event_citations AS c JOIN events AS e ON e.id = c.event_id WHERE e.dataset_id = 'icews'),
    (SELECT count(*) FROM event_participants AS p JOIN events AS e ON e.id = p.event_id WHERE e.dataset_id = 'icews'),
    (SELECT min(e.start_earliest) || max(e.start_earliest) FROM events AS e WHERE e.dataset_id = 'icews'),
    (SELECT d.as_of FROM datasets AS d WHERE d.id = 'icews'),
    (SELECT count(*) FROM memberships),
    (SELECT count(*) FROM search_index)
"""


def run(folder: Path, *arguments: str | Path) -> subprocess.Popen[bytes]:
    """Start a command on the folder."""
    command = [str(COMMAND), "--database", f"parquet:{folder}", *map(str, arguments)]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


def finished(process: subprocess.Popen[bytes]) -> float:
    """Let a command end, and say how long it took."""
    begin = time.monotonic()
    _, said = process.communicate()
    assert process.returncode == 0, said.decode()
    return time.monotonic() - begin


def state(folder: Path) -> tuple[object, ...]:
    """What tells one version of the dataset from another, and a whole one from half of one."""
    with reading(f"parquet:{folder}") as reader:
        return reader.ask(WHOLE).rows[0]


def events_file(path: Path, year: int, count: int) -> Path:
    """Events of two years."""
    days = (f"{year + number % 2}-{1 + number % 12:02}-{1 + number % 28:02}" for number in range(count))
    return icews_file(path, *({"Event ID": str(number), "Event Date": day} for number, day in enumerate(days, 100)))


def main() -> None:
    """Kill imports of two files in turn."""
    kills = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    chance = random.Random(SEED)  # noqa: S311 - the same moments in every run, as far as a machine allows
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "regional"
        finished(run(folder, "load"))
        files = [events_file(Path(name) / f"{year}.tab", year, EVENTS + year) for year in (2001, 2010)]
        states, took = [], 0.0
        for file in files:
            took = max(took, finished(run(folder, "import", "icews", file)))
            states.append(state(folder))
        assert states[0] != states[1]
        killed = {"as before": 0, "new": 0, "ended first": 0}
        now = states[1]
        for number in range(kills):
            new = states[number % 2]
            process = run(folder, "import", "icews", files[number % 2])
            time.sleep(chance.uniform(0.2, took))
            process.send_signal(signal.SIGKILL)
            _, said = process.communicate()
            found = state(folder)
            assert found in (now, new), f"kill {number}: {found} is neither {now} nor {new}"
            assert process.returncode in (0, -signal.SIGKILL), said.decode()
            killed["ended first" if process.returncode == 0 else "as before" if found == now else "new"] += 1
            now = found
        finished(run(folder, "import", "icews", files[0]))
        assert state(folder) == states[0]
        left = [path for path in folder.iterdir() if path.name.startswith(".")]
        assert left == [], left
    print(f"{kills} kills, of an import that takes {took:.1f} s: {killed}")  # noqa: T201 - it reports


if __name__ == "__main__":
    main()
