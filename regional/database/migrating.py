"""The migrations: they bring a database to the schema of this program."""

from sqlalchemy import Connection

from regional.shipped import MIGRATIONS


def upgrade(connection: Connection, revision: str = "head") -> None:
    """Bring the schema to a revision, in the transaction of the connection."""
    from alembic import command  # noqa: PLC0415 - slow to import, and seldom needed: the schema is there already
    from alembic.config import Config  # noqa: PLC0415 - slow to import, and seldom needed: the schema is there already

    config = Config()
    config.set_main_option("script_location", MIGRATIONS.replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, revision)
