"""What is made once for all workers of a run: the first that needs it makes it, and nobody changes it afterwards.

Who wants to change it, or holds it open while others copy it, takes a copy.
"""

import fcntl
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


def _folder(factory: pytest.TempPathFactory, name: str) -> Path:
    own = factory.getbasetemp()
    of_all = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    (of_all / "once").mkdir(exist_ok=True)
    return of_all / "once" / name


def once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """The folder that one worker makes, while others that need it wait; nobody can write there afterwards."""
    folder = _folder(factory, name)
    with folder.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            unfinished = folder.with_suffix(".unfinished")
            shutil.rmtree(unfinished, ignore_errors=True)
            unfinished.mkdir()
            make(unfinished)
            for path in unfinished.rglob("*"):
                path.chmod(path.stat().st_mode & ~0o222)
            unfinished.rename(folder)
    return folder


def once_told(factory: pytest.TempPathFactory, name: str, make: Callable[[], str]) -> str:
    """The text that tells where something is that one worker makes elsewhere."""

    def tell(folder: Path) -> None:
        (folder / "told").write_text(make(), encoding="utf-8")

    return (once(factory, name, tell) / "told").read_text(encoding="utf-8")


@contextmanager
def until_the_last(
    factory: pytest.TempPathFactory, name: str, make: Callable[[], str], end: Callable[[str], None]
) -> Iterator[str]:
    """What is not a file, as a text by which all workers know it; the last that leaves it ends it."""
    with _folder(factory, name).with_suffix(".users").open("w") as using:
        fcntl.flock(using, fcntl.LOCK_SH)
        text = once_told(factory, name, make)
        yield text
        try:
            fcntl.flock(using, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return
        shutil.rmtree(_folder(factory, name))
        end(text)
