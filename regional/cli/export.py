"""`regional export`: write datasets as Tabular Data Packages, or all tables as Parquet files."""

from pathlib import Path

import click

from regional import render
from regional.cli import FORMAT, database_location, write_rows
from regional.cli.progress import progress_bar
from regional.cli.streams import after
from regional.cli.types import Id
from regional.exporters.run import export


@click.command("export")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--dataset", type=Id("dataset"), metavar="ID", help="Export only this dataset.")
@click.option(
    "--parquet", "as_parquet", is_flag=True, help="Write all tables as Parquet files, for DuckDB, Spark or BigQuery."
)
@FORMAT
@click.pass_context
def command(ctx: click.Context, folder: Path, dataset: str | None, *, as_parquet: bool, format_: str | None) -> None:
    """Write each dataset as a Tabular Data Package: CSV files and a datapackage.json that describes them.

    `regional load FOLDER` reads it back, and two exports of the same rows are identical, byte for byte. Each of several
    datasets gets a folder of its own. With --parquet, all tables are written with all their columns, events by dataset
    and year; `--database parquet:FOLDER` asks them.

    FOLDER is created if it is missing. A previous export in it is replaced; anything else is refused.

    Example: regional export exported --dataset core
    """
    with progress_bar("Exporting") as progress:
        written = export(database_location(ctx), folder, dataset, as_parquet=as_parquet, progress=progress)
    columns = ["package", "table", "rows", "bytes"]
    with after(f"{folder} is written"):
        write_rows(render.Table(columns, written), format_)
