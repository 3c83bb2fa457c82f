"""A session of Spark: one beside that of somebody else, ended again, and never waited for without end."""

import logging
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any, TypeVar

from regional.errors import MissingExtraError

try:
    from pyspark.errors import PySparkException
except ImportError as error:
    raise MissingExtraError("Spark", "pyspark-client", "spark") from error

SparkError = PySparkException
"""What Spark or its client has to say against a statement."""

logging.getLogger("SQLQueryContextLogger").setLevel(logging.CRITICAL + 1)
"""What it notes of an error, with the whole stack of the server, comes from the error too, said in our words."""

_ENDS_WITHIN = 2
"""How many seconds a server has to hear that nobody asks it any more."""

Done = TypeVar("Done")


def within(seconds: float | None, action: Callable[[], Done], stop: Callable[[], object] | None = None) -> Done:
    """Do something on a server, of which the client alone would hear neither a limit of time nor always Ctrl-C.

    Args:
        seconds: how long it can take; the server may never answer.
        action: what is done.
        stop: tells the server to end it.

    Raises:
        TimeoutError: it took longer.
    """
    answered: SimpleQueue[tuple[Done | None, BaseException | None]] = SimpleQueue()

    def work() -> None:
        try:
            answered.put((action(), None))
        except BaseException as error:  # noqa: BLE001 - it is raised where the answer is waited for
            answered.put((None, error))

    Thread(target=work, daemon=True).start()
    try:
        done, error = answered.get(timeout=seconds)
    except (Empty, KeyboardInterrupt) as ended:
        if stop is not None:
            with suppress(Exception):
                within(_ENDS_WITHIN, stop)
        if isinstance(ended, Empty):
            raise TimeoutError from None
        raise
    if error is not None:
        raise error
    return done  # type: ignore[return-value]  # there is no error, so there is an answer


@contextmanager
def own(session: Any) -> Iterator[Any]:
    """A session beside the one that somebody has, with the same server, and no table or setting of theirs changed."""
    if hasattr(type(session), "newSession"):
        yield session.newSession()
    else:
        with ended(session.cloneSession()) as mine:
            yield mine


@contextmanager
def ended(session: Any) -> Iterator[Any]:
    """End a session afterwards, whether its server hears of it or not."""
    try:
        yield session
    finally:
        with suppress(Exception):
            within(_ENDS_WITHIN, session.stop)


def condition(error: Exception) -> str:
    """What Spark calls an error, such as PARSE_SYNTAX_ERROR."""
    return (error.getCondition() if isinstance(error, SparkError) else None) or ""


def first_line(error: Exception) -> str:
    """The first line of an error, without what Spark calls it; of a lost server only what its client says of that."""
    text = str(error).strip()
    lost = re.search(r'details = "(.*)', text) if text.startswith("<") else None
    line = (lost[1].removesuffix('"') if lost else text).partition("\n")[0]
    return line.removeprefix(f"[{condition(error)}] ").partition(" SQLSTATE: ")[0]
