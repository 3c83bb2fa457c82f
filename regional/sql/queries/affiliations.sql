-- To what does this state belong?
--
-- argument state: member. The state, or an organization that belongs to others.
-- option status: status, any number, default any
-- uses: held
-- example: affiliations KAZ --on 2021-09-17
SELECT
    o.id AS organization,
    o.name,
    h.status,
    h.start_date,
    h.end_date,
    h.certain,
    h.note,
    h.id AS facts
FROM held AS h
JOIN organizations AS o ON o.id = h.organization_id
WHERE TRUE
    AND h.member_id = :state  -- unless :continuity
    AND h.member_id IN (SELECT c.state_id FROM continuing_states AS c WHERE c.continued_by = :state)  -- if :continuity
ORDER BY o.id, h.start_earliest, h.id
