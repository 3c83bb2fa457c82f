"""Alembic's environment: migrate the connection that `regional` gives, or the database of migrations.ini."""

import os
from typing import Any

from alembic import context
from alembic.ddl._autogen import ComparisonResult
from alembic.ddl.sqlite import SQLiteImpl
from sqlalchemy import CheckConstraint, Connection
from sqlalchemy.dialects import postgresql

from regional.database.derived import make_derived, remove_derived
from regional.database.engine import make_engine
from regional.models import Base, types

TYPES = {getattr(types, name).compile(postgresql.dialect()): name for name in ("TEXT", "WHOLE", "REAL")}
"""The names that a new migration gives to the types of the columns."""

PLUGINS = ["alembic.autogenerate.*", "~alembic.autogenerate.comments", "alembic.ext.checkconstraint_byname"]
"""What Alembic compares: the rules as well, but not the comments on a server, which no migration makes."""


class Verbatim(SQLiteImpl):
    """SQLite keeps a rule as it was written, so that Alembic can see that a word was added to a vocabulary."""

    __dialect__ = "sqlite"

    def compare_check_constraint(
        self, metadata_constraint: CheckConstraint, reflected_constraint: CheckConstraint
    ) -> Any:
        """Compare the texts of two rules of one name."""
        rules = {str(rule.sqltext) for rule in (metadata_constraint, reflected_constraint)}
        return ComparisonResult.Equal() if len(rules) == 1 else ComparisonResult.Different("the rule is another")


def is_ours(name: str | None, kind: str, _parents: object) -> bool:
    """Leave out the full-text index and the tables that SQLite keeps for it: they are made by hand."""
    return kind != "table" or not str(name).startswith("search_index")


def by_its_name(kind: str, item: Any, writer: Any) -> str | bool:
    """Write a type into a new migration by its name in the models, as TEXT for a date and for a word."""
    name = TYPES.get(item.compile(postgresql.dialect())) if kind == "type" else None
    if name:
        writer.imports.add(f"from regional.models.types import {name}")
    return name or False


def run(connection: Connection) -> None:
    """Migrate inside the transaction that is already open, while there are no views that could be in the way.

    If nothing was migrated, as when Alembic writes a new migration, the views are put back as they were.
    """
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        include_name=is_ours,
        render_item=by_its_name,
        render_as_batch=True,  # SQLite adds a key or a rule to a table only by copying it
        autogenerate_plugins=PLUGINS,
    )
    before = context.get_context().get_current_heads()
    views = connection.begin_nested()
    remove_derived(connection)
    if connection.dialect.name == "sqlite":  # so that a table can be replaced although somebody's view selects from it
        connection.exec_driver_sql("PRAGMA legacy_alter_table = ON")
    context.run_migrations()
    after = context.get_context().get_current_heads()
    if after == before:
        views.rollback()
    else:
        views.commit()
        if after == context.get_head_revisions():
            make_derived(connection)


given = context.config.attributes.get("connection")
if given is not None:
    run(given)
else:
    location = os.environ.get("REGIONAL_DATABASE") or context.config.get_main_option("sqlalchemy.url", "")
    with make_engine(location).begin() as own:
        run(own)
