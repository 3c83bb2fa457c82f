"""One small change to one file of the program."""

import difflib
import itertools
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

_NUMBERS = itertools.count(1)


class Change(NamedTuple):
    """A stretch of a file with something else in its place."""

    path: str
    """The file, from the root of the tree."""
    start: int
    end: int
    new: str

    def applied(self, text: str) -> str:
        """The text of the file after it."""
        return text[: self.start] + self.new + text[self.end :]

    @contextmanager
    def made(self, tree: Path) -> Iterator[None]:
        """Make it in a tree for a while, and at a time of its own, or Python would take what it has compiled."""
        path = tree / self.path
        text, times = path.read_text(encoding="utf-8"), path.stat()
        path.write_text(self.applied(text), encoding="utf-8")
        os.utime(path, (times.st_atime, times.st_mtime + 10 * next(_NUMBERS)))
        try:
            yield
        finally:
            path.write_text(text, encoding="utf-8")
            os.utime(path, (times.st_atime, times.st_mtime))

    def told(self, text: str) -> str:
        """Where it is, and what stands there before and after, as far as the lines differ."""
        changed = self.applied(text)
        before, after = (_squeezed(lines) for lines in _differing(text, changed))
        return f"{self.path}:{text.count(chr(10), 0, self.start) + 1}  {before} -> {after}"


def _differing(old: str, new: str) -> tuple[list[str], list[str]]:
    before, after = old.split("\n"), new.split("\n")
    blocks = [
        operation
        for operation in difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
        if operation[0] != "equal"
    ]
    (_, first, last, other_first, other_last) = blocks[0]
    return before[first:last], after[other_first:other_last]


def _squeezed(lines: Iterable[str]) -> str:
    return " ".join(" ".join(lines).split()) or "nothing"


Changes = Callable[[str, str], Iterator[Change]]


def files(root: Path, patterns: Iterable[str]) -> list[str]:
    """The files of the tree that fit one of the patterns, in their order, each once."""
    found = {os.path.relpath(path, root): None for pattern in patterns for path in sorted(root.glob(pattern))}
    return list(found)
