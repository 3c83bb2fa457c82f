"""Progress: how far a load, an import or an export has come, and what the person who waits is told meanwhile."""

from collections.abc import Callable

Progress = Callable[[int, int], None]
"""A function that is called with how much is done and how much there is to do, in files, bytes or rows."""


def unseen(_done: int, _total: int) -> None:
    """Report the progress to nobody."""


Say = Callable[[str], object]
"""A function that is called with one line: what was mended, or what is waited for."""


def unsaid(_line: str) -> None:
    """Tell it to nobody."""
