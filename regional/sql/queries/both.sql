-- Which states belong to all of these organizations, and since when?
--
-- `since` is the day on which a state had joined the last of them. A state is certain if all its spells are.
--
-- argument organizations: organization, 2 or more. The organizations.
-- option not: organization, any number. Leave out the members of this one; who perhaps is one is not certain.
-- option continuity: flag. Count for a state what the states belonged to that it continues, as Russia the Soviet Union.
-- example: both SCO CSTO --on 2021-09-17
SELECT
    s.id AS state,
    s.name,
    substr(max(m.start_latest || m.start_date), 11) AS since,
    min(
        CASE
            WHEN
                m.start_latest <= :on
                AND (m.end_date IS NULL OR m.end_earliest > :on)
                AND NOT EXISTS (  -- if :not
                    SELECT 1  -- if :not
                    FROM json_each(:not) AS x  -- if :not
                    JOIN effective_datasets AS f ON f.organization_id = x.value  -- if :not
                    JOIN memberships AS n  -- if :not
                        ON n.organization_id = x.value AND n.dataset_id = coalesce(:dataset, f.dataset_id)  -- if :not
                    WHERE n.member_id = m.member_id  -- if :not
                        AND n.start_earliest <= :on  -- if :not
                        AND (n.end_date IS NULL OR n.end_latest > :on)  -- if :not
                        AND n.status IN (SELECT value FROM json_each(:status))  -- if :not
                )  -- if :not
                THEN 'yes'
            ELSE 'no'
        END
    ) AS certain,
    json_group_array(m.id) AS facts
FROM json_each(:organizations) AS o
JOIN effective_datasets AS e ON e.organization_id = o.value
JOIN memberships AS m ON m.organization_id = o.value AND m.dataset_id = coalesce(:dataset, e.dataset_id)
JOIN states AS s ON s.id = m.member_id  -- unless :continuity
JOIN continuing_states AS c ON c.state_id = m.member_id  -- if :continuity
JOIN states AS s ON s.id = c.continued_by  -- if :continuity
WHERE
    m.start_earliest <= :on
    AND (m.end_date IS NULL OR m.end_latest > :on)
    AND m.status IN (SELECT value FROM json_each(:status))
    AND NOT EXISTS (  -- if :not
        SELECT 1  -- if :not
        FROM json_each(:not) AS x  -- if :not
        JOIN effective_datasets AS f ON f.organization_id = x.value  -- if :not
        JOIN memberships AS n  -- if :not
            ON n.organization_id = x.value AND n.dataset_id = coalesce(:dataset, f.dataset_id)  -- if :not
        WHERE n.member_id = m.member_id  -- if :not
            AND n.start_latest <= :on  -- if :not
            AND (n.end_date IS NULL OR n.end_earliest > :on)  -- if :not
            AND n.status IN (SELECT value FROM json_each(:status))  -- if :not
    )  -- if :not
GROUP BY s.id, s.name
HAVING count(DISTINCT m.organization_id) = (SELECT count(*) FROM json_each(:organizations))
ORDER BY s.id
