"""`regional info`: where the database is, what is in it, how current it is."""

import shlex
from importlib.metadata import version

import click

from regional import render
from regional.cli import FORMAT, database_location, tell, warn, write_rows
from regional.database.reading import reading
from regional.fingerprint import fingerprint
from regional.models import Base
from regional.seeds.mapping import seeded_tables
from regional.seeds.origin import SHIPPED, folder_of, in_words
from regional.shipped import schema_versions

_COUNTED = "SELECT n.table_name, sum(n.row_count) FROM counts AS n GROUP BY n.table_name"


@click.command("info")
@FORMAT
@click.pass_context
def command(ctx: click.Context, format_: str | None) -> None:
    """Describe the database: where it is, which datasets it has, how many rows each table has, how current they are.

    Example: regional info
    """
    with reading(database_location(ctx), say=tell) as reader:
        about = reader.about()
        rows = [
            ("regional", version("regional-record")),
            (about.engine, about.version),
            ("database", about.place),
            ("size", f"{about.size:,} bytes"),
            ("schema", schema_versions()[-1]),
        ]
        datasets = list(reader.ask("SELECT * FROM datasets ORDER BY priority, id").records())
        for dataset in datasets:
            parts = [dataset["title"], dataset["version"], f"reviewed {dataset['as_of']}", dataset["licence"]]
            if dataset["loaded_from"]:
                parts.append(f"came {in_words(dataset['loaded_from'])}")
            rows.append((f"dataset {dataset['id']}", ", ".join(part for part in parts if part)))
        counted = dict(reader.ask(_COUNTED).rows)
        for name, table in sorted(Base.metadata.tables.items()):
            if table in seeded_tables():
                count = counted.get(name, 0)
            else:
                count = reader.ask(f"SELECT count(*) FROM {name}").rows[0][0]  # noqa: S608 - one of ours
            rows.append((name, f"{count:,} rows"))
    write_rows(render.Table(["what", "value"], rows), format_)
    for dataset in datasets:
        _say_if_its_files_have_changed(dataset["id"], dataset["loaded_from"], dataset["fingerprint"])


def _say_if_its_files_have_changed(dataset: str, origin: str | None, loaded: str | None) -> None:
    """Advise to load the folder that a dataset came from, and no other: that could remove what somebody wrote."""
    folder = folder_of(origin)
    if folder is not None and fingerprint(folder) != loaded:
        named = "" if origin == SHIPPED else f" {shlex.quote(str(folder))}"
        warn([f"the files of {dataset} have changed since: `regional load{named}` brings them in"])
