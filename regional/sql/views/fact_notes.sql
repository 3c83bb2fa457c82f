-- What a reader of a fact must know: its own note, and those of the sources from which a statement is quoted.
--
-- fact_id: The id of the fact.
-- source_id: The source whose note it is; empty if it is the note of the fact itself.
-- note: What a reader must know.
SELECT m.id AS fact_id, CAST(NULL AS text) AS source_id, m.note
FROM memberships AS m
WHERE m.note IS NOT NULL
UNION ALL
SELECT e.id AS fact_id, CAST(NULL AS text) AS source_id, e.note
FROM events AS e
WHERE e.note IS NOT NULL
UNION ALL
SELECT s.id AS fact_id, CAST(NULL AS text) AS source_id, s.note
FROM statements AS s
WHERE s.note IS NOT NULL
UNION ALL
SELECT a.id AS fact_id, CAST(NULL AS text) AS source_id, a.note
FROM applications AS a
WHERE a.note IS NOT NULL
UNION ALL
SELECT t.id AS fact_id, CAST(NULL AS text) AS source_id, t.note
FROM tenures AS t
WHERE t.note IS NOT NULL
UNION ALL
SELECT b.id AS fact_id, CAST(NULL AS text) AS source_id, b.note
FROM borders AS b
WHERE b.note IS NOT NULL
UNION ALL
SELECT u.id AS fact_id, CAST(NULL AS text) AS source_id, u.note
FROM successions AS u
WHERE u.note IS NOT NULL
UNION ALL
SELECT o.id AS fact_id, CAST(NULL AS text) AS source_id, o.note
FROM organizations AS o
WHERE o.note IS NOT NULL
UNION ALL
SELECT c.statement_id AS fact_id, c.source_id, s.note
FROM statement_citations AS c
JOIN sources AS s ON s.id = c.source_id
WHERE s.note IS NOT NULL;
