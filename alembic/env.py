"""Alembic's environment: migrate the connection that `regional` gives, or the database of migrations.ini."""

import os

from alembic import context
from sqlalchemy import Connection

from regional.database.engine import make_engine
from regional.database.views import make_views, remove_views
from regional.models import Base


def is_ours(name: str | None, kind: str, _parents: object) -> bool:
    """Leave out the full-text index and the tables that SQLite keeps for it: they are made by hand."""
    return kind != "table" or not str(name).startswith("search_index")


def run(connection: Connection) -> None:
    """Migrate inside the transaction that is already open. A migration need not know of the views."""
    context.configure(connection=connection, target_metadata=Base.metadata, include_name=is_ours)
    remove_views(connection)
    context.run_migrations()
    if context.get_context().get_current_heads() == context.get_head_revisions():
        make_views(connection)


given = context.config.attributes.get("connection")
if given is not None:
    run(given)
else:
    location = os.environ.get("REGIONAL_DATABASE") or context.config.get_main_option("sqlalchemy.url", "")
    with make_engine(location).begin() as own:
        run(own)
