"""Several data sets side by side: preferences, and what a program codes of an event."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import sqlite

revision = "2026_11_24_sets"
down_revision = "2026_11_24_record"
branch_labels = None
depends_on = None

TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
REAL = sa.Double().with_variant(sqlite.REAL(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "preferences",
        sa.Column("organization_id", TEXT, nullable=False),
        sa.Column("preferred_id", TEXT, nullable=False),
        sa.ForeignKeyConstraint(["preferred_id"], ["datasets.id"], name=op.f("fk_preferences_preferred_id")),
        sa.PrimaryKeyConstraint("organization_id", name=op.f("pk_preferences")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_preferences_preferred_id"), "preferences", ["preferred_id"])
    op.add_column("events", sa.Column("cameo_code", TEXT))
    op.add_column("events", sa.Column("cameo_root", TEXT))
    op.add_column("events", sa.Column("intensity", REAL))
    op.drop_index(op.f("ix_events_dataset_id"), "events")
    op.create_index(op.f("ix_events_dataset_id_start_earliest"), "events", ["dataset_id", "start_earliest"])


def downgrade() -> None:
    op.drop_index(op.f("ix_events_dataset_id_start_earliest"), "events")
    op.create_index(op.f("ix_events_dataset_id"), "events", ["dataset_id"])
    for column in ("cameo_code", "cameo_root", "intensity"):
        op.drop_column("events", column)
    op.drop_table("preferences")
