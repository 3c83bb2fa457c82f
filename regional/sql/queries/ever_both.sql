-- Who was ever in both of these organizations at once, and from when until when?
--
-- argument organizations: organization, exactly 2. The two organizations.
-- uses: spells, continued
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
JOIN spells AS a ON a.organization_id = o.value
JOIN continued AS c ON c.actor_id = a.member_id
JOIN states AS s ON s.id = c.continued_by
JOIN spells AS b ON b.organization_id = p.value
JOIN continued AS d ON d.actor_id = b.member_id
WHERE
    d.continued_by = s.id
    AND b.member_id = a.member_id  -- unless :continuity
    AND (b.end_date IS NULL OR a.start_earliest < b.end_latest)
    AND (a.end_date IS NULL OR b.start_earliest < a.end_latest)
ORDER BY s.id, a.start_earliest, b.start_earliest, a.id, b.id
