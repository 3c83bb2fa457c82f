"""`regional serve`: the pages and the answers from the live database, to a browser on this machine."""

from datetime import date

import click

from regional.cli import TIMEOUT, database_location
from regional.errors import MissingExtraError
from regional.questions import Connection, connect
from regional.visible import one_line

_SECONDS = 10.0


@click.command("serve")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen at; this machine alone.")
@click.option("--port", default=8001, show_default=True, type=click.IntRange(1, 65535), help="The port to listen at.")
@TIMEOUT
@click.pass_context
def command(ctx: click.Context, host: str, port: int, timeout: float | None) -> None:
    """Show the pages in a browser, from the live database, with every answer as CSV, JSON and NDJSON too.

    It reads and nothing else, and stops with Ctrl-C. It takes the extra `web`.

    Example: regional serve
    """
    try:
        import uvicorn  # noqa: PLC0415 - it takes an extra

        from regional.pages.web import application  # noqa: PLC0415
    except ImportError as error:
        raise MissingExtraError("serve", "starlette and uvicorn", "web") from error

    location = database_location(ctx)
    connect(location)  # it says at once what is wrong with the database
    names = [host, "127.0.0.1", "localhost", "[::1]"]
    app = application(
        lambda seconds: Connection(location, timeout=seconds, today=date.today), names, timeout or _SECONDS
    )
    click.echo(one_line(f"http://{host}:{port}/"), err=True)
    uvicorn.run(app, host=host, port=port, log_level="warning", server_header=False)
