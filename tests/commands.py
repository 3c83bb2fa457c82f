"""The command as the tests run it: in their own process where that says the same, or in another."""

import atexit
import contextlib
import functools
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import click
from click.testing import CliRunner

from regional.cli import main
from tests.forks import Forks

COMMAND = Path(sys.executable).with_name("regional")
"""The command as pip installed it."""

BASE = {"COLUMNS": "100", "LC_ALL": "C.UTF-8"}
"""The settings in which every command runs that asks for no others."""

PYTHON_READS = {"LANG", "LC_ALL", "LC_CTYPE", "PYTHONIOENCODING", "PYTHONUTF8", "PYTHONPATH", "TZ"}
"""What Python looks at when it starts: a test that sets one of them needs a new process."""


class Result(NamedTuple):
    """What a command printed, and its exit status."""

    stdout: str
    stderr: str
    status: int


Run = Callable[..., Result]

ALONE = ("serve", "--timeout", "/dev/std")
"""How a word begins that needs another process: a server runs until it is stopped, who does not hear that its time is
over is ended, and the streams of the system are not those that a command finds here."""


def run_command(*arguments: str | Path, stdin: str = "", cwd: Path | None = None, **environment: str) -> Result:
    """Run the command as a shell would, in an environment without a person's settings.

    It runs in this process where that says the same, in half the time: `test_engines` holds the two together.
    """
    given = [os.fspath(argument) for argument in arguments]
    needs_new = bool(environment.keys() & PYTHON_READS)
    is_main = threading.current_thread() is threading.main_thread()
    if is_main and not needs_new and not any(word.startswith(ALONE) for word in given):
        return run_here(*given, stdin=stdin, cwd=cwd, **environment)
    given.insert(0, str(COMMAND))
    clean = {name: value for name, value in os.environ.items() if not name.startswith("REGIONAL_")}
    clean |= BASE | environment
    if needs_new:
        done = subprocess.run(
            given, input=stdin, capture_output=True, text=True, encoding="utf-8", cwd=cwd, env=clean, check=False
        )
        return Result(done.stdout, done.stderr, done.returncode)
    return Result(*_forks(reads_parquet="parquet" in " ".join(given)).run(given, stdin, cwd, clean))


def run_here(*arguments: str, stdin: str = "", cwd: Path | None = None, **environment: str) -> Result:
    """What a command prints that is run in this process; an error that it does not expect is one here too."""
    clean = dict.fromkeys(name for name in os.environ if name.startswith("REGIONAL_")) | BASE | environment
    with contextlib.chdir(cwd or "."):
        done = _Here().invoke(main, arguments, stdin, clean, catch_exceptions=False, prog_name="regional")
    return Result(done.stdout_bytes.decode(), done.stderr_bytes.decode(), done.exit_code)


class _Here(CliRunner):
    """Runs a command in this process, and leaves the width of its help to it."""

    @contextlib.contextmanager
    def isolation(self, *given: Any, **named: Any) -> Iterator[Any]:
        with super().isolation(*given, **named) as streams:
            click.formatting.FORCED_WIDTH = None
            yield streams


@functools.cache
def _forks(*, reads_parquet: bool) -> Forks:
    forks = Forks(os.environ | BASE, reads_parquet=reads_parquet)
    atexit.register(forks.close)
    return forks
