-- Land borders from either side, with the name of the neighbor.
CREATE VIEW neighbors AS
SELECT b.state_id, b.neighbor_id, n.name AS neighbor, b.start_date, b.start_earliest, b.start_latest, b.end_date,
    b.end_earliest, b.end_latest, b.id, b.dataset_id
FROM borders AS b
JOIN states AS n ON n.id = b.neighbor_id
UNION ALL
SELECT b.neighbor_id AS state_id, b.state_id AS neighbor_id, n.name AS neighbor, b.start_date, b.start_earliest,
    b.start_latest, b.end_date, b.end_earliest, b.end_latest, b.id, b.dataset_id
FROM borders AS b
JOIN states AS n ON n.id = b.state_id;

-- Tenures with the names of the person and the state.
CREATE VIEW tenure_facts AS
SELECT t.id, t.state_id, s.name AS state, t.person_id, p.name AS person, t.role, t.title, t.start_date, t.end_date,
    t.dataset_id
FROM tenures AS t
JOIN states AS s ON s.id = t.state_id
JOIN people AS p ON p.id = t.person_id;

-- Each state, and the one that is the same legal person today or at its end: the Soviet Union is continued by Russia.
CREATE VIEW continuing_states AS
WITH RECURSIVE continued(state_id, continued_by) AS (
    SELECT s.id, s.id
    FROM states AS s
    UNION
    SELECT c.state_id, n.successor_id
    FROM continued AS c
    JOIN successions AS n ON n.predecessor_id = c.continued_by
    WHERE n.kind = 'continuation'
)
SELECT c.state_id, c.continued_by
FROM continued AS c
WHERE NOT EXISTS (
    SELECT 1 FROM successions AS n WHERE n.predecessor_id = c.continued_by AND n.kind = 'continuation'
);

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
SELECT 'border' AS fact_kind, c.border_id AS fact_id, c.source_id, c.locator, s.title, s.consulted
FROM border_citations AS c
JOIN sources AS s ON s.id = c.source_id
UNION ALL
SELECT 'tenure' AS fact_kind, c.tenure_id AS fact_id, c.source_id, c.locator, s.title, s.consulted
FROM tenure_citations AS c
JOIN sources AS s ON s.id = c.source_id
UNION ALL
SELECT 'actor' AS fact_kind, c.actor_id AS fact_id, c.source_id, c.locator, s.title, s.consulted
FROM actor_citations AS c
JOIN sources AS s ON s.id = c.source_id;
