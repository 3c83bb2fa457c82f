-- Who belongs to what now, with names.
--
-- Now is the day on which the dataset was last reviewed. A membership is here if it can still have held on that day.
--
-- organization_id: as in memberships
-- organization: The name of the organization.
-- member_id: as in memberships
-- member: The name of the member.
-- status, start_date, end_date: as in memberships
-- as_of: as in datasets
-- id: as in memberships
SELECT
    m.organization_id,
    o.name AS organization,
    m.member_id,
    a.name AS member,
    m.status,
    m.start_date,
    m.end_date,
    d.as_of,
    m.id
FROM effective_memberships AS m
JOIN datasets AS d ON d.id = m.dataset_id
JOIN organizations AS o ON o.id = m.organization_id
JOIN actor_names AS a ON a.id = m.member_id
WHERE m.start_earliest <= d.as_of AND (m.end_date IS NULL OR m.end_latest > d.as_of);
