"""`regional import`: bring in a public dataset beside the record."""

import re
from datetime import date
from typing import Any

import click

from regional import render
from regional.cli import FORMAT, database_location, tell, warn, write_rows
from regional.cli.overwriting import refuse_to_overwrite
from regional.cli.progress import progress_bar
from regional.cli.rejected import files_of, rejecting
from regional.cli.streams import after
from regional.exporters.edited import edited
from regional.importers import KINDS, importer
from regional.importers.report import Report
from regional.importers.run import run
from regional.visible import hidden


def _plain(_ctx: click.Context, _parameter: click.Parameter, dataset: str | None) -> str | None:
    """Refuse an id with a blank or a slash, which could not be distinguished from the text around it."""
    if dataset is not None and (hidden(dataset) or not re.fullmatch(r"[^\s/]+", dataset)):
        raise click.BadParameter("an id holds no blank, slash or hidden character, and is not empty.")
    return dataset


def _named(_ctx: click.Context, _parameter: click.Parameter, path: str | None) -> str | None:
    """Refuse an empty name, as of a variable that is not set, before anything is imported."""
    if path == "":
        raise click.BadParameter("it names no file.")
    return path


_KINDS = "\b\nKinds:\n" + "\n".join(f"  {kind:11} {about}" for kind, about in KINDS.items())


@click.command("import", epilog=_KINDS)
@click.argument("kind", type=click.Choice(list(KINDS)))
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path())
@click.option("--dataset", metavar="ID", callback=_plain, help="The id of the dataset; by default the kind.")
@click.option(
    "--reject-to",
    type=click.Path(dir_okay=False),
    callback=_named,
    metavar="FILE",
    help="Write the skipped lines to this file, once the import has succeeded.",
)
@click.option("--again", is_flag=True, help="Import files that are imported already.")
@click.option("--force", is_flag=True, help="Import files of which more is skipped than can be imported.")
@FORMAT
@click.pass_context
def command(ctx: click.Context, /, kind: str, files: tuple[str, ...], **options: Any) -> None:
    """Import a public dataset beside the record; it replaces what was imported under the same id before.

    Files can be plain or packed (gzip, zip, bzip2, xz), or come through a pipe (-). The summary accounts for every line
    that was read. Everything happens in one transaction: if a file is wrong, nothing is changed.

    Example: regional import cow-igo igo_year_format3.csv.gz
    """
    chosen = importer(kind)
    if options["dataset"] is not None:
        chosen = chosen._replace(dataset=chosen.dataset | {"id": options["dataset"]})
    location, reject_to = database_location(ctx), options["reject_to"]
    if reject_to is not None:
        refuse_to_overwrite(reject_to, "--reject-to", location, files_of(chosen, files))
    events_of = chosen.dataset["id"] if chosen.is_of_events else ""
    with (
        edited(location, events_of=events_of) as to,
        rejecting(reject_to) as reject,
        progress_bar("Importing") as progress,
    ):
        today = f"{date.today()}"  # noqa: DTZ011 - the day on the wall
        report = Report(reject, again=options["again"], force=options["force"], last_day=today, say=tell)
        written = run(chosen, files, to, report, progress)
    if not written:
        warn([f"nothing changed: '{chosen.dataset['id']}' is these files already; --again imports them anew"])
    rows = [*report.lines(), *((f"written: {table}", count, "") for table, count in sorted(written.items()))]
    with after(f"'{chosen.dataset['id']}' is imported"):
        write_rows(render.Table(["what", "lines", "first"], rows), options["format_"])
