"""What each test calls and reads: a change can be noticed only by a test that comes there."""

import ast
import builtins
import sys
from collections import defaultdict
from collections.abc import Collection, Generator
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from tests.mutants.swap import Functions, is_within, outermost, swap

ANYTHING = ("", "")
"""What a test reaches that starts another process, which is not followed."""
_SAYS = "say_that_it_is_called"
_STARTS = {"subprocess.Popen", "os.fork", "os.posix_spawn", "socket.connect"}

Reached = set[tuple[str, str]]
"""Functions by file and qualified name; a file that was read has no name."""


class Reach:
    """A plugin of pytest that notes for each test and each lasting fixture what of some files it comes to.

    Of Python these are the functions that are called, and of SQL the files that are read.
    """

    def __init__(self, files: Collection[str]) -> None:
        modules = {file for file in files if file.endswith(".py")}
        self._files, self._read = frozenset(modules), frozenset(files) - modules
        self._now: Reached = set()
        self._of_fixtures: dict[str, Reached] = defaultdict(set)
        sys.addaudithook(self._hear)

    def follow(self) -> None:
        """Hear of every call from now on: of any function, while it is imported."""
        sys.settrace(self._follow)

    def mark(self, functions: Functions) -> None:
        """Hear only of calls of the functions that are held, which say so themselves from now on."""
        setattr(builtins, _SAYS, self._say)
        for path in self._files:
            text = Path(path).read_text(encoding="utf-8")
            code, marked = compile(text, path, "exec"), compile(_marked(path, text), path, "exec")
            for name in {name for name, _ in outermost(ast.parse(text))}:
                swap(path, code, marked, name, functions)

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

    def _say(self, function: tuple[str, str]) -> None:
        self._now.add(function)

    def _hear(self, event: str, arguments: tuple[Any, ...]) -> None:
        if event in _STARTS:
            self._now.add(ANYTHING)
        elif event == "open" and arguments[0] in self._read:
            self._now.add((arguments[0], ""))


def _marked(path: str, text: str) -> ast.Module:
    """A module in which every function begins by saying that it is called."""
    tree = ast.parse(text)
    for name, node in [*outermost(tree)]:
        says = ast.parse(f"{_SAYS}({(path, name)!r})").body[0]
        for part in ast.walk(says):
            ast.copy_location(part, node.body[0])
        node.body.insert(0, says)
    return tree


def may_notice(reached: Reached, path: str, name: str) -> bool:
    """Whether a test that reaches this can notice a change to a function, or without a name to anything in a file."""
    return ANYTHING in reached or any(file == path and (not name or is_within(inner, name)) for file, inner in reached)
