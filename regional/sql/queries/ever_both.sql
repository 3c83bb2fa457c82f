-- Who was ever in both of these organizations at once, and from when until when?
--
-- argument organizations: organization, exactly 2. The two organizations.
-- option continuity: flag. Count for a state what the states belonged to that it continues, as Russia the Soviet Union.
-- example: ever-both SCO CSTO
SELECT
    s.id AS state,
    s.name,
    CASE WHEN a.start_latest >= b.start_latest THEN a.start_date ELSE b.start_date END AS start_date,
    CASE
        WHEN a.end_date IS NULL OR b.end_earliest < a.end_earliest THEN b.end_date ELSE a.end_date
    END AS end_date,
    CASE
        WHEN
            (b.end_date IS NULL OR a.start_latest < b.end_earliest)
            AND (a.end_date IS NULL OR b.start_latest < a.end_earliest)
            THEN 'yes'
        ELSE 'no'
    END AS certain,
    '["' || a.id || '","' || b.id || '"]' AS facts
FROM json_each(:organizations) AS o
JOIN json_each(:organizations) AS p ON o.key < p.key
JOIN effective_datasets AS e ON e.organization_id = o.value
JOIN effective_datasets AS f ON f.organization_id = p.value
JOIN memberships AS a ON a.organization_id = o.value AND a.dataset_id = coalesce(:dataset, e.dataset_id)
JOIN memberships AS b
    ON b.organization_id = p.value
    AND b.dataset_id = coalesce(:dataset, f.dataset_id)
    AND b.member_id = a.member_id  -- unless :continuity
JOIN continuing_states AS c ON c.state_id = a.member_id  -- if :continuity
JOIN continuing_states AS d ON d.state_id = b.member_id AND d.continued_by = c.continued_by  -- if :continuity
JOIN states AS s ON s.id = c.continued_by  -- if :continuity
JOIN states AS s ON s.id = a.member_id  -- unless :continuity
WHERE
    (b.end_date IS NULL OR a.start_earliest < b.end_latest)
    AND (a.end_date IS NULL OR b.start_earliest < a.end_latest)
    AND a.status IN (SELECT value FROM json_each(:status))
    AND b.status IN (SELECT value FROM json_each(:status))
ORDER BY s.id, a.start_earliest, b.start_earliest, a.id, b.id
