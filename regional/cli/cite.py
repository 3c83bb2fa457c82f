"""`regional cite`: how to cite a source, the sources of a fact, or the record itself."""

import sys

import click

from regional import references
from regional.cli.connection import connected
from regional.cli.types import Id


@click.command("cite")
@click.argument("what", required=False, metavar="[ID|FACT]", type=Id("record"))
@click.option("--dataset", metavar="DATASET", type=Id("dataset"), help="Cite this dataset.")
@click.option(
    "--format",
    "-f",
    "format_",
    type=click.Choice(("text", *references.FORMATS)),
    default="text",
    show_default=True,
    help="In words, or as a reference manager reads it.",
)
@click.pass_context
def command(ctx: click.Context, what: str | None, dataset: str | None, format_: str) -> None:
    """How to cite a source, the sources of a fact, or the record itself.

    WHAT is the id of a source or of a dataset, a fact such as SCO/India, an event, a statement, or the name of a state,
    an organization or a person. Without it, all datasets are cited: each with its version, and with a fingerprint, so
    that a record which has changed is never cited as the one before.

    Example: regional cite sco-declaration-2001
    """
    if what and dataset:
        raise click.UsageError("cite one thing: either what is named, or the dataset")
    with connected(ctx) as connection:
        found = connection.cite(what, dataset=dataset)
    references.write(found, format_, sys.stdout)
