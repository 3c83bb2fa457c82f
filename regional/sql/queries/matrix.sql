-- Which states belong to which of these organizations, and in what status?
--
-- One line for each state that is in any of them; a status with a question mark held possibly, not certainly.
--
-- argument organizations: organization, 1 or more. The organizations, one column each.
-- option status: status, any number, default any. Count members of this status; `any` counts all.
-- pivot: organization status
-- example: matrix SCO CSTO --on 2021-09-17
SELECT
    c.state,
    c.name,
    c.organization,
    c.status,
    c.facts
FROM (
    SELECT
        NULL AS state,
        NULL AS name,
        o.value AS organization,
        NULL AS status,
        NULL AS facts,
        o.key AS position
    FROM json_each(:organizations) AS o
    UNION ALL
    SELECT
        m.member_id AS state,
        a.name,
        m.organization_id AS organization,
        CASE
            WHEN m.start_latest <= :on AND (m.end_date IS NULL OR m.end_earliest > :on) THEN m.status
            ELSE m.status || '?'
        END AS status,
        m.id AS facts,
        o.key AS position
    FROM json_each(:organizations) AS o
    JOIN effective_datasets AS e ON e.organization_id = o.value
    JOIN memberships AS m ON m.organization_id = o.value AND m.dataset_id = coalesce(:dataset, e.dataset_id)
    JOIN actor_names AS a ON a.id = m.member_id
    WHERE
        m.start_earliest <= :on
        AND (m.end_date IS NULL OR m.end_latest > :on)
        AND m.status IN (SELECT value FROM json_each(:status))
) AS c
ORDER BY coalesce(c.state, ''), c.position, c.status
