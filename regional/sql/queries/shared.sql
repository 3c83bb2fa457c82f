-- Which organizations do these states share?
--
-- `since` is the day on which the last of them joined. In a period each must have belonged at some time, not all at once.
--
-- argument states: state, 2 or more. The states.
-- uses: held, continued
-- example: shared RUS CHN --on 2021-09-17
SELECT
    o.id AS organization,
    o.name,
    substr(max(h.start_latest || h.start_date), 11) AS since,
    min(h.certain) AS certain,
    json_group_array(h.id) AS facts
FROM json_each(:states) AS s
CROSS JOIN held AS h
JOIN organizations AS o ON o.id = h.organization_id
WHERE h.member_id IN (SELECT c.actor_id FROM continued AS c WHERE c.continued_by = s.value)
GROUP BY o.id, o.name
HAVING count(DISTINCT s.value) = (SELECT count(*) FROM json_each(:states))
ORDER BY o.id
