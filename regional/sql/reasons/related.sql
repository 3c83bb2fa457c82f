-- Which predecessors, or which successors, of a state or an organization existed at some time of this period?
--
-- argument id: text. The id of the state or the organization.
-- option side: text, default before. Those `before` it, or those `after` it.
-- option since: text, default 0001-01-01. The first day of the period.
-- option until: text, default 9999-12-31. The last day of the period.
WITH RECURSIVE steps(id, other_id) AS (
    SELECT s.successor_id, s.predecessor_id FROM successions AS s WHERE :side = 'before'
    UNION ALL
    SELECT s.predecessor_id, s.successor_id FROM successions AS s WHERE :side = 'after'
),

line(other_id) AS (
    SELECT s.other_id FROM steps AS s WHERE s.id = :id
    UNION
    SELECT s.other_id FROM line AS l JOIN steps AS s ON s.id = l.other_id
)

SELECT l.other_id
FROM line AS l
LEFT JOIN organizations AS o ON o.id = l.other_id
LEFT JOIN states AS t ON t.id = l.other_id
WHERE
    coalesce(o.founding_earliest, t.start_earliest, '0001-01-01') <= :until
    AND coalesce(o.dissolution_latest, t.end_latest, '9999-12-31') > :since
ORDER BY l.other_id
