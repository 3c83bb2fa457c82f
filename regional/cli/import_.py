"""`regional import`: a public data set beside the record."""

import os
import re
import sys
from typing import Any, TextIO

import click

from regional import render
from regional.cli import FORMAT, database_location, default_format
from regional.errors import RegionalError
from regional.importers import KINDS, importer
from regional.importers.report import Report
from regional.importers.run import run


def _plain(_ctx: click.Context, _parameter: click.Parameter, dataset: str | None) -> str | None:
    """Refuse an id that could not be told from the text around it."""
    if dataset is not None and not re.fullmatch(r"[^\s/]+", dataset):
        raise click.BadParameter("an id holds no blank and no slash, and is not empty.")
    return dataset


def _spare(reject_to: str | None, *paths: str) -> None:
    """Refuse to write the skipped lines over what is read, or over the database."""
    for path in paths:
        if reject_to and os.path.exists(reject_to) and os.path.exists(path) and os.path.samefile(reject_to, path):
            raise click.BadParameter(f"it would overwrite {path}.", param_hint="'--reject-to'")


def _opened(reject_to: str | None) -> TextIO:
    """Where the skipped lines go."""
    try:
        return open(reject_to or os.devnull, "w", encoding="utf-8")
    except OSError as error:
        raise RegionalError(f"{reject_to}: it cannot be written: {error.strerror}") from error


_KINDS = "\b\nKinds:\n" + "\n".join(f"  {kind:11} {about}" for kind, about in KINDS.items())


@click.command("import", epilog=_KINDS)
@click.argument("kind", type=click.Choice(list(KINDS)))
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path())
@click.option("--dataset", metavar="ID", callback=_plain, help="The id of the dataset; without it, that of the kind.")
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
    if options["dataset"] is not None:
        chosen = chosen._replace(dataset=chosen.dataset | {"id": options["dataset"]})
    location, reject_to = database_location(ctx), options["reject_to"]
    _spare(reject_to, *files, location)
    size = sum(os.path.getsize(path) for path in files if os.path.isfile(path))
    bar_ = click.progressbar(length=size, label="Importing", file=sys.stderr, hidden=not sys.stderr.isatty())
    with _opened(reject_to) as rejected, bar_ as bar:
        report = Report(rejected.write if reject_to else None)
        written = run(chosen, files, location, report, lambda done: bar.update(done - bar.pos))
    if not written:
        click.echo(f"regional: nothing changed: '{chosen.dataset['id']}' is these files already", err=True)
    rows = [*report.lines(), *((f"written: {table}", count, "") for table, count in sorted(written.items()))]
    render.write(render.Table(["what", "lines", "first"], rows), options["format_"] or default_format(), sys.stdout)
