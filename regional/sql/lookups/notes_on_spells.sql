-- What must a reader know of the memberships of this state or in this organization?
--
-- argument id: text. The id of the state or organization.
SELECT m.organization_id, m.status, m.start_date, m.note
FROM effective_memberships AS m
WHERE m.member_id = :id AND m.note IS NOT NULL
UNION ALL
SELECT m.member_id, m.status, m.start_date, m.note
FROM effective_memberships AS m
WHERE m.organization_id = :id AND m.note IS NOT NULL
