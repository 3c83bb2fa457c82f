"""`regional prefer`: choose which dataset speaks for an organization."""

import click

from regional.cli import database_location, tell, warn
from regional.cli.types import Id
from regional.database.engine import writing
from regional.database.reading import reading
from regional.exporters.edited import edited
from regional.names import resolve
from regional.seeds.datasets import prefer


@click.command("prefer")
@click.argument("dataset", type=Id("dataset"))
@click.option(
    "--for",
    "organizations",
    multiple=True,
    metavar="ORGANIZATION",
    type=Id("organization"),
    help="An organization that the dataset speaks for. This option can be repeated.",
)
@click.pass_context
def command(ctx: click.Context, dataset: str, organizations: tuple[str, ...]) -> None:
    """Let a dataset speak for an organization, or for all that it covers, regardless of the priorities.

    Example: regional prefer cow-igo --for CSTO
    """
    location = database_location(ctx)
    with reading(location) as reader:
        ids = resolve(reader, [("organization", name) for name in organizations])
    with (
        edited(location, must_exist=True) as to,
        writing(to.location, must_exist=True, check_keys=False, say=tell) as connection,
    ):
        prefer(connection, dataset, list(ids.values()))
    warn([f"{dataset} speaks for {', '.join(ids.values()) or 'all that it covers'}"])
