"""`regional info`: where the database is, what is in it, how current it is."""

import os
import sys
from pathlib import Path

import click

from regional import render
from regional.cli import FORMAT, database_path, default_format
from regional.database.reading import reading
from regional.shipped import SEEDS, schema_versions

_TABLES = """
SELECT name FROM sqlite_master
WHERE type = 'table' AND name NOT LIKE 'search_index%' AND name <> 'alembic_version'
ORDER BY name
"""


@click.command("info")
@FORMAT
@click.pass_context
def command(ctx: click.Context, format_: str | None) -> None:
    """Describe the database: where it is, which datasets are in it, how many rows each table has, how current they are.

    Example: regional info
    """
    path = database_path(ctx)
    with reading(path) as reader:
        rows = [
            ("database", os.path.abspath(path)),
            ("size", f"{os.path.getsize(path):,} bytes"),
            ("schema", schema_versions()[-1]),
        ]
        datasets = list(reader.ask("SELECT * FROM datasets ORDER BY priority, id").records())
        for dataset in datasets:
            parts = [dataset["title"], dataset["version"], f"reviewed {dataset['as_of']}", dataset["licence"]]
            rows.append((f"dataset {dataset['id']}", ", ".join(part for part in parts if part)))
        for (table,) in reader.ask(_TABLES).rows:
            count = reader.ask(f"SELECT count(*) FROM {table}").rows[0][0]  # noqa: S608 - a name from the database itself
            rows.append((table, f"{count:,} rows"))
    render.write(render.Table(["what", "value"], rows), format_ or default_format(), sys.stdout)
    loaded = {dataset["id"]: dataset["fingerprint"] for dataset in datasets}
    if "core" in loaded:
        from regional.fingerprint import fingerprint  # noqa: PLC0415 - only this command reads the seeds

        if loaded["core"] != fingerprint(Path(SEEDS)):
            click.echo("regional: the shipped seeds have changed since: `regional load` brings them in", err=True)
