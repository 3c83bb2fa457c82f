-- Does this state belong to these organizations, in what status, and since when?
--
-- The answer is `yes`, `no`, `possibly` where a date is not known to the day, or `not recorded` where nobody has recorded who
-- belongs. `before` and `after` are its other spells there, and `earlier` its spells in the predecessors of the organization, and
-- those of its own predecessors.
--
-- argument state: member. The state.
-- argument organizations: organization, 1 or more. The organizations.
-- uses: speaking, told, holding, continued
-- sentence: belonging
-- example: is India SCO --on 2021-09-17
WITH RECURSIVE lines(position, organization_id, generation) AS (
    SELECT o.key, g.id, 0
    FROM json_each(:organizations) AS o
    JOIN organizations AS g ON g.id = o.value
    UNION
    SELECT l.position, s.predecessor_id, l.generation + 1
    FROM lines AS l
    JOIN successions AS s ON s.successor_id = l.organization_id
    WHERE l.generation < 9
),

own AS (
    SELECT a.id AS member_id FROM actors AS a WHERE a.id = :state
    UNION ALL
    SELECT c.actor_id FROM continued AS c WHERE c.continued_by = :state
),

family AS (
    SELECT o.member_id FROM own AS o
    UNION ALL
    SELECT s.predecessor_id FROM successions AS s WHERE s.successor_id = :state AND s.earliest <= :until
    UNION ALL
    SELECT s.predecessor_id FROM successions AS s WHERE s.successor_id = :state AND s.kind <> 'separation'
),

spells AS (
    SELECT
        l.position,
        m.id,
        m.status,
        m.start_date,
        m.start_earliest,
        m.end_date,
        CASE WHEN l.generation = 0 AND m.member_id IN (SELECT o.member_id FROM own AS o) THEN 'own' ELSE 'earlier' END AS whose,
        CASE
            WHEN m.start_earliest > :until THEN 'after'
            WHEN EXISTS (SELECT 1 FROM holding AS h WHERE h.id = m.id) THEN 'now'
            ELSE 'before'
        END AS tense,
        CASE WHEN m.status IN (SELECT value FROM json_each(:status)) THEN 'yes' ELSE 'no' END AS is_asked,
        (SELECT h.certain FROM holding AS h WHERE h.id = m.id) AS certain,
        CASE WHEN m.member_id = :state THEN '' ELSE m.member_id || ' ' END
        || CASE WHEN l.generation = 0 THEN '' ELSE m.organization_id || ' ' END
        || m.status || ' ' || m.start_date || coalesce(' to ' || m.end_date, '') AS told
    FROM lines AS l
    JOIN told AS m ON m.organization_id = l.organization_id
    WHERE m.member_id IN (SELECT f.member_id FROM family AS f)
),

chosen AS (
    SELECT
        s.*,
        row_number() OVER (
            PARTITION BY s.position ORDER BY s.is_asked DESC, s.certain DESC, s.start_earliest, s.id
        ) AS place
    FROM spells AS s
    WHERE s.whose = 'own' AND s.tense = 'now'
),

covered AS (
    SELECT
        l.position,
        (
            SELECT min(c.covered_from)
            FROM covering_datasets AS c
            WHERE c.organization_id = l.organization_id AND c.dataset_id = k.dataset_id
                AND c.speaks_from <= :until AND (c.speaks_until IS NULL OR c.speaks_until > :until)
        ) AS covered_from,
        (
            SELECT max(c.covered_until)
            FROM covering_datasets AS c
            WHERE c.organization_id = l.organization_id AND c.dataset_id = k.dataset_id
                AND c.speaks_from <= :until AND (c.speaks_until IS NULL OR c.speaks_until > :until)
        ) AS covered_until
    FROM lines AS l
    JOIN speaking AS k ON k.organization_id = l.organization_id
    WHERE l.generation = 0
)

SELECT
    a.id AS state,
    a.name,
    o.id AS organization,
    CASE
        WHEN c.is_asked = 'yes' AND c.certain = 'yes' THEN 'yes'
        WHEN c.is_asked = 'yes' THEN 'possibly'
        WHEN v.covered_until IS NULL AND NOT EXISTS (SELECT 1 FROM told AS r WHERE r.organization_id = o.id) THEN 'not recorded'
        WHEN o.founding_earliest > :until OR o.dissolution_latest <= :since THEN 'no'
        WHEN t.start_earliest > :until OR t.end_latest <= :since THEN 'no'
        WHEN v.covered_until IS NULL THEN 'not recorded'
        ELSE 'no'
    END AS answer,
    c.status,
    c.start_date AS since,
    c.end_date AS until,
    (
        SELECT group_concat(t.told, '; ')
        FROM (
            SELECT s.told, s.start_earliest, s.id
            FROM spells AS s
            WHERE s.position = l.position AND s.whose = 'own'
                AND (s.tense = 'before' OR (s.tense = 'now' AND s.start_earliest < c.start_earliest))
            ORDER BY s.start_earliest, s.id
        ) AS t
    ) AS before,
    (
        SELECT group_concat(t.told, '; ')
        FROM (
            SELECT s.told, s.start_earliest, s.id
            FROM spells AS s
            WHERE s.position = l.position AND s.whose = 'own'
                AND (s.tense = 'after' OR (s.tense = 'now' AND s.start_earliest > c.start_earliest))
            ORDER BY s.start_earliest, s.id
        ) AS t
    ) AS after,
    (
        SELECT group_concat(t.told, '; ')
        FROM (
            SELECT s.told, s.start_earliest, s.id
            FROM spells AS s
            WHERE s.position = l.position AND s.whose = 'earlier'
            ORDER BY s.start_earliest, s.id
        ) AS t
    ) AS earlier,
    CASE
        WHEN o.founding_earliest > :until THEN o.id || ' was founded on ' || o.founding_date
        WHEN o.dissolution_latest <= :since THEN o.id || ' ceased to exist on ' || o.dissolution_date
        WHEN t.start_earliest > :until THEN a.name || ' became a state on ' || t.start_date
        WHEN t.end_latest <= :since THEN a.name || ' ceased to be a state on ' || t.end_date
    END AS why,
    (
        SELECT group_concat(p.predecessor_id, ' ')
        FROM (
            SELECT DISTINCT e.organization_id AS predecessor_id
            FROM lines AS e
            WHERE e.position = l.position AND e.generation > 0
            ORDER BY predecessor_id
        ) AS p
    ) AS predecessors,
    v.covered_from,
    v.covered_until,
    (SELECT json_group_array(s.id) FROM spells AS s WHERE s.position = l.position) AS facts
FROM lines AS l
JOIN organizations AS o ON o.id = l.organization_id
JOIN covered AS v ON v.position = l.position
JOIN actor_names AS a ON a.id = :state
LEFT JOIN states AS t ON t.id = a.id
LEFT JOIN chosen AS c ON c.position = l.position AND c.place = 1
WHERE l.generation = 0
ORDER BY l.position
