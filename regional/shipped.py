"""What is shipped beside the code: the migrations and the seed files, in a wheel and in a checkout alike."""

import os

PACKAGE = os.path.dirname(__file__)
"""The folder of the code."""

_SHIPPED = os.path.join(PACKAGE, "shipped")
if not os.path.isdir(_SHIPPED):
    _SHIPPED = os.path.dirname(PACKAGE)

MIGRATIONS = os.path.join(_SHIPPED, "alembic")
"""The folder of Alembic's environment."""

SEEDS = os.path.join(_SHIPPED, "seeds", "core")
"""The folder of the dataset `core`."""


def schema_versions() -> list[str]:
    """The revisions of the schema, oldest first. A revision is named like its file, date first."""
    names = os.listdir(os.path.join(MIGRATIONS, "versions"))
    return sorted(name.removesuffix(".py") for name in names if name.endswith(".py"))
