-- Which states belong to all of these organizations, and since when?
--
-- `since` is the day on which a state joined the last of them. A row is certain if all memberships that it rests on are.
--
-- argument organizations: organization, 2 or more. The organizations.
-- uses: held, excluded, continued
-- example: both SCO CSTO --on 2021-09-17
SELECT
    s.id AS state,
    s.name,
    substr(max(h.start_latest || h.start_date), 11) AS since,
    min(CASE WHEN x.member_id IS NULL THEN h.certain ELSE 'no' END) AS certain,
    json_group_array(h.id) AS facts
FROM json_each(:organizations) AS o
JOIN held AS h ON h.organization_id = o.value
LEFT JOIN continued AS c ON c.state_id = h.member_id
JOIN states AS s ON s.id = coalesce(c.continued_by, h.member_id)
LEFT JOIN excluded AS x ON x.member_id = h.member_id
WHERE coalesce(x.certain, 'no') = 'no'
GROUP BY s.id, s.name
HAVING count(DISTINCT h.organization_id) = (SELECT count(*) FROM json_each(:organizations))
ORDER BY s.id
