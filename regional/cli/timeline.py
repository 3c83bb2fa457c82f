"""`regional timeline` on a terminal: bars instead of a list."""

import locale
import sys
from shutil import get_terminal_size
from typing import TYPE_CHECKING, Any, cast

import click

from regional.cli import warn
from regional.cli.connection import connected
from regional.cli.output import page

if TYPE_CHECKING:
    from collections.abc import Callable

_LEAST_WIDTH = 60
"""In fewer columns than this a bar says less than a list."""


def add_bars(command: click.Command) -> None:
    """Let the command draw bars on a terminal, and give it the options --list and --on."""
    ask = cast("Callable[..., None]", command.callback)

    def timeline(*, as_list: bool, on: str | None, timeout: float | None, **options: Any) -> None:
        if as_list or options["format_"] or options["sources"] or options["sql"] or not _has_room():
            ask(timeout=timeout, **options)
        else:
            _draw(timeout, on, options)

    command.callback = timeline
    command.params += [
        click.Option(
            ["--list", "as_list"], is_flag=True, help="List the changes; on a terminal they are drawn as bars."
        ),
        click.Option(["--on"], metavar="DAY", help="Mark this day in the bars: a day, `today`, or `@EVENT`."),
    ]


def _has_room() -> bool:
    return sys.stdout.isatty() and get_terminal_size().columns >= _LEAST_WIDTH


def _draw(timeout: float | None, on: str | None, options: dict[str, Any]) -> None:
    from regional.pictures.asking import own_query  # noqa: PLC0415 - a list does without
    from regional.pictures.bars import lines  # noqa: PLC0415

    asked = {name: options[name] for name in ("org", "dataset", "continuity")}
    with connected(click.get_current_context(), timeout) as connection:
        answer = connection.ask(own_query("spells"), options["actor"], on=on, **asked)
    warn(answer.notes)
    if not answer.rows:
        return
    with page() as stream:
        for line in lines(answer, get_terminal_size().columns, is_plain=not _has_shades()):
            stream.write(f"{line}\n")


def _has_shades() -> bool:
    """Whether the terminal shows more than ASCII, by what its user said of it."""
    return locale.getencoding().lower().replace("-", "") == "utf8"
