"""`regional compact`: give the room that removed rows have left back to the disk."""

import click

from regional.cli import database_location, tell
from regional.database.location import file_path, is_server, shown
from regional.database.reading import reading


@click.command("compact")
@click.pass_context
def command(ctx: click.Context) -> None:
    """Make the database as small as what it holds; datasets that were dropped leave their room behind.

    A file is written anew, and takes the name of the old one at the end: for a moment there must be room for both.

    Example: regional compact
    """
    location = database_location(ctx)
    with reading(location, say=tell):
        pass  # it says what is wrong with what is no database of ours
    if is_server(location):
        from regional.database.documentation import tables  # noqa: PLC0415
        from regional.database.server import compact_server  # noqa: PLC0415 - a file does without psycopg

        smaller = compact_server(location, list(tables()))
    else:
        from regional.database.rebuilding import compact  # noqa: PLC0415 - no other command needs it

        smaller = compact(file_path(location), tell)
    tell(
        f"{shown(location)} is {smaller:,} bytes smaller" if smaller > 0 else f"{shown(location)} has no room to spare"
    )
