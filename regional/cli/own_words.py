"""What Click offers ready-made, in our own words: it looks for translations of its own, which takes a millisecond."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


class OwnHelp(click.Command):
    """A command with the option `--help`."""

    _help: click.Option | None = None

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The option, unless a parameter has its names."""
        names = self.get_help_option_names(ctx)
        if names and self._help is None:
            self._help = _shown("Show this message and exit.", [*names, "_help"], click.Context.get_help)
        return self._help


class Place(click.ParamType[str]):
    """Where a file or a folder is. The shell completes it."""

    name = "path"
    envvar_list_splitter = os.pathsep

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Take any text."""
        del param, ctx
        return str(value)

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """Leave it to the shell."""
        from click.shell_completion import CompletionItem  # noqa: PLC0415 - only the shell asks for it

        del ctx, param
        return [CompletionItem(incomplete, type="file")]


def version_option() -> click.Option:
    """The option `--version`."""
    return _shown("Show the version and exit.", ["--version"], _version)


def _version(ctx: click.Context) -> str:
    from importlib.metadata import version  # noqa: PLC0415 - no question needs it

    return f"{ctx.info_name}, version {version('regional-record')}"


def _shown(help_: str, names: list[str], text: Any) -> click.Option:
    """An option that shows a text, and nothing else happens."""

    def show(ctx: click.Context, param: click.Parameter, value: bool) -> None:  # noqa: FBT001 - Click calls it
        del param
        if value and not ctx.resilient_parsing:
            click.echo(text(ctx))
            ctx.exit()

    return click.Option(names, is_flag=True, is_eager=True, expose_value=False, callback=show, help=help_)
