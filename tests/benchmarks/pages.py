"""`python -m tests.benchmarks.pages [RUNS]`: what the site costs, and how fast the pages are, beside Datasette's.

The server and Datasette read the same file in the same run; the figures of a page are the median of what a client
waits, and the memory is the most that the process held.
"""

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from statistics import median
from typing import NamedTuple

import regional
from regional.pages.library import path_of
from tests.benchmarks.__main__ import seconds
from tests.conftest import COMMAND

DATASETTE = Path(sys.executable).with_name("datasette")
SOME = 40


class Server(NamedTuple):
    """A process that serves a file."""

    address: str
    started: float
    """How many seconds it took until its first answer."""
    process: subprocess.Popen[bytes]

    def waited(self, path: str) -> float:
        """How many milliseconds a page takes."""
        start = time.perf_counter()
        with closing(urllib.request.urlopen(self.address + path)) as answer:  # noqa: S310 - it is our own
            answer.read()
        return (time.perf_counter() - start) * 1000

    def memory(self) -> float:
        """The most memory that it held, in megabytes."""
        with open(f"/proc/{self.process.pid}/status", encoding="utf-8") as status:
            return next(int(line.split()[1]) for line in status if line.startswith("VmHWM")) / 1000


@contextmanager
def server(first: str, *command: str) -> Iterator[Server]:
    """Start a server, and wait for its first answer."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    start = time.perf_counter()
    with subprocess.Popen([*command, "--port", str(port)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as one:
        while True:
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{port}/{first}").close()
                break
            except OSError:
                time.sleep(0.01)
        yield Server(f"http://127.0.0.1:{port}/", time.perf_counter() - start, one)
        one.terminate()


def main() -> None:
    """Measure everything."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "regional.db"
        seconds([str(COMMAND), "--database", str(database), "load"])
        _site(database, Path(folder) / "site")
        ids = regional.connect(database).sql("SELECT kind, id FROM records ORDER BY kind, id").all().rows
        for _ in range(runs):
            with server("index.html", str(COMMAND), "--database", str(database), "serve") as ours:
                print(f"serve: first answer after {ours.started:.2f} s")
                for kind in ("organization", "state", "event", "source"):
                    pages = [path_of(kind, id_) for found, id_ in ids if found == kind][:SOME]
                    first, again = ([ours.waited(page) for page in pages] for _ in range(2))
                    print(f"  {kind:14} {median(first):6.1f} ms, and again {median(again):6.1f} ms")
                for path in ("index.html", "questions/members.html", "questions/both.csv"):
                    print(f"  {path:24} {median(ours.waited(path) for _ in range(SOME)):6.1f} ms")
                print(f"  {ours.memory():.0f} MB")
            with server("", str(DATASETTE), str(database)) as other:
                print(f"datasette: first answer after {other.started:.2f} s")
                path = f"{database.stem}/memberships"
                print(f"  {path:24} {median(other.waited(path) for _ in range(SOME)):6.1f} ms")
                print(f"  {other.memory():.0f} MB")


def _site(database: Path, folder: Path) -> None:
    command = [str(COMMAND), "--database", str(database), "site", str(folder)]
    start = time.perf_counter()
    _, _, used = os.wait4(subprocess.Popen(command, stdout=subprocess.DEVNULL).pid, 0)
    files = [path.stat().st_size for path in folder.rglob("*") if path.is_file()]
    print(
        f"site: {len(files):,} files, {sum(files) / 1e6:.1f} MB, {time.perf_counter() - start:.1f} s,"
        f" {used.ru_utime + used.ru_stime:.1f} s of the processor, {used.ru_maxrss / 1000:.0f} MB of memory"
    )


if __name__ == "__main__":
    main()
