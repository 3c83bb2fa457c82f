"""`regional drop`: remove a dataset with everything in it."""

import click

from regional.cli import database_location, tell
from regional.cli.types import Id
from regional.database.engine import writing
from regional.seeds.datasets import drop


@click.command("drop")
@click.argument("dataset", type=Id("dataset"))
@click.pass_context
def command(ctx: click.Context, dataset: str) -> None:
    """Remove a dataset with everything in it. This is refused while another dataset points to something in it.

    Example: regional drop cow-igo
    """
    with writing(database_location(ctx), must_exist=True, check_keys=False, say=tell) as connection:
        drop(connection, dataset)
    tell(f"dropped the dataset {dataset}; `regional compact` gives its room back to the disk")
