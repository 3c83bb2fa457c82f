-- Who is in this organization?
--
-- Each row is a spell that holds on the day, or at any time of the period: certainly, or possibly where a date is not known to
-- the day.
--
-- argument organization: organization. The organization.
-- option region: region, any number. Only states in this region.
-- uses: held, excluded
-- example: members SCO --status dialogue_partner --on 2021-09-17
SELECT
    h.member_id AS state,
    a.name,
    h.status,
    h.start_date,
    h.end_date,
    CASE
        WHEN h.certain = 'yes'
            AND h.member_id NOT IN (SELECT x.member_id FROM excluded AS x)  -- if :not
            THEN 'yes'
        ELSE 'no'
    END AS certain,
    h.note,
    h.id AS facts
FROM held AS h
JOIN actor_names AS a ON a.id = h.member_id
WHERE
    h.organization_id = :organization
    AND (
        NOT EXISTS (SELECT 1 FROM json_each(:region))
        OR EXISTS (
            SELECT 1
            FROM json_each(:region) AS r
            JOIN states AS s ON s.region = r.value OR s.subregion = r.value
            WHERE s.id = h.member_id
        )
    )
    AND h.member_id NOT IN (SELECT x.member_id FROM excluded AS x WHERE x.certain = 'yes')  -- if :not
ORDER BY h.member_id, h.start_earliest, h.id
