"""Which functions each test calls: a change to a function can be noticed only by a test that comes there."""

import sys
import threading
from collections import defaultdict
from collections.abc import Generator, Iterable
from types import FrameType
from typing import Any

import pytest

from tests.mutants.swap import is_within

ANYTHING = ("", "")
"""What a test reaches that starts another process, which is not followed."""
_STARTS = {"subprocess.Popen", "os.fork", "os.posix_spawn", "socket.connect"}

Reached = set[tuple[str, str]]
"""Functions by file and qualified name."""


class Reach:
    """A plugin of pytest that notes which functions of some files are called, by each test and each lasting fixture."""

    def __init__(self, files: Iterable[str]) -> None:
        self._files = frozenset(files)
        self._now: Reached = set()
        self._of_fixtures: dict[str, Reached] = defaultdict(set)
        sys.addaudithook(self._hear)

    def begin(self) -> None:
        """Follow this process from now on."""
        threading.settrace(self._follow)
        sys.settrace(self._follow)

    def end(self) -> None:
        """Follow it no longer."""
        sys.settrace(None)
        threading.settrace(None)  # it is what unsets it

    def taken(self) -> Reached:
        """What has been called since this was last asked."""
        reached, self._now = self._now, set()
        return reached

    def of_test(self, item: pytest.Item) -> Reached:
        """What a test has called that has just ended, and its fixtures when they were made."""
        return self.taken().union(*(self._of_fixtures[name] for name in getattr(item, "fixturenames", ())))

    @pytest.hookimpl(wrapper=True)
    def pytest_fixture_setup(self, fixturedef: pytest.FixtureDef[Any]) -> Generator[None, object, object]:
        before = self.taken()
        try:
            return (yield)
        finally:
            if fixturedef.scope != "function":
                self._of_fixtures[fixturedef.argname] |= self._now
            self._now |= before

    def _follow(self, frame: FrameType, _event: str, _argument: object) -> None:
        code = frame.f_code
        if code.co_filename in self._files:
            self._now.add((code.co_filename, code.co_qualname))

    def _hear(self, event: str, _arguments: object) -> None:
        if event in _STARTS and sys.gettrace():
            self._now.add(ANYTHING)


def may_notice(reached: Reached, path: str, name: str) -> bool:
    """Whether a test that reaches this can notice a change to a function."""
    return ANYTHING in reached or any(file == path and is_within(inner, name) for file, inner in reached)
