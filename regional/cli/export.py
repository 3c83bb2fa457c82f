"""`regional export`: datasets as Tabular Data Packages, or the tables as Parquet."""

import sys
from pathlib import Path

import click

from regional import render
from regional.cli import FORMAT, database_location, default_format
from regional.cli.types import Id
from regional.exporters.run import export


@click.command("export")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--dataset", type=Id("dataset"), metavar="ID", help="Only this dataset.")
@click.option(
    "--parquet", "as_parquet", is_flag=True, help="Write all tables as Parquet, for DuckDB, Spark or BigQuery."
)
@FORMAT
@click.pass_context
def command(ctx: click.Context, folder: Path, dataset: str | None, *, as_parquet: bool, format_: str | None) -> None:
    """Write a dataset as a Tabular Data Package: CSV files and a datapackage.json that describes them.

    `regional load FOLDER` reads it back, and two exports of the same rows are the same, byte for byte. Several datasets
    are written into one folder each. With --parquet all tables are written with all their columns, events by year.

    FOLDER is made. What is in it already is replaced if it is a previous export, and kept if it is anything else.

    Example: regional export exported --dataset core
    """
    with click.progressbar(length=1, label="Exporting", file=sys.stderr, hidden=not sys.stderr.isatty()) as bar:

        def tell(done: int, total: int) -> None:
            bar.length = total
            bar.update(done - bar.pos)

        shown = tell if sys.stderr.isatty() else None
        written = export(database_location(ctx), folder, dataset, as_parquet=as_parquet, tell=shown)
    columns = ["package", "table", "rows", "bytes"]
    render.write(render.Table(columns, written), format_ or default_format(), sys.stdout)
