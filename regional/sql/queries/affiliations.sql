-- To what does this state belong?
--
-- argument state: member. The state, or an organization that belongs to others.
-- option status: status, any number, default any
-- uses: held, continued
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
WHERE h.member_id IN (SELECT c.actor_id FROM continued AS c WHERE c.continued_by = :state)
ORDER BY o.id, h.start_earliest, h.id
