"""Keep a seal of each dataset, by which a load sees that there is nothing to do."""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_28_seals"
down_revision = "2026_11_28_kept_counts"
branch_labels = None
depends_on = None

TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    op.add_column("datasets", sa.Column("seal", TEXT))


def downgrade() -> None:
    op.drop_column("datasets", "seal")
