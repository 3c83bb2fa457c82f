-- Who is in this organization?
--
-- The rows are the spells that hold on the day: certainly, or possibly where a date is not known to the day.
--
-- argument organization: organization. The organization.
-- option not: organization, any number. Leave out the members of this one; who perhaps is one is not certain.
-- example: members SCO --status dialogue_partner --on 2021-09-17
SELECT
    m.member_id AS state,
    a.name,
    m.status,
    m.start_date,
    m.end_date,
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
    END AS certain,
    m.id AS facts
FROM effective_datasets AS e
JOIN memberships AS m ON m.organization_id = e.organization_id AND m.dataset_id = coalesce(:dataset, e.dataset_id)
JOIN actor_names AS a ON a.id = m.member_id
WHERE
    e.organization_id = :organization
    AND m.start_earliest <= :on
    AND (m.end_date IS NULL OR m.end_latest > :on)
    AND m.status IN (SELECT value FROM json_each(:status))
    AND NOT EXISTS (  -- if :not
        SELECT 1  -- if :not
        FROM json_each(:not) AS o  -- if :not
        JOIN effective_datasets AS f ON f.organization_id = o.value  -- if :not
        JOIN memberships AS n  -- if :not
            ON n.organization_id = o.value AND n.dataset_id = coalesce(:dataset, f.dataset_id)  -- if :not
        WHERE n.member_id = m.member_id  -- if :not
            AND n.start_latest <= :on  -- if :not
            AND (n.end_date IS NULL OR n.end_earliest > :on)  -- if :not
            AND n.status IN (SELECT value FROM json_each(:status))  -- if :not
    )  -- if :not
ORDER BY m.member_id, m.start_earliest, m.id
