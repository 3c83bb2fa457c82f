"""What else is killed or left: an export into a folder, and the journal of a killed load beside a restored backup."""

import shutil
import time
from collections import Counter
from multiprocessing.process import BaseProcess
from pathlib import Path
from random import Random
from signal import SIGKILL

from regional.database.reading import reading
from regional.errors import RegionalError
from tests.conftest import COMMAND, run_command
from tests.forks import start, wait
from tests.packages import tree

Tree = dict[str, bytes]


class ExportKiller:
    """Kills exports that replace an earlier one, and keeps the counts."""

    name = "an export"

    def __init__(self, old: Path, new: Path, room: Path, random: Random) -> None:
        """Take two databases of one dataset, and export both once, to see how long it takes and what is made."""
        self.new_database, self.random = new, random
        self.room = room / "exports"
        self.room.mkdir()
        self.counts: Counter[str] = Counter()
        began = time.monotonic()
        assert wait(self._start(old, self.room / "old")) == 0
        self.longest = 1.2 * (time.monotonic() - began)
        assert wait(self._start(new, self.room / "new")) == 0
        self.old, self.new = tree(self.room / "old"), tree(self.room / "new")
        assert self.old != self.new

    def _start(self, database: Path, folder: Path) -> BaseProcess:
        return start([COMMAND, "--database", database, "export", folder, "--dataset", "topics"])

    def kill(self, *, while_it_writes: bool) -> bool:
        """Kill one, and look at what it leaves: the whole old one or the whole new one, if under another name."""
        place = self.room / "place"
        place.mkdir()
        target = place / "exported"
        shutil.copytree(self.room / "old", target)
        process = self._start(self.new_database, target)
        while while_it_writes and process.is_alive() and len(list(place.iterdir())) == 1:
            time.sleep(0.001)
        process.join(self.random.uniform(0, self.longest / 3 if while_it_writes else self.longest))
        process.kill()
        status = wait(process)
        assert status in (0, -SIGKILL)
        whole = target if target.exists() else next(place.glob(".exported.*.before"))
        found = tree(whole)
        assert found in (self.old, self.new), f"{whole} is neither the old nor the new"
        assert wait(self._start(self.new_database, target)) == 0
        assert tree(target) == self.new
        where = "" if whole == target else ", put aside"
        how = "killed" if status else "not killed in time"
        self.counts[f"{self.name}: {how}: the {'old' if found == self.old else 'new'}{where}"] += 1
        shutil.rmtree(place)
        return status != 0


def restore_beside(journal: Path, backup: Path, command: tuple[str | Path, ...]) -> str:
    """Put a backup in the place of a database whose journal is left, and see that nothing is mixed into it.

    Returns:
        What a question and a load did: refused it, or took the backup for what it is.
    """
    room = journal.parent / "restored"
    room.mkdir()
    database = Path(shutil.copy(backup, room / "regional.db"))
    left = Path(shutil.copy(journal, f"{database}-journal"))
    told = _told(database)
    assert told is None or str(left) in told
    assert database.read_bytes() == backup.read_bytes()
    done = run_command("--database", database, *command)
    if done.status:
        assert str(left) in done.stderr
        assert database.read_bytes() == backup.read_bytes()
        left.unlink()
        assert run_command("--database", database, *command).status == 0
    asked, loaded = "refused" if told else "answered", "refused" if done.status else "done"
    return f"a restored backup beside an old journal: a question {asked}, a load {loaded}"


def _told(database: Path) -> str | None:
    """What a question is told instead of being answered."""
    try:
        with reading(database):
            return None
    except RegionalError as error:
        return str(error)
