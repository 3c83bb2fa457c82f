-- What differs in an organization between two days?
--
-- A status with a question mark held possibly, not certainly.
--
-- argument organization: organization. The organization.
-- option on: day, exactly 2. The two days.
-- option status: status, any number, default any. Count this status; `any` counts all.
-- example: compare SCO --on 2001-06-15 --on 2024-12-31
SELECT
    c.state,
    c.name,
    c.before,
    c.after,
    c.facts
FROM (
    SELECT
        h.state,
        h.name,
        group_concat(CASE WHEN h.day = 0 THEN h.status END, '/') AS before,
        group_concat(CASE WHEN h.day = 1 THEN h.status END, '/') AS after,
        json_group_array(h.id) AS facts
    FROM (
        SELECT
            m.member_id AS state,
            a.name,
            d.key AS day,
            CASE
                WHEN m.start_latest <= d.value AND (m.end_date IS NULL OR m.end_earliest > d.value) THEN m.status
                ELSE m.status || '?'
            END AS status,
            m.id
        FROM json_each(:on) AS d
        JOIN effective_datasets AS e ON e.organization_id = :organization
        JOIN memberships AS m
            ON m.organization_id = e.organization_id AND m.dataset_id = coalesce(:dataset, e.dataset_id)
        JOIN actor_names AS a ON a.id = m.member_id
        WHERE
            m.start_earliest <= d.value
            AND (m.end_date IS NULL OR m.end_latest > d.value)
            AND m.status IN (SELECT value FROM json_each(:status))
        ORDER BY m.member_id, d.key, m.start_earliest, m.id
    ) AS h
    GROUP BY h.state, h.name
) AS c
WHERE coalesce(c.before, '') <> coalesce(c.after, '')
ORDER BY c.state
