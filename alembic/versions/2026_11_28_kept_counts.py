"""Keep how many rows each dataset has in each table, and find the events of a kind by an index."""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_28_kept_counts"
down_revision = "2026_11_28_fourth"
branch_labels = None
depends_on = None

TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
WHOLE = sa.Integer().with_variant(sa.BigInteger(), "postgresql")

OWN = (
    "actors applications borders claims codes differences events memberships names sources statements successions "
    "tenures topics"
)
PARTS = {
    "actor_id actors": "actor_citations",
    "id actors": "organizations people states",
    "application_id applications": "application_citations",
    "border_id borders": "border_citations",
    "event_id events": "event_citations event_participants event_topics",
    "membership_id memberships": "membership_citations",
    "statement_id statements": "statement_actors statement_citations statement_topics",
    "succession_id successions": "succession_citations",
    "tenure_id tenures": "tenure_citations",
}
"""The tables whose rows belong to the dataset of the row that they are a part of, by the column that points to it."""


def count(table: str, rows: str) -> None:
    counted = f"SELECT r.dataset_id, '{table}', count(*) FROM {rows} GROUP BY r.dataset_id"  # noqa: S608 - our own
    op.execute(f"INSERT INTO counts {counted}")


def upgrade() -> None:
    op.create_table(
        "counts",
        sa.Column("dataset_id", TEXT, nullable=False),
        sa.Column("table_name", TEXT, nullable=False),
        sa.Column("row_count", WHOLE, nullable=False),
        sa.ForeignKeyConstraint(["dataset_id"], ["datasets.id"], name=op.f("fk_counts_dataset_id")),
        sa.PrimaryKeyConstraint("dataset_id", "table_name", name=op.f("pk_counts")),
        sqlite_strict=True,
    )
    for table in OWN.split():
        count(table, f"{table} AS r")
    for pointer, tables in PARTS.items():
        column, whole = pointer.split()
        for table in tables.split():
            count(table, f"{table} AS p JOIN {whole} AS r ON r.id = p.{column}")
    op.create_index(op.f("ix_events_kind_tier_start_earliest"), "events", ["kind", "tier", "start_earliest"])


def downgrade() -> None:
    op.drop_index(op.f("ix_events_kind_tier_start_earliest"), "events")
    op.drop_table("counts")
