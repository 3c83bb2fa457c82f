-- What is recorded about a record beyond its own row: names, memberships, participants, statements, citations and so on.
--
-- record_id: The id of a state, an organization, a person, an event, a statement or a source.
-- field: What the row says about the record, such as name, member, speaker or citation.
-- value: The value of the field: a text, or the id of another record.
-- detail: What else is known about it, such as a name or a status; may be empty.
-- dates: When it held or happened (EDTF): its start, and its end if it has one; may be empty.
-- earliest: The first day on which it can have begun or happened (ISO 8601 day); may be empty.
SELECT
    n.actor_id AS record_id,
    'name' AS field,
    n.language || ' ' || n.name AS value,
    CAST(NULL AS text) AS detail,
    CASE
        WHEN n.start_date IS NULL THEN 'until ' || n.end_date
        ELSE 'from ' || n.start_date || coalesce(', until ' || n.end_date, '')
    END AS dates,
    n.start_earliest AS earliest
FROM names AS n
UNION ALL
SELECT
    c.actor_id AS record_id,
    'code' AS field,
    c.scheme || ' ' || c.code AS value,
    CAST(NULL AS text) AS detail,
    CASE
        WHEN c.start_date IS NULL THEN 'until ' || c.end_date
        ELSE 'from ' || c.start_date || coalesce(', until ' || c.end_date, '')
    END AS dates,
    c.start_earliest AS earliest
FROM codes AS c
UNION ALL
SELECT
    s.successor_id AS record_id,
    'predecessor' AS field,
    s.predecessor_id AS value,
    s.predecessor || ', ' || s.kind AS detail,
    s.date AS dates,
    s.earliest
FROM succession_facts AS s
UNION ALL
SELECT
    s.predecessor_id AS record_id,
    'successor' AS field,
    s.successor_id AS value,
    s.successor || ', ' || s.kind AS detail,
    s.date AS dates,
    s.earliest
FROM succession_facts AS s
UNION ALL
SELECT
    m.member_id AS record_id,
    'belongs to' AS field,
    m.organization_id AS value,
    m.status AS detail,
    m.start_date || coalesce(', ' || m.end_date, '') AS dates,
    m.start_earliest AS earliest
FROM effective_memberships AS m
UNION ALL
SELECT
    m.organization_id AS record_id,
    'member' AS field,
    m.member_id AS value,
    m.status AS detail,
    m.start_date || coalesce(', ' || m.end_date, '') AS dates,
    m.start_earliest AS earliest
FROM effective_memberships AS m
UNION ALL
SELECT
    a.applicant_id AS record_id,
    'application' AS field,
    a.organization_id AS value,
    a.status || ', ' || a.step AS detail,
    a.date AS dates,
    a.earliest
FROM applications AS a
UNION ALL
SELECT
    a.organization_id AS record_id,
    'applicant' AS field,
    a.applicant_id AS value,
    a.status || ', ' || a.step AS detail,
    a.date AS dates,
    a.earliest
FROM applications AS a
UNION ALL
SELECT
    p.actor_id AS record_id,
    p.role AS field,
    p.statement_id AS value,
    s.summary AS detail,
    CAST(NULL AS text) AS dates,
    CAST(NULL AS text) AS earliest
FROM statement_actors AS p
JOIN statements AS s ON s.id = p.statement_id
UNION ALL
SELECT
    p.statement_id AS record_id,
    p.role AS field,
    p.actor_id AS value,
    a.name || coalesce(', ' || p.capacity, '') || coalesce(', for ' || p.on_behalf_of_id, '') AS detail,
    CAST(NULL AS text) AS dates,
    CAST(NULL AS text) AS earliest
FROM statement_actors AS p
JOIN actor_names AS a ON a.id = p.actor_id
UNION ALL
SELECT
    t.statement_id AS record_id,
    'topic' AS field,
    t.topic_id AS value,
    CAST(NULL AS text) AS detail,
    CAST(NULL AS text) AS dates,
    CAST(NULL AS text) AS earliest
FROM statement_topics AS t
UNION ALL
SELECT
    p.event_id AS record_id,
    p.role AS field,
    p.actor_id AS value,
    a.name AS detail,
    CAST(NULL AS text) AS dates,
    CAST(NULL AS text) AS earliest
FROM event_participants AS p
JOIN actor_names AS a ON a.id = p.actor_id
UNION ALL
SELECT
    p.actor_id AS record_id,
    'event' AS field,
    p.event_id AS value,
    e.title AS detail,
    e.start_date AS dates,
    e.start_earliest AS earliest
FROM event_participants AS p
JOIN events AS e ON e.id = p.event_id AND e.tier = 'human-coded'
UNION ALL
SELECT
    t.event_id AS record_id,
    'topic' AS field,
    t.topic_id AS value,
    CAST(NULL AS text) AS detail,
    CAST(NULL AS text) AS dates,
    CAST(NULL AS text) AS earliest
FROM event_topics AS t
UNION ALL
SELECT
    s.event_id AS record_id,
    'statement' AS field,
    s.id AS value,
    s.summary AS detail,
    CAST(NULL AS text) AS dates,
    CAST(NULL AS text) AS earliest
FROM statements AS s
WHERE s.event_id IS NOT NULL
UNION ALL
SELECT
    e.source_id AS record_id,
    'cited for ' || e.fact_kind AS field,
    e.fact_id AS value,
    e.locator AS detail,
    CAST(NULL AS text) AS dates,
    CAST(NULL AS text) AS earliest
FROM evidence AS e
UNION ALL
SELECT
    e.fact_id AS record_id,
    'citation' AS field,
    e.source_id || ' ' || e.locator AS value,
    e.title AS detail,
    CAST(NULL AS text) AS dates,
    CAST(NULL AS text) AS earliest
FROM evidence AS e;
