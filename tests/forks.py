"""Commands as forks of one process that has imported the program: starting Python took most of the time of the tests.

A fork has arguments, an environment, a folder and streams of its own, and ends as the command does. What a new process
does differently (how it starts, which streams it finds, what it imports and when) is tested with new processes.
"""

import atexit
import contextlib
import importlib
import json
import multiprocessing
import os
import select
import signal
import socket
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Callable, Mapping, Sequence
from multiprocessing.process import BaseProcess
from pathlib import Path

STREAMS = 3
SIZE = 4
"""How many bytes tell the size of a request."""


class Forks:
    """The process that is forked, as the tests see it."""

    def __init__(self, environment: Mapping[str, str], *, reads_parquet: bool = False) -> None:
        self._folder = tempfile.TemporaryDirectory()
        self._address = f"{self._folder.name}/socket"
        listening = socket.socket(socket.AF_UNIX)
        listening.bind(self._address)
        listening.listen(64)
        with listening:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "tests.forks", str(listening.fileno()), *["parquet"] * reads_parquet],
                pass_fds=[listening.fileno()],
                stdin=subprocess.PIPE,  # it ends when this is closed; a fork's streams are of the kind of these
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                env=environment,
                cwd=Path(__file__).parents[1],
            )

    def run(
        self, arguments: Sequence[str], stdin: str, cwd: Path | None, environment: Mapping[str, str]
    ) -> tuple[str, str, int]:
        """Run a command: its standard output, standard error and exit status (minus a signal that ended it)."""
        request = json.dumps([list(arguments), os.fspath(cwd or Path.cwd()), dict(environment)]).encode()
        with tempfile.TemporaryFile() as given, socket.socket(socket.AF_UNIX) as connection:
            given.write(stdin.encode())
            given.seek(0)
            (stdout, writes_stdout), (stderr, writes_stderr) = os.pipe(), os.pipe()
            connection.connect(self._address)
            size = len(request).to_bytes(SIZE, "big")
            socket.send_fds(connection, [size], [given.fileno(), writes_stdout, writes_stderr])
            os.close(writes_stdout)
            os.close(writes_stderr)
            connection.sendall(request)
            written = _read_all(stdout, stderr)
            return written[stdout].decode(), written[stderr].decode(), int(connection.recv(16))

    def close(self) -> None:
        """End the process."""
        self._process.communicate()
        self._folder.cleanup()


def _read_all(*descriptors: int) -> dict[int, bytes]:
    """Read pipes until whoever writes to them has ended, all at once, so that none of them is ever full."""
    written = dict.fromkeys(descriptors, b"")
    while descriptors:
        for ready in select.select(descriptors, [], [])[0]:
            part = os.read(ready, 1 << 16)
            written[ready] += part
            if not part:
                os.close(ready)
                descriptors = tuple(open_one for open_one in descriptors if open_one != ready)
    return written


def _serve(listening: socket.socket) -> None:
    """Fork for each request; only a fork comes back from here, set up as the command that was asked for."""
    running: dict[int, socket.socket] = {}
    woken, wakes = os.pipe()
    os.set_blocking(wakes, False)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    signal.set_wakeup_fd(wakes, warn_on_full_buffer=False)
    while True:
        ready, _, _ = select.select([listening, woken, sys.stdin], [], [])
        if woken in ready:
            os.read(woken, 512)
            _answer(running)
        if listening in ready:
            connection, _ = listening.accept()
            size, descriptors, _, _ = socket.recv_fds(connection, SIZE, STREAMS)
            request = connection.recv(int.from_bytes(size, "big"), socket.MSG_WAITALL)
            child = os.fork()
            if not child:
                signal.set_wakeup_fd(-1)
                signal.signal(signal.SIGCHLD, signal.SIG_DFL)
                _become(request, descriptors)
                for inherited in (listening, connection, *running.values()):
                    inherited.close()
                os.close(woken)
                os.close(wakes)
                return
            running[child] = connection
            for descriptor in descriptors:
                os.close(descriptor)
        if sys.stdin in ready:
            os._exit(0)


def _answer(running: dict[int, socket.socket]) -> None:
    """Tell whoever asked the exit status of each command that has ended."""
    with contextlib.suppress(ChildProcessError):
        while (ended := os.waitpid(-1, os.WNOHANG))[0]:
            child, status = ended
            with running.pop(child) as connection:
                connection.sendall(str(os.waitstatus_to_exitcode(status)).encode())


def _become(request: bytes, descriptors: Sequence[int]) -> None:
    arguments, folder, environment = json.loads(request)
    for number, descriptor in enumerate(descriptors):
        os.dup2(descriptor, number)
        os.close(descriptor)
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    sys.argv = arguments


def _end(command: Callable[[], None]) -> None:
    """Run the command and end as Python would, but leave the modules, which many a fork need not take apart."""
    status = 0
    try:
        command()
    except SystemExit as stop:
        status = stop.code if isinstance(stop.code, int) else int(stop.code is not None)
    except BaseException:  # noqa: BLE001 - a test is to see the traceback
        traceback.print_exc()
        status = 1
    atexit._run_exitfuncs()  # noqa: SLF001 - it is what Python calls at its end
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)


def start(arguments: Sequence[str | Path]) -> BaseProcess:
    """Start a command that nobody hears, as a fork that can be killed or waited for."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.preloaded"])
    process = context.Process(target=_silently, args=[[os.fspath(argument) for argument in arguments]])
    process.start()
    return process


def wait(process: BaseProcess) -> int | None:
    """Wait for a command to end; its exit status, or minus the signal that ended it."""
    process.join()
    return process.exitcode


def _silently(arguments: list[str]) -> None:
    with open(os.devnull, "r+b") as nothing:
        for stream in range(STREAMS):
            os.dup2(nothing.fileno(), stream)
    sys.argv = arguments
    _end(importlib.import_module("regional.__main__").main)


if __name__ == "__main__":
    preloaded = importlib.import_module("tests.preloaded")
    if "parquet" in sys.argv:
        preloaded.with_parquet()
    _serve(socket.socket(fileno=int(sys.argv[1])))
    _end(importlib.import_module("regional.__main__").main)
