-- To what does this state belong?
--
-- argument state: member. The state, or an organization that belongs to others.
-- option status: status, any number, default any. Count this status; `any` counts all.
-- option continuity: flag. Count for a state what the states belonged to that it continues, as Russia the Soviet Union.
-- example: affiliations KAZ --on 2021-09-17
SELECT
    o.id AS organization,
    o.name,
    m.status,
    m.start_date,
    m.end_date,
    CASE
        WHEN m.start_latest <= :on AND (m.end_date IS NULL OR m.end_earliest > :on) THEN 'yes' ELSE 'no'
    END AS certain,
    m.id AS facts
FROM memberships AS m
JOIN effective_datasets AS e ON e.organization_id = m.organization_id
JOIN organizations AS o ON o.id = m.organization_id
WHERE
    m.member_id = :state  -- unless :continuity
    m.member_id IN (SELECT c.state_id FROM continuing_states AS c WHERE c.continued_by = :state)  -- if :continuity
    AND m.dataset_id = coalesce(:dataset, e.dataset_id)
    AND m.start_earliest <= :on
    AND (m.end_date IS NULL OR m.end_latest > :on)
    AND m.status IN (SELECT value FROM json_each(:status))
ORDER BY o.id, m.start_earliest, m.id
