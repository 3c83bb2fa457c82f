"""Say in the database itself what its tables and columns mean."""

import sqlalchemy as sa
from alembic import op

from regional.models.types import TEXT

revision = "2026_11_27_second"
down_revision = "2026_11_27_first"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "documentation",
        sa.Column("table_name", TEXT, nullable=False),
        sa.Column("column_name", TEXT, nullable=False),
        sa.Column("meaning", TEXT, nullable=False),
        sa.Column("statement", TEXT, nullable=True),
        sa.PrimaryKeyConstraint("table_name", "column_name", name=op.f("pk_documentation")),
        sqlite_strict=True,
    )


def downgrade() -> None:
    op.drop_table("documentation")
