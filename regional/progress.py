"""Progress: how whoever waits for a load, an import or an export learns how far it has come."""

from collections.abc import Callable

Progress = Callable[[int, int], None]
"""Is told how much is done, and how much there is to do: files, bytes or rows."""


def unseen(_done: int, _total: int) -> None:
    """The progress that nobody watches."""
