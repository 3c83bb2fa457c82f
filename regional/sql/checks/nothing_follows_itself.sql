-- Nothing succeeds itself, is a part of itself, belongs to itself or applies to itself.
SELECT 'successions' AS table_name, s.id, s.predecessor_id || ' cannot follow itself' AS message
FROM successions AS s
WHERE s.predecessor_id = s.successor_id
UNION ALL
SELECT 'organizations', o.id, o.id || ' cannot be a part of itself'
FROM organizations AS o
WHERE o.parent_id = o.id
UNION ALL
SELECT 'memberships', m.id, m.member_id || ' cannot belong to itself'
FROM memberships AS m
WHERE m.member_id = m.organization_id
UNION ALL
SELECT 'applications', p.id, p.applicant_id || ' cannot apply to itself'
FROM applications AS p
WHERE p.applicant_id = p.organization_id
