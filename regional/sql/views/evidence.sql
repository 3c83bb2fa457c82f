-- Where every fact is written: the citations of all kinds of fact in one list.
--
-- fact_kind: What sort of fact is cited: membership, application, event, statement, succession, border, tenure or actor.
-- fact_id: The id of the fact.
-- source_id, locator: as in membership_citations
-- title, consulted: as in sources
-- supports: as in membership_citations
SELECT 'membership' AS fact_kind, c.membership_id AS fact_id, c.source_id, c.locator, s.title, s.consulted, c.supports
FROM membership_citations AS c
JOIN sources AS s ON s.id = c.source_id
UNION ALL
SELECT 'application' AS fact_kind, c.application_id AS fact_id, c.source_id, c.locator, s.title, s.consulted, c.supports
FROM application_citations AS c
JOIN sources AS s ON s.id = c.source_id
UNION ALL
SELECT 'event' AS fact_kind, c.event_id AS fact_id, c.source_id, c.locator, s.title, s.consulted, c.supports
FROM event_citations AS c
JOIN sources AS s ON s.id = c.source_id
UNION ALL
SELECT 'statement' AS fact_kind, c.statement_id AS fact_id, c.source_id, c.locator, s.title, s.consulted, c.supports
FROM statement_citations AS c
JOIN sources AS s ON s.id = c.source_id
UNION ALL
SELECT 'succession' AS fact_kind, c.succession_id AS fact_id, c.source_id, c.locator, s.title, s.consulted, c.supports
FROM succession_citations AS c
JOIN sources AS s ON s.id = c.source_id
UNION ALL
SELECT 'border' AS fact_kind, c.border_id AS fact_id, c.source_id, c.locator, s.title, s.consulted, c.supports
FROM border_citations AS c
JOIN sources AS s ON s.id = c.source_id
UNION ALL
SELECT 'tenure' AS fact_kind, c.tenure_id AS fact_id, c.source_id, c.locator, s.title, s.consulted, c.supports
FROM tenure_citations AS c
JOIN sources AS s ON s.id = c.source_id
UNION ALL
SELECT 'actor' AS fact_kind, c.actor_id AS fact_id, c.source_id, c.locator, s.title, s.consulted, c.supports
FROM actor_citations AS c
JOIN sources AS s ON s.id = c.source_id;
