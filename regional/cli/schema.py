"""`regional schema`: the tables and views, from the models' own documentation."""

import sys
from collections.abc import Iterator

import click
from sqlalchemy import Column, Table

from regional import render
from regional.cli import FORMAT, default_format
from regional.errors import RegionalError
from regional.models import Base
from regional.models.types import Word
from regional.names import nearest
from regional.shipped import schema_versions, view_statements


@click.command("schema")
@click.argument("table", required=False)
@FORMAT
def command(table: str | None, format_: str | None) -> None:
    """Describe the tables and views; with the name of a table its columns.

    Example: regional schema memberships
    """
    tables = Base.metadata.tables
    if table is None:
        docs = {str(mapper.local_table): _first_line(mapper.class_.__doc__) for mapper in Base.registry.mappers}
        rows = [(name, "table", docs[name]) for name in sorted(tables)]
        result = render.Table(["name", "kind", "meaning"], [*rows, *_views()])
    elif table in tables:
        columns = [(c.name, _type(c), _rules(tables[table], c), c.doc or "") for c in tables[table].columns]
        result = render.Table(["column", "type", "rules", "meaning"], columns)
    else:
        raise RegionalError(f"there is no table '{table}'{nearest(table, tables)}")
    render.write(result, format_ or default_format(), sys.stdout)


def _first_line(doc: str | None) -> str:
    return (doc or "").strip().partition("\n")[0]


def _views() -> Iterator[tuple[str, str, str]]:
    """The views with the comments that stand over them in the migrations; a later one replaces an earlier."""
    found: dict[str, str] = {}
    for version in schema_versions():
        found |= view_statements(version)
    for name, statement in sorted(found.items()):
        comment = statement.partition("CREATE VIEW")[0]
        yield name, "view", " ".join(line.removeprefix("--").strip() for line in comment.splitlines())


def _type(column: Column[object]) -> str:
    if isinstance(column.type, Word):
        return " | ".join(column.type.vocabulary)
    return "whole number" if column.type.python_type is int else "EDTF date" if _is_date(column) else "text"


def _is_date(column: Column[object]) -> bool:
    return type(column.type).__name__ == "Edtf"


def _rules(table: Table, column: Column[object]) -> str:
    rules = ["key"] if column.name in table.primary_key.columns else [] if column.nullable else ["required"]
    rules += [f"an id of {key.column.table.name}" for key in column.foreign_keys]
    return ", ".join(rules)
