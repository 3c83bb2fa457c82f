"""How long a statement may take."""

import math
from typing import Any

import click


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
