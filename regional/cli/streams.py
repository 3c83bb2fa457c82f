"""The streams of the program: what is read and written is UTF-8 everywhere, and a closed one is an error in words."""

import atexit
import errno
import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from regional.errors import RegionalError


def begin_again_in_utf8() -> None:
    """Begin again in Python's UTF-8 mode, where its own encoding is another, unless something else was typed."""
    if os.name != "posix" or not sys.executable:
        return
    with suppress(UnicodeDecodeError):
        for argument in sys.argv:
            os.fsencode(argument).decode()
        os.execv(sys.executable, [sys.executable, "-X", "utf8", *sys.orig_argv[1:]])  # noqa: S606 - itself


def prepare() -> None:
    """Make the streams write UTF-8, and put something in the place of those that are closed.

    So no file that is opened later gets the number of a standard stream.
    """
    while (number := os.open(os.devnull, os.O_RDWR)) < 3:  # noqa: PLR2004 - the first number after the streams
        pass
    os.close(number)
    for stream, errors in ((sys.stdout, "surrogateescape"), (sys.stderr, "backslashreplace")):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors=errors)
    if sys.stdout is None:
        sys.stdout = _Closed()
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 - until the program ends
    elif type(sys.stderr) is io.TextIOWrapper:
        sys.stderr = _Unheard(sys.stderr.buffer, encoding="utf-8", errors="backslashreplace", line_buffering=True)


class _Closed(io.TextIOBase):
    """Standard output that was closed before the program began."""

    def write(self, _text: str) -> int:
        """Say so to whoever writes."""
        raise OSError(errno.EBADF, "standard output is closed")

    @property
    def buffer(self) -> "_Closed":
        """What takes bytes says the same."""
        return self


class _Unheard(io.TextIOWrapper):
    """Standard error, on which nobody may be listening: what is said beside an answer takes nothing away from it."""

    def write(self, text: str) -> int:
        """Write a text, if that can be."""
        with suppress(OSError):
            return super().write(text)
        return len(text)

    def flush(self) -> None:
        """Write what waits, if that can be."""
        with suppress(OSError):
            super().flush()


def discard_output() -> None:
    """Let nothing that waits to be written to standard output be tried again when the program ends."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


_MOST = 16 << 20
"""How many bytes of standard input are read at once."""


def read_input() -> str:
    """All of standard input, which is UTF-8 whatever the terminal's encoding is.

    Raises:
        RegionalError: it is closed, is no UTF-8, or has no end.
    """
    if sys.stdin is None:
        raise RegionalError("standard input is closed, so nothing can be read from it")
    text = sys.stdin.buffer.read(_MOST + 1)
    if len(text) > _MOST:
        raise RegionalError(f"standard input: more than {_MOST >> 20} MB: ask in parts")
    try:
        return text.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line, byte = error.object[: error.start].count(b"\n") + 1, error.object[error.start]
        raise RegionalError(f"standard input:{line}: not UTF-8: byte 0x{byte:02x}") from error


@contextmanager
def after(done: str) -> Iterator[None]:
    """Write about what is done already. If that cannot be written, the message says all the same that it is done.

    Raises:
        RegionalError: standard output cannot be written.
    """
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        discard_output()
        raise RegionalError(f"{done}, but the summary cannot be written: {error.strerror}") from error


def end_at_once(status: object) -> None:
    """End as Python does, but leave memory as it is: to take it apart took a twentieth of the time of an answer."""
    if not isinstance(status, int):
        return
    with suppress(OSError, ValueError, AttributeError):  # a stream is closed: Python knows what to do then
        atexit._run_exitfuncs()  # noqa: SLF001 - it is what Python calls at its end
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)
