"""The first schema."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import sqlite

revision = "2026_11_27_first"
down_revision = None
branch_labels = None
depends_on = None

TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
WHOLE = sa.Integer().with_variant(sa.BigInteger(), "postgresql")
REAL = sa.Double().with_variant(sqlite.REAL(), "sqlite")

# These find the few events that people coded, and the few that can have lasted, among millions that a program coded.
HUMAN_CODED = sa.text("tier = 'human-coded'")
LONG = sa.text("start_earliest < start_latest OR end_date IS NOT NULL")
PARTIAL_INDEXES = (
    ("ix_events_start_earliest_human_coded", ["start_earliest"], HUMAN_CODED),
    ("ix_events_location_id_human_coded", ["location_id"], HUMAN_CODED),
    ("ix_events_long", ["tier", "start_earliest"], LONG),
)

# PostgreSQL is given the functions of SQLite that the queries use, so that one text runs on both engines.
FUNCTIONS = (
    """
    CREATE FUNCTION json_each(list text) RETURNS TABLE (key integer, value text)
    LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
        SELECT ordinality::integer - 1, element
        FROM json_array_elements_text(list::json) WITH ORDINALITY AS e(element, ordinality)
    $$
    """,
    "CREATE FUNCTION json_list(list text[]) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT array_to_json(list)::text'",
    """
    CREATE AGGREGATE json_group_array(text) (
        sfunc = array_append, stype = text[], initcond = '{}', finalfunc = json_list
    )
    """,
    """
    CREATE FUNCTION joined(so_far text, next text, gap text) RETURNS text LANGUAGE sql IMMUTABLE AS
    'SELECT CASE WHEN so_far IS NULL THEN next WHEN next IS NULL THEN so_far ELSE so_far || gap || next END'
    """,
    "CREATE AGGREGATE group_concat(text, text) (sfunc = joined, stype = text)",
    "CREATE FUNCTION instr(text, text) RETURNS integer LANGUAGE sql IMMUTABLE STRICT AS 'SELECT strpos($1, $2)'",
)

# The same columns as the full-text index of SQLite, searched with the same LIKE.
SEARCH_TABLE = """
CREATE TABLE search_index (
    folded text COLLATE "C", kind text COLLATE "C", id text COLLATE "C", text text COLLATE "C",
    dataset_id text COLLATE "C"
)
"""

# The trigram tokenizer finds parts of words in any script, Chinese too, and speeds up LIKE.
SEARCH_INDEX = """
CREATE VIRTUAL TABLE search_index USING fts5(
    folded, kind UNINDEXED, id UNINDEXED, text UNINDEXED, dataset_id UNINDEXED, tokenize = 'trigram'
)
"""

# Those that others point to come first.
TABLES = (
    *("datasets", "actors", "preferences", "sources", "topics", "actor_citations", "codes", "names"),
    *("organizations", "people", "states", "successions", "borders", "differences", "events", "memberships"),
    *("succession_citations", "tenures", "border_citations", "event_citations", "event_participants"),
    *("event_topics", "membership_citations", "statements", "tenure_citations", "statement_actors"),
    *("statement_citations", "statement_topics"),
)


def add_trigrams() -> None:
    """Speed up the search where the server has pg_trgm and lets us use it; elsewhere it means the same."""
    connection = op.get_bind()
    found = connection.scalar(sa.text("SELECT 1 FROM pg_available_extensions WHERE name = 'pg_trgm'"))
    if not found:
        return
    savepoint = connection.begin_nested()
    try:
        connection.execute(sa.text("CREATE EXTENSION IF NOT EXISTS pg_trgm"))
        connection.execute(
            sa.text("CREATE INDEX ix_search_index_folded ON search_index USING gin (folded gin_trgm_ops)")
        )
    except sa.exc.DBAPIError:
        savepoint.rollback()
    else:
        savepoint.commit()


def one_of(column: str, *words: str) -> str:
    """The condition that a column holds one of some words; for an IN, SQLite would make a table of them at every row."""
    return " OR ".join(f"{column} = '{word}'" for word in words)


def upgrade() -> None:
    op.create_table(
        "datasets",
        sa.Column("id", TEXT, nullable=False),
        sa.Column("title", TEXT, nullable=False),
        sa.Column("version", TEXT),
        sa.Column("licence", TEXT),
        sa.Column("citation", TEXT),
        sa.Column("as_of", TEXT, nullable=False),
        sa.Column("priority", WHOLE, nullable=False),
        sa.Column("fingerprint", TEXT),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_datasets")),
        sqlite_strict=True,
    )
    op.create_table(
        "actors",
        sa.Column("id", TEXT, nullable=False),
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("dataset_id", TEXT, nullable=False),
        sa.CheckConstraint(one_of("kind", "state", "organization", "person"), name=op.f("ck_actors_kind")),
        sa.ForeignKeyConstraint(["dataset_id"], ["datasets.id"], name=op.f("fk_actors_dataset_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_actors")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_actors_dataset_id"), "actors", ["dataset_id"])
    op.create_table(
        "preferences",
        sa.Column("organization_id", TEXT, nullable=False),
        sa.Column("preferred_id", TEXT, nullable=False),
        sa.ForeignKeyConstraint(["preferred_id"], ["datasets.id"], name=op.f("fk_preferences_preferred_id")),
        sa.PrimaryKeyConstraint("organization_id", name=op.f("pk_preferences")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_preferences_preferred_id"), "preferences", ["preferred_id"])
    op.create_table(
        "sources",
        sa.Column("id", TEXT, nullable=False),
        sa.Column("type", TEXT, nullable=False),
        sa.Column("title", TEXT, nullable=False),
        sa.Column("author", TEXT),
        sa.Column("publisher", TEXT),
        sa.Column("issued", TEXT),
        sa.Column("accessed", TEXT),
        sa.Column("url", TEXT),
        sa.Column("consulted", TEXT, nullable=False),
        sa.Column("note", TEXT),
        sa.Column("dataset_id", TEXT, nullable=False),
        sa.CheckConstraint(one_of("consulted", "yes", "no"), name=op.f("ck_sources_consulted")),
        sa.CheckConstraint(
            one_of(
                "type", "article", "book", "report", "dataset", "treaty", "webpage", "record", "resolution", "speech"
            ),
            name=op.f("ck_sources_type"),
        ),
        sa.ForeignKeyConstraint(["dataset_id"], ["datasets.id"], name=op.f("fk_sources_dataset_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sources")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_sources_dataset_id"), "sources", ["dataset_id"])
    op.create_table(
        "topics",
        sa.Column("id", TEXT, nullable=False),
        sa.Column("name", TEXT, nullable=False),
        sa.Column("dataset_id", TEXT, nullable=False),
        sa.ForeignKeyConstraint(["dataset_id"], ["datasets.id"], name=op.f("fk_topics_dataset_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_topics")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_topics_dataset_id"), "topics", ["dataset_id"])
    op.create_table(
        "actor_citations",
        sa.Column("actor_id", TEXT, nullable=False),
        sa.Column("source_id", TEXT, nullable=False),
        sa.Column("locator", TEXT, nullable=False),
        sa.ForeignKeyConstraint(["actor_id"], ["actors.id"], name=op.f("fk_actor_citations_actor_id")),
        sa.ForeignKeyConstraint(["source_id"], ["sources.id"], name=op.f("fk_actor_citations_source_id")),
        sa.PrimaryKeyConstraint("actor_id", "source_id", "locator", name=op.f("pk_actor_citations")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_actor_citations_source_id"), "actor_citations", ["source_id"])
    op.create_table(
        "codes",
        sa.Column("scheme", TEXT, nullable=False),
        sa.Column("code", TEXT, nullable=False),
        sa.Column("actor_id", TEXT, nullable=False),
        sa.Column("start_date", TEXT),
        sa.Column("start_earliest", TEXT),
        sa.Column("start_latest", TEXT),
        sa.Column("end_date", TEXT),
        sa.Column("end_earliest", TEXT),
        sa.Column("end_latest", TEXT),
        sa.Column("dataset_id", TEXT, nullable=False),
        sa.CheckConstraint("end_earliest <= end_latest", name=op.f("ck_codes_end_earliest")),
        sa.CheckConstraint("start_earliest <= start_latest", name=op.f("ck_codes_start_earliest")),
        sa.ForeignKeyConstraint(["actor_id"], ["actors.id"], name=op.f("fk_codes_actor_id")),
        sa.ForeignKeyConstraint(["dataset_id"], ["datasets.id"], name=op.f("fk_codes_dataset_id")),
        sa.PrimaryKeyConstraint("scheme", "code", "actor_id", name=op.f("pk_codes")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_codes_actor_id"), "codes", ["actor_id"])
    op.create_index(op.f("ix_codes_dataset_id"), "codes", ["dataset_id"])
    op.create_table(
        "names",
        sa.Column("actor_id", TEXT, nullable=False),
        sa.Column("language", TEXT, nullable=False),
        sa.Column("name", TEXT, nullable=False),
        sa.Column("start_date", TEXT),
        sa.Column("start_earliest", TEXT),
        sa.Column("start_latest", TEXT),
        sa.Column("end_date", TEXT),
        sa.Column("end_earliest", TEXT),
        sa.Column("end_latest", TEXT),
        sa.Column("folded", TEXT, nullable=False),
        sa.Column("dataset_id", TEXT, nullable=False),
        sa.CheckConstraint("end_earliest <= end_latest", name=op.f("ck_names_end_earliest")),
        sa.CheckConstraint("start_earliest <= start_latest", name=op.f("ck_names_start_earliest")),
        sa.ForeignKeyConstraint(["actor_id"], ["actors.id"], name=op.f("fk_names_actor_id")),
        sa.ForeignKeyConstraint(["dataset_id"], ["datasets.id"], name=op.f("fk_names_dataset_id")),
        sa.PrimaryKeyConstraint("actor_id", "language", "name", name=op.f("pk_names")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_names_dataset_id"), "names", ["dataset_id"])
    op.create_index(op.f("ix_names_folded"), "names", ["folded"])
    op.create_table(
        "organizations",
        sa.Column("id", TEXT, nullable=False),
        sa.Column("name", TEXT, nullable=False),
        sa.Column("classification", TEXT, nullable=False),
        sa.Column("founding_date", TEXT, nullable=False),
        sa.Column("founding_earliest", TEXT, nullable=False),
        sa.Column("founding_latest", TEXT, nullable=False),
        sa.Column("dissolution_date", TEXT),
        sa.Column("dissolution_earliest", TEXT),
        sa.Column("dissolution_latest", TEXT),
        sa.Column("seat", TEXT),
        sa.Column("parent_id", TEXT),
        sa.Column("reviewed", TEXT),
        sa.Column("description", TEXT),
        sa.Column("note", TEXT),
        sa.CheckConstraint(
            one_of(
                "classification",
                "igo",
                "alliance",
                "forum",
                "movement",
                "agency",
                "association",
                "initiative",
                "union",
                "authority",
            ),
            name=op.f("ck_organizations_classification"),
        ),
        sa.CheckConstraint(
            "dissolution_earliest <= dissolution_latest", name=op.f("ck_organizations_dissolution_earliest")
        ),
        sa.CheckConstraint("founding_earliest <= founding_latest", name=op.f("ck_organizations_founding_earliest")),
        sa.ForeignKeyConstraint(["id"], ["actors.id"], name=op.f("fk_organizations_id")),
        sa.ForeignKeyConstraint(
            ["parent_id"],
            ["organizations.id"],
            name=op.f("fk_organizations_parent_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organizations")),
        sqlite_strict=True,
    )
    op.create_table(
        "people",
        sa.Column("id", TEXT, nullable=False),
        sa.Column("name", TEXT, nullable=False),
        sa.ForeignKeyConstraint(["id"], ["actors.id"], name=op.f("fk_people_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_people")),
        sqlite_strict=True,
    )
    op.create_table(
        "states",
        sa.Column("id", TEXT, nullable=False),
        sa.Column("name", TEXT, nullable=False),
        sa.Column("official_name", TEXT),
        sa.Column("alpha_2", TEXT),
        sa.Column("numeric", TEXT),
        sa.Column("region", TEXT),
        sa.Column("subregion", TEXT),
        sa.Column("classification", TEXT, nullable=False),
        sa.Column("start_date", TEXT),
        sa.Column("start_earliest", TEXT),
        sa.Column("start_latest", TEXT),
        sa.Column("end_date", TEXT),
        sa.Column("end_earliest", TEXT),
        sa.Column("end_latest", TEXT),
        sa.CheckConstraint(
            one_of("classification", "un_member", "un_observer", "partially_recognized", "territory", "historical"),
            name=op.f("ck_states_classification"),
        ),
        sa.CheckConstraint("end_earliest <= end_latest", name=op.f("ck_states_end_earliest")),
        sa.CheckConstraint("start_earliest <= start_latest", name=op.f("ck_states_start_earliest")),
        sa.ForeignKeyConstraint(["id"], ["actors.id"], name=op.f("fk_states_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_states")),
        sqlite_strict=True,
    )
    op.create_table(
        "successions",
        sa.Column("id", TEXT, nullable=False),
        sa.Column("predecessor_id", TEXT, nullable=False),
        sa.Column("successor_id", TEXT, nullable=False),
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("date", TEXT, nullable=False),
        sa.Column("earliest", TEXT, nullable=False),
        sa.Column("latest", TEXT, nullable=False),
        sa.Column("note", TEXT),
        sa.Column("dataset_id", TEXT, nullable=False),
        sa.CheckConstraint(
            one_of("kind", "continuation", "separation", "uniting", "dissolution", "replacement"),
            name=op.f("ck_successions_kind"),
        ),
        sa.CheckConstraint("earliest <= latest", name=op.f("ck_successions_earliest")),
        sa.ForeignKeyConstraint(["dataset_id"], ["datasets.id"], name=op.f("fk_successions_dataset_id")),
        sa.ForeignKeyConstraint(["predecessor_id"], ["actors.id"], name=op.f("fk_successions_predecessor_id")),
        sa.ForeignKeyConstraint(["successor_id"], ["actors.id"], name=op.f("fk_successions_successor_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_successions")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_successions_dataset_id"), "successions", ["dataset_id"])
    op.create_index(op.f("ix_successions_predecessor_id"), "successions", ["predecessor_id"])
    op.create_index(op.f("ix_successions_successor_id"), "successions", ["successor_id"])
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
        "events",
        sa.Column("id", TEXT, nullable=False),
        sa.Column("title", TEXT, nullable=False),
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("start_date", TEXT, nullable=False),
        sa.Column("start_earliest", TEXT, nullable=False),
        sa.Column("start_latest", TEXT, nullable=False),
        sa.Column("end_date", TEXT),
        sa.Column("end_earliest", TEXT),
        sa.Column("end_latest", TEXT),
        sa.Column("place", TEXT),
        sa.Column("location_id", TEXT),
        sa.Column("description", TEXT),
        sa.Column("amount", WHOLE),
        sa.Column("currency", TEXT),
        sa.Column("tier", TEXT, nullable=False),
        sa.Column("note", TEXT),
        sa.Column("dataset_id", TEXT, nullable=False),
        sa.Column("cameo_code", TEXT),
        sa.Column("cameo_root", TEXT),
        sa.Column("intensity", REAL),
        sa.CheckConstraint(
            one_of(
                "kind",
                "meeting",
                "pledge",
                "agreement",
                "founding",
                "accession",
                "admission_started",
                "status_grant",
                "status_change",
                "suspension",
                "withdrawal",
                "dissolution",
                "takeover",
                "intervention",
                "attack",
                "military_exercise",
                "border_measure",
                "aid",
                "appeal",
                "recognition",
                "war",
                "other",
            ),
            name=op.f("ck_events_kind"),
        ),
        sa.CheckConstraint(one_of("tier", "human-coded", "machine-coded"), name=op.f("ck_events_tier")),
        sa.CheckConstraint("end_earliest <= end_latest", name=op.f("ck_events_end_earliest")),
        sa.CheckConstraint("start_earliest <= start_latest", name=op.f("ck_events_start_earliest")),
        sa.ForeignKeyConstraint(["dataset_id"], ["datasets.id"], name=op.f("fk_events_dataset_id")),
        sa.ForeignKeyConstraint(["location_id"], ["states.id"], name=op.f("fk_events_location_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_events")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_events_dataset_id_start_earliest"), "events", ["dataset_id", "start_earliest"])
    op.create_index(op.f("ix_events_location_id"), "events", ["location_id"])
    op.create_index(op.f("ix_events_start_earliest"), "events", ["start_earliest"])
    for name, columns, rows in PARTIAL_INDEXES:
        op.create_index(name, "events", columns, sqlite_where=rows, postgresql_where=rows)
    op.create_table(
        "memberships",
        sa.Column("id", TEXT, nullable=False),
        sa.Column("member_id", TEXT, nullable=False),
        sa.Column("organization_id", TEXT, nullable=False),
        sa.Column("status", TEXT, nullable=False),
        sa.Column("start_date", TEXT, nullable=False),
        sa.Column("start_earliest", TEXT, nullable=False),
        sa.Column("start_latest", TEXT, nullable=False),
        sa.Column("end_date", TEXT),
        sa.Column("end_earliest", TEXT),
        sa.Column("end_latest", TEXT),
        sa.Column("note", TEXT),
        sa.Column("dataset_id", TEXT, nullable=False),
        sa.CheckConstraint(
            one_of(
                "status", "member", "associate", "observer", "dialogue_partner", "partner", "candidate", "suspended"
            ),
            name=op.f("ck_memberships_status"),
        ),
        sa.CheckConstraint("end_earliest <= end_latest", name=op.f("ck_memberships_end_earliest")),
        sa.CheckConstraint("start_earliest <= start_latest", name=op.f("ck_memberships_start_earliest")),
        sa.ForeignKeyConstraint(["dataset_id"], ["datasets.id"], name=op.f("fk_memberships_dataset_id")),
        sa.ForeignKeyConstraint(["member_id"], ["actors.id"], name=op.f("fk_memberships_member_id")),
        sa.ForeignKeyConstraint(["organization_id"], ["organizations.id"], name=op.f("fk_memberships_organization_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_memberships")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_memberships_dataset_id"), "memberships", ["dataset_id"])
    op.create_index(op.f("ix_memberships_end_earliest"), "memberships", ["end_earliest"])
    op.create_index(
        op.f("ix_memberships_member_id_organization_id_dataset_id"),
        "memberships",
        ["member_id", "organization_id", "dataset_id"],
    )
    op.create_index(
        op.f("ix_memberships_organization_id_dataset_id_member_id"),
        "memberships",
        ["organization_id", "dataset_id", "member_id"],
    )
    op.create_index(op.f("ix_memberships_start_earliest"), "memberships", ["start_earliest"])
    op.create_table(
        "succession_citations",
        sa.Column("succession_id", TEXT, nullable=False),
        sa.Column("source_id", TEXT, nullable=False),
        sa.Column("locator", TEXT, nullable=False),
        sa.ForeignKeyConstraint(["source_id"], ["sources.id"], name=op.f("fk_succession_citations_source_id")),
        sa.ForeignKeyConstraint(
            ["succession_id"], ["successions.id"], name=op.f("fk_succession_citations_succession_id")
        ),
        sa.PrimaryKeyConstraint("succession_id", "source_id", "locator", name=op.f("pk_succession_citations")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_succession_citations_source_id"), "succession_citations", ["source_id"])
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
            one_of("role", "head_of_state", "head_of_government", "paramount_leader"), name=op.f("ck_tenures_role")
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
        "event_citations",
        sa.Column("event_id", TEXT, nullable=False),
        sa.Column("source_id", TEXT, nullable=False),
        sa.Column("locator", TEXT, nullable=False),
        sa.ForeignKeyConstraint(["event_id"], ["events.id"], name=op.f("fk_event_citations_event_id")),
        sa.ForeignKeyConstraint(["source_id"], ["sources.id"], name=op.f("fk_event_citations_source_id")),
        sa.PrimaryKeyConstraint("event_id", "source_id", "locator", name=op.f("pk_event_citations")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_event_citations_source_id"), "event_citations", ["source_id"])
    op.create_table(
        "event_participants",
        sa.Column("event_id", TEXT, nullable=False),
        sa.Column("actor_id", TEXT, nullable=False),
        sa.Column("role", TEXT, nullable=False),
        sa.CheckConstraint(
            one_of("role", "initiator", "participant", "host", "counterpart", "recipient", "target", "beneficiary"),
            name=op.f("ck_event_participants_role"),
        ),
        sa.ForeignKeyConstraint(["actor_id"], ["actors.id"], name=op.f("fk_event_participants_actor_id")),
        sa.ForeignKeyConstraint(["event_id"], ["events.id"], name=op.f("fk_event_participants_event_id")),
        sa.PrimaryKeyConstraint("event_id", "actor_id", "role", name=op.f("pk_event_participants")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_event_participants_actor_id"), "event_participants", ["actor_id"])
    op.create_table(
        "event_topics",
        sa.Column("event_id", TEXT, nullable=False),
        sa.Column("topic_id", TEXT, nullable=False),
        sa.ForeignKeyConstraint(["event_id"], ["events.id"], name=op.f("fk_event_topics_event_id")),
        sa.ForeignKeyConstraint(["topic_id"], ["topics.id"], name=op.f("fk_event_topics_topic_id")),
        sa.PrimaryKeyConstraint("event_id", "topic_id", name=op.f("pk_event_topics")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_event_topics_topic_id"), "event_topics", ["topic_id"])
    op.create_table(
        "membership_citations",
        sa.Column("membership_id", TEXT, nullable=False),
        sa.Column("source_id", TEXT, nullable=False),
        sa.Column("locator", TEXT, nullable=False),
        sa.ForeignKeyConstraint(
            ["membership_id"], ["memberships.id"], name=op.f("fk_membership_citations_membership_id")
        ),
        sa.ForeignKeyConstraint(["source_id"], ["sources.id"], name=op.f("fk_membership_citations_source_id")),
        sa.PrimaryKeyConstraint("membership_id", "source_id", "locator", name=op.f("pk_membership_citations")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_membership_citations_source_id"), "membership_citations", ["source_id"])
    op.create_table(
        "statements",
        sa.Column("id", TEXT, nullable=False),
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("text", TEXT, nullable=False),
        sa.Column("language", TEXT, nullable=False),
        sa.Column("start_date", TEXT, nullable=False),
        sa.Column("start_earliest", TEXT, nullable=False),
        sa.Column("start_latest", TEXT, nullable=False),
        sa.Column("event_id", TEXT),
        sa.Column("attribution", TEXT),
        sa.Column("summary", TEXT),
        sa.Column("note", TEXT),
        sa.Column("dataset_id", TEXT, nullable=False),
        sa.CheckConstraint(one_of("kind", "quotation", "paraphrase"), name=op.f("ck_statements_kind")),
        sa.CheckConstraint("start_earliest <= start_latest", name=op.f("ck_statements_start_earliest")),
        sa.ForeignKeyConstraint(["dataset_id"], ["datasets.id"], name=op.f("fk_statements_dataset_id")),
        sa.ForeignKeyConstraint(["event_id"], ["events.id"], name=op.f("fk_statements_event_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_statements")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_statements_dataset_id"), "statements", ["dataset_id"])
    op.create_index(op.f("ix_statements_event_id"), "statements", ["event_id"])
    op.create_index(op.f("ix_statements_start_earliest"), "statements", ["start_earliest"])
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
    op.create_table(
        "statement_actors",
        sa.Column("statement_id", TEXT, nullable=False),
        sa.Column("actor_id", TEXT, nullable=False),
        sa.Column("role", TEXT, nullable=False),
        sa.Column("capacity", TEXT),
        sa.Column("on_behalf_of_id", TEXT),
        sa.CheckConstraint(one_of("role", "speaker", "addressee", "subject"), name=op.f("ck_statement_actors_role")),
        sa.ForeignKeyConstraint(["actor_id"], ["actors.id"], name=op.f("fk_statement_actors_actor_id")),
        sa.ForeignKeyConstraint(["on_behalf_of_id"], ["actors.id"], name=op.f("fk_statement_actors_on_behalf_of_id")),
        sa.ForeignKeyConstraint(["statement_id"], ["statements.id"], name=op.f("fk_statement_actors_statement_id")),
        sa.PrimaryKeyConstraint("statement_id", "actor_id", "role", name=op.f("pk_statement_actors")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_statement_actors_actor_id_role"), "statement_actors", ["actor_id", "role"])
    op.create_index(op.f("ix_statement_actors_on_behalf_of_id"), "statement_actors", ["on_behalf_of_id"])
    op.create_table(
        "statement_citations",
        sa.Column("statement_id", TEXT, nullable=False),
        sa.Column("source_id", TEXT, nullable=False),
        sa.Column("locator", TEXT, nullable=False),
        sa.ForeignKeyConstraint(["source_id"], ["sources.id"], name=op.f("fk_statement_citations_source_id")),
        sa.ForeignKeyConstraint(["statement_id"], ["statements.id"], name=op.f("fk_statement_citations_statement_id")),
        sa.PrimaryKeyConstraint("statement_id", "source_id", "locator", name=op.f("pk_statement_citations")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_statement_citations_source_id"), "statement_citations", ["source_id"])
    op.create_table(
        "statement_topics",
        sa.Column("statement_id", TEXT, nullable=False),
        sa.Column("topic_id", TEXT, nullable=False),
        sa.ForeignKeyConstraint(["statement_id"], ["statements.id"], name=op.f("fk_statement_topics_statement_id")),
        sa.ForeignKeyConstraint(["topic_id"], ["topics.id"], name=op.f("fk_statement_topics_topic_id")),
        sa.PrimaryKeyConstraint("statement_id", "topic_id", name=op.f("pk_statement_topics")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_statement_topics_topic_id"), "statement_topics", ["topic_id"])
    if op.get_context().dialect.name == "postgresql":
        for function in FUNCTIONS:
            op.execute(function)
        op.execute(SEARCH_TABLE)
        op.execute("CREATE INDEX ix_search_index_dataset_id ON search_index (dataset_id)")
        add_trigrams()
    else:
        op.execute(SEARCH_INDEX)


def downgrade() -> None:
    op.execute("DROP TABLE search_index")
    for table in reversed(TABLES):
        op.drop_table(table)
    if op.get_context().dialect.name == "postgresql":
        for function in (
            *("FUNCTION instr(text, text)", "AGGREGATE group_concat(text, text)", "FUNCTION joined"),
            *("AGGREGATE json_group_array(text)", "FUNCTION json_list", "FUNCTION json_each(text)"),
        ):
            op.execute(f"DROP {function}")
