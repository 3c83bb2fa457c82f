"""Remember where the rows of a dataset came from."""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_27_third"
down_revision = "2026_11_27_second"
branch_labels = None
depends_on = None

TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    op.add_column("datasets", sa.Column("loaded_from", TEXT))


def downgrade() -> None:
    op.drop_column("datasets", "loaded_from")
