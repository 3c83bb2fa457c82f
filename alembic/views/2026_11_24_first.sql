-- The name of every actor: states, organizations and people in one list.
CREATE VIEW actor_names AS
SELECT
    a.id,
    a.kind,
    coalesce(s.name, o.name, p.name) AS name,
    a.dataset_id
FROM actors AS a
LEFT JOIN states AS s ON s.id = a.id
LEFT JOIN organizations AS o ON o.id = a.id
LEFT JOIN people AS p ON p.id = a.id;

-- For each organization the dataset that speaks for it: of those that have its members, the one of lowest priority number.
CREATE VIEW effective_datasets AS
SELECT
    o.id AS organization_id,
    (
        SELECT d.id
        FROM datasets AS d
        WHERE EXISTS (SELECT 1 FROM memberships AS m WHERE m.organization_id = o.id AND m.dataset_id = d.id)
        ORDER BY d.priority, d.id
        LIMIT 1
    ) AS dataset_id
FROM organizations AS o;

-- The memberships as the commands see them: for each organization the rows of one dataset.
CREATE VIEW effective_memberships AS
SELECT m.*
FROM memberships AS m
JOIN effective_datasets AS e ON e.organization_id = m.organization_id AND e.dataset_id = m.dataset_id;

-- Memberships with the names of both sides, of all datasets.
CREATE VIEW membership_facts AS
SELECT
    m.id,
    m.organization_id,
    o.name AS organization,
    m.member_id,
    a.name AS member,
    m.status,
    m.start_date,
    m.end_date,
    m.note,
    m.dataset_id
FROM memberships AS m
JOIN organizations AS o ON o.id = m.organization_id
JOIN actor_names AS a ON a.id = m.member_id;

-- Who belongs to what now: what still held, certainly or possibly, on the day on which the dataset was last reviewed.
CREATE VIEW current_memberships AS
SELECT
    m.organization_id,
    o.name AS organization,
    m.member_id,
    a.name AS member,
    m.status,
    m.start_date,
    m.end_date,
    d.as_of,
    m.id
FROM effective_memberships AS m
JOIN datasets AS d ON d.id = m.dataset_id
JOIN organizations AS o ON o.id = m.organization_id
JOIN actor_names AS a ON a.id = m.member_id
WHERE m.start_earliest <= d.as_of AND (m.end_date IS NULL OR m.end_latest > d.as_of);

-- Every accession, change of status, return and exit. A spell that starts on the day on which another of the same pair ends
-- is a change of status; one that starts later is a return.
CREATE VIEW membership_changes AS
SELECT
    m.start_date AS date,
    m.start_earliest AS earliest,
    m.start_latest AS latest,
    m.organization_id,
    o.name AS organization,
    m.member_id,
    a.name AS member,
    CASE
        WHEN p.id IS NOT NULL THEN 'changed'
        WHEN EXISTS (
            SELECT 1
            FROM memberships AS b
            WHERE b.organization_id = m.organization_id
                AND b.dataset_id = m.dataset_id
                AND b.member_id = m.member_id
                AND b.end_latest <= m.start_latest
                AND b.id <> m.id
        ) THEN 'returned'
        ELSE 'joined'
    END AS change,
    m.status,
    p.status AS previous_status,
    m.id AS fact_id,
    m.dataset_id,
    e.dataset_id AS effective_dataset_id
FROM memberships AS m
JOIN effective_datasets AS e ON e.organization_id = m.organization_id
JOIN organizations AS o ON o.id = m.organization_id
JOIN actor_names AS a ON a.id = m.member_id
LEFT JOIN memberships AS p
    ON p.organization_id = m.organization_id
    AND p.dataset_id = m.dataset_id
    AND p.member_id = m.member_id
    AND p.end_date = m.start_date
    AND p.id <> m.id
UNION ALL
SELECT
    m.end_date AS date,
    m.end_earliest AS earliest,
    m.end_latest AS latest,
    m.organization_id,
    o.name AS organization,
    m.member_id,
    a.name AS member,
    'left' AS change,
    NULL AS status,
    m.status AS previous_status,
    m.id AS fact_id,
    m.dataset_id,
    e.dataset_id AS effective_dataset_id
FROM memberships AS m
JOIN effective_datasets AS e ON e.organization_id = m.organization_id
JOIN organizations AS o ON o.id = m.organization_id
JOIN actor_names AS a ON a.id = m.member_id
WHERE
    m.end_date IS NOT NULL
    AND NOT EXISTS (
        SELECT 1
        FROM memberships AS n
        WHERE n.organization_id = m.organization_id
            AND n.dataset_id = m.dataset_id
            AND n.member_id = m.member_id
            AND n.start_date = m.end_date
            AND n.id <> m.id
    );

-- Events, one row for each participant, with names.
CREATE VIEW event_facts AS
SELECT
    e.id,
    e.start_date,
    e.end_date,
    e.kind,
    e.title,
    e.place,
    l.name AS location,
    p.role,
    p.actor_id,
    a.name AS actor,
    e.amount,
    e.currency,
    e.tier,
    e.dataset_id
FROM events AS e
LEFT JOIN states AS l ON l.id = e.location_id
LEFT JOIN event_participants AS p ON p.event_id = e.id
LEFT JOIN actor_names AS a ON a.id = p.actor_id;

-- Statements, one row for each speaker, addressee and subject, with names.
CREATE VIEW statement_facts AS
SELECT
    s.id,
    s.start_date,
    s.kind,
    p.role,
    p.actor_id,
    coalesce(a.name, s.attribution) AS actor,
    p.capacity,
    p.on_behalf_of_id,
    s.text,
    s.summary,
    s.event_id,
    e.title AS event,
    s.dataset_id
FROM statements AS s
LEFT JOIN statement_actors AS p ON p.statement_id = s.id
LEFT JOIN actor_names AS a ON a.id = p.actor_id
LEFT JOIN events AS e ON e.id = s.event_id;

-- Successions of states and organizations, with names.
CREATE VIEW succession_facts AS
SELECT
    s.id,
    s.date,
    s.kind,
    s.predecessor_id,
    p.name AS predecessor,
    s.successor_id,
    n.name AS successor,
    s.dataset_id
FROM successions AS s
JOIN actor_names AS p ON p.id = s.predecessor_id
JOIN actor_names AS n ON n.id = s.successor_id;

-- Where every fact is written: all citations of all kinds of fact.
CREATE VIEW evidence AS
SELECT 'membership' AS fact_kind, c.membership_id AS fact_id, c.source_id, c.locator, s.title, s.consulted
FROM membership_citations AS c
JOIN sources AS s ON s.id = c.source_id
UNION ALL
SELECT 'event' AS fact_kind, c.event_id AS fact_id, c.source_id, c.locator, s.title, s.consulted
FROM event_citations AS c
JOIN sources AS s ON s.id = c.source_id
UNION ALL
SELECT 'statement' AS fact_kind, c.statement_id AS fact_id, c.source_id, c.locator, s.title, s.consulted
FROM statement_citations AS c
JOIN sources AS s ON s.id = c.source_id
UNION ALL
SELECT 'succession' AS fact_kind, c.succession_id AS fact_id, c.source_id, c.locator, s.title, s.consulted
FROM succession_citations AS c
JOIN sources AS s ON s.id = c.source_id
UNION ALL
SELECT 'actor' AS fact_kind, c.actor_id AS fact_id, c.source_id, c.locator, s.title, s.consulted
FROM actor_citations AS c
JOIN sources AS s ON s.id = c.source_id;
