-- Which organizations do these states share?
--
-- `since` is the day on which the last of them had joined.
--
-- argument states: state, 2 or more. The states.
-- option continuity: flag. Count for a state what the states belonged to that it continues, as Russia the Soviet Union.
-- example: shared RUS CHN --on 2021-09-17
SELECT
    o.id AS organization,
    o.name,
    substr(max(m.start_latest || m.start_date), 11) AS since,
    min(
        CASE WHEN m.start_latest <= :on AND (m.end_date IS NULL OR m.end_earliest > :on) THEN 'yes' ELSE 'no' END
    ) AS certain,
    json_group_array(m.id) AS facts
FROM json_each(:states) AS s
JOIN continuing_states AS c ON c.continued_by = s.value  -- if :continuity
JOIN memberships AS m ON m.member_id = c.state_id  -- if :continuity
JOIN memberships AS m ON m.member_id = s.value  -- unless :continuity
JOIN effective_datasets AS e ON e.organization_id = m.organization_id
JOIN organizations AS o ON o.id = m.organization_id
WHERE
    m.dataset_id = coalesce(:dataset, e.dataset_id)
    AND m.start_earliest <= :on
    AND (m.end_date IS NULL OR m.end_latest > :on)
    AND m.status IN (SELECT value FROM json_each(:status))
GROUP BY o.id, o.name
HAVING count(DISTINCT s.value) = (SELECT count(*) FROM json_each(:states))
ORDER BY o.id
