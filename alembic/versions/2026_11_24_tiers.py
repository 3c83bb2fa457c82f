"""Find the few events that people coded, and the few that can have lasted, among millions that a program coded.

Find the changes of one organization without making all of them. And show of a long text the part that a search found.
"""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_24_tiers"
down_revision = "2026_11_24_sets"
branch_labels = None
depends_on = None

HUMAN_CODED = sa.text("tier = 'human-coded'")
LONG = sa.text("start_earliest < start_latest OR end_date IS NOT NULL")

INDEXES = (
    ("ix_events_start_earliest_human_coded", ["start_earliest"], HUMAN_CODED),
    ("ix_events_location_id_human_coded", ["location_id"], HUMAN_CODED),
    ("ix_events_long", ["tier", "start_earliest"], LONG),
)

# PostgreSQL has SQLite's function under another name.
INSTR = "CREATE FUNCTION instr(text, text) RETURNS integer LANGUAGE sql IMMUTABLE STRICT AS 'SELECT strpos($1, $2)'"


def upgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute(INSTR)
    for name, columns, rows in INDEXES:
        op.create_index(name, "events", columns, sqlite_where=rows, postgresql_where=rows)


def downgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION instr(text, text)")
    for name, _, _ in INDEXES:
        op.drop_index(name, "events")
