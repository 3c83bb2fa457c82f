"""`regional drop`: remove a dataset with everything in it."""

import click

from regional.cli import database_location, tell
from regional.cli.types import Id
from regional.database.engine import writing
from regional.exporters.edited import edited
from regional.seeds.datasets import drop


@click.command("drop")
@click.argument("dataset", type=Id("dataset"))
@click.pass_context
def command(ctx: click.Context, dataset: str) -> None:
    """Remove a dataset with everything in it. This is refused while another dataset points to something in it.

    Example: regional drop cow-igo
    """
    with (
        edited(database_location(ctx), must_exist=True) as to,
        writing(to.location, must_exist=True, check_keys=False, say=tell) as connection,
    ):
        drop(connection, dataset)
    room = "; `regional compact` gives its room back to the disk" if to.events is None else ""
    tell(f"dropped the dataset {dataset}{room}")
