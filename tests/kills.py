"""`python -m tests.kills [N] [SEED]`: kill a load, an import or an export N times (200), and see what is left.

Every second one is killed at any moment of its life, the others while they write: from the first byte of SQLite's
journal on. What is left must be whole, the old or the new, or be called half written by a question, which mends
nothing; the same command once more must make it new. Where a journal is left, it is also put beside a restored backup.
"""

import hashlib
import secrets
import shutil
import sqlite3
import sys
import tempfile
import time
from collections import Counter
from contextlib import closing
from multiprocessing.process import BaseProcess
from pathlib import Path
from random import Random
from signal import SIGKILL
from typing import NamedTuple

from regional.database.engine import make_engine
from regional.database.migrating import upgrade
from regional.database.reading import reading
from regional.errors import RegionalError
from regional.seeds.loader import load
from regional.shipped import schema_versions
from tests.conftest import COMMAND
from tests.forks import start, wait
from tests.imports import icews_file
from tests.kills_beside import ExportKiller, restore_beside
from tests.test_faults import write_topics

TICK = 0.001
EVENTS = 3000


class Scene(NamedTuple):
    """A command that is killed while it writes, and what is there before."""

    name: str
    before: Path | None
    command: tuple[str | Path, ...]
    room: Path
    refusal: str | None
    """What a question is told before: that there is no database, or an older one. None: it is answered."""

    def begin(self) -> tuple[Path, BaseProcess]:
        """Start the command on a copy."""
        room = Path(tempfile.mkdtemp(dir=self.room))
        database = room / "regional.db"
        for end in ("", "-journal"):
            if self.before and Path(f"{self.before}{end}").exists():
                shutil.copy(f"{self.before}{end}", f"{database}{end}")
        return database, self.start(database)

    def start(self, database: Path) -> BaseProcess:
        """Start the command on a database."""
        return start([COMMAND, "--database", database, *self.command])


def state(database: Path) -> str:
    """A digest of everything in a database, which is whole; nothing and an empty file are the same."""
    digest = hashlib.sha256()
    if database.exists():
        with closing(sqlite3.connect(database)) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
            for line in connection.iterdump():
                digest.update(line.encode())
    else:
        digest.update(b"BEGIN TRANSACTION;COMMIT;")
    return digest.hexdigest()


def older_schema(database: Path, path: Path) -> Path:
    """A database with the same topics as the first version of the program made it."""
    with make_engine(str(path)).begin() as connection:
        upgrade(connection, schema_versions()[0])
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("ATTACH ? AS newer", (str(database),))
        for table, columns in (
            ("datasets", "id, title, as_of, priority, fingerprint"),
            ("topics", "id, name, dataset_id"),
        ):
            connection.execute(f"INSERT INTO {table} ({columns}) SELECT {columns} FROM newer.{table}")  # noqa: S608
        connection.commit()
    return path


def scenes(room: Path) -> list[Scene]:
    """What is killed: loads over older topics, into nothing, and over a database of the first schema; and an import."""
    old = room / "old.db"
    load([write_topics(room / "old" / "topics", "old")], old)
    load_new = ("load", "--allow-removals", write_topics(room / "new" / "topics", "new"))
    events = icews_file(room / "events.tab", *({"Event ID": str(number)} for number in range(EVENTS)))
    older = older_schema(old, room / "older.db")
    over_old = Scene("a load over an older one", old, load_new, room, None)
    return [
        over_old,
        Scene("a first load", None, load_new, room, "make one with `regional load`"),
        Scene("a migration", older, load_new, room, "`regional load` brings it to"),
        Scene("an import", old, ("import", "icews", events), room, None),
        Scene("the mending of a killed load", half_a_load(over_old), load_new, room, None),
    ]


def half_a_load(scene: Scene) -> Path:
    """A database that a killed load has left half written, beside its journal."""
    for number in range(1000):
        database, process = scene.begin()
        while process.is_alive() and not Path(f"{database}-journal").exists():
            time.sleep(TICK)
        process.join(number % 20 / 40)
        process.kill()
        wait(process)
        if "left half written" in (refusal(database) or ""):
            return database
        shutil.rmtree(database.parent)
    raise AssertionError("no load was killed between the first page and the last")


class Killer:
    """Kills one kind of command, and keeps the counts."""

    def __init__(self, scene: Scene, random: Random, backup: Path | None = None) -> None:
        """Let it run once undisturbed, to see how long it takes and what it makes."""
        self.scene, self.random, self.backup = scene, random, backup
        self.counts: Counter[str] = Counter()
        database, process = scene.begin()
        began = time.monotonic()
        self._until_it_writes(database, process)
        self.silent = time.monotonic() - began
        assert wait(process) == 0
        self.writing = time.monotonic() - began - self.silent
        before = copy_of(scene.before) if scene.before else room_without(database)
        self.old, self.new = state(before), state(database)
        assert self.old != self.new

    def _until_it_writes(self, database: Path, process: BaseProcess) -> None:
        journal = Path(f"{database}-journal")
        while process.is_alive() and not journal.exists():
            process.join(TICK)

    def kill(self, *, while_it_writes: bool) -> bool:
        """Kill one, and look at what it leaves; whether it was killed, and had not ended before."""
        database, process = self.scene.begin()
        if while_it_writes:
            self._until_it_writes(database, process)
        longest = 1.2 * (self.writing if while_it_writes else self.silent + self.writing)
        process.join(self.random.uniform(0, longest))
        process.kill()
        status = wait(process)
        assert status in (0, -SIGKILL)
        left = "with a journal" if Path(f"{database}-journal").exists() else "without a journal"
        told = refusal(database)
        found = state(copy_of(database))
        if self.backup and left == "with a journal":
            beside = restore_beside(Path(f"{database}-journal"), self.backup, self.scene.command)
            self.counts[f"{self.scene.name}: {beside}"] += 1
        assert found in (self.old, self.new), f"{database} is neither the old nor the new"
        expected = self.scene.refusal if found == self.old else None
        if told and "left half written" in told:
            expected = half_written(database)
            left = "half written"
        assert told == expected or (told and expected and expected in told), told
        assert wait(self.scene.start(database)) == 0
        assert state(database) == self.new
        how = f"killed, {left}" if status else "not killed in time"
        self.counts[f"{self.scene.name}: {how}: the {'old' if found == self.old else 'new'}"] += 1
        shutil.rmtree(database.parent)
        return status != 0


def refusal(database: Path) -> str | None:
    """What a question is told instead of an answer."""
    try:
        with reading(database) as reader:
            assert reader.ask("SELECT count(*) FROM topics").rows[0][0] > 0
    except RegionalError as error:
        return str(error)
    return None


def half_written(database: Path) -> str:
    """What a question is told of a file of which a killed load has written a part: a load mends it, a question not."""
    return (
        f"{database} was left half written by a load that was cut off: run `regional load`, which mends it, or if it is"
        f" a restored backup, remove {database}-journal"
    )


def copy_of(database: Path) -> Path:
    """A copy with its journal, which SQLite itself may roll back: the program must do so with the file itself."""
    room = Path(tempfile.mkdtemp(dir=database.parent))
    for path in (database, Path(f"{database}-journal")):
        if path.exists():
            shutil.copy(path, room)
    return room / database.name


def room_without(database: Path) -> Path:
    """Where no database is."""
    return database.with_name("none.db")


def main() -> None:
    """Kill all kinds in turn."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else secrets.randbits(32)
    room = Path(tempfile.mkdtemp(prefix="kills-"))
    sys.stderr.write(f"seed {seed}, databases in {room}\n")
    random = Random(seed)  # noqa: S311 - a moment is no secret
    all_scenes = scenes(room)
    old, new, backup = all_scenes[0].before, room / "newer.db", room / "backup.db"
    assert old
    for word, path in (("new", new), ("backup", backup)):
        load([write_topics(room / word / "topics", word)], path)
    killers: list[Killer | ExportKiller] = [Killer(scene, random, backup) for scene in all_scenes]
    killers.append(ExportKiller(old, new, room, random))
    try:
        number = killed = 0
        while killed < count:
            killer = killers[number % len(killers)]
            killed += killer.kill(while_it_writes=number // len(killers) % 2 == 1)
            number += 1
            if number % 10 == 0:
                sys.stderr.write(f"{killed} of {count}\n")
    finally:
        for killer in killers:
            sys.stderr.writelines(f"{what}: {number}\n" for what, number in sorted(killer.counts.items()))
    shutil.rmtree(room)


if __name__ == "__main__":
    main()
