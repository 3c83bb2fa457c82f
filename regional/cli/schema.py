"""`regional schema`: the tables and the views, in the words of the models and of the views themselves."""

from typing import Any

import click
from click.shell_completion import CompletionItem
from sqlalchemy import Column

from regional import render
from regional.cli import FORMAT, write_rows
from regional.database.documentation import Described, all_views, columns, tables
from regional.errors import RegionalError
from regional.models.types import Edtf, Word
from regional.names import nearest


class Table(click.ParamType[str]):
    """The name of a table or a view, which the shell can complete."""

    name = "table"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Take any text."""
        del param, ctx
        return str(value)

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """The tables and views that begin with what was typed."""
        del ctx, param
        known = {**tables(), **{name: view.meaning for name, view in all_views().items()}}
        return [CompletionItem(name, help=known[name]) for name in sorted(known) if name.startswith(incomplete)]


@click.command("schema")
@click.argument("table", required=False, type=Table())
@FORMAT
def command(table: str | None, format_: str | None) -> None:
    """Describe the tables and views. With the name of a table or a view, describe its columns.

    Example: regional schema memberships
    """
    known = [*tables(), *sorted(all_views())]
    if table is None:
        rows = [(name, "table", meaning) for name, meaning in tables().items()]
        rows += [(name, "view", view.meaning) for name, view in sorted(all_views().items())]
        result = render.Table(["name", "kind", "meaning"], rows)
    elif table in known:
        is_view = table in all_views()
        described = [(c.name, _type(c.column), _rules(c, is_view=is_view), c.meaning) for c in columns(table)]
        layout = render.Layout(card=[["column", "type", "rules"], ["meaning"]])
        result = render.Table(["column", "type", "rules", "meaning"], described, layout=layout)
    else:
        raise RegionalError(f"there is no table or view '{table}'{nearest(table, known)}")
    write_rows(result, format_)


def _type(column: Column[Any] | None) -> str:
    """What stands in a column; what only a view or the full-text index has is text."""
    if column is None:
        return "text"
    if isinstance(column.type, Word):
        return " | ".join(column.type.vocabulary)
    if isinstance(column.type, Edtf):
        return "EDTF date"
    return {int: "whole number", float: "number"}.get(column.type.python_type, "text")


def _rules(described: Described, *, is_view: bool) -> str:
    """The rules that the database holds a column to; in a view, what its values point to."""
    column = described.column
    if column is None:
        return ""
    own = ["key"] if column.primary_key else [] if column.nullable else ["required"]
    return ", ".join([*([] if is_view else own), *(f"an id of {key.column.table.name}" for key in column.foreign_keys)])
