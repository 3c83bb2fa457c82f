"""The progress bar on a terminal."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click

from regional.progress import Progress, unseen


@contextmanager
def progress_bar(label: str) -> Iterator[Progress]:
    """Show a bar on standard error while something long is done; nothing, if that is no terminal."""
    if not sys.stderr.isatty():
        yield unseen
        return
    with click.progressbar(length=1, label=label, file=sys.stderr) as bar:

        def show(done: int, total: int) -> None:
            bar.length = total
            bar.update(done - bar.pos)

        yield show
