"""`regional load`: make the database hold exactly what the seed folders say."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import click

from regional import render
from regional.cli import FORMAT, database_location, default_format, tell, warn, write_rows
from regional.cli.changes import TOLD, Changes, describe, told
from regional.cli.progress import progress_bar
from regional.cli.streams import after
from regional.database.location import shown
from regional.exporters.edited import edited
from regional.seeds.changes import Difference
from regional.seeds.loader import Terms, check, load
from regional.shipped import SEEDS

FOLDERS = click.argument("folders", nargs=-1, metavar="[FOLDER...]", type=click.Path(path_type=Path))

EDITED = click.option("--edited", is_flag=True, help="Take exported packages as they are, although they were changed.")
"""The option of what reads dataset folders."""

ALLOW_REMOVALS = click.option(
    "--allow-removals",
    is_flag=True,
    help="Also load what would remove more than a tenth of a table (and more than ten rows of it), or would change or"
    " remove rows of a dataset that came from another folder.",
)


@click.command("load")
@FOLDERS
@EDITED
@ALLOW_REMOVALS
@click.option("--dry-run", is_flag=True, help="Load nothing; show every row that a load would change, as `diff` does.")
@FORMAT
@click.pass_context
def command(ctx: click.Context, /, folders: tuple[Path, ...], format_: str | None, **given: bool) -> None:
    """Make the database hold exactly what the seed folders say.

    Each folder is one dataset; without a folder, the dataset `core` is loaded, which comes with the program. The
    database is created if it is missing, and upgraded if its schema is older. Everything happens in one transaction: if
    anything is wrong, nothing is changed. The rows of a dataset that change are named on standard error.

    Example: regional load
    """
    database = database_location(ctx)
    folders = folders or (Path(SEEDS),)
    if given["dry_run"]:
        rehearse(folders, database, format_, edited=given["edited"])
        return
    changes = Changes()
    said: list[str] = []
    doubts: list[str] = []

    def say(line: str) -> None:
        tell(line)
        said.append(line)

    with edited(database) as to, progress_bar("Reading") as progress:
        done = load(
            folders,
            to.location,
            Terms(given["edited"], given["allow_removals"], progress, say, doubts.append, changes.see),
        )
    rows = [(dataset, table, *counts) for dataset, tables in done.items() for table, counts in tables.items()]
    columns = ["dataset", "table", "added", "changed", "removed", "unchanged"]
    with after(f"{shown(database)} is loaded"):
        if (format_ or default_format()) == "table":
            click.echo("\n".join(line for dataset, tables in done.items() for line in _told(dataset, tables)))
        else:
            write_rows(render.Table(columns, rows), format_)
    warn([*changes.lines(), *doubts])
    is_mended = any(line.startswith("made ") for line in said)
    if not is_mended and not any(added or changed or removed for _, _, added, changed, removed, _ in rows):
        warn([f"nothing changed in {shown(database)}"])


def rehearse(folders: Sequence[Path], database: str, format_: str | None, *, edited: bool) -> None:
    """Check folders as a load would, and show every row that the load would change."""
    found: list[Difference] = []
    doubts: list[str] = []
    check(folders, database, Terms(edited=edited, doubt=doubts.append, seen=found.append, say=tell))
    show(found, format_)
    warn(doubts)


def show(differences: Iterable[Difference], format_: str | None) -> None:
    """Show every row that is added, changed or removed, or say that none is."""
    changes = [change for difference in differences for change in difference.changes() if change.columns()]
    if not changes:
        warn(["nothing differs"])
    elif (format_ or default_format()) == "table":
        click.echo("\n".join(map(describe, changes)))
    else:
        write_rows(render.Table(TOLD, [row for change in changes for row in told(change)]), format_)


_FIRST = ("organizations", "memberships", "states", "people", "events", "statements", "sources")
"""The tables of which the screen tells the size when a dataset is new."""


def _told(dataset: str, tables: Mapping[str, Sequence[int]]) -> Iterator[str]:
    """What was done to a dataset, in few lines: how many rows in all, then the tables that matter."""
    added, changed, removed, unchanged = map(sum, zip(*tables.values(), strict=True))
    rows = added + changed + unchanged
    yield f"{dataset}: {_counted(added, changed, removed) or 'as before'}, {rows:,} rows in all"
    if unchanged or changed or removed:
        yield from (f"  {table}: {told}" for table, counts in tables.items() if (told := _counted(*counts[:3])))
        return
    sizes = [f"{tables[table][0]:,} {table}" for table in _FIRST if table in tables]
    yield from (f"  {', '.join(part)}" for part in (sizes[:4], sizes[4:]) if part)


def _counted(*counts: int) -> str:
    words = zip(counts, ("added", "changed", "removed"), strict=True)
    return ", ".join(f"{count:,} {word}" for count, word in words if count)
