"""Work that is done in a fork of this process, which may break there whatever it likes."""

import contextlib
import os
import resource
import signal
import sys
import time
import traceback
from collections.abc import Callable

LONGEST = 300
"""How many seconds of processor time a fork may take."""
WAITING = 20 * LONGEST
"""How many seconds may pass, on a machine that others use too: a change can also make tests wait for ever."""
MEMORY = 4 << 30


def start(act: Callable[[], int]) -> int:
    """A fork of this process that does something and ends with the status that it gives."""
    child = os.fork()
    if not child:
        status = 1
        try:
            os.setsid()
            status = act()
        except BaseException:  # noqa: BLE001 - a fork must never go on as if it were this process
            traceback.print_exc()
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)
    return child


def limit() -> None:
    """Let this process take no more than a change may cost."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (LONGEST, LONGEST))


def ended(child: int) -> int:
    """How a fork ended; what it has started ends with it, and all of it after too long a time."""
    until = time.monotonic() + WAITING
    seen, status = os.waitpid(child, os.WNOHANG)
    while not seen:
        time.sleep(0.01)
        if time.monotonic() > until:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(child, signal.SIGKILL)
        seen, status = os.waitpid(child, os.WNOHANG)
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(child, signal.SIGKILL)
    return os.waitstatus_to_exitcode(status)
