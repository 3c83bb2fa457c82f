"""Tests that are collected once: for each change a fork of the process that did it runs those that can notice it."""

import gc
import importlib
import json
import signal
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.mutants.change import Change
from tests.mutants.constant import give
from tests.mutants.forked import ended, limit, start
from tests.mutants.reach import ANYTHING, Reach, Reached, may_notice
from tests.mutants.swap import caches_of, function_around, functions_of, import_file, swap

SURVIVES, NOTICED, ANEW = 0, 1, 77
"""What comes of a change: all tests pass, one fails, or the program must be imported anew to know."""
PATIENCE = 10
"""How many seconds of processor time a test may take beside ten times what it takes without a change."""

_SCHEMA = "regional/database/new_schema.py"
"""Where it is remembered which tables the migrations make: once for all forks, because no change concerns them."""


class Cost(NamedTuple):
    """What a test takes, and where it comes."""

    seconds: float
    reached: Reached

    @property
    def dearness(self) -> tuple[bool, float]:
        """How late it is to be asked: last what starts another process, whose time is not counted."""
        return ANYTHING in self.reached, self.seconds


class WithoutServer:
    """A plugin of pytest that leaves out the tests that ask a server."""

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Leave them out."""
        items[:] = [item for item in items if "server" not in getattr(item, "fixturenames", ())]


class Collected(WithoutServer):
    """A plugin of pytest that tries changes in place of running the tests."""

    def __init__(self, tree: Path, changes: Sequence[Change], tell: Callable[[int], None]) -> None:
        self._tree = tree
        self._changes = changes
        self._tell = tell
        self._files = {str(tree / change.path) for change in changes}
        self._reach = Reach(self._files)
        self._costs: dict[str, Cost] = {}
        self._reach.follow()

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Say at once what fails, since the fork does not live to the end."""
        if report.failed:
            sys.stdout.write(f"\n{report.nodeid}\n{report.longreprtext}\n")

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Run the tests as they are, and then for each change those that can notice it."""
        for change in self._changes:
            import_file(change.path)  # also what the program imports only when it needs it
        sys.settrace(None)
        self._called_early = self._reach.taken() - {ANYTHING}
        gc.unfreeze()  # what a test has frozen while it was imported would not be found
        self._functions, self._caches = functions_of(self._files), self._remembering()
        gc.freeze()
        if not session.testsfailed and self._passes(session):
            for change in self._changes:
                self._tell(self._tried(change, session))
        return True

    def _remembering(self) -> list[Any]:
        """What can remember something of a change: the functions of its file, or if that is no Python, all but one."""
        schema = self._tree / _SCHEMA
        if schema.is_file():
            with importlib.import_module("regional.database.new_schema").in_memory():
                pass
        lasting = caches_of([str(schema)])
        others = [cache for cache in caches_of([str(self._tree)]) if cache not in lasting]
        for cache in others:
            cache.cache_clear()
        return caches_of(self._files) if all(file.endswith(".py") for file in self._files) else others

    def _passes(self, session: pytest.Session) -> bool:
        """Whether the tests pass without a change; what each of them takes, a fork writes down."""
        costs = self._tree.with_name("costs")

        def measure() -> int:
            session.config.pluginmanager.register(self._reach)
            self._reach.mark(self._functions)
            written = {}
            for item in _run(session.items, self._forget):
                written[item.nodeid] = [time.process_time(), sorted(self._reach.of_test(item))]
            costs.write_text(json.dumps(written))
            return int(session.testsfailed > 0)

        passed = ended(start(measure)) == SURVIVES
        before = 0.0
        for name, (now, reached) in json.loads(costs.read_text()).items():
            self._costs[name] = Cost(now - before, {(path, function) for path, function in reached})
            before = now
        return passed

    def _tried(self, change: Change, session: pytest.Session) -> int:
        path = self._tree / change.path
        text = path.read_text(encoding="utf-8")
        is_python = path.suffix == ".py"
        name, changed = function_around(change, text) if is_python else "", change.applied(text)
        items = [item for item in session.items if may_notice(self._costs[item.nodeid].reached, str(path), name)]
        if not is_python:
            is_read_early = may_notice(self._called_early, str(path), name)
            return ANEW if is_read_early else self._tried_with(change, items, lambda: True)
        if not name:
            status = self._tried_with(change, items, lambda: give(str(path), text, changed))
            return status if status == NOTICED else ANEW
        if may_notice(self._called_early, str(path), name):
            return ANEW
        return self._tried_with(change, items, lambda: self._swapped(str(path), text, changed, name))

    def _tried_with(self, change: Change, items: list[pytest.Item], make: Callable[[], bool]) -> int:
        """What the tests say that can notice a change, if it can be made in the program that runs."""
        near = Path(change.path).stem
        ordered = sorted(items, key=lambda item: (near not in item.name, *self._costs[item.nodeid].dearness))

        def run() -> int:
            limit()
            self._forget()
            if not make():
                return ANEW
            for item in _run(ordered, self._be_patient):
                if item.session.testsfailed:
                    return NOTICED
            return SURVIVES

        with change.made(self._tree):
            status = ended(start(run))
        return status if status in {SURVIVES, ANEW} else NOTICED

    def _swapped(self, path: str, old: str, new: str, name: str) -> bool:
        return swap(path, compile(old, path, "exec"), compile(new, path, "exec"), name, self._functions)

    def _forget(self, _: pytest.Item | None = None) -> None:
        for cache in self._caches:
            cache.cache_clear()

    def _be_patient(self, item: pytest.Item) -> None:
        """End this process if the test does not."""
        signal.setitimer(signal.ITIMER_PROF, PATIENCE + 10 * self._costs[item.nodeid].seconds)


def _run(items: Sequence[pytest.Item], before: Callable[[pytest.Item], None]) -> Iterator[pytest.Item]:
    """Run tests, each after something else, up to the first that fails."""
    for item, following in zip(items, [*items[1:], None], strict=False):
        before(item)
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
        yield item
        if item.session.testsfailed:
            return
