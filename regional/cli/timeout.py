"""How long a statement may take."""

import math
from typing import Any

import click

from regional.cli.watch import watched


class Seconds(click.FloatRange):
    """A number of seconds that both engines can count: more than 0, and less than the 24 days that a server allows."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """Refuse `nan`, which is no number although Python accepts it as one."""
        seconds: float = super().convert(value, param, ctx)
        if math.isnan(seconds):
            self.fail(f"{value!r} is not a number of seconds.", param, ctx)
        return seconds


TIMEOUT = click.option(
    "--timeout",
    type=Seconds(min=0, max=2_000_000, min_open=True),
    metavar="SECONDS",
    help="Stop what takes longer.",
)
"""The option of every command that can run a slow statement."""


def limited(command: click.Command, name: str) -> click.Command:
    """The command with a limit of time, unless it or each of its parts has one, or it waits for nothing."""
    act = command.callback
    is_limited = isinstance(command, click.Group) or any(parameter.name == "timeout" for parameter in command.params)
    if act is None or is_limited or name in _AT_ONCE:
        return command

    def in_time(timeout: float | None, **given: Any) -> Any:
        with watched(timeout, grace=0, writes=name in _WRITES):
            return act(**given)

    command.callback = in_time
    return TIMEOUT(command)


_WRITES = {"load", "add", "import", "drop", "compact", "prefer", "export", "site"}
"""What is told to end, and then takes back what it has begun."""

_AT_ONCE = {"schema", "queries", "help"}
"""What waits for nothing."""
