"""Let a dataset say for which organizations and which time it claims to be complete."""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_28_fourth"
down_revision = "2026_11_27_third"
branch_labels = None
depends_on = None

TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    op.create_table(
        "claims",
        sa.Column("dataset_id", TEXT, nullable=False),
        sa.Column("organization_id", TEXT, nullable=False),
        sa.Column("start_date", TEXT, nullable=False),
        sa.Column("start_earliest", TEXT, nullable=False),
        sa.Column("start_latest", TEXT, nullable=False),
        sa.Column("end_date", TEXT),
        sa.Column("end_earliest", TEXT),
        sa.Column("end_latest", TEXT),
        sa.CheckConstraint("start_earliest <= start_latest", name=op.f("ck_claims_start_earliest")),
        sa.CheckConstraint("end_earliest <= end_latest", name=op.f("ck_claims_end_earliest")),
        sa.ForeignKeyConstraint(["dataset_id"], ["datasets.id"], name=op.f("fk_claims_dataset_id")),
        sa.ForeignKeyConstraint(["organization_id"], ["organizations.id"], name=op.f("fk_claims_organization_id")),
        sa.PrimaryKeyConstraint("dataset_id", "organization_id", "start_date", name=op.f("pk_claims")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_claims_organization_id_dataset_id"), "claims", ["organization_id", "dataset_id"])


def downgrade() -> None:
    op.drop_table("claims")
