"""Whether tests notice a change: it is made in a copy of the program, and a fork of this process runs its tests.

This process has imported the libraries that the program and its tests import, so that a fork begins soon; for a change
to a statement also the program, which reads its statements when it needs them. A fork begins with the test file that
most often notices, and in it with the tests that bear the name of the changed file, and ends at the first that fails.
"""

import contextlib
import gc
import importlib
import os
import resource
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Self

import pytest

from tests.mutants.change import Change

ROOT = Path(__file__).parents[2]
IMPORTED = (
    "hypothesis",
    "psycopg",
    "rich.table",
    "sqlalchemy.orm",
    "alembic.command",
    "yaml",
    "click.testing",
)
PROGRAM = ("regional.cli", "regional.seeds.loader", "regional.questions")
OPTIONS = (
    *("-x", "-q", "--no-header", "-Wignore:Module already imported"),
    *("-p", "no:cacheprovider"),
    *("-k", "not postgresql"),
)
LONGEST = 300
"""How many seconds of processor time the tests may take; whatever makes them take longer counts as noticed."""
WAITING = 20 * LONGEST
"""How many seconds may pass, on a machine that others use too: a change can also make the tests wait for ever."""
MEMORY = 4 << 30
NOT_COPIED = shutil.ignore_patterns(".git", ".venv", "__pycache__", ".*_cache", "*.db", "node_modules")


class Trial:
    """A copy of the tree in which changes are tried."""

    def __init__(self, root: Path = ROOT) -> None:
        """Copy the tree; what cannot have to do with the tests is left out."""
        self._room = tempfile.TemporaryDirectory(prefix="mutants-")
        self.tree = Path(self._room.name) / "tree"
        shutil.copytree(root, self.tree, ignore=NOT_COPIED)
        if (beside := root.with_name("shared")).is_dir():  # the data sets that some tests compare with
            self.tree.with_name("shared").symlink_to(beside)
        self._tried = 0

    def __enter__(self) -> Self:
        os.chdir(self.tree)
        os.environ["PYTHONPATH"] = str(self.tree)
        sys.path.insert(0, str(self.tree))
        for name in IMPORTED:
            importlib.import_module(name)
        return self

    def __exit__(self, *_: object) -> None:
        os.chdir(ROOT)
        self._room.cleanup()

    def load_record(self) -> None:
        """Load the shipped record once for all tests: a change of how it is loaded is noticed with smaller datasets."""
        record = self.tree.with_name("record.db")
        for name in PROGRAM:
            importlib.import_module(name)
        load = importlib.import_module("regional.seeds.loader").load
        _ended(_forked(lambda: bool(load([self.tree / "seeds" / "core"], record))))
        os.environ["REGIONAL_TEST_RECORD"] = str(record)
        gc.freeze()

    def passes(self, tests: Sequence[str]) -> bool:
        """Whether the tests pass without any change."""
        return self._run(tests, None)

    def notices(self, change: Change, tests: Sequence[str]) -> bool:
        """Whether the tests fail with this change."""
        path = self.tree / change.path
        text, times = path.read_text(encoding="utf-8"), path.stat()
        self._tried += 1
        path.write_text(change.applied(text), encoding="utf-8")
        os.utime(path, (times.st_atime, times.st_mtime + 10 * self._tried))  # or Python would take what it has compiled
        try:
            return not self._run(tests, change)
        finally:
            path.write_text(text, encoding="utf-8")
            os.utime(path, (times.st_atime, times.st_mtime))

    def _run(self, tests: Sequence[str], change: Change | None) -> bool:
        return _ended(_forked(lambda: self._test(tests, change))) == 0

    def _test(self, tests: Sequence[str], change: Change | None) -> int:
        os.setsid()
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (LONGEST, LONGEST))
        if change:
            sys.dont_write_bytecode = True
            os.environ["PYTHONDONTWRITEBYTECODE"] = "1"
        log = os.open(self.tree.with_name("log"), os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        for stream in (1, 2):
            os.dup2(log, stream)
        stale = {"tests"} if change and change.path.endswith(".sql") else {"regional", "tests"}
        for name in list(sys.modules):
            if name.split(".")[0] in stale:  # what has been read of the program is read anew
                del sys.modules[name]
        options = [*OPTIONS, f"--basetemp={self.tree.with_name('tmp')}"]
        nearest = _Nearest(Path(change.path).stem if change else "")
        for test in tests:
            status = int(pytest.main([*options, test], plugins=[nearest]))
            if status not in {pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED}:
                return status
        return 0

    def log(self) -> str:
        """What the tests printed that were run last."""
        return self.tree.with_name("log").read_text(encoding="utf-8", errors="replace")


class _Nearest:
    """A plugin of pytest that lets the tests begin that bear a name, and leaves out those that ask a server."""

    def __init__(self, name: str) -> None:
        self._name = name

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        items[:] = [item for item in items if "server" not in getattr(item, "fixturenames", ())]
        items.sort(key=lambda item: self._name not in item.name)


def _forked(act: Callable[[], int]) -> int:
    """A fork of this process that does something and ends with the status that it gives."""
    child = os.fork()
    if not child:
        status = 1
        try:
            status = act()
        except BaseException:  # noqa: BLE001 - a fork must never go on as if it were this process
            traceback.print_exc()
        sys.stdout.flush()
        os._exit(status)
    return child


def _ended(child: int) -> int:
    """How the fork ended; it and all that it has started is killed if it takes too long."""
    until = time.monotonic() + WAITING
    ended, status = os.waitpid(child, os.WNOHANG)
    while not ended:
        time.sleep(0.01)
        if time.monotonic() > until:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(child, signal.SIGKILL)
        ended, status = os.waitpid(child, os.WNOHANG)
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(child, signal.SIGKILL)
    return os.waitstatus_to_exitcode(status)
