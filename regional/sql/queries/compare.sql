-- What differs in organizations between two days?
--
-- A question mark behind a status means that it held possibly, not certainly.
--
-- argument organizations: organization, any number. The organizations; without any, all of them.
-- option state: member, any number. Only what differs for this state.
-- option on: day, exactly 2. The two days.
-- option status: status, any number, default any
-- uses: spells
-- example: compare SCO --on 2001-06-15 --on 2024-12-31
WITH compared AS (
    SELECT
        h.member_id AS state,
        h.organization_id AS organization,
        group_concat(CASE WHEN h.day = 0 THEN h.status END, '/') AS before,
        group_concat(CASE WHEN h.day = 1 THEN h.status END, '/') AS after,
        json_group_array(h.id) AS facts
    FROM (
        SELECT
            d.key AS day,
            m.organization_id,
            m.member_id,
            CASE
                WHEN m.start_latest <= d.value AND (m.end_date IS NULL OR m.end_earliest > d.value) THEN m.status
                ELSE m.status || '?'
            END AS status,
            m.start_earliest,
            m.id
        FROM json_each(:on) AS d
        JOIN spells AS m ON m.start_earliest <= d.value AND (m.end_date IS NULL OR m.end_latest > d.value)
        WHERE TRUE
            AND m.organization_id IN (SELECT value FROM json_each(:organizations))  -- if :organizations
            AND m.member_id IN (SELECT value FROM json_each(:state))  -- if :state
        ORDER BY m.member_id, m.organization_id, day, m.start_earliest, m.id
    ) AS h
    GROUP BY h.member_id, h.organization_id
)

SELECT
    c.state,
    a.name,
    c.organization,
    c.before,
    c.after,
    c.facts
FROM compared AS c
JOIN actor_names AS a ON a.id = c.state
WHERE coalesce(c.before, '') <> coalesce(c.after, '')
ORDER BY c.organization, c.state
