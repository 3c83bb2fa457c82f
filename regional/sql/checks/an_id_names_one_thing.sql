-- Each id belongs to one thing only: no actor, event, statement or source has the id of another.
SELECT
    min(k.table_name) AS table_name,
    k.id,
    'the id ' || k.id || ' names several things, in ' || min(k.table_name) || ' and in ' || max(k.table_name) AS message
FROM (
    SELECT 'actors' AS table_name, id FROM actors
    UNION ALL
    SELECT 'events', id FROM events
    UNION ALL
    SELECT 'statements', id FROM statements
    UNION ALL
    SELECT 'sources', id FROM sources
) AS k
GROUP BY k.id
HAVING count(*) > 1
