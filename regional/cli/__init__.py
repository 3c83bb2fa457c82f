"""The command line: `regional [--database PATH|URL] COMMAND`. Commands are imported when they are used."""

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Any

import click

from regional.cli import streams
from regional.cli.everywhere import before_the_command
from regional.cli.output import FORMAT, default_format, write_rows
from regional.cli.own_words import OwnHelp, Place, version_option
from regional.cli.timeout import TIMEOUT, limited
from regional.database import location
from regional.errors import ListingError, RegionalError, UnknownError
from regional.sql import catalog
from regional.visible import one_line

__all__ = ["FORMAT", "TIMEOUT", "default_format", "main", "write_rows"]

HAND_WRITTEN = {
    "load": "Make the database hold exactly what the seed folders say.",
    "add": "Write a membership, an event, a statement or a source into a dataset folder.",
    "diff": "Show row by row what a load would change, or how two databases differ.",
    "import": "Import a public dataset beside the record.",
    "export": "Write datasets as Tabular Data Packages, or all tables as Parquet files.",
    "drop": "Remove a dataset and everything in it.",
    "compact": "Give the room that dropped datasets have left back to the disk.",
    "prefer": "Choose which dataset speaks for an organization, whatever the priorities say.",
    "check": "Report every problem in seed folders, or in the database.",
    "plot": "Draw the answer to a question as SVG, PNG or HTML.",
    "resolve": "What do names and codes mean, one by one or a whole list of them?",
    "cite": "How to cite a source, the sources of a fact, or the record itself.",
    "show": "Show everything about one state, organization, person, event, statement or source.",
    "serve": "Show the pages in a browser, from the live database.",
    "site": "Write everything as a site of plain files, which needs no server.",
    "sql": "Run a SELECT of your own. It can change nothing.",
    "info": "Describe the database: where it is, what it holds, and how current it is.",
    "schema": "Describe the tables and views, and their columns.",
    "queries": "List the predefined queries.",
    "help": "Show the help of the program, or of one command.",
}
"""The commands that have a module of their own in this package, with the line that the list of commands shows."""


TYPED = "regional.typed"
"""Where a context keeps the whole command as it was typed."""


class Commands(OwnHelp, click.Group):
    """All commands: those with a module of their own, and one for each .sql file. Only the one that is used is read."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All names: questions first, then the rest."""
        return [*query_files(ctx)[0], *HAND_WRITTEN]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import or build one command."""
        if cmd_name in HAND_WRITTEN:
            module = "import_" if cmd_name == "import" else cmd_name
            command: click.Command = import_module(f"regional.cli.{module}").command
            return limited(command, cmd_name)
        try:
            query = query_of(ctx, cmd_name)
        except RegionalError:
            if ctx.resilient_parsing:  # the shell wants to complete what can be completed
                return None
            raise
        if query is None:
            return None
        from regional.cli.question import question_command  # noqa: PLC0415 - only a question needs it

        if not ctx.resilient_parsing:
            warn(query.unused)
        command = question_command(query)
        if query.name == "timeline":
            import_module("regional.cli.timeline").add_bars(command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command, with what it prints if its help is asked for, or suggest the nearest."""
        try:
            name, command, rest = super().resolve_command(ctx, args)
        except click.UsageError as error:
            from regional.cli.mistakes import no_command  # noqa: PLC0415 - only a mistake needs it

            raise click.UsageError(no_command(args[0], self.list_commands(ctx), ctx), ctx) from error
        if name and command and not set(rest).isdisjoint(ctx.help_option_names):
            from regional.cli.example import with_example  # noqa: PLC0415 - only a help shows it

            with_example(command, name)
        return name, command, rest

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the questions with their titles, then the other commands."""
        queries = readable_queries(ctx)
        with formatter.section("Questions"):
            formatter.write_dl([(query.name, query.title) for query in queries])
        with formatter.section("Database"):
            formatter.write_dl(list(HAND_WRITTEN.items()))

    def make_context(self, *args: Any, **kwargs: Any) -> click.Context:
        """Read the options of the program."""
        with _said_in_one_line():
            return super().make_context(*args, **kwargs)

    def invoke(self, ctx: click.Context) -> Any:
        """Read the options of a command and run it."""
        with _said_in_one_line():
            try:
                return super().invoke(ctx)
            except click.UsageError as error:
                from regional.cli.mistakes import Explained  # noqa: PLC0415 - only a mistake needs it

                raise Explained(error) from error
            except UnknownError as error:
                from regional.cli.mistakes import with_command  # noqa: PLC0415 - only a mistake needs it

                raise RegionalError(with_command(str(error), ctx)) from error

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Take the options of the program after a command too."""
        ctx.meta[TYPED] = tuple(args)
        return super().parse_args(ctx, before_the_command(args))

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Run a command. A mistake that its user can correct is reported in one line, with exit status 1."""
        streams.prepare()
        try:
            if asked := os.environ.get("_REGIONAL_COMPLETE"):
                import_module("regional.cli.shells").register(asked)
            try:
                return super().main(*args, **kwargs)
            finally:
                sys.stdout.flush()
        except RegionalError as error:
            text = str(error)
            click.echo(text if isinstance(error, ListingError) else f"regional: {text}", err=True)
        except UnicodeEncodeError:
            click.echo("regional: the command holds bytes that are not UTF-8", err=True)
        except OSError as error:
            place = "" if error.filename is None else f"{error.filename}: "
            warn([f"{place}{error.strerror}"])
            streams.discard_output()
        sys.exit(1)


@contextmanager
def _said_in_one_line() -> Iterator[None]:
    """Let no message of Click's repeat the line ends and control characters of what was typed."""
    try:
        yield
    except click.ClickException as error:
        listed = error.message.replace(":\n\t", ": ").replace(",\n\t", ", ")  # as Click lists what can be chosen
        vars(error)["message"] = one_line(listed)
        raise


@click.group(
    cls=Commands,
    invoke_without_command=True,
    subcommand_metavar="COMMAND [ARGS]...",
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Example: regional load && regional both SCO CSTO --on 2021-09-17",
)
@click.option(
    "--database",
    metavar="PATH|URL",
    type=Place(),
    envvar="REGIONAL_DATABASE",
    default=location.DEFAULT,
    show_default=True,
    show_envvar=True,
    help="The SQLite file, or the PostgreSQL server, to use.",
)
@click.option(
    "--queries",
    metavar="FOLDER",
    envvar="REGIONAL_QUERIES",
    multiple=True,
    is_eager=True,
    type=Place(),
    show_envvar=True,
    help="A folder of .sql files of your own, each of which becomes a command.",
)
@click.pass_context
def main(ctx: click.Context, database: str, queries: tuple[str, ...]) -> None:
    """Who belongs to which regional organisation, since when, who said what, and where that is written."""
    del queries
    if not database:
        raise click.BadParameter("it is empty: name a file or a URL.", param_hint="'--database'")
    if ctx.invoked_subcommand is None:
        from regional.cli.start import start  # noqa: PLC0415 - no command needs it

        start(database)


main.params.append(version_option())


def database_location(ctx: click.Context) -> str:
    """The database that `--database` names."""
    return str(ctx.find_root().params["database"])


def query_files(ctx: click.Context) -> tuple[dict[str, str], dict[str, str]]:
    """The .sql files by the name of their command, the shipped ones and the user's own; see `catalog.query_files`.

    Raises:
        RegionalError: a folder is missing.
    """
    own = ctx.find_root().params.get("queries") or os.environ.get("REGIONAL_QUERIES", "").split(os.pathsep)
    return catalog.query_files(filter(None, own), HAND_WRITTEN)


def query_of(ctx: click.Context, name: str) -> catalog.Query | None:
    """The query that a command asks, if there is one of this name.

    Raises:
        RegionalError: its file cannot be read, or two files have the name.
    """
    paths, refused = query_files(ctx)
    if name in refused:
        raise RegionalError(refused[name])
    return catalog.read_query(paths[name]) if name in paths else None


def readable_queries(ctx: click.Context) -> list[catalog.Query]:
    """All queries that can be asked. There is a warning about each other file, and these queries stay."""
    paths, refused = query_files(ctx)
    queries, problems = catalog.read_queries(paths.values())
    warn([*refused.values(), *problems])
    return queries


def warn(lines: Iterable[str]) -> None:
    """Print warnings to standard error, beside the answer."""
    for line in lines:
        click.echo(f"regional: {one_line(line)}", err=True)


def tell(line: str) -> None:
    """Tell the person who waits one line, on standard error."""
    warn([line])
