-- Which states belong to all of these organizations, and since when?
--
-- `since` is the day on which a state joined the last of them. A row is certain if all memberships that it rests on are. In a
-- period a state counts if it belonged to all of them at once at any time.
--
-- argument organizations: organization, 2 or more. The organizations.
-- uses: held, excluded, continued
-- example: both SCO CSTO --on 2021-09-17
WITH asked AS MATERIALIZED (
    SELECT h.*, c.continued_by AS state_id
    FROM json_each(:organizations) AS o
    JOIN held AS h ON h.organization_id = o.value
    JOIN continued AS c ON c.actor_id = h.member_id
),

-- The days on which a state can have come to be in all of them: when the period begins, and when it joins another.
days AS (
    SELECT a.state_id, CASE WHEN a.start_earliest > :since THEN a.start_earliest ELSE :since END AS day
    FROM asked AS a
    UNION
    SELECT a.state_id, a.start_latest AS day
    FROM asked AS a
    WHERE a.start_latest > :since AND a.start_latest <= :until
),

together AS MATERIALIZED (
    SELECT
        d.state_id,
        d.day,
        substr(max(a.start_latest || a.start_date), 11) AS since,
        min(
            CASE WHEN a.start_latest <= d.day AND (a.end_date IS NULL OR a.end_earliest > d.day) THEN 'yes' ELSE 'no' END
        ) AS certain,
        json_group_array(a.id) AS facts
    FROM days AS d
    JOIN asked AS a ON a.state_id = d.state_id
    WHERE a.start_earliest <= d.day AND (a.end_date IS NULL OR a.end_latest > d.day)
    GROUP BY d.state_id, d.day
    HAVING count(DISTINCT a.organization_id) = (SELECT count(*) FROM json_each(:organizations))
)

SELECT
    s.id AS state,
    s.name,
    t.since,
    CASE
        WHEN t.certain = 'yes'
            AND t.state_id NOT IN (SELECT x.member_id FROM excluded AS x)  -- if :not
            THEN 'yes'
        ELSE 'no'
    END AS certain,
    t.facts
FROM together AS t
JOIN states AS s ON s.id = t.state_id
WHERE
    NOT EXISTS (
        SELECT 1
        FROM together AS b
        WHERE b.state_id = t.state_id AND (b.certain > t.certain OR (b.certain = t.certain AND b.day < t.day))
    )
    AND t.state_id NOT IN (SELECT x.member_id FROM excluded AS x WHERE x.certain = 'yes')  -- if :not
ORDER BY s.id
