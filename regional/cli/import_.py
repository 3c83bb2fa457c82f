"""`regional import`: a public data set beside the record."""

import os
import sys
from typing import Any

import click

from regional import render
from regional.cli import FORMAT, database_location, default_format
from regional.importers import KINDS, importer
from regional.importers.report import Report
from regional.importers.run import run


@click.command("import")
@click.argument("kind", type=click.Choice(list(KINDS)))
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path())
@click.option("--dataset", metavar="ID", help="The id of the dataset; without it, that of the kind.")
@click.option("--reject-to", type=click.Path(dir_okay=False), metavar="FILE", help="Write the skipped lines there.")
@FORMAT
@click.pass_context
def command(ctx: click.Context, /, kind: str, files: tuple[str, ...], **options: Any) -> None:
    """Import a public data set beside the record, as a dataset that replaces what it was before.

    Files can be plain, gzip (.gz) or zip (.zip). At the end every line that was read is accounted for. All is done in
    one transaction: if a file is wrong, nothing is changed.

    Example: regional import cow-igo igo_year_format3.csv.gz
    """
    chosen = importer(kind)
    if options["dataset"]:
        chosen = chosen._replace(dataset=chosen.dataset | {"id": options["dataset"]})
    size = sum(os.path.getsize(path) for path in files if os.path.isfile(path))
    bar_ = click.progressbar(length=size, label="Importing", file=sys.stderr, hidden=not sys.stderr.isatty())
    with open(options["reject_to"] or os.devnull, "w", encoding="utf-8") as rejected, bar_ as bar:
        report = Report(rejected.write)
        location = database_location(ctx)
        written = run(chosen, files, location, report, lambda done: bar.update(done - bar.pos))
    if not written:
        click.echo(f"regional: nothing changed: '{chosen.dataset['id']}' is these files already", err=True)
    rows = [*report.lines(), *((f"written: {table}", count, "") for table, count in sorted(written.items()))]
    render.write(render.Table(["what", "lines", "first"], rows), options["format_"] or default_format(), sys.stdout)
