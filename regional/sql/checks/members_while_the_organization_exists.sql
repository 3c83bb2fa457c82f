-- Nobody belongs to an organization before it was founded or after it was dissolved. A membership may, if it is in another
-- dataset than the organization and its note says why: some count the Shanghai Five as the SCO already.
SELECT
    'memberships' AS table_name,
    m.id,
    'the membership of ' || m.member_id || ' starts ' || m.start_date || ', before ' || o.id || ' was founded '
    || o.founding_date AS message
FROM memberships AS m
JOIN organizations AS o ON o.id = m.organization_id
JOIN actors AS a ON a.id = o.id
WHERE m.start_latest < o.founding_earliest AND (m.note IS NULL OR m.dataset_id = a.dataset_id)
UNION ALL
SELECT
    'memberships',
    m.id,
    'the membership of ' || m.member_id || ' ends ' || m.end_date || ', after ' || o.id || ' was dissolved '
    || o.dissolution_date
FROM memberships AS m
JOIN organizations AS o ON o.id = m.organization_id
JOIN actors AS a ON a.id = o.id
WHERE m.end_earliest > o.dissolution_latest AND (m.note IS NULL OR m.dataset_id = a.dataset_id)
UNION ALL
SELECT
    'memberships',
    m.id,
    'the membership of ' || m.member_id || ' has no end, but ' || o.id || ' was dissolved ' || o.dissolution_date
FROM memberships AS m
JOIN organizations AS o ON o.id = m.organization_id
JOIN actors AS a ON a.id = o.id
WHERE
    m.end_date IS NULL
    AND o.dissolution_date IS NOT NULL
    AND (m.note IS NULL OR m.dataset_id = a.dataset_id)
