"""`regional resolve`: what names and codes mean, one by one or a whole list of them."""

import io
from typing import Any

import click

from regional.cli import FORMAT, default_format
from regional.cli.connection import connected
from regional.cli.question import write_answer
from regional.cli.streams import read_input
from regional.cli.types import Id
from regional.questions.resolving import SCHEMES, lines


@click.command("resolve")
@click.argument("names", nargs=-1, required=True, metavar="NAME...", type=Id("actor"))
@click.option(
    "--type",
    "type_",
    type=click.Choice(["state", "organization", "person"]),
    help="Only a state, an organization or a person.",
)
@click.option("--scheme", type=click.Choice(SCHEMES), help="Take each NAME for a code of this scheme.")
@click.option("--on", metavar="DAY", help="The day on which the names and the codes are meant.")
@FORMAT
@click.pass_context
def command(ctx: click.Context, /, names: tuple[str, ...], format_: str | None, **options: Any) -> None:
    """What do names and codes mean?

    A NAME is an id, a name in any language and script, or a code, which can have its scheme before it: cow:365. If
    NAME is `-`, the names are read from standard input, one a line.

    There is one row for each name, in the order given. A name that means nothing, or several things, keeps its row
    with an empty id, and the exit status is then 1.

    Example: regional resolve ОДКБ Burma cow:365
    """
    asked = [text for name in names for text in (lines(io.StringIO(read_input())) if name == "-" else [name])]
    with connected(ctx) as connection:
        answer = connection.resolve(*asked, **options)
    write_answer(answer, format_ or default_format(), sources=False)
    if answer.notes:
        ctx.exit(1)
