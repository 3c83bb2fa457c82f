"""`regional plot`: draw the answer to a question as SVG, PNG or HTML."""

import os
from collections.abc import Callable
from typing import Any

import click

from regional.cli import database_location, warn
from regional.cli.connection import connected
from regional.cli.overwriting import refuse_to_overwrite
from regional.cli.parameters import parameters
from regional.cli.timeout import limited
from regional.errors import RegionalError
from regional.pictures.kinds import KINDS, LEAST_WIDTH, MOST_WIDTH, WIDTH, Drawing, query_of
from regional.visible import one_line

_ENDINGS = (".svg", ".png", ".html")


class Kinds(click.Group):
    """One command for each kind of picture, with the parameters of the question that it draws."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The kinds of picture."""
        del ctx
        return list(KINDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Build the command of one kind."""
        del ctx
        return limited(_command(cmd_name), cmd_name) if cmd_name in KINDS else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the kind, or suggest the nearest."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            from regional.names import nearest  # noqa: PLC0415 - only a mistake needs it

            raise click.UsageError(f"there is no picture '{args[0]}'{nearest(args[0], KINDS)}", ctx) from error


@click.command("plot", cls=Kinds)
def command() -> None:
    """Draw the answer to a question, as a picture for a page, a report or a message.

    Each kind takes the options of the question that it draws. The picture is written to the file that --out names:
    .svg, .png (which takes the extra `png`) or .html; without --out, SVG goes to standard output.

    Example: regional plot timeline SCO --on 2021-09-17 --out sco.svg
    """


def _command(kind: str) -> click.Command:
    query = query_of(kind)
    own = [
        click.Option(["--out"], metavar="FILE", help="The file to write: .svg, .png or .html."),
        click.Option(
            ["--width"],
            type=click.IntRange(LEAST_WIDTH, MOST_WIDTH),
            default=WIDTH,
            show_default=True,
            metavar="PIXELS",
            help="How wide the picture is; below 560 it is laid out for a telephone.",
        ),
    ]
    return click.Command(
        kind,
        callback=_callback(kind),
        params=[*parameters(query), *own],
        help=f"{KINDS[kind].help}\n\nExample: regional {KINDS[kind].example}",
        short_help=KINDS[kind].help,
    )


def _callback(kind: str) -> Callable[..., None]:
    def plot(out: str | None, width: int, **options: Any) -> None:
        ending = os.path.splitext(out)[1].lower() if out is not None else ".svg"
        if ending not in _ENDINGS:
            raise click.BadParameter(f"'{out}' ends in none of {', '.join(_ENDINGS)}.", param_hint="'--out'")
        context = click.get_current_context()
        if out is not None:
            refuse_to_overwrite(out, "--out", database_location(context))
        with connected(context) as connection:
            drawing = Drawing(connection, kind, **options)
            content = _content(drawing, ending, width)
        for note in drawing.answer.notes:
            click.echo(f"regional: {one_line(note)}", err=True)
        if out is None:
            click.echo(content.decode())
        else:
            _write(out, content)
            warn([f"drawn in {out}"])

    return plot


def _content(drawing: Drawing, ending: str, width: int) -> bytes:
    if ending == ".html":
        from regional.pictures.document import NARROW_WIDTH, html  # noqa: PLC0415 - a picture alone does without

        return html(drawing.picture(width, "wide"), drawing.picture(NARROW_WIDTH, "narrow"), drawing.answer).encode()
    picture = drawing.picture(width)
    if ending == ".png":
        from regional.pictures.raster import png  # noqa: PLC0415 - it takes an extra
        from regional.pictures.typeface import uncovered  # noqa: PLC0415

        if letters := uncovered(picture.svg):
            warn([f"the letters {letters} are drawn by a font of this system, or left out if it has none"])
        return png(picture)
    from regional.pictures.canvas import with_fonts  # noqa: PLC0415

    return with_fonts(picture.svg).encode()


def _write(path: str, content: bytes) -> None:
    """Write a file whole, or leave what was there before."""
    beside = f"{path}.{os.getpid()}.tmp"
    try:
        with open(beside, "wb") as file:
            file.write(content)
        os.replace(beside, path)
    except OSError as error:
        if os.path.exists(beside):
            os.unlink(beside)
        raise RegionalError(f"{path}: {error.strerror}") from error
