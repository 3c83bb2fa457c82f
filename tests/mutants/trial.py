"""Whether tests notice changes: they are made in a copy of the program, one at a time.

They are tried by a process that has imported the program and collected the tests. Only of what is done when a module is
imported, a change that is not noticed there is tried once more by one that does so anew.
"""

import importlib
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Self

import pytest

from tests.mutants.change import Change
from tests.mutants.collected import ANEW, NOTICED, Collected, WithoutServer
from tests.mutants.forked import ended, limit, start

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
OPTIONS = (
    *("-x", "-q", "--no-header", "-Wignore:Module already imported"),
    *("-p", "no:cacheprovider"),
    *("-k", "not postgresql"),
    # A record that another program has loaded is read anew: that notices any change at all.
    *("--deselect", "tests/test_seal.py::test_neither_are_those_of_the_record"),
)
NOT_COPIED = shutil.ignore_patterns(".git", ".venv", "__pycache__", ".*_cache", "*.db", "node_modules")


class TestsFailError(Exception):
    """The tests fail without any change."""


class Trial:
    """A copy of the tree in which changes are tried."""

    def __init__(self, root: Path = ROOT) -> None:
        """Copy the tree; what cannot have to do with the tests is left out."""
        self._room = tempfile.TemporaryDirectory(prefix="mutants-")
        self.tree = Path(self._room.name).resolve() / "tree"
        shutil.copytree(root, self.tree, ignore=NOT_COPIED)
        if (beside := root.with_name("shared")).is_dir():  # the data sets that some tests compare with
            self.tree.with_name("shared").symlink_to(beside)

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

        def load() -> int:
            importlib.import_module("regional.seeds.loader").load([self.tree / "seeds" / "core"], record)
            return 0

        if ended(start(load)):
            raise TestsFailError("the record cannot be loaded")
        os.environ["REGIONAL_TEST_RECORD"] = str(record)

    def unnoticed(self, changes: Sequence[Change], tests: Sequence[str]) -> Iterator[Change]:
        """The changes with which all tests pass."""
        anew: list[Change] = []
        for change, status in zip(changes, self._tried(changes, tests), strict=True):
            if status == ANEW:
                anew.append(change)
            elif status != NOTICED:
                yield change
        yield from (change for change in anew if self._passes_anew(change, tests))

    def _tried(self, changes: Sequence[Change], tests: Sequence[str]) -> Iterator[int]:
        """What comes of each change in a process that has collected the tests, as soon as it is known."""
        reads, writes = os.pipe()

        def tell(status: int) -> None:
            os.write(writes, bytes([status]))

        child = start(lambda: self._test(tests, Collected(self.tree, changes, tell)))
        os.close(writes)
        told = 0
        while status := os.read(reads, 1):
            yield status[0]
            told += 1
        os.close(reads)
        ended(child)
        if told < len(changes):
            raise TestsFailError(self._log.read_text(encoding="utf-8", errors="replace"))

    def _passes_anew(self, change: Change, tests: Sequence[str]) -> bool:
        def run() -> int:
            limit()
            return next((status for test in tests if (status := self._test([test], WithoutServer()))), 0)

        with change.made(self.tree):
            return not ended(start(run))

    def _test(self, tests: Sequence[str], plugin: WithoutServer) -> int:
        """Run tests in this process, which is a fork; it shall import the tests of the copy."""
        sys.dont_write_bytecode = True
        os.environ["PYTHONDONTWRITEBYTECODE"] = "1"
        log = os.open(self._log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        for stream in (1, 2):
            os.dup2(log, stream)
        for name in [name for name in sys.modules if name.split(".")[0] == "tests"]:
            del sys.modules[name]
        options = [*OPTIONS, f"--basetemp={self.tree.with_name('tmp')}"]
        status = pytest.main([*options, *tests], plugins=[plugin])
        return 0 if status in {pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED} else 1

    @property
    def _log(self) -> Path:
        return self.tree.with_name("log")
