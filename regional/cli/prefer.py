"""`regional prefer`: let a dataset speak for organizations."""

import click

from regional.cli import database_location
from regional.cli.types import Id
from regional.database.engine import writing
from regional.database.reading import reading
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
    """Let a dataset speak for an organization, or for all that it covers, whatever the priorities say.

    Example: regional prefer cow-igo --for CSTO
    """
    location = database_location(ctx)
    with reading(location) as reader:
        ids = resolve(reader, [("organization", name) for name in organizations])
    with writing(location, must_exist=True, check_keys=False) as connection:
        prefer(connection, dataset, list(ids.values()))
    click.echo(f"regional: {dataset} speaks for {', '.join(ids.values()) or 'all that it covers'}", err=True)
