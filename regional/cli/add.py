"""`regional add`: write a new row into the right file of a dataset folder, if the folder stays sound."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click
from sqlalchemy import inspect, select

from regional.cli import FORMAT, database_location, warn
from regional.cli.load import show
from regional.cli.timeout import limited
from regional.cli.types import listed
from regional.database.reading import reading
from regional.database.snapshot import snapshot
from regional.errors import RegionalError
from regional.models import Dataset, Event, Membership, Source, Statement
from regional.models.types import Word
from regional.names import UnknownNameError, resolve
from regional.seeds.addition import Addition
from regional.seeds.mapping import columns_of, mapped_classes, nested_lists
from regional.seeds.origin import SHIPPED, folder_of
from regional.seeds.rows import required_columns

_ALIASES = {"start_date": "start", "end_date": "end", "citations": "source", "participants": "participant"}
_ALIASES |= {"actors": "actor", "topics": "topic"}
"""The options that are called otherwise than the columns and lists that they fill."""

_EXAMPLES = {
    Membership: "regional add membership BRI KAZ --status partner --start 2015 --source 'notebook page 3'",
    Event: "regional add event visit-2021 --title 'A visit' --kind meeting --start 2021-09 --source my-notes",
    Statement: "regional add statement s-1 --kind paraphrase --text 'It will.' --start 2021 --source my-notes",
    Source: "regional add source my-notes --type record --title 'My notes' --consulted yes",
}


@click.group("add")
def command() -> None:
    """Write a membership, an event, a statement or a source into the right file of a dataset folder.

    The file keeps its comments and its layout. The folder is checked first, as `check` does: if anything would be
    wrong, nothing is written. What changes is shown; `load` then brings it into the database.

    Example: regional add membership BRI KAZ --status partner --start 2015 --source 'notebook page 3'
    """


def _options(class_: type[Any], positional: list[str]) -> list[click.Parameter]:
    """An option for every column and list of a class, and an argument for each that says which row it is."""
    mapper = inspect(class_)
    found: list[click.Parameter] = [
        click.Argument([name], metavar=name.removesuffix("_id").upper()) for name in positional
    ]
    for name, column in columns_of(mapper).items():
        if name in (*positional, *class_.completed, *_CODED):
            continue
        words = [str(word) for word in column.type.vocabulary] if isinstance(column.type, Word) else []
        told = listed(words)
        found.append(
            click.Option(
                [_flag(name), name],
                type=click.Choice(words) if words else None,
                metavar="WORD" if told else None,
                required=name in required_columns(mapper),
                help=f"{column.doc}{told}",
            )
        )
    for name, (child, _) in nested_lists(mapper).items():
        if "dataset_id" not in child.local_table.c:
            about = f"As in seed files, such as {_SHORT[name]!r}; can be repeated."
            found.append(click.Option([_flag(name), name], multiple=True, help=about))
    return found


_SHORT = {"citations": "ID page 3", "participants": "KAZ host", "actors": "KAZ speaker", "topics": "aid"}


_CODED = ("tier", "cameo_code", "cameo_root", "intensity")
"""What only a program that codes events tells of them."""


def _flag(name: str) -> str:
    return f"--{_ALIASES.get(name, name).replace('_', '-')}"


def _adding(class_: type[Any], name: str, positional: list[str]) -> click.Command:
    table = class_.__tablename__
    folder = click.Option(
        ["--folder"],
        type=click.Path(path_type=Path),
        help="The dataset folder; by default the one that a dataset of the database came from, if there is one only.",
    )
    extra: list[click.Parameter] = [folder]
    if class_ is Membership:
        about = "End the spell of the pair that is still open, on the day on which this one starts."
        extra.append(click.Option(["--end-previous"], is_flag=True, help=about))
    else:
        extra.append(click.Option(["--document"], metavar="NAME", help="The file in documents/ where it is to stand."))

    @click.pass_context
    @FORMAT
    def run(ctx: click.Context, /, format_: str | None, **given: Any) -> None:
        _add(ctx, table, given, format_)

    doc = f"Add one of the {table} to a dataset folder.\n\nExample: {_EXAMPLES[class_]}"
    made = click.command(name, help=doc)(run)
    made.params = [*_options(class_, positional), *extra, *made.params]
    return made


def _add(ctx: click.Context, table: str, given: dict[str, Any], format_: str | None) -> None:
    database = database_location(ctx)
    path = given.pop("folder") or _own_folder(database)
    addition = Addition(path, given.pop("document", None))
    ends = given.pop("end_previous", False)
    values = {name: given[name] for name in _in_order(table) if given.get(name)}
    if table == Membership.__tablename__:
        values |= _ids(database, values)
        if ends:
            addition.end_previous(values["organization_id"], values["member_id"], values["start_date"])
    addition.add(table, values)
    show(addition.rehearse(database), format_)
    written = " and ".join(str(file) for file in addition.write())
    warn([f"written to {written}: `regional load {path}` brings it in"])


def _in_order(table: str) -> list[str]:
    """The columns and lists of a table in the order in which its class has them."""
    mapper = mapped_classes()[table]
    return [*columns_of(mapper), *nested_lists(mapper)]


def _ids(database: str, values: Mapping[str, str]) -> dict[str, str]:
    """The ids of what the names of a pair mean; what the database does not know can be in the folder."""
    found = {}
    for column, kind in (("organization_id", "organization"), ("member_id", "member")):
        try:
            with reading(database) as reader:
                found[column] = resolve(reader, [(kind, values[column])])[kind, values[column]]
        except UnknownNameError:
            continue
    return found


def _own_folder(database: str) -> Path:
    """The one folder of the user's own that a dataset came from."""
    with snapshot(database) as connection:
        origins = connection.scalars(select(Dataset.loaded_from).where(Dataset.loaded_from != SHIPPED))
        found = [folder for origin in origins if (folder := folder_of(origin))]
    if len(found) != 1:
        raise RegionalError(
            f"{len(found) or 'none'} of the datasets came from a folder of yours: name it with --folder"
        )
    return found[0]


for _class, _name, _which in (
    (Membership, "membership", ["organization_id", "member_id"]),
    (Event, "event", ["id"]),
    (Statement, "statement", ["id"]),
    (Source, "source", ["id"]),
):
    command.add_command(limited(_adding(_class, _name, _which), "add"))
