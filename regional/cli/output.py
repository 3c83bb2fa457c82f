"""Where an answer goes: to a terminal, through a pager if it is longer than the screen, or into a pipe or a file."""

import io
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any, TextIO, TypeVar, cast

import click

from regional import render
from regional.cli.watch import let_time_pass

_NO_PAGER = "regional.no_pager"
_BOM = "regional.bom"
_LESS = "FRX"
"""What `less` is told unless LESS is set: end at once if all fits, keep colors, leave the text on the screen."""

Decorated = TypeVar("Decorated", bound=Callable[..., Any] | click.Command)


def _kept(key: str) -> Callable[[click.Context, click.Parameter, Any], None]:
    """The callback of an option that every command has and none needs to know: its value stays with the context."""

    def keep(ctx: click.Context, _parameter: click.Parameter, value: Any) -> None:
        ctx.meta[key] = value

    return keep


class _Format(click.Choice[str]):
    """The name of a format, in any case, or a short name of it."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Take the short name for the long one."""
        return str(super().convert(render.SHORT.get(str(value).lower(), value), param, ctx))


def formats(*more: str) -> Callable[[Decorated], Decorated]:
    """The options of every command that writes rows, with further formats than those of rows."""

    def decorate(command: Decorated) -> Decorated:
        for option in (
            click.option(
                "--no-pager",
                is_flag=True,
                expose_value=False,
                callback=_kept(_NO_PAGER),
                help="Show a long answer at once.",
            ),
            click.option(
                "--bom",
                is_flag=True,
                expose_value=False,
                callback=_kept(_BOM),
                help="Begin csv with the mark of UTF-8, for Excel.",
            ),
            click.option(
                "--format",
                "-f",
                "format_",
                metavar="FORMAT",
                type=_Format((*render.FORMATS, *more), case_sensitive=False),
                help=f"{', '.join((*render.FORMATS, *more))}; without it table on a terminal, csv in a pipe.",
            ),
        ):
            command = option(command)
        return command

    return decorate


FORMAT = formats()
"""The options of a command that writes rows and nothing else."""


def default_format() -> str:
    """A table if a person sits at a terminal, csv if a program reads from a pipe or a mark of csv is asked for."""
    return "table" if sys.stdout.isatty() and not _has_mark() else "csv"


def _has_mark() -> bool:
    return bool(click.get_current_context().meta.get(_BOM))


def write_rows(table: render.Table, format_: str | None) -> None:
    """Write rows to standard output, in this format or in the default one."""
    format_ = format_ or default_format()
    if _has_mark() and format_ not in ("csv", "tsv"):
        raise click.BadParameter(f"only csv and tsv begin with such a mark, not {format_}.", param_hint="'--bom'")
    if format_ == "xlsx":
        if sys.stdout.isatty():
            raise click.UsageError("xlsx is a file for a spreadsheet: write it to one, as in > answer.xlsx")
        render.write(table, format_, sys.stdout)
        return
    with page() as stream:
        stream.write("\ufeff" if _has_mark() else "")
        render.write(table, format_, stream)


def can_style() -> bool:
    """Whether standard output is a terminal that can show text in bold."""
    return sys.stdout.isatty() and os.environ.get("TERM", "dumb") not in ("", "dumb")


@contextmanager
def page() -> Iterator[TextIO]:
    """What an answer is written to: on a terminal the pager, if the answer becomes longer than the screen."""
    program = _pager()
    if program is None:
        yield sys.stdout
        return
    paged = _Paged(program)
    try:
        with suppress(BrokenPipeError):  # its reader has left the pager before the end
            yield cast("TextIO", paged)
    finally:
        paged.finish()


def _pager() -> list[str] | None:
    """The command of the pager: that of PAGER, else `less`; None if there is none or nobody could use it."""
    if not (can_style() and sys.stdin and sys.stdin.isatty()) or click.get_current_context().meta.get(_NO_PAGER):
        return None
    import shlex  # noqa: PLC0415 - only a terminal needs these
    from shutil import which  # noqa: PLC0415

    try:
        words = shlex.split(os.environ.get("PAGER", "less"))
    except ValueError as error:  # a quote is not closed
        click.echo(f"regional: PAGER names no command: {error}", err=True)
        return None
    return words if words and words != ["cat"] and which(words[0]) else None


class _Paged(io.TextIOBase):
    """Keeps the lines back until they are more than the screen has; then the pager gets them as they come."""

    def __init__(self, program: list[str]) -> None:
        """Take the command of the pager."""
        from shutil import get_terminal_size  # noqa: PLC0415

        self._program = program
        self._lines = get_terminal_size().lines
        self._kept: list[str] = []
        self._count = 0
        self._process: Any = None

    def isatty(self) -> bool:
        """A pager writes to the terminal."""
        return True

    def write(self, text: str) -> int:
        """Keep a text back, or hand it to the pager."""
        if self._process is None:
            self._kept.append(text)
            self._count += text.count("\n")
            if self._count >= self._lines:
                self._start()
        else:
            self._send(text)
        return len(text)

    def _start(self) -> None:
        import subprocess  # noqa: PLC0415 - only a long answer needs it

        sys.stdout.flush()
        let_time_pass()
        environment = {"LESS": _LESS, "LESSCHARSET": "utf-8"} | os.environ
        self._process = subprocess.Popen(self._program, stdin=subprocess.PIPE, env=environment)  # noqa: S603 - PAGER
        self._send("".join(self._kept))

    def _send(self, text: str) -> None:
        self._process.stdin.write(text.encode(errors="surrogateescape"))

    def finish(self) -> None:
        """Write what was kept back, or wait until its reader leaves the pager."""
        if self._process is None:
            sys.stdout.write("".join(self._kept))
            return
        with suppress(BrokenPipeError):
            self._process.stdin.close()
        while self._process.poll() is None:
            with suppress(KeyboardInterrupt):  # to the pager it means something else
                self._process.wait()
