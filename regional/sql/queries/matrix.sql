-- Which states belong to which of these organizations, and in what status?
--
-- There is one line for each state that is in any of them. A question mark behind a status means that it held possibly, not
-- certainly. In a period a state can have had several statuses, one after another.
--
-- argument organizations: organization, 1 or more. The organizations, one column each.
-- option status: status, any number, default any
-- uses: held
-- pivot: organization status
-- example: matrix SCO CSTO --on 2021-09-17
WITH cells AS (
    SELECT NULL AS state, NULL AS name, o.value AS organization, NULL AS status, NULL AS facts, o.key AS position, NULL AS start_earliest
    FROM json_each(:organizations) AS o
    UNION ALL
    SELECT h.member_id, a.name, o.value, h.status || CASE h.certain WHEN 'yes' THEN '' ELSE '?' END, h.id, o.key, h.start_earliest
    FROM json_each(:organizations) AS o
    JOIN held AS h ON h.organization_id = o.value
    JOIN actor_names AS a ON a.id = h.member_id
)

SELECT
    c.state,
    c.name,
    c.organization,
    c.status,
    c.facts
FROM cells AS c
ORDER BY coalesce(c.state, ''), c.position, c.start_earliest, c.status
