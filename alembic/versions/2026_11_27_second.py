"""Say in the database what its tables mean, what happened on the day that counts, and what a source supports; applications."""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_27_second"
down_revision = "2026_11_27_first"
branch_labels = None
depends_on = None

TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")

STATUSES = "member associate observer dialogue_partner partner candidate suspended"
STEPS = "applied opened signed completed withdrawn rejected"
SUPPORTS = "spell start end start_year status membership"
BASES = (
    "signature ratification accession entry_into_force decision announced admission first_meeting last_meeting "
    "succession dissolution withdrawal expulsion de_facto"
)
CITED = ("actor", "border", "event", "membership", "statement", "succession", "tenure")


def one_of(column: str, words: str) -> str:
    return " OR ".join(f"{column} = '{word}'" for word in words.split())


def add_word(table: str, column: str, words: str) -> None:
    """Add a column with its own check, which SQLite can add and drop without making the table anew."""
    type_ = TEXT.compile(dialect=op.get_bind().dialect)
    check = f"CONSTRAINT ck_{table}_{column} CHECK ({one_of(column, words)})"
    op.execute(f"ALTER TABLE {table} ADD COLUMN {column} {type_} {check}")


def drop_words(table: str, *columns: str) -> None:
    """Drop columns with their checks: if a later version has copied the table, they are checks of the table now."""
    with op.batch_alter_table(table) as batch:
        for column in columns:
            batch.drop_constraint(op.f(f"ck_{table}_{column}"), type_="check")
            batch.drop_column(column)


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
    op.add_column("organizations", sa.Column("membership_rule", TEXT))
    for column in ("start_basis", "end_basis"):
        add_word("memberships", column, BASES)
    for kind in CITED:
        add_word(f"{kind}_citations", "supports", SUPPORTS)
    op.create_table(
        "applications",
        sa.Column("id", TEXT, nullable=False),
        sa.Column("applicant_id", TEXT, nullable=False),
        sa.Column("organization_id", TEXT, nullable=False),
        sa.Column("status", TEXT, nullable=False),
        sa.Column("step", TEXT, nullable=False),
        sa.Column("date", TEXT, nullable=False),
        sa.Column("earliest", TEXT, nullable=False),
        sa.Column("latest", TEXT, nullable=False),
        sa.Column("note", TEXT),
        sa.Column("dataset_id", TEXT, nullable=False),
        sa.CheckConstraint(one_of("status", STATUSES), name=op.f("ck_applications_status")),
        sa.CheckConstraint(one_of("step", STEPS), name=op.f("ck_applications_step")),
        sa.CheckConstraint("earliest <= latest", name=op.f("ck_applications_earliest")),
        sa.ForeignKeyConstraint(["applicant_id"], ["actors.id"], name=op.f("fk_applications_applicant_id")),
        sa.ForeignKeyConstraint(["dataset_id"], ["datasets.id"], name=op.f("fk_applications_dataset_id")),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organizations.id"], name=op.f("fk_applications_organization_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_applications")),
        sqlite_strict=True,
    )
    for column in ("applicant_id", "dataset_id", "organization_id"):
        op.create_index(op.f(f"ix_applications_{column}"), "applications", [column])
    op.create_table(
        "application_citations",
        sa.Column("application_id", TEXT, nullable=False),
        sa.Column("source_id", TEXT, nullable=False),
        sa.Column("locator", TEXT, nullable=False),
        sa.Column("supports", TEXT),
        sa.CheckConstraint(one_of("supports", SUPPORTS), name=op.f("ck_application_citations_supports")),
        sa.ForeignKeyConstraint(
            ["application_id"], ["applications.id"], name=op.f("fk_application_citations_application_id")
        ),
        sa.ForeignKeyConstraint(["source_id"], ["sources.id"], name=op.f("fk_application_citations_source_id")),
        sa.PrimaryKeyConstraint("application_id", "source_id", "locator", name=op.f("pk_application_citations")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_application_citations_source_id"), "application_citations", ["source_id"])


def downgrade() -> None:
    op.drop_table("application_citations")
    op.drop_table("applications")
    for kind in CITED:
        drop_words(f"{kind}_citations", "supports")
    drop_words("memberships", "start_basis", "end_basis")
    op.drop_column("organizations", "membership_rule")
    op.drop_table("documentation")
