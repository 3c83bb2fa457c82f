"""Borders, tenures and differences."""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_24_record"
down_revision = "2026_11_24_first"
branch_labels = None
depends_on = None

TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    op.create_table(
        "borders",
        sa.Column("id", TEXT, nullable=False),
        sa.Column("state_id", TEXT, nullable=False),
        sa.Column("neighbor_id", TEXT, nullable=False),
        sa.Column("start_date", TEXT),
        sa.Column("start_earliest", TEXT),
        sa.Column("start_latest", TEXT),
        sa.Column("end_date", TEXT),
        sa.Column("end_earliest", TEXT),
        sa.Column("end_latest", TEXT),
        sa.Column("note", TEXT),
        sa.Column("dataset_id", TEXT, nullable=False),
        sa.CheckConstraint("end_earliest <= end_latest", name=op.f("ck_borders_end_earliest")),
        sa.CheckConstraint("start_earliest <= start_latest", name=op.f("ck_borders_start_earliest")),
        sa.ForeignKeyConstraint(["dataset_id"], ["datasets.id"], name=op.f("fk_borders_dataset_id")),
        sa.ForeignKeyConstraint(["neighbor_id"], ["states.id"], name=op.f("fk_borders_neighbor_id")),
        sa.ForeignKeyConstraint(["state_id"], ["states.id"], name=op.f("fk_borders_state_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_borders")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_borders_dataset_id"), "borders", ["dataset_id"])
    op.create_index(op.f("ix_borders_neighbor_id"), "borders", ["neighbor_id"])
    op.create_index(op.f("ix_borders_state_id"), "borders", ["state_id"])
    op.create_table(
        "differences",
        sa.Column("organization_id", TEXT, nullable=False),
        sa.Column("member_id", TEXT, nullable=False),
        sa.Column("source_id", TEXT, nullable=False),
        sa.Column("period", TEXT, nullable=False),
        sa.Column("says", TEXT, nullable=False),
        sa.Column("we_say", TEXT, nullable=False),
        sa.Column("why", TEXT, nullable=False),
        sa.Column("dataset_id", TEXT, nullable=False),
        sa.ForeignKeyConstraint(["dataset_id"], ["datasets.id"], name=op.f("fk_differences_dataset_id")),
        sa.ForeignKeyConstraint(["member_id"], ["actors.id"], name=op.f("fk_differences_member_id")),
        sa.ForeignKeyConstraint(["organization_id"], ["organizations.id"], name=op.f("fk_differences_organization_id")),
        sa.ForeignKeyConstraint(["source_id"], ["sources.id"], name=op.f("fk_differences_source_id")),
        sa.PrimaryKeyConstraint("organization_id", "member_id", "source_id", "period", name=op.f("pk_differences")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_differences_dataset_id"), "differences", ["dataset_id"])
    op.create_index(op.f("ix_differences_member_id"), "differences", ["member_id"])
    op.create_table(
        "tenures",
        sa.Column("id", TEXT, nullable=False),
        sa.Column("person_id", TEXT, nullable=False),
        sa.Column("state_id", TEXT, nullable=False),
        sa.Column("role", TEXT, nullable=False),
        sa.Column("title", TEXT),
        sa.Column("start_date", TEXT, nullable=False),
        sa.Column("start_earliest", TEXT, nullable=False),
        sa.Column("start_latest", TEXT, nullable=False),
        sa.Column("end_date", TEXT),
        sa.Column("end_earliest", TEXT),
        sa.Column("end_latest", TEXT),
        sa.Column("note", TEXT),
        sa.Column("dataset_id", TEXT, nullable=False),
        sa.CheckConstraint(
            "role = 'head_of_state' OR role = 'head_of_government' OR role = 'paramount_leader'",
            name=op.f("ck_tenures_role"),
        ),
        sa.CheckConstraint("end_earliest <= end_latest", name=op.f("ck_tenures_end_earliest")),
        sa.CheckConstraint("start_earliest <= start_latest", name=op.f("ck_tenures_start_earliest")),
        sa.ForeignKeyConstraint(["dataset_id"], ["datasets.id"], name=op.f("fk_tenures_dataset_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_tenures_person_id")),
        sa.ForeignKeyConstraint(["state_id"], ["states.id"], name=op.f("fk_tenures_state_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tenures")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_tenures_dataset_id"), "tenures", ["dataset_id"])
    op.create_index(op.f("ix_tenures_person_id"), "tenures", ["person_id"])
    op.create_index(op.f("ix_tenures_state_id"), "tenures", ["state_id"])
    op.create_table(
        "border_citations",
        sa.Column("border_id", TEXT, nullable=False),
        sa.Column("source_id", TEXT, nullable=False),
        sa.Column("locator", TEXT, nullable=False),
        sa.ForeignKeyConstraint(["border_id"], ["borders.id"], name=op.f("fk_border_citations_border_id")),
        sa.ForeignKeyConstraint(["source_id"], ["sources.id"], name=op.f("fk_border_citations_source_id")),
        sa.PrimaryKeyConstraint("border_id", "source_id", "locator", name=op.f("pk_border_citations")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_border_citations_source_id"), "border_citations", ["source_id"])
    op.create_table(
        "tenure_citations",
        sa.Column("tenure_id", TEXT, nullable=False),
        sa.Column("source_id", TEXT, nullable=False),
        sa.Column("locator", TEXT, nullable=False),
        sa.ForeignKeyConstraint(["source_id"], ["sources.id"], name=op.f("fk_tenure_citations_source_id")),
        sa.ForeignKeyConstraint(["tenure_id"], ["tenures.id"], name=op.f("fk_tenure_citations_tenure_id")),
        sa.PrimaryKeyConstraint("tenure_id", "source_id", "locator", name=op.f("pk_tenure_citations")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_tenure_citations_source_id"), "tenure_citations", ["source_id"])


def downgrade() -> None:
    for table in ("tenure_citations", "border_citations", "tenures", "differences", "borders"):
        op.drop_table(table)
