"""The connection of the commands that ask: to the database of `--database`, on the day of this machine's clock."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

import click

from regional.cli import database_location, tell
from regional.cli.watch import watched
from regional.database.reading import understood
from regional.errors import QuestionError
from regional.questions import Connection


@contextmanager
def connected(ctx: click.Context, timeout: float | None = None) -> Iterator[Connection]:
    """Connect, and hold the database as it is now; a question that is asked wrongly is a mistake in usage."""
    try:
        location = database_location(ctx)
        with (
            watched(timeout),
            Connection(location, timeout=timeout, today=date.today, say=tell) as connection,
            understood(location),
        ):
            yield connection
    except QuestionError as error:
        if error.parameter is None:
            raise click.UsageError(str(error)) from error
        raise click.BadParameter(str(error), param_hint=f"'--{error.parameter}'") from error
