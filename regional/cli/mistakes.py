"""Mistakes in a command: what was meant is suggested, by its meaning or its spelling, and an example is shown."""

import re
from collections.abc import Iterable
from typing import IO, Any

import click

from regional.names import nearest

_OPTIONS = {
    "at": "on",
    "as-of": "on",
    "date": "on",
    "day": "on",
    "year": "on",
    "when": "on",
    "from": "since",
    "after": "since",
    "start": "since",
    "before": "until",
    "end": "until",
    "to": "until",
    "organisation": "org",
    "organization": "org",
    "country": "state",
    "member": "state",
    "exclude": "not",
    "without": "not",
    "except": "not",
    "type": "kind",
    "subject": "about",
    "output": "format",
    "source": "sources",
    "cite": "sources",
    "references": "sources",
    "role": "status",
}
"""What an option is called that people look for under another name, if the command has it."""

COMMANDS = {
    "list": ("organizations", "states", "people", "topics", "sources"),
    "ls": ("organizations", "states", "people", "topics", "sources"),
    "find": ("search",),
    "grep": ("search",),
    "lookup": ("resolve", "search"),
    "who": ("members", "people"),
    "when": ("timeline",),
    "history": ("timeline",),
    "in": ("is",),
    "does": ("is",),
    "belongs": ("is", "affiliations"),
    "country": ("states", "affiliations"),
    "countries": ("states", "members"),
    **dict.fromkeys(("happen", "happened"), ("events",)),
    **dict.fromkeys(("share", "shares"), ("shared", "both")),
    "organizations": ("organizations", "affiliations", "shared"),
    "orgs": ("organizations",),
    "blocs": ("organizations",),
    "border": ("neighbors",),
    "borders": ("neighbors",),
    "neighbours": ("neighbors",),
    "government": ("leaders",),
    "memberships": ("affiliations", "members"),
    "minister": ("leaders",),
    "president": ("leaders",),
    "speakers": ("people", "statements"),
    "compare": ("compare", "overlaps"),
    "common": ("shared", "both"),
    "intersection": ("both",),
    "compare-all": ("matrix",),
    **dict.fromkeys(("join", "joins", "joined", "leave", "leaves", "left", "quit"), ("is", "changes")),
    "new": ("changes",),
    "quotes": ("statements",),
    "said": ("statements",),
    "say": ("statements",),
    "says": ("statements",),
    "speeches": ("statements",),
    "led": ("leaders",),
    "leader": ("leaders",),
    "presidents": ("leaders", "people"),
    "evidence": ("why",),
    "source": ("why", "sources"),
    "reference": ("cite",),
    "references": ("cite",),
    "bibliography": ("cite",),
    "codes": ("resolve",),
    "tables": ("schema",),
    "draw": ("plot",),
    "map": ("plot",),
    "init": ("load",),
    "update": ("load",),
    "validate": ("check",),
    "query": ("sql", "queries"),
    "former": ("changes",),
    "ex-members": ("changes",),
    "candidates": ("members",),
    "observers": ("members",),
    "partners": ("members",),
    "successors": ("show",),
    "predecessors": ("show",),
    "count": ("organizations", "members"),
    "ministers": ("people", "leaders"),
    "summits": ("events",),
    "meetings": ("events",),
    "quote": ("statements", "cite"),
    "alliances": ("organizations",),
    "pairs": ("panel", "overlaps"),
    "delete": ("drop",),
    "stats": ("info", "coverage"),
    "status": ("info", "is"),
}
"""The commands that people look for under another name."""


class Explained(click.UsageError):
    """A mistake in a command, which is shown with the example of the command."""

    def __init__(self, error: click.UsageError) -> None:
        """Take the mistake as Click found it, and say which command was meant if that is clear."""
        message = _no_option(error) if isinstance(error, click.NoSuchOption) else error.format_message()
        if error.ctx and _is_question(error.ctx) and any(part in message for part in _MISUNDERSTOOD):
            message = with_command(message, error.ctx)
        super().__init__(message, error.ctx)

    def show(self, file: IO[Any] | None = None) -> None:
        """Print the usage, the example, and then what is wrong, so that it stands last."""
        lines = [self.ctx.get_usage(), f"Try '{self.ctx.command_path} --help' for help."] if self.ctx else []
        example = _example(self.ctx)
        shown = [*lines, *([example] if example else []), "", f"Error: {self.format_message()}"]
        click.echo("\n".join(shown if lines else shown[-1:]), file=file, err=file is None)


_MISUNDERSTOOD = ("unexpected extra argument", "No such option", "Missing option", "'--status'")
"""What is said of a command in which something stands that it does not take, but another might."""


def _is_question(ctx: click.Context) -> bool:
    """Whether a command asks: who writes a line into a file has not meant a question."""
    return " add " not in f"{ctx.command_path} "


def with_command(message: str, ctx: click.Context) -> str:
    """The message with the command that was meant, in the place of words that are only spelt alike."""
    from regional.cli.meant import meant  # noqa: PLC0415 - it reads this module

    command = meant(ctx)
    return f"{_SUGGESTED.sub('', message).rstrip('.')} (did you mean `{command}`?)" if command else message


_SUGGESTED = re.compile(r" \(did you mean [^`]*\?\)$")


def _example(ctx: click.Context | None) -> str:
    if ctx is None:
        return ""
    paragraphs = (ctx.command.help or "").split("\n\n")
    found = [" ".join(paragraph.split()) for paragraph in paragraphs]
    return next((paragraph for paragraph in found if paragraph.startswith("Example: ")), "")


def _no_option(error: click.NoSuchOption) -> str:
    known = {
        option
        for param in (error.ctx.command.params if error.ctx else ())
        for option in param.opts
        if option[:2] == "--"
    }
    meant = _OPTIONS.get(error.option_name.lstrip("-").lower())
    if meant and f"--{meant}" in known:
        return f"No such option '{error.option_name}' (did you mean --{meant}?)"
    near = nearest(error.option_name.lstrip("-"), [(option[2:], option) for option in sorted(known)])
    return f"No such option '{error.option_name}'{near}"


def no_command(name: str, known: Iterable[str], ctx: click.Context) -> str:
    """What is said of a command that does not exist: the whole one that was meant, or its name by sense or spelling."""
    meant = [command for command in COMMANDS.get(name.lower(), ()) if command in known]
    near = f" (did you mean {' or '.join(meant)}?)" if meant else nearest(name, known)
    return with_command(f"No such command '{name}'{near}", ctx)
