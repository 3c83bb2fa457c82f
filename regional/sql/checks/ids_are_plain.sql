-- Ids contain no blank and no slash, so that short forms and the ids of memberships can be taken apart again.
SELECT k.table_name, k.id, 'the id ' || k.id || ' contains a blank or a slash' AS message
FROM (
    SELECT 'datasets' AS table_name, id FROM datasets
    UNION ALL
    SELECT 'actors', id FROM actors
    UNION ALL
    SELECT 'events', id FROM events
    UNION ALL
    SELECT 'statements', id FROM statements
    UNION ALL
    SELECT 'sources', id FROM sources
    UNION ALL
    SELECT 'topics', id FROM topics
) AS k
WHERE k.id LIKE '% %' OR k.id LIKE '%/%'
